"""Lists what a run got wrong, one mistake at a time: what the main author reads to improve the rules."""

from collections.abc import Iterator
from dataclasses import dataclass

from whosays.evaluate.agreement import (
    chains_agree,
    disagreements,
    found,
    innermost_agrees,
    sources,
    values_agree,
    wanted,
)  # fmt: skip
from whosays.evaluate.figures import FigureScores, Judged, Pair
from whosays.evaluate.gold import GoldClaim
from whosays.evaluate.scores import context
from whosays.records import Claim

KINDS = (
    "missed", "spurious", "measure", "value", "status", "factuality", "scope", "part_of",
    "population", "actor", "place", "time", "chain", "innermost",
)  # fmt: skip
"""The kinds of mistakes. All but the first two are wrong fields of a matched pair."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """One wrong answer: where, what the gold says, what was predicted, and the sentence around it."""

    name: str
    corpus: str | None
    kind: str
    measure: str
    """The gold's measure; the predicted one for a spurious claim."""
    figure: str
    gold: str | None
    predicted: str | None
    sentence: str

    def __str__(self) -> str:
        said = {"missed": self.gold, "spurious": self.predicted}.get(
            self.kind, f"gold {self.gold or '-'} | predicted {self.predicted or '-'}"
        )
        return f"{self.kind}\t{self.name}\t{self.measure}\t{self.figure!r}\t{said}\t{self.sentence}"


def errors(
    scores: FigureScores, kind: str | None = None, measure: str | None = None, corpus: str | None = None
) -> Iterator[Mistake]:
    """Yield the mistakes of a run in the order of the gold file; a filter that is None lets all through.

    A pair of unequal measures is one mistake of kind `measure`: its other fields aren't judged. A chain whose
    first link is wrong is listed as `chain` and as `innermost`, since both scores count it.
    """
    for doc in scores.judged:
        if corpus in (None, doc.entry.corpus):
            for mistake in _of(doc):
                if kind in (None, mistake.kind) and measure in (None, mistake.measure):
                    yield mistake


def _of(doc: Judged) -> Iterator[Mistake]:
    def mistake(kind: str, at: GoldClaim | Claim, gold: str | None, predicted: str | None) -> Mistake:
        figure, start, end = (
            (at.figure, at.start, at.end)
            if isinstance(at, GoldClaim)
            else (at.figure.text, at.figure.start, at.figure.end)
        )
        sentence = context(doc.entry.document.text, start, end)
        return Mistake(doc.entry.name, doc.entry.corpus, kind, at.measure, figure, gold, predicted, sentence)

    for gold in doc.missed:
        yield mistake("missed", gold, f"population {gold.population or '-'}", None)
    for claim in doc.spurious:
        population = claim.population.text if claim.population else "-"
        yield mistake("spurious", claim, None, f"population {population}")
    for pair in doc.pairs:
        for kind, wanted_, found_ in _wrong(pair):
            yield mistake(kind, pair.gold, wanted_, found_)


def _wrong(pair: Pair) -> Iterator[tuple[str, str | None, str | None]]:
    gold, claim = pair.gold, pair.claim
    if not pair.same_measure:
        yield "measure", gold.measure, claim.measure
        return
    if not values_agree(gold, claim):
        figure = claim.figure
        yield "value", _value(gold.low, gold.high, gold.vague), _value(figure.low, figure.high, figure.vague)
    a, b = wanted(gold), found(claim)
    for name in disagreements(gold, claim):
        yield name, a[name], b[name]
    if not chains_agree(gold.chain, sources(claim)):
        yield "chain", " < ".join(gold.chain), " < ".join(sources(claim))
    if gold.chain and not innermost_agrees(gold.chain, sources(claim)):
        yield "innermost", gold.chain[0], next(iter(sources(claim)), None)


def _value(low: float | None, high: float | None, vague: str | None) -> str:
    return f"vague {vague}" if vague else f"{'?' if low is None else low}..{'?' if high is None else high}"
