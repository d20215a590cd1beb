import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whosays.annotate.places import places
from whosays.claims.candidate import Candidate
from whosays.claims.where import where
from whosays.numbers import Reading
from whosays.records import Document, Measure, Place
from whosays.text import prepare


def place(
    text: str, figure: str = "Nine", trigger: str = "killed", measure: Measure = "killed"
) -> Place | None:
    prepared = prepare(Document.build(text=text, source="test"))
    start, at = text.index(figure), text.index(trigger)
    sentence = next(s.index for s in prepared.sentences if s.start <= start < s.end)
    candidate = Candidate(
        (start, start + len(figure)),
        Reading(9, 9),
        None,
        measure,
        (at, at + len(trigger)),
        "passive",
        sentence,
    )
    return where(prepared, places(prepared), candidate)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nine people were killed in Oresh village on Monday.", "Oresh village"),
        ("Nine people were killed near Oresh in Kelu District.", "Oresh"),
        ("Nine were killed in the Torvane area of Oresh Bazaar in Kelu District.", "Torvane area of Oresh Bazaar"),
        ("In Velikora town, shells hit a market. Nine people were killed in the attack.", "Velikora town"),
        ("Nine people were killed. The blast happened in Velikora town.", "Velikora town"),
        ("Gunners shelled Velikora, and Nine people were killed.", "Velikora"),
        ("Nine people were killed in Kenya's Garissa.", "Garissa"),
        ("Nine residents of Nairobi were killed near Oresh.", "Oresh"),
        ("Nine people were killed by gunmen southeast of Velikora.", "Velikora"),
        ("Fires broke out in parts of Nairobi, where Nine people were killed.", "Nairobi"),
        ("Nine were killed on the road to peace, the paper wrote.", None),
        ("NAIROBI, 4 MAY 91 (TNA) -- NINE WERE HURT AND Nine WERE killed, HE SAID.", None),
    ],
)  # fmt: skip
def test_the_most_specific_place_of_the_claim_is_taken(text, expected):
    found = place(text)
    assert (found.text if found else None) == expected


def test_those_abducted_from_a_place_were_taken_there():
    found = place(
        "In Kenya, Nine men were abducted by gunmen from Garissa.", trigger="abducted", measure="captured"
    )
    assert found is not None
    assert found.text == "Garissa"


def test_an_unknown_village_takes_the_point_of_what_contains_it_with_a_coarser_precision():
    found = place("Nine people were killed in Oresh village, Garissa, Kenya.")
    assert found is not None
    assert (found.text, found.name, found.country, found.precision) == ("Oresh village", "Garissa", "KE", 4)


def test_an_unknown_place_has_no_coordinates():
    found = place("Nine people were killed in Oresh village.")
    assert found is not None
    assert (found.name, found.latitude, found.longitude, found.precision) == (None, None, None, None)


def test_the_toll_of_a_war_is_placed_in_the_country_that_the_text_speaks_of():
    found = place(
        "Talks on Kenya failed. Kenya blamed nobody. Nine thousand have been killed since the war began."
    )
    assert found is not None
    assert found.country == "KE"


WORDS = [
    "in",
    "near",
    "of",
    "the",
    "Oresh",
    "Nairobi",
    "village",
    "District",
    ",",
    ".",
    "Kenya's",
    "killed",
    "and",
]


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from(WORDS),
        max_size=25,
    )
)
def test_the_place_reads_as_cited(parts):
    text = "Nine killed " + " ".join(parts)
    if found := place(text):
        assert text[found.start : found.end] == found.text
