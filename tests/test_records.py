"""Records refuse what does not follow from the text; the JSON of a row keeps the contract's shape."""

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from whosays.errors import EvidenceError, WhosaysError
from whosays.records import (
    Actor,
    Attribution,
    Claim,
    Document,
    Figure,
    Mentions,
    PartyMention,
    Place,
    PlaceMention,
    Population,
    QuantityMention,
    Relay,
    Source,
    Span,
    Time,
    TimeMention,
    Words,
    digest,
    refer,
)

TEXT = "At least eight people were killed when gunmen attacked Kelu camp on July 8, the Ilve Post reports."
CONTRACT = {
    "": "id document span quote measure figure population actor place time scope as_of since base part_of sources "
    "relay factuality stance origin",
    "document": "id source title publisher published url",
    "span": "start end",
    "figure": "text start end low high modifier vague kind",
    "population": "text start end status",
    "actor": "text start end id",
    "place": "text start end name country admin1 latitude longitude geonames_id precision",
    "time": "text start end from to precision",
    "sources": "text start end cue cue_start cue_end kind id",
    "relay": "name kind",
}
"""The fields of one exported row and of its parts."""


def spot(words: str) -> dict[str, Any]:
    start = TEXT.index(words)
    return {"text": words, "start": start, "end": start + len(words)}


def claim(**changed: Any) -> Claim:
    document = Document.build(
        text=TEXT, source="a.jsonl#p7", publisher="Hastel Courier", published="2025-07-09"
    )
    figure = Figure(**spot("At least eight"), low=8, high=None, modifier="at_least")
    population = Population(**spot("people"))
    span = Span(start=0, end=len(TEXT))
    cue = spot("reports")
    fields: dict[str, Any] = {
        "id": Claim.identify(document.id, span, "killed", figure, population), "document": refer(document),
        "span": span, "quote": TEXT, "measure": "killed", "figure": figure, "population": population,
        "actor": Actor(**spot("gunmen")), "place": Place(**spot("Kelu camp"), name="Kelu"),
        "time": Time(**spot("July 8"), from_=date(2025, 7, 8), to=date(2025, 7, 8), precision=1),
        "scope": "incident", "origin": "figures@1",
        "sources": (Source(**spot("the Ilve Post"), cue="reports", cue_start=cue["start"], cue_end=cue["end"]),),
        "relay": (Relay(name="Hastel Courier", kind="publisher"),),
    }  # fmt: skip
    return Claim(**(fields | changed))


@pytest.mark.parametrize("part", sorted(CONTRACT))
def test_a_row_in_json_has_exactly_the_fields_of_the_contract(part: str) -> None:
    row = json.loads(claim().model_dump_json())
    found = row if not part else row[part]
    assert set(found[0] if isinstance(found, list) else found) == set(CONTRACT[part].split())


ANNOTATED = {
    "": "document quantities times places parties attributions",
    "quantities": "start end low high modifier vague kind",
    "times": "start end type value mod from to precision",
    "places": "start end name country admin1 latitude longitude geonames_id precision candidates",
    "parties": "start end id kind",
    "attributions": "source cue content",
}
"""The fields of one line of annotations and of its parts."""


@pytest.mark.parametrize("part", sorted(ANNOTATED))
def test_annotations_in_json_have_exactly_the_fields_of_the_contract(part: str) -> None:
    mentions = Mentions(
        document=refer(Document.build(text=TEXT, source="a.txt")),
        quantities=(QuantityMention(start=0, end=14, low=8, high=None, modifier="at_least"),),
        times=(TimeMention(start=68, end=74, type="DATE", value="XXXX-07-08"),),
        places=(PlaceMention(start=55, end=64),),
        parties=(PartyMention(start=39, end=45),),
        attributions=(Attribution(source=((76, 89),), cue=((90, 97),), content=((0, 74),)),),
    )
    row = json.loads(mentions.model_dump_json())
    assert set(row[part][0] if part else row) == set(ANNOTATED[part].split())
    assert Mentions.model_validate_json(mentions.model_dump_json()) == mentions


def test_a_row_survives_json() -> None:
    assert Claim.model_validate_json(claim().model_dump_json()) == claim()


def test_a_row_fits_its_text_and_no_other() -> None:
    claim().check(TEXT)
    with pytest.raises(EvidenceError, match=r"figure 'At least eight' is not at 0:14 of the document|quote"):
        claim().check(TEXT.replace("eight", "seven"))
    with pytest.raises(EvidenceError):
        claim().check(" " + TEXT)


@pytest.mark.parametrize(
    ("said", "stated"),
    [
        ("At least eight", {"low": 8, "high": 8, "modifier": "exact"}),
        ("At least eight", {"low": 9, "high": None, "modifier": "at_least"}),
        ("At least eight", {"low": None, "high": 8, "modifier": "at_most"}),
        ("At least eight", {"low": 8, "high": None, "modifier": "at_least", "kind": "percent"}),
        ("people", {"low": 2, "high": None, "modifier": "at_least"}),
        ("8", {"low": 8.5, "high": 8.5, "modifier": "exact"}),
    ],
)
def test_bounds_that_the_words_do_not_state_are_refused(said: str, stated: dict[str, Any]) -> None:
    with pytest.raises(ValidationError, match="can't be derived from"):
        Figure(**spot(said), **stated)


