import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays import numbers
from whosays.annotate.times import times
from whosays.claims.candidate import Candidate
from whosays.claims.timeline import Timeline
from whosays.claims.when import When, when
from whosays.records import Document
from whosays.text import prepare

DATA = Path(__file__).parent.parent / "data"
CASES = [json.loads(line) for line in (DATA / "when.jsonl").read_text(encoding="utf-8").splitlines()]


def ask(text: str, figure: str, published: date | None) -> When:
    prepared = prepare(Document.build(text=text, source="test", published=published))
    start = text.index(figure)
    span = (start, start + len(figure))
    sentence = next(s.index for s in prepared.sentences if s.start <= start < s.end)
    reading = next(iter(numbers.readings(figure)))
    candidate = Candidate(span, reading, None, "killed", span, "passive", sentence)
    return when(Timeline(prepared, times(prepared)), candidate)


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_time_and_scope_of_a_figure(case: dict) -> None:
    found = ask(case["text"], case["figure"], date(2024, 12, 1))
    assert (found.time.text if found.time else None) == case["time"]
    assert (found.time.from_.isoformat() if found.time and found.time.from_ else None) == case["from"]
    assert found.scope == case["scope"]
    assert (found.since.isoformat() if found.since else None) == case.get("since")
    assert (found.as_of.isoformat() if found.as_of else None) == case.get("as_of")


@pytest.mark.parametrize(("one", "other"), [("Kelu Front", "Sem Front"), ("Talvian", "Oreshi")])
def test_the_parties_names_change_nothing(one: str, other: str) -> None:
    text = "Police said on Sunday that {} fighters killed 12 villagers on Friday. The toll since May is 90."
    for figure in ("12", "90"):
        first, second = (ask(text.format(name), figure, date(2024, 12, 1)) for name in (one, other))
        assert (first.scope, first.as_of, first.since) == (second.scope, second.as_of, second.since)
        assert (first.time and first.time.text) == (second.time and second.time.text)


def test_a_document_without_a_date_keeps_the_words_and_no_days() -> None:
    found = ask("Nine people were killed on October 7.", "Nine", None)
    assert found.time is not None
    assert (found.time.text, found.time.from_, found.time.precision) == ("October 7", None, None)


WORDS = "on Sunday said police were killed since May 7 , . the past days war"


@given(st.lists(st.sampled_from(WORDS.split())))
def test_the_time_is_cited_from_the_text(words: list[str]) -> None:
    text = " ".join(["12", *words])
    found = ask(text, "12", date(2024, 12, 1))
    assert found.time is None or text[found.time.start : found.time.end] == found.time.text
