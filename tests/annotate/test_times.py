import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.annotate.times import times
from whosays.records import Document, TimeMention
from whosays.text import prepare

DATA = Path(__file__).parent.parent / "data"
CASES = [json.loads(line) for line in (DATA / "times.jsonl").read_text(encoding="utf-8").splitlines()]
ORDINARY = (DATA / "times-ordinary.txt").read_text(encoding="utf-8").splitlines()


def find(text: str, published: date | None = None) -> list[TimeMention]:
    return times(prepare(Document.build(text=text, source="test", published=published)))


def row(text: str, found: TimeMention) -> dict[str, object]:
    return {
        "text": text[found.start : found.end],
        "type": found.type,
        "value": found.value,
        "from": found.from_.isoformat() if found.from_ else None,
        "to": found.to.isoformat() if found.to else None,
        "precision": found.precision,
    }


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_times_resolve_against_the_day_of_publication(case: dict) -> None:
    published = date.fromisoformat(case["published"]) if case["published"] else None
    found = find(case["text"], published)
    expected = [{name: one[name] for name in one if name != "mod"} for one in case["times"]]
    assert [row(case["text"], mention) for mention in found] == expected
    wanted = [one["mod"] for one in case["times"] if "mod" in one]
    assert not wanted or [mention.mod for mention in found] == wanted


def test_there_are_enough_ordinary_sentences() -> None:
    assert len(ORDINARY) >= 60


@pytest.mark.parametrize("sentence", ORDINARY)
def test_ordinary_words_are_no_times(sentence: str) -> None:
    assert [sentence[m.start : m.end] for m in find(sentence, date(2025, 7, 9))] == []


def test_a_document_without_a_date_gets_no_invented_year() -> None:
    text = "On Sunday, on October 7, in March, last week, yesterday, two days ago and this summer."
    found = find(text)
    assert len(found) == 7
    assert [mention.from_ for mention in found] == [None] * 7


def test_a_history_carries_the_year_it_told() -> None:
    years = " ".join(f"In {year} the border moved." for year in range(1901, 1912))
    text = years + " In May 1912 the war began. On 3 June Talvia fell. In August it ended."
    values = [mention.value for mention in find(text, date(2020, 1, 1))][-3:]
    assert values == ["1912-05", "1912-06-03", "1912-08"]


WORDS = """
May march 7 24th , . - : / the of in on since last next week days two 1990 2015 's BC Friday night ago
later October Sunday 10:30 am GMT before after quarter past 75 75-year-old between half a ' 99 winter
"""
PIECES = st.sampled_from(WORDS.split())


@given(st.lists(PIECES, max_size=30).map(" ".join), st.none() | st.dates())
def test_spans_lie_in_the_text_in_order_and_apart(text: str, published: date | None) -> None:
    end = 0
    for mention in find(text, published):
        assert end <= mention.start < mention.end <= len(text)
        end = mention.end


@given(st.text(max_size=200))
def test_any_text_is_read_without_failing(text: str) -> None:
    assert all(mention.end <= len(text) for mention in find(text))


@given(st.lists(PIECES, max_size=20).map(" ".join), st.dates())
def test_days_run_forward_and_carry_a_precision(text: str, published: date) -> None:
    for mention in find(text, published):
        if mention.from_ and mention.to:
            assert mention.from_ <= mention.to
            assert mention.precision in (None, 1, 2, 3, 4, 5)
        else:
            assert mention.precision is None


@pytest.mark.parametrize(
    "text",
    ["Since round 3: 1,377 people came.", "At 3: 1,377 came.", "At 3:100 they came.", "At 3:0045 they came."],
)
def test_a_count_behind_a_colon_is_no_time_of_day(text: str) -> None:
    assert find(text) == []
