"""Which texts are worth comparing word by word, from their fingerprints: so few that the work grows with the ledger.

A fingerprint that few texts have brings each two of them together. Of more texts each is only brought together with
the first few, so that a text printed a thousand times costs a thousand comparisons and not half a million, and a
family still hangs together through those. Wording that very many texts have is no sign of copying by itself; it
counts only where it is much of what the shorter text says.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from whosays.link.shingles import Hashes

FEW = 64
"""Texts with one fingerprint that are all brought together."""

FIRST = 8
"""Of more than that, those with the smallest keys, with which the others are brought together."""

COMMON = 400
"""Texts with one fingerprint from which on it is common wording."""

ALIKE = 3
"""Fingerprints in common, not counting common wording, that make two texts worth comparing."""

MUCH = 0.25
"""Share of the shorter text's fingerprints, common wording included, that does so too."""

_BLOCK = 4_000_000
"""Meetings of two texts at a fingerprint that are counted at a time, to bound memory."""

Counts = NDArray[np.int64]


class Shared(NamedTuple):
    """The texts that have one fingerprint, by their keys in order, as far as that makes a difference."""

    texts: Sequence[int]

    @property
    def telling(self) -> bool:
        """Whether it is more than common wording."""
        return len(self.texts) <= COMMON

    def heads(self) -> Sequence[int]:
        """Return the texts with which all others are brought together."""
        return self.texts if len(self.texts) <= FEW else self.texts[:FIRST]


def worth(telling: int, common: int, fewest: int) -> bool:
    """Tell whether two texts are worth comparing, by what they share and the fingerprints of the one with fewer."""
    return telling >= min(ALIKE, fewest) or telling + common >= MUCH * fewest


def pairs(fingerprints: Sequence[Hashes]) -> Iterator[tuple[int, int]]:
    """Yield all pairs of texts worth comparing, by their place in `fingerprints`, which is in the order of keys."""
    sizes = np.array([len(each) for each in fingerprints], dtype=np.int64)
    hashes = np.concatenate([*fingerprints, np.empty(0, dtype=np.uint64)])
    texts = np.repeat(np.arange(len(sizes)), sizes)
    order = np.lexsort((texts, hashes))
    hashes, texts = hashes[order], texts[order]
    starts = np.flatnonzero(np.concatenate(([True], hashes[1:] != hashes[:-1]))) if len(hashes) else texts
    many = np.diff(np.append(starts, len(hashes)))
    size = np.repeat(many, many)
    rank = np.arange(len(hashes)) - np.repeat(starts, many)
    met = np.where((size <= FEW) | (rank < FIRST), size - 1 - rank, 0)
    for block in _blocks(texts, met):
        yield from _worth(texts, met, size <= COMMON, block, sizes)


def _blocks(texts: Counts, met: Counts) -> Iterator[Counts]:
    """Yield the places of all fingerprints in blocks; those of one text stand in one block."""
    by_text = np.argsort(texts, kind="stable")
    by_text = by_text[met[by_text] > 0]
    if not len(by_text):
        return
    ends = np.flatnonzero(np.diff(texts[by_text])) + 1
    totals = np.add.reduceat(met[by_text], np.concatenate(([0], ends)))
    number = np.cumsum(totals) // _BLOCK
    cuts = ends[np.flatnonzero(np.diff(number))]
    for start, end in pairwise([0, *cuts.tolist(), len(by_text)]):
        yield by_text[start:end]


def _worth(
    texts: Counts, met: Counts, telling: NDArray[np.bool_], block: Counts, sizes: Counts
) -> Iterator[tuple[int, int]]:
    meetings = met[block]
    left = np.repeat(block, meetings)
    steps = np.arange(len(left)) - np.repeat(np.cumsum(meetings) - meetings, meetings)
    pair = texts[left] * len(sizes) + texts[left + 1 + steps]
    order = np.argsort(pair, kind="stable")
    pair, sign = pair[order], telling[left[order]]
    first = np.flatnonzero(np.concatenate(([True], pair[1:] != pair[:-1])))
    every = np.diff(np.append(first, len(pair)))
    tells = np.add.reduceat(sign.astype(np.int64), first)
    one, other = np.divmod(pair[first], len(sizes))
    fewest = np.minimum(sizes[one], sizes[other])
    good = (tells >= np.minimum(ALIKE, fewest)) | (every >= MUCH * fewest)
    yield from zip(one[good].tolist(), other[good].tolist(), strict=True)
