"""Scores figure claims against the gold: matching, the fields of matched pairs, chains of sources."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from whosays.evaluate.agreement import (
    FIELDS,
    chains_agree,
    disagreements,
    innermost_agrees,
    sources,
)
from whosays.evaluate.counts import Counts, Row, Share
from whosays.evaluate.gold import Gold
from whosays.evaluate.mistakes import Mistake, in_figures
from whosays.evaluate.pairs import Judged, Pair, judge
from whosays.evaluate.scores import Crash, Scores, run
from whosays.records import Claim, Document


@dataclass(frozen=True)
class FigureScores(Scores):
    """Scores of figure claims; the judged documents are kept, so errors can be listed."""

    judged: tuple[Judged, ...]

    @property
    def figure(self) -> Counts:
        """Matched pairs."""
        return _counts(self.judged, lambda pair: True)

    @property
    def measure(self) -> Counts:
        """Matched pairs with equal measure."""
        return _counts(self.judged, lambda pair: pair.same_measure)

    @property
    def value(self) -> Counts:
        """Matched pairs with equal measure and equal bounds."""
        return _counts(self.judged, lambda pair: pair.same_value)

    @property
    def shares(self) -> dict[str, Share]:
        """Share of the figure+measure pairs that agree in each field, in the chain and in its first link."""
        pairs = [pair for doc in self.judged for pair in doc.pairs if pair.same_measure]
        wrong = [set(disagreements(pair.gold, pair.claim)) for pair in pairs]
        found = {name: Share.of(name not in w for w in wrong) for name in FIELDS}
        sourced = [pair for pair in pairs if pair.gold.chain]
        found["chain"] = Share.of(chains_agree(p.gold.chain, sources(p.claim)) for p in pairs)
        found["innermost"] = Share.of(innermost_agrees(p.gold.chain, sources(p.claim)) for p in sourced)
        return found

    def by_measure(self) -> dict[str, Counts]:
        """Return figure+measure counts of each measure that occurs in the gold or the predictions."""
        tally: dict[str, Counts] = {}
        for doc in self.judged:
            for measure, counts in (
                *((g.measure, Counts(gold=1)) for g in doc.entry.claims),
                *((c.measure, Counts(predicted=1)) for c in doc.claims),
                *((pair.gold.measure, Counts(tp=1)) for pair in doc.pairs if pair.same_measure),
            ):
                tally[measure] = tally.get(measure, Counts()) + counts
        return dict(sorted(tally.items(), key=lambda item: (-item[1].gold, item[0])))

    def by_corpus(self) -> dict[str, "FigureScores"]:
        """Return the scores of each corpus by itself; documents that name none are `all`."""
        names = sorted({doc.entry.corpus or "all" for doc in self.judged})
        return {
            name: FigureScores(
                self.gold, (), tuple(d for d in self.judged if (d.entry.corpus or "all") == name)
            )
            for name in names
        }

    def mistakes(self) -> Iterator[Mistake]:
        """Yield every missed, spurious or wrong claim, in the order of the gold file."""
        for doc in self.judged:
            yield from in_figures(doc)

    def metrics(self) -> dict[str, float | None]:
        """Return the headline scores by name."""
        found: dict[str, float | None] = {}
        for name, counts in self._headline().items():
            found |= {f"{name} precision": counts.precision, f"{name} recall": counts.recall, name: counts.f1}
        return found | {name: share.value for name, share in self.shares.items()}

    def tables(self) -> dict[str, list[Row]]:
        """Return the headline counts, the shares, and figure+measure by measure and by corpus."""
        return {
            "figures": [counts.row(name) for name, counts in self._headline().items()],
            "fields of figure+measure pairs": [share.row(name) for name, share in self.shares.items()],
            "figure+measure by measure": [counts.row(name) for name, counts in self.by_measure().items()],
            "figure+measure by corpus": [_corpus_row(name, part) for name, part in self.by_corpus().items()],
        }

    def _headline(self) -> dict[str, Counts]:
        return {"figure": self.figure, "figure+measure": self.measure, "figure+measure+value": self.value}


def score(gold: Gold, predict: Callable[[Document], Sequence[Claim]]) -> FigureScores:
    """Score the claims that `predict` makes of each gold document."""
    crashes: list[Crash] = []
    judged = tuple(judge(entry, claims or ()) for entry, claims in run(gold, predict, crashes))
    return FigureScores(gold, tuple(crashes), judged)


def _counts(judged: Iterable[Judged], right: Callable[[Pair], bool]) -> Counts:
    return sum((doc.count(sum(map(right, doc.pairs))) for doc in judged), Counts())


def _corpus_row(name: str, part: FigureScores) -> Row:
    extra = {
        "value f1": part.value.f1,
        "chain": part.shares["chain"].value,
        "innermost": part.shares["innermost"].value,
    }
    return part.measure.row(name) | {"documents": len(part.judged), **extra}
