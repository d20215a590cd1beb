"""What two texts print alike: passages, the share of each text they make up, and whether one reprints the other."""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

import numpy as np

from whosays.link.shingles import SHINGLE, Offsets, Text
from whosays.linked import Copy, Passage

PASSAGE = 20
"""Words the same in both that make a passage; fewer are shared by chance, or by quoting the same few words."""

BRIDGE = 8
"""Edited words in a row, in either text, that do not end a passage."""

WHOLE = 0.9
"""Share of a text too short for a passage that must be the same."""

HELD = 0.55
"""Share of the shorter text from which on the longer one holds it."""

MADE = 0.35
"""Share of the longer text that must stand in the shorter one; below it the shorter one is quoted, not reprinted."""

RENUMBERED = 0.5
"""A text whose numbers were kept less than this part as often as its words is a new report in an old form."""

NUMBERS = 4
"""Fewest numbers of a text that say whether they were kept."""


Matches = tuple[Offsets, Offsets]


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
    both count. The one text reprints the other when the passages hold more than half of the shorter and make up a third
    and more of the longer, and the shorter's numbers were kept with its words: a bulletin that keeps its sentences
    and changes its numbers is a new bulletin.
    """
    matches = _matches(left, right)
    enough = min(PASSAGE, math.ceil(WHOLE * min(left.words, right.words)))
    found = [run for run in _chained(_runs(matches)) if run.same >= enough]
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


def _matches(left: Text, right: Text) -> Matches:
    """Return where the shared shingles start in both texts, those that keep step one after the other."""
    if not len(left.keys) or not len(right.keys):
        return left.places[:0], right.places[:0]
    at = np.minimum(np.searchsorted(right.keys, left.keys), len(right.keys) - 1)
    same = right.keys[at] == left.keys
    at_left, at_right = left.places[same], right.places[at[same]]
    order = np.lexsort((at_left, at_left - at_right))
    return at_left[order], at_right[order]


def _runs(matches: Matches) -> list[Aligned]:
    """Return runs of matches that keep step, a few words replaced by as many others included, by left place."""
    runs: list[Aligned] = []
    begin = last = shift = same = 0
    for left, right in zip(matches[0].tolist(), matches[1].tolist(), strict=True):
        if same and left - right == shift and left - last <= SHINGLE + BRIDGE:
            same += min(left - last, SHINGLE)
        else:
            if same:
                runs.append(_run(begin, last, shift, same))
            begin, shift, same = left, left - right, SHINGLE
        last = left
    if same:
        runs.append(_run(begin, last, shift, same))
    return sorted(runs)


def _run(begin: int, last: int, shift: int, same: int) -> Aligned:
    return Aligned(begin, last + SHINGLE, begin - shift, last + SHINGLE - shift, same)


def _chained(runs: Iterable[Aligned]) -> Iterator[Aligned]:
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
