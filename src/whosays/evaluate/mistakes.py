"""What a run got wrong, one mistake at a time: what to read before changing a rule."""

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
)
from whosays.evaluate.gold import GoldClaim
from whosays.evaluate.pairs import Judged, Pair
from whosays.records import Claim


@dataclass(frozen=True, slots=True)
class Mistake:
    """One wrong answer: where, what the gold says, what was predicted, and the sentence around it."""

    name: str
    corpus: str | None
    kind: str
    label: str
    """The measure of a claim, the part of an attribution, the type of a time; the gold's, if it has it."""
    words: str
    """The words in question: a figure, the span of an attribution's part, a time expression."""
    gold: str | None
    predicted: str | None
    sentence: str

    def __str__(self) -> str:
        said = {"missed": self.gold, "spurious": self.predicted}.get(
            self.kind, f"gold {self.gold or '-'} | predicted {self.predicted or '-'}"
        )
        parts = (self.kind, self.name, self.label, repr(self.words), said or "-", self.sentence)
        return "\t".join(" ".join(part.split()) for part in parts)


def context(text: str, start: int, end: int, reach: int = 240) -> str:
    """Return the sentence around a span on one line, at most `reach` code points either side of it.

    Cut at line ends and at full stops before a space: near enough for reading an error list.
    """
    before, after = text[max(0, start - reach) : start], text[end : end + reach]
    first = max(
        (before.rfind(mark) + len(mark) for mark in (". ", "\n", "? ", "! ") if mark in before), default=0
    )
    ends = [after.find(mark) + 1 for mark in (". ", "\n", "? ", "! ") if mark in after]
    return " ".join((before[first:] + text[start:end] + after[: min(ends, default=len(after))]).split())


def in_figures(doc: Judged) -> Iterator[Mistake]:
    """Yield what is wrong with one document's claims.

    A pair of unequal measures is one mistake of kind `measure`: its other fields aren't judged. A chain whose
    first link is wrong is listed as `chain` and as `innermost`, since both scores count it.
    """

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
