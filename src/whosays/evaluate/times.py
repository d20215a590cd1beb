"""Scores time expressions: strict spans, relaxed spans, and TIMEX3 values."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from whosays.evaluate.counts import Counts, Row
from whosays.evaluate.gold import Entry, Gold
from whosays.evaluate.matching import match
from whosays.evaluate.mistakes import Mistake, context
from whosays.evaluate.scores import Crash, Scores, run
from whosays.records import Document, Mentions, TimeMention

MEASURES = ("strict", "relaxed", "value")


@dataclass(frozen=True, slots=True)
class Timed:
    """One document's times, gold and predicted, with the pairs (gold, predicted) that overlap."""

    entry: Entry
    predicted: tuple[TimeMention, ...]
    pairs: tuple[tuple[int, int], ...]

    def matched(self) -> Iterator[tuple[TimeMention, TimeMention]]:
        """Yield the pairs of mentions, gold first."""
        for g, p in self.pairs:
            yield self.entry.times[g], self.predicted[p]

    def counts(self, measure: str) -> Counts:
        """Count the pairs that are right by one of MEASURES."""
        right = sum(_agree(measure, gold, found) for gold, found in self.matched())
        return Counts(right, len(self.predicted), len(self.entry.times))


@dataclass(frozen=True)
class TimeScores(Scores):
    """Scores of time expressions."""

    timed: tuple[Timed, ...]

    def counts(self) -> dict[str, Counts]:
        """Return exact spans (strict), overlapping spans (relaxed), and those with equal value (value)."""
        return {measure: _pool(self.timed, measure) for measure in MEASURES}

    def metrics(self) -> dict[str, float | None]:
        """Return F1 by measure."""
        return {name: counts.f1 for name, counts in self.counts().items()}

    def tables(self) -> dict[str, list[Row]]:
        """Return the three measures, and each by corpus."""
        corpora = sorted({doc.entry.corpus or "all" for doc in self.timed})
        return {
            "times": [counts.row(name) for name, counts in self.counts().items()],
            "times by corpus": [
                _pool([d for d in self.timed if (d.entry.corpus or "all") == corpus], measure).row(
                    f"{corpus} {measure}"
                )
                for corpus in corpora
                for measure in MEASURES
            ],
        }

    def mistakes(self) -> Iterator[Mistake]:
        """Yield missed and spurious times, and matched ones with another span or value."""
        for doc in self.timed:
            text = doc.entry.document.text
            met, used = {g for g, _ in doc.pairs}, {p for _, p in doc.pairs}
            for g, gold in enumerate(doc.entry.times):
                if g not in met:
                    yield _mistake(doc.entry, "missed", gold, gold.value, None)
            for p, found in enumerate(doc.predicted):
                if p not in used:
                    yield _mistake(doc.entry, "spurious", found, None, found.value)
            for gold, found in doc.matched():
                if not _agree("strict", gold, found):
                    said = text[gold.start : gold.end], text[found.start : found.end]
                    yield _mistake(doc.entry, "span", gold, *said)
                if not _agree("value", gold, found):
                    yield _mistake(doc.entry, "value", gold, gold.value, found.value)


def score(gold: Gold, annotate: Callable[[Document], Mentions]) -> TimeScores:
    """Score the times that `annotate` finds in each gold document."""
    crashes: list[Crash] = []
    timed = []
    for entry, mentions in run(gold, annotate, crashes):
        predicted = mentions.times if mentions else ()
        timed.append(Timed(entry, predicted, tuple(match(entry.times, predicted))))
    return TimeScores(gold, tuple(crashes), tuple(timed))


def _agree(measure: str, gold: TimeMention, found: TimeMention) -> bool:
    if measure == "strict":
        return (gold.start, gold.end) == (found.start, found.end)
    return measure == "relaxed" or gold.value == found.value


def _pool(timed: tuple[Timed, ...] | list[Timed], measure: str) -> Counts:
    return sum((doc.counts(measure) for doc in timed), Counts())


def _mistake(entry: Entry, kind: str, at: TimeMention, gold: str | None, predicted: str | None) -> Mistake:
    text = entry.document.text
    around = context(text, at.start, at.end)
    return Mistake(entry.name, entry.corpus, kind, at.type, text[at.start : at.end], gold, predicted, around)
