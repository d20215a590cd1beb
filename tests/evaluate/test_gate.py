import os
from dataclasses import replace
from pathlib import Path

import pytest

from whosays.errors import InputError, PackageError
from whosays.evaluate import attribution, events, figures, gate, gold, times
from whosays.evaluate.gate import Floors
from whosays.evaluate.gold import Gold

from .invented import perfect

REPOSITORY = Path(__file__).parents[2]


def floors_for(corpus: Gold, **floors: float) -> Floors:
    return Floors(sha256=corpus.sha256, documents=len(corpus.entries), items=corpus.items, floors=floors)


def test_scores_at_their_floors_pass(invented):
    assert gate.check(figures.score(invented, perfect), floors_for(invented, figure=1.0, chain=1.0)) == []


def test_a_score_below_its_floor_fails_and_is_named(invented):
    scores = figures.score(invented, lambda doc: perfect(doc)[:1])
    assert gate.check(scores, floors_for(invented, figure=0.9, chain=1.0)) == [
        "figure is 0.5000, its floor 0.9000"
    ]


def test_a_share_of_no_pairs_fails_its_floor(invented):
    scores = figures.score(invented, lambda doc: [])
    assert gate.check(scores, floors_for(invented, chain=0.1)) == ["chain is not measured, its floor 0.1000"]


def test_a_crash_fails_the_gate(invented):
    def broken(document):
        raise ValueError("no")

    failures = gate.check(figures.score(invented, broken), floors_for(invented))
    assert failures == ["camp crashed: ValueError: no", "port crashed: ValueError: no"]


@pytest.mark.parametrize("change", [{"sha256": "0" * 64}, {"documents": 3}, {"items": 5}])
def test_scores_of_another_corpus_are_refused(invented, change):
    other = floors_for(invented).model_copy(update=change)
    with pytest.raises(InputError, match="not the file the floors were measured on"):
        gate.check(figures.score(invented, perfect), other)


def test_scores_of_a_part_of_the_corpus_are_refused(invented):
    part = replace(invented, entries=invented.entries[:1])
    with pytest.raises(InputError):
        gate.check(figures.score(part, perfect), floors_for(invented))


def test_a_floor_on_an_unknown_metric_is_refused(invented):
    with pytest.raises(PackageError, match="sets a floor on luck"):
        gate.check(figures.score(invented, perfect), floors_for(invented, luck=0.5))


def benchmarks() -> Path:
    folder = Path(os.environ.get("WHOSAYS_BENCHMARKS", REPOSITORY.parent / "shared" / "benchmarks"))
    if not folder.is_dir():
        pytest.skip(f"no benchmarks at {folder}: set WHOSAYS_BENCHMARKS to run the gate on real data")
    return folder


@pytest.mark.parametrize("part", sorted(gate.load()))
def test_the_pipeline_reaches_its_floors(part):
    corpus = gold.load(benchmarks() / part)
    from whosays import pipeline

    scorers = {
        "figures": lambda: figures.score(corpus, pipeline.extract),
        "attribution": lambda: attribution.score(corpus, pipeline.annotate),
        "times": lambda: times.score(corpus, pipeline.annotate),
        "events": lambda: events.score(corpus, pipeline.annotate, pipeline.extract),
    }
    scores = scorers[corpus.kind]()
    floors = gate.load()[part]
    assert gate.check(scores, floors) == [], scores.metrics()
    if not floors.floors:
        pytest.skip(f"no crash, but floors.json sets no floor for {part} yet: measured {scores.metrics()}")