@pytest.mark.parametrize(
    "parts",
    [
        {"start": 3, "end": 3},
        {"start": 4, "end": 3},
        {"start": -1, "end": 3},
        {"start": 0.5, "end": 3},
        {"start": "a", "end": 3},
    ],
)
def test_an_empty_or_reversed_span_is_refused(parts: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Span(**parts)


def test_words_that_do_not_fill_their_span_are_refused() -> None:
    with pytest.raises(ValidationError, match="does not fill span"):
        Words(text="eight", start=0, end=4)


@pytest.mark.parametrize(
    "changed",
    [
        {"quote": TEXT.replace("eight", "seven")},
        {"span": Span(start=5, end=len(TEXT)), "quote": TEXT[5:]},
        {"population": Population(text="people", start=16, end=22)},
        {"actor": Actor(text="rebels", start=39, end=45)},
        {"place": Place(text="Kelu camp", start=0, end=9)},
        {"base": Words(text="people", start=0, end=6)},
        {"sources": (Source(text="the Army Post", start=76, end=89),)},
        {"sources": (Source(**spot("the Ilve Post"), cue="denies", cue_start=90, cue_end=96),)},
    ],
)
def test_a_part_that_the_quote_does_not_hold_where_it_says_is_refused(changed: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        claim(**changed)


@pytest.mark.parametrize(
    "changed",
    [
        {"measure": "hurt"},
        {"factuality": "true"},
        {"stance": "doubted"},
        {"scope": "daily"},
        {"best": 8},
        {"relay": (Relay(name="x", kind="publisher"), "y")},
    ],
)
def test_values_outside_the_contract_are_refused(changed: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        claim(**changed)


def test_a_source_outside_the_quote_is_checked_against_the_text() -> None:
    short = TEXT.index(", the Ilve")
    made = claim(span=Span(start=0, end=short), quote=TEXT[:short])
    made.check(TEXT)
    with pytest.raises(EvidenceError, match="source 'the Ilve Post'"):
        made.check(TEXT.replace("Ilve", "Sem?"))


def test_records_do_not_change() -> None:
    with pytest.raises(ValidationError):
        claim().figure.low = 9
    with pytest.raises(ValidationError):
        claim().measure = "injured"


def test_evidence_errors_are_whosays_errors_and_value_errors() -> None:
    assert issubclass(EvidenceError, WhosaysError)
    assert issubclass(EvidenceError, ValueError)


def test_ids_of_claims_hash_their_evidence() -> None:
    document, span = "d1-x", Span(start=0, end=9)
    figure, population = Span(start=0, end=2), Span(start=3, end=9)
    ids = {
        Claim.identify(document, span, "killed", figure, population),
        Claim.identify("d1-y", span, "killed", figure, population),
        Claim.identify(document, Span(start=0, end=8), "killed", figure, population),
        Claim.identify(document, span, "injured", figure, population),
        Claim.identify(document, span, "killed", Span(start=0, end=3), population),
        Claim.identify(document, span, "killed", figure, None),
    }
    assert len(ids) == 6
    assert all(one.startswith("c1-") and len(one) == 23 for one in ids)
    assert Claim.identify(document, span, "killed", figure, population) in ids


def test_the_same_item_read_twice_is_one_document_and_two_outlets_are_two() -> None:
    def read(**fields: Any) -> str:
        return Document.build(**{"text": TEXT, "source": "a.txt"} | fields).id

    assert read() == read(source="b.txt") == read(collected_at="2025-07-09T10:00:00Z")
    others = [
        {"publisher": "Ilve Post"}, {"title": "x"}, {"published": "2025-07-09"}, {"url": "https://a.example"},
        {"text": TEXT + "\n"},
    ]  # fmt: skip
    assert len({read(), *(read(**fields) for fields in others)}) == 6


@given(st.text(), st.text())
def test_texts_that_differ_have_ids_that_differ(one: str, other: str) -> None:
    ids = {Document.build(text=text, source="a").id for text in (one, other)}
    assert len(ids) == len({one, other})


@given(st.recursive(st.none() | st.integers() | st.text(), st.lists, max_leaves=8).map(lambda x: [x]))
def test_a_digest_is_stable_and_short(parts: list[Any]) -> None:
    assert digest(parts) == digest(json.loads(json.dumps(parts)))
    assert len(digest(parts)) == 20
    assert int(digest(parts), 16) >= 0


def test_a_lone_surrogate_in_a_text_is_no_error() -> None:
    assert Document.build(text="\ud800", source="a").id != Document.build(text="\ud801", source="a").id


@given(st.text(min_size=1, max_size=40), st.text(max_size=10))
def test_words_read_back_from_any_text_they_came_from(text: str, before: str) -> None:
    words = Words(text=text, start=len(before), end=len(before) + len(text))
    assert (before + text)[words.start : words.end] == words.text
