"""What linking takes from a claim and from the rest of its document."""

from datetime import date

import pytest

from tests.link.telling import told
from whosays.link.areas import plain
from whosays.link.naming import key, nameless
from whosays.link.packed import pack, unpack
from whosays.link.populations import counted


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the Ministry of Health", "health ministry"),
        ("Captain Ilan Doru", "Ilan Doru"),
        ("Oren Pallik, the chairman of the Kelu Committee", "Oren Pallik"),
        ("AFP", "Agence France-Presse"),
    ],
)
def test_wordings_of_one_name_have_one_key(one: str, other: str) -> None:
    assert key(one) == key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the Talvian health ministry", "the health ministry"),
        ("the mayor of Mirrow", "the governor of Mirrow"),
        ("Ilan Doru", "Oren Doru"),
    ],
)
def test_names_that_differ_have_keys_that_differ(one: str, other: str) -> None:
    assert key(one) != key(other)


def test_some_sources_have_no_name() -> None:
    assert all(map(nameless, ("a doctor", "their families", "organisers", "two officials")))
    assert not any(map(nameless, ("the doctor", "Doctors of Kelu", "the army")))


@pytest.mark.parametrize(
    ("text", "status", "name", "party"),
    [
        (None, "unknown", "people", None),
        ("deaths", "unknown", "people", None),
        ("villagers", "civilian", "people", None),
        ("members of the security forces", "combatant", "soldiers", None),
        ("fighters of the Darvane Front", "combatant", "fighters", "name:darvane front"),
        ("FIGHTERS OF THE DARVANE FRONT", "combatant", "fighters", "name:darvane front"),
        ("Talvian soldiers", "combatant", "soldiers", "name:talvian"),
        ("girls", "civilian", "girl", None),
        ("schoolchildren", "civilian", "children", None),
        ("police officers", "police", "police", None),
    ],
)
def test_populations_have_a_class_and_a_party(
    text: str | None, status: str, name: str, party: str | None
) -> None:
    assert counted(text, status, "killed") == (counted(text, status, "killed").__class__)(name, party)


def test_places_are_one_whatever_generic_words_stand_around_the_name() -> None:
    assert {plain(name) for name in ("the city of Oresh", "northern Oresh", "Oresh town")} == {"oresh"}
    assert plain("Oresh province") != plain("Oresh")


def test_a_short_name_means_the_only_longer_one_of_its_document() -> None:
    text = "The Ministry of Health said 12 people were killed in Kelu camp. The ministry said 30 people were injured."
    assert len({one.voices[0][0] for one in told(text)}) == 1
    other = text + " The Ministry of Defence said two soldiers were killed."
    assert len({one.voices[0][0] for one in told(other)}) == 3


def test_a_claim_takes_the_only_place_and_day_of_its_document() -> None:
    text = "Nine people were killed in Kelu camp on 8 July, police said.\n\nRescuers said 30 people were injured."
    places = {(one.area.key if one.area else None, one.first) for one in told(text)}
    assert places == {("text:kelu", date(2031, 7, 8))}


def test_facts_come_back_from_a_line_as_they_were() -> None:
    text = (
        "Between 60 and 75 people were killed overnight in Gaza and 970 were killed or missing, AFP reported."
    )
    for one in told(text, None):
        assert unpack(pack(one)) == one
