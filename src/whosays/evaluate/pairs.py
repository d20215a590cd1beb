"""Which claim answers which label: one document's predictions paired with its gold."""

from collections.abc import Sequence
from dataclasses import dataclass

from whosays.evaluate.agreement import values_agree
from whosays.evaluate.counts import Counts
from whosays.evaluate.gold import Entry, GoldClaim
from whosays.evaluate.matching import match
from whosays.records import Claim


@dataclass(frozen=True, slots=True)
class Pair:
    """A gold claim and the predicted claim whose figure overlaps its figure."""

    gold: GoldClaim
    claim: Claim

    @property
    def same_measure(self) -> bool:
        """Whether the pair counts for figure+measure, and its fields are judged."""
        return self.gold.measure == self.claim.measure

    @property
    def same_value(self) -> bool:
        """Whether the pair counts for figure+measure+value."""
        return self.same_measure and values_agree(self.gold, self.claim)


@dataclass(frozen=True, slots=True)
class Judged:
    """One document's labels and predictions, paired."""

    entry: Entry
    claims: tuple[Claim, ...]
    pairs: tuple[Pair, ...]
    missed: tuple[GoldClaim, ...]
    spurious: tuple[Claim, ...]

    def count(self, tp: int) -> Counts:
        """Return counts of which `tp` pairs are right."""
        return Counts(tp, len(self.claims), len(self.entry.claims))


def judge(entry: Entry, claims: Sequence[Claim]) -> Judged:
    """Pair one document's claims with its labels: figures overlap, an equal measure is preferred."""
    wanted = entry.claims
    pairs = match(wanted, [c.figure for c in claims], lambda g, p: wanted[g].measure == claims[p].measure)
    met, used = {g for g, _ in pairs}, {p for _, p in pairs}
    return Judged(
        entry,
        tuple(claims),
        tuple(Pair(wanted[g], claims[p]) for g, p in pairs),
        tuple(claim for g, claim in enumerate(wanted) if g not in met),
        tuple(claim for p, claim in enumerate(claims) if p not in used),
    )
