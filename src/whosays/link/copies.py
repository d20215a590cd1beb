"""What two texts print alike: passages, the share of each text they make up, and whether one reprints the other."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from whosays.link.shingles import SHINGLE, Text
from whosays.linked import Copy, Passage

PASSAGE = 20
"""Words the same in both that make a passage; fewer are shared by chance, or by quoting the same few words."""

BRIDGE = 8
"""Edited words in a row, in either text, that do not end a passage."""

WHOLE = 0.9
"""Share of a text too short for a passage that must be the same."""

HELD = 0.5
"""Share of the shorter text from which on the longer one holds it."""

MADE = 0.25
"""Share of the longer text that the shorter one must make up; below it the shorter one is quoted, not reprinted."""

RENUMBERED = 0.5
"""A text whose numbers were kept less than this part as often as its words is a new report in an old form."""

NUMBERS = 4
"""Fewest numbers of a text that say whether they were kept."""


Matches = tuple[NDArray[np.int64], NDArray[np.int64]]


class Aligned(NamedTuple):
    """A run of words of the left text and the run of the right one that says the same, in words, half-open."""

    left: int
    left_end: int
    right: int
    right_end: int
    same: int


@dataclass(frozen=True, slots=True)
class Likeness:
    """What two texts have in common; `passages` have spans of code points."""

    kind: Literal["reprints", "shares_passage"]
    left_share: float
    right_share: float
    passages: tuple[Passage, ...]

    def copy(self, left: str, right: str) -> Copy:
        """Return the likeness as one of two documents, which are put in the order of their ids."""
        if left < right:
            return Copy(left=left, right=right, kind=self.kind, left_share=self.left_share,
                        right_share=self.right_share, passages=self.passages)  # fmt: skip
        turned = tuple(
            Passage(left_start=p.right_start, left_end=p.right_end, right_start=p.left_start,
                    right_end=p.left_end, words=p.words)
            for p in self.passages
        )  # fmt: skip
        return Copy(left=right, right=left, kind=self.kind, left_share=self.right_share,
                    right_share=self.left_share, passages=turned)  # fmt: skip


def compare(left: Text, right: Text) -> Likeness | None:
    """Return what two texts have in common, or None where that is no passage.

    Exact shingles make runs, runs make passages over gaps of a few edited words; only words that are the same in
    both count. The one text reprints the other when the passages hold half of the shorter and make up a quarter of the
    longer, and the shorter's numbers were kept with its words: a bulletin that keeps its sentences and changes
    its numbers is a new bulletin.
    """
    matches = _matches(left, right)
    found = [run for run in _chained(_runs(matches)) if run.same >= _enough(left, right)]
    if not found:
        return None
    same = sum(run.same for run in found)
    shares = min(1.0, same / left.words), min(1.0, same / right.words)
    reprints = max(shares) >= HELD and min(shares) >= MADE and not _renumbered(left, right, matches)
    return Likeness(
        kind="reprints" if reprints else "shares_passage",
        left_share=round(shares[0], 4),
        right_share=round(shares[1], 4),
        passages=tuple(_passage(left, right, run) for run in sorted(found)),
    )


def _enough(left: Text, right: Text) -> int:
    return min(PASSAGE, math.ceil(WHOLE * min(left.words, right.words)))


def _matches(left: Text, right: Text) -> Matches:
    """Return where the shared shingles start in both texts, in diagonals: those that keep step are neighbours."""
    _, at_left, at_right = np.intersect1d(left.keys, right.keys, assume_unique=True, return_indices=True)
    order = np.lexsort((at_left, at_left - at_right))
    return at_left[order], at_right[order]


def _runs(matches: Matches) -> Iterator[Aligned]:
    """Yield runs of matches that keep step, a few words replaced by as many others included, by left place."""
    a, b = matches
    if not len(a):
        return
    step = np.diff(a)
    breaks = (np.diff(a - b) != 0) | (step > SHINGLE + BRIDGE)
    first = np.flatnonzero(np.concatenate(([True], breaks)))
    last = np.concatenate((first[1:], [len(a)])) - 1
    new_words = np.concatenate((np.where(breaks, SHINGLE, np.minimum(step, SHINGLE)), [SHINGLE]))
    same = np.add.reduceat(new_words, first)
    starts = np.argsort(a[first], kind="stable")
    for f, end, words in zip(
        first[starts].tolist(), last[starts].tolist(), same[starts].tolist(), strict=True
    ):
        yield Aligned(int(a[f]), int(a[end]) + SHINGLE, int(b[f]), int(b[end]) + SHINGLE, words)


def _chained(runs: Iterator[Aligned]) -> Iterator[Aligned]:
    """Join runs over small gaps in both texts; a run goes on from the one that ended last before it."""
    open_: list[Aligned] = []
    for run in runs:
        going: list[Aligned] = []
        joined: Aligned | None = None
        for chain in reversed(open_):
            if run.left - chain.left_end > BRIDGE:
                yield chain
            elif joined is None and _follows(chain, run):
                joined = chain
            else:
                going.append(chain)
        going.reverse()
        open_ = [*going, _joined(joined, run) if joined else run]
    yield from open_


def _follows(chain: Aligned, run: Aligned) -> bool:
    return (
        run.left_end > chain.left_end
        and run.right_end > chain.right_end
        and -SHINGLE < run.left - chain.left_end <= BRIDGE
        and -SHINGLE < run.right - chain.right_end <= BRIDGE
    )


def _joined(chain: Aligned, run: Aligned) -> Aligned:
    doubled = max(0, chain.left_end - run.left, chain.right_end - run.right)
    return Aligned(chain.left, run.left_end, chain.right, run.right_end, chain.same + run.same - doubled)


def _passage(left: Text, right: Text, run: Aligned) -> Passage:
    return Passage.model_construct(
        left_start=int(left.starts[run.left]), left_end=int(left.ends[run.left_end - 1]),
        right_start=int(right.starts[run.right]), right_end=int(right.ends[run.right_end - 1]), words=run.same,
    )  # fmt: skip


def _renumbered(left: Text, right: Text, matches: Matches) -> bool:
    """Tell whether the shorter text kept its words and not its numbers."""
    shorter, starts = (left, matches[0]) if left.words <= right.words else (right, matches[1])
    numbers = int(shorter.numeric.sum())
    if numbers < NUMBERS:
        return False
    kept = np.zeros(shorter.words, dtype=bool)
    for n in range(SHINGLE):
        kept[starts + n] = True
    return bool(kept[shorter.numeric].mean() < RENUMBERED * kept.mean())
