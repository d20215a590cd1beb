from pathlib import Path

import pytest

from whosays.evaluate import gold, times
from whosays.evaluate.counts import Counts
from whosays.records import Document, Mentions, TimeMention, refer

from .invented import write

TEXT = "Kelu fell on Monday morning, two days after Oresh."
MONDAY = {"start": 13, "end": 27, "type": "TIME", "value": "2031-05-05TMO", "mod": None}
TWO_DAYS = {"start": 29, "end": 37, "type": "DURATION", "value": "P2D", "mod": None}


@pytest.fixture
def dated(tmp_path: Path) -> gold.Gold:
    line = {"id": "fall", "corpus": "wire", "dct": "2031-05-07", "text": TEXT, "timex": [MONDAY, TWO_DAYS]}
    return gold.load(write(tmp_path / "t.jsonl", line))


def predict(*found):
    return lambda document: Mentions(document=refer(document), times=tuple(TimeMention(**t) for t in found))


def test_the_gold_itself_scores_one(dated):
    scores = times.score(dated, predict(MONDAY, TWO_DAYS))
    assert set(scores.metrics().values()) == {1.0}
    assert list(scores.errors()) == []


def test_nothing_scores_zero(dated):
    scores = times.score(dated, predict())
    assert set(scores.metrics().values()) == {0.0}
    assert [m.kind for m in scores.errors()] == ["missed", "missed"]


def test_a_shorter_span_is_relaxed_but_not_strict(dated):
    scores = times.score(dated, predict(MONDAY | {"end": 19}, TWO_DAYS))
    assert {name: counts.tp for name, counts in scores.counts().items()} == {
        "strict": 1,
        "relaxed": 2,
        "value": 2,
    }
    assert [(m.kind, m.gold, m.predicted) for m in scores.errors()] == [("span", "Monday morning", "Monday")]


def test_a_wrong_value_is_matched_but_not_right(dated):
    scores = times.score(dated, predict(MONDAY | {"value": "2031-05-12"}))
    assert scores.counts()["relaxed"] == Counts(tp=1, predicted=1, gold=2)
    assert scores.counts()["value"] == Counts(tp=0, predicted=1, gold=2)


def test_two_halves_of_one_expression_match_it_once(dated):
    halves = MONDAY | {"end": 19}, MONDAY | {"start": 20}
    assert times.score(dated, predict(*halves)).counts()["relaxed"] == Counts(tp=1, predicted=2, gold=2)


def test_the_exact_span_is_matched_before_a_longer_one(dated):
    scores = times.score(dated, predict(MONDAY | {"start": 0, "value": "X"}, MONDAY))
    assert scores.counts()["strict"].tp == 1


def test_a_crash_is_listed_and_counts_as_nothing(dated):
    def broken(document: Document) -> Mentions:
        raise ValueError("no")

    scores = times.score(dated, broken)
    assert scores.counts()["relaxed"] == Counts(tp=0, predicted=0, gold=2)
    assert [crash.name for crash in scores.crashes] == ["fall"]


def test_the_corpus_has_rows_of_its_own(dated):
    rows = times.score(dated, predict(MONDAY)).tables()["times by corpus"]
    assert [row["name"] for row in rows] == ["wire strict", "wire relaxed", "wire value"]
