from pathlib import Path

import pytest

from whosays.evaluate import attribution, gold
from whosays.evaluate.counts import Counts
from whosays.records import Attribution, Document, Mentions, refer

from .invented import write

TEXT = '"We left Kelu," the Oresh mayor said. "All of us."'
CONTENT = [[1, 14], [38, 49]]
LABEL = {"source": [[16, 31]], "cue": [[32, 36]], "content": CONTENT}


@pytest.fixture
def quoted(tmp_path: Path) -> gold.Gold:
    return gold.load(write(tmp_path / "a.jsonl", {"id": "mayor", "text": TEXT, "attributions": [LABEL]}))


def predict(*attributions):
    return lambda document: Mentions(
        document=refer(document), attributions=tuple(Attribution(**a) for a in attributions)
    )


def test_the_gold_itself_scores_one(quoted):
    assert set(attribution.score(quoted, predict(LABEL)).metrics().values()) == {1.0}


def test_nothing_scores_zero(quoted):
    assert set(attribution.score(quoted, predict()).metrics().values()) == {0.0}


def test_spaces_and_quotes_at_the_ends_do_not_matter(quoted):
    loose = LABEL | {"content": [[0, 15], [37, 50]], "source": [[15, 32]]}
    assert attribution.score(quoted, predict(loose)).metrics()["all"] == 1.0


def test_one_code_point_more_fails_strictly_but_not_by_token(quoted):
    off = LABEL | {"source": [[16, 30]]}
    metrics = attribution.score(quoted, predict(off)).metrics()
    assert metrics["source"] == 0.0
    assert metrics["token source"] == 1.0


def test_a_span_needs_all_its_segments(quoted):
    half = attribution.score(quoted, predict(LABEL | {"content": CONTENT[:1]}))
    assert half.strict()["content"] == Counts(tp=0, predicted=1, gold=1)
    assert half.tokens()["content"] == Counts(tp=3, predicted=3, gold=6)
    assert {(m.kind, m.label) for m in half.errors()} == {("missed", "content"), ("spurious", "content")}


def test_a_source_shared_by_two_attributions_counts_once(quoted):
    twice = attribution.score(quoted, predict(LABEL, LABEL | {"cue": [], "content": []}))
    assert twice.strict()["source"] == Counts(tp=1, predicted=1, gold=1)


def test_all_pools_the_three_parts(quoted):
    scores = attribution.score(quoted, predict(LABEL | {"cue": []}))
    assert scores.strict()["all"] == Counts(tp=2, predicted=2, gold=3)


def test_a_crash_is_listed_and_counts_as_nothing(quoted):
    def broken(document: Document) -> Mentions:
        raise ValueError("no")

    scores = attribution.score(quoted, broken)
    assert scores.metrics()["all"] == 0.0
    assert [crash.name for crash in scores.crashes] == ["mayor"]
