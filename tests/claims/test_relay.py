import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whosays.claims.relay import relay
from whosays.records import Document
from whosays.text import prepare


def relayed(text: str, **fields: str) -> list[tuple[str, str]]:
    found = relay(prepare(Document.build(text=text, source="test", **fields)))
    return [(link.name, link.kind) for link in found]


DATELINES = [
    ("HASTEL, July 11, 2025 (Quillon Press) — The army said", "Quillon Press"),
    ("ORESH, 9 July (Talvia Wire) - At least 12", "Talvia Wire"),
    ("(AFP) — Two men died.", "AFP"),
    ("Two men die in Oresh\n\nORESH (Reuters) - Two men died.", "Reuters"),
    ("ORESH, 9 JUN 89 (TALVIA-WIRE) -- [TEXT] TWO MEN", "TALVIA-WIRE"),
    ("PORT SEM (TALVIA), 11 DEC 89 (TW) -- [TEXT] TWO MEN", "TW"),
]


@pytest.mark.parametrize(("text", "agency"), DATELINES, ids=[row[1] for row in DATELINES])
def test_the_agency_of_a_dateline_carried_the_text_first(text, agency):
    assert relayed(text, publisher="Ilve Post") == [(agency, "agency"), ("Ilve Post", "publisher")]


@pytest.mark.parametrize(
    "text",
    [
        "The Darvane Front (DF) - a movement of the north - lost two men.",
        "ORESH, 9 JAN 90 -- [TEXT] TWO MEN DIED.",
        "ORESH, 9 July (video) - Two men died.",
        "Two men died near the bridge (see map) and four were hurt.",
        "",
    ],
)
def test_brackets_that_name_no_agency_carry_nothing(text):
    assert relayed(text) == []


REPRINTS = [
    "This article was originally published by Kelu Post on 3 May. Two men died.",
    "Two men died.\nSource: Kelu Post",
    "Forwarded from Kelu Post ⬇️\r\nTwo men died.",
    "Two men died. Republished from Kelu Post, with thanks.",
]


@pytest.mark.parametrize("text", REPRINTS)
def test_words_of_republication_name_the_first_publisher(text):
    assert relayed(text, publisher="Ilve Post") == [("Kelu Post", "republished"), ("Ilve Post", "publisher")]


def test_an_agency_in_the_byline_counts_when_no_dateline_names_one():
    assert relayed("Two men died.", byline="By Ana Berrin, AFP") == [("AFP", "agency")]


def test_a_name_that_stands_twice_is_one_link():
    text = "ORESH, 9 July (Talvia Wire) - Two men died."
    assert relayed(text, publisher="Talvia  wire") == [("Talvia Wire", "agency")]


@settings(deadline=None)
@given(st.text(max_size=300), st.text(max_size=30))
def test_any_text_and_publisher_are_read_without_failure(text, publisher):
    assert all(name.strip() for name, _ in relayed(text, publisher=publisher))
