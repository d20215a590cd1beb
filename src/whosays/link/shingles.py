"""The words of a text as numbers: what two texts have in common is found without looking at the words again.

A shingle is a run of `SHINGLE` words (Broder 1997). Of each `WINDOW` shingles in a row the least hash is kept as a
fingerprint (winnowing: Schleimer, Wilkerson and Aiken 2003), so two texts that share a run of `SHINGLE + WINDOW - 1`
words share a fingerprint, however little that run is of either. MinHash gives no such promise for a passage.
"""

import re
import unicodedata
from dataclasses import dataclass
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from whosays.folding import MARKS, fold
from whosays.numbers.vocabulary import vocabulary

SHINGLE = 5
"""Words of a shingle; also the least that a text needs to be compared at all."""

WINDOW = 8
"""Shingles in a row of which one becomes a fingerprint; fewer in a text that has not many."""

Hashes = NDArray[np.uint64]
Offsets = NDArray[np.int32]

_UNSPACED = (
    "\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u3005-\u30ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
"""Scripts written without spaces between words, where each sign counts as one: Thai, Lao, Tibetan, Burmese,
Khmer, Japanese kana, Chinese characters."""

_WORD = re.compile(
    rf"[^\W_{_UNSPACED}]++(?:[{MARKS}]++[^\W_{_UNSPACED}]*+)*+|(?![_{MARKS}])(?=\w)[{_UNSPACED}]"
)
_PLAIN_WORD = re.compile(r"[a-z0-9]+")

_MULTIPLIERS = np.array(
    [int.from_bytes(blake2b(bytes([n]), digest_size=8).digest()) | 1 for n in range(SHINGLE)], dtype=np.uint64
)
_AGAIN = np.uint64(0x9E3779B97F4A7C15)


@dataclass(frozen=True, slots=True)
class Text:
    """The words of one text: where each stands, whether it states a number, and the hashes of its shingles."""

    starts: Offsets
    ends: Offsets
    numeric: NDArray[np.bool_]
    shingles: Hashes
    """One for each word that has enough words after it."""
    keys: Hashes
    """The shingles in order of size, made different where one comes again: the n-th of a kind meets only another
    text's n-th. So a word said a million times is compared once with each of another million, not a million times."""
    places: Offsets
    """The word that each of the keys starts at."""

    @property
    def words(self) -> int:
        """How many words the text has."""
        return len(self.starts)


class _Hashed(dict[str, int]):
    """Remembers the hash of each word; the last bit tells whether it states a number."""

    LIMIT = 1 << 18

    def __missing__(self, word: str) -> int:
        if len(self) >= self.LIMIT:
            self.clear()
        composed = unicodedata.normalize("NFC", word).encode("utf-8", "surrogatepass")
        number = int.from_bytes(blake2b(composed, digest_size=8).digest())
        self[word] = hashed = number | 1 if _states_number(word) else number & ~1
        return hashed


_hashed = _Hashed()


def _states_number(word: str) -> bool:
    known = vocabulary()
    return word[0].isdigit() or word in known.units or word in known.tens or word in known.scales


def read(text: str) -> Text:
    """Return the words of a text; case, punctuation, spacing and the composition of letters make no difference."""
    folded = fold(text)
    found = [
        (m.start(), m.end(), _hashed[m.group()])
        for m in (_PLAIN_WORD if folded.isascii() else _WORD).finditer(folded)
    ]
    starts, ends, hashed = zip(*found, strict=True) if found else ((), (), ())
    hashes = np.array(hashed, dtype=np.uint64)
    shingles = _shingles(hashes)
    keys = _keys(shingles)
    places = np.argsort(keys).astype(np.int32)
    return Text(
        starts=np.array(starts, dtype=np.int32),
        ends=np.array(ends, dtype=np.int32),
        numeric=(hashes & np.uint64(1)).astype(bool),
        shingles=shingles,
        keys=keys[places],
        places=places,
    )


def _shingles(hashes: Hashes) -> Hashes:
    count = max(0, len(hashes) - SHINGLE + 1)
    mixed = np.zeros(count, dtype=np.uint64)
    for n, multiplier in enumerate(_MULTIPLIERS):
        mixed += hashes[n : n + count] * multiplier
    mixed ^= mixed >> np.uint64(29)
    mixed *= _AGAIN
    return mixed ^ (mixed >> np.uint64(32))


def _keys(shingles: Hashes) -> Hashes:
    order = np.argsort(shingles, kind="stable")
    ordered, places = shingles[order], np.arange(len(shingles))
    repeated = np.zeros(len(shingles), dtype=bool)
    repeated[1:] = ordered[1:] == ordered[:-1]
    if not repeated.any():
        return shingles
    times = np.empty(len(shingles), dtype=np.uint64)
    times[order] = places - np.maximum.accumulate(np.where(repeated, 0, places))
    return shingles + times * _AGAIN


def fingerprints(text: Text) -> Hashes:
    """Return the text's fingerprints, each once, in order of size; none for a text shorter than one shingle.

    A smaller window keeps all that a larger one does, so a short text, of which more is kept, still meets a long one.
    """
    shingles = text.shingles
    window = max(1, min(WINDOW, len(shingles) // WINDOW))
    if window == 1:
        return np.unique(shingles)
    return np.unique(np.lib.stride_tricks.sliding_window_view(shingles, window).min(axis=1))
