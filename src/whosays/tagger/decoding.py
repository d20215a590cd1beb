"""The spans of a text that are sure enough, from the scores of its words' tags.

All rows of tags that a text could have are weighed together (a conditional random field; Lafferty et al., 2001), and
each span has the chance of the rows that hold it, from its first word to its last. Of spans that overlap, those are
taken whose chances above a threshold sum to most: what is scored is whole spans, and the likeliest row of tags
(Viterbi) goes through more that are wrong.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from whosays.tagger.features import Floats
from whosays.tagger.tags import CONTENT, RESUMED, TAGS

NEVER = -1e4
"""Score of what cannot be: a word that goes on with a span that the word before it is not in."""

ENOUGH = 0.46
"""Chance from which a span is worth taking. F1 is highest at half the F1 that can be reached (Lewis, 1995); a trained
model is a little too sure of itself."""

FAINT = 0.05
"""Chance below which a span is not looked at."""


def fits(before: int, tag: int) -> bool:
    """Say whether a word of tag `tag` may stand behind one of tag `before`."""
    kind = _kind(before)
    if tag == RESUMED:
        return kind != CONTENT
    return tag == 0 or tag % 2 == 1 or _kind(tag) == kind


def _kind(tag: int) -> int:
    return CONTENT if tag == RESUMED else (tag - 1) // 2


FORBIDDEN: Floats = np.array(
    [[0.0 if fits(a, b) else NEVER for b in range(TAGS)] for a in range(TAGS)], dtype=np.float32
)
"""What is added to the score of each pair of neighbours."""

OPENING = tuple(tag for tag in range(1, TAGS) if tag % 2 == 1)
"""Tags of the words where a span begins or resumes."""


@dataclass(frozen=True, slots=True)
class Chance:
    """Words `first` to `last` (exclusive) as one span that opens with `tag`, and how likely it is."""

    first: int
    last: int
    tag: int
    chance: float

    def tags(self) -> list[int]:
        """Return the tags of its words."""
        return [self.tag] + [_inside(self.tag)] * (self.last - self.first - 1)


def _inside(tag: int) -> int:
    return 2 + 2 * _kind(tag)


def surest(scores: Floats, moves: Floats) -> list[int]:
    """Return the tags of the words of a text; `scores` has a row a word, `moves` the score of each pair of neighbours.

    A text begins as behind a word that is in no span.
    """
    found = [0] * len(scores)
    for one in _disjoint(list(chances(scores, moves)), len(scores)):
        found[one.first : one.last] = one.tags()
    return found


def chances(scores: Floats, moves: Floats) -> Iterator[Chance]:
    """Yield the spans that are not faint."""
    if not len(scores):
        return
    likely, steps = weighed(scores, moves, before=0)
    for tag in OPENING:
        inside = _inside(tag)
        for first in np.flatnonzero(likely[:, tag] > FAINT).tolist():
            last, so_far, before = first, float(likely[first, tag]), tag
            while so_far > FAINT:
                on = float(steps[last, before, inside]) if last < len(steps) else 0.0
                last += 1
                if so_far * (1 - on) > FAINT:
                    yield Chance(first, last, tag, so_far * (1 - on))
                so_far, before = so_far * on, inside


def weighed(scores: Floats, moves: Floats, before: int | None) -> tuple[np.ndarray, np.ndarray]:
    """Return the chance of each tag of each word, and that of each tag of the next word given this one's.

    `before` is the tag of the word before the first, None where it is not known: then the first may be in a span.
    """
    scores, allowed = scores.astype(np.float64), (moves + FORBIDDEN).astype(np.float64)
    rest = np.zeros_like(scores)
    for k in range(len(scores) - 1, 0, -1):
        rest[k - 1] = np.logaddexp.reduce(allowed + scores[k] + rest[k], axis=1)
    ahead = scores + rest
    steps = np.exp(allowed + ahead[1:, None, :] - rest[:-1, :, None])
    likely = np.zeros_like(scores)
    begun = ahead[0] if before is None else allowed[before] + ahead[0]
    likely[0] = np.exp(begun - np.logaddexp.reduce(begun))
    for k in range(1, len(scores)):
        likely[k] = likely[k - 1] @ steps[k - 1]
    return likely, steps


def _disjoint(found: Sequence[Chance], length: int) -> list[Chance]:
    """Return the spans of which no two share a word and whose chances above ENOUGH sum to most."""
    ending: dict[int, list[Chance]] = {}
    for one in found:
        ending.setdefault(one.last, []).append(one)
    best, taken = [0.0], list[Chance | None]([None])
    for k in range(1, length + 1):
        gain, last = best[-1], None
        for one in ending.get(k, ()):
            if best[one.first] + one.chance - ENOUGH > gain:
                gain, last = best[one.first] + one.chance - ENOUGH, one
        best.append(gain)
        taken.append(last)
    chosen, k = list[Chance](), length
    while k:
        last = taken[k]
        if last is not None:
            chosen.append(last)
        k = last.first if last is not None else k - 1
    return chosen[::-1]
