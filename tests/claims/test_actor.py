import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whosays.annotate.parties import parties
from whosays.claims.actor import Cast
from whosays.claims.candidate import Candidate, Voice
from whosays.numbers import Reading
from whosays.records import Actor, Document
from whosays.text import prepare


def who(text: str, figure: str = "nine", trigger: str = "killed", voice: Voice = "passive") -> Actor | None:
    prepared = prepare(Document.build(text=text, source="test"))
    start, at = text.index(figure), text.index(trigger)
    sentence = next(s.index for s in prepared.sentences if s.start <= start < s.end)
    candidate = Candidate(
        (start, start + len(figure)), Reading(9, 9), None, "killed", (at, at + len(trigger)), voice, sentence
    )
    return Cast(prepared, parties(prepared)).actor(candidate)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On Friday nine were killed by unidentified gunmen in Oresh.", "unidentified gunmen"),
        ("On Friday nine were killed when gunmen opened fire in Oresh.", "gunmen"),
        ("On Friday nine were killed in a Norwegian airstrike on Oresh.", "Norwegian"),
        ("On Friday nine were killed in an attack by a suicide bomber.", "a suicide bomber"),
        ("Militants attacked the post at Oresh. In all nine were killed.", "Militants"),
        ("The Sem Front claimed responsibility for the raid in which nine were killed.", "The Sem Front"),
        ("Police blamed the Sem Front for the raid in which nine were killed.", "the Sem Front"),
        ("On Friday nine were killed by hired gunmen in Oresh.", "hired gunmen"),
        ("On Friday nine were killed, police said.", None),
        ("On Friday nine were killed in a flat in Oresh.", None),
        ("On Friday nine were killed on the road, a report by Reuters said.", None),
    ],
)
def test_the_actor_of_a_passive_is_found_where_the_text_says_it(text, expected):
    found = who(text)
    assert (found.text if found else None) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rebels killed nine soldiers near Oresh.", "Rebels"),
        ("The Talvian army has killed nine fighters, it said.", "The Talvian army"),
        ("Police in Oresh said that bandits killed nine farmers.", "bandits"),
    ],
)
def test_the_subject_of_an_active_verb_is_the_actor(text, expected):
    found = who(text, voice="active")
    assert found is not None
    assert found.text == expected


def test_each_clause_has_an_actor_of_its_own():
    text = "Rebels killed four soldiers and the army killed nine rebels."
    prepared = prepare(Document.build(text=text, source="test"))
    cast = Cast(prepared, parties(prepared))
    found = []
    for figure, trigger in (("four", "killed four"), ("nine", "killed nine")):
        start, at = text.index(figure), text.index(trigger)
        span, verb = (start, start + len(figure)), (at, at + len("killed"))
        said = cast.actor(Candidate(span, Reading(9, 9), None, "killed", verb, "active", 0))
        found.append(said.text if said else None)
    assert found == ["Rebels", "the army"]


NAMES = (
    "Sem League",
    "Darvane Front",
    "Upper Sem Defence Units",
    "Movement for a Free Talvia",
    "Oresh Bombers",
)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("On Friday nine were killed by the {} in Oresh.", True),
        ("On Friday nine were killed when the {} opened fire.", True),
        ("On Friday nine were killed in an attack on the {}.", False),
        ("On Friday nine were killed near Oresh, the {} said.", False),
    ],
)
def test_neither_length_nor_words_of_a_name_decide(text, found, name):
    said = who(text.format(name))
    assert (said is not None and name in said.text) == found


def test_the_actor_carries_the_id_of_its_party():
    found = who("On Friday nine were killed in a Norwegian airstrike on Oresh.")
    assert found is not None
    assert found.id == "state:NO"


@pytest.mark.parametrize(("one", "other"), [("Hamas", "Hezbollah"), ("Norwegian troops", "Peruvian troops")])
@pytest.mark.parametrize(
    "text",
    [
        "On Friday nine were killed by {} in Oresh.",
        "On Friday nine were killed when {} opened fire.",
        "{} stormed Oresh. At least nine were killed.",
    ],
)
def test_both_sides_are_read_alike(text, one, other):
    first, second = who(text.format(one)), who(text.format(other))
    assert first is not None
    assert second is not None
    assert (first.text, second.text) == (one, other)


WORDS = [
    "by",
    "gunmen",
    "the",
    "army",
    "said",
    "killed",
    ",",
    ".",
    "when",
    "attacked",
    "Norwegian",
    "police",
    "and",
    "strike",
]


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from(WORDS),
        max_size=25,
    )
)
def test_the_actor_reads_as_cited(parts):
    text = "nine were killed " + " ".join(parts)
    if found := who(text):
        assert text[found.start : found.end] == found.text
