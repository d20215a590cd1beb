"""Which prediction answers which gold item: overlapping spans, each side matched once."""

from collections.abc import Callable, Sequence
from typing import Protocol


class Ranged(Protocol):
    """Anything with a half-open range of code points."""

    @property
    def start(self) -> int:
        """First code point."""

    @property
    def end(self) -> int:
        """One past the last code point."""


def overlap(a: Ranged, b: Ranged) -> int:
    """Return how many code points two ranges share."""
    return max(0, min(a.end, b.end) - max(a.start, b.start))


def match(
    gold: Sequence[Ranged],
    predicted: Sequence[Ranged],
    prefer: Callable[[int, int], bool] = lambda g, p: True,
) -> list[tuple[int, int]]:
    """Pair gold and predicted ranges that overlap; return (gold index, predicted index), by gold index.

    Pairs for which `prefer(gold index, predicted index)` holds are made first, then the rest; within each,
    the closest ranges (largest overlap over union) come first, then the order given. The same input always
    gives the same pairs.
    """
    candidates = []
    for g, wanted in enumerate(gold):
        for p, found in enumerate(predicted):
            shared = overlap(wanted, found)
            if shared:
                union = max(wanted.end, found.end) - min(wanted.start, found.start)
                candidates.append((not prefer(g, p), -shared / union, g, p))
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, g, p in sorted(candidates):
        if g not in pairs and p not in taken:
            pairs[g] = p
            taken.add(p)
    return sorted(pairs.items())
