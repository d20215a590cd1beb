"""Turns a window of sentences into what the model reads: word pieces with names masked, and marks beside them."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import get_args

import numpy as np
from numpy.typing import NDArray

from whosays.claims.triggers import Trigger
from whosays.prepared import Prepared, Token
from whosays.records import Attribution, Claim, Factuality, Measure, Status
from whosays.tagger.names import Names
from whosays.tagger.pieces import MASKS, PIECES, Pieces
from whosays.tagger.proposals import KINDS, Proposal
from whosays.tagger.suggestions import Where
from whosays.tagger.tags import PARTS, TAGS, Run, tags
from whosays.tagger.windows import Window

MEASURES: tuple[str, ...] = ("none", *get_args(Measure))

STATUS: tuple[Status, ...] = get_args(Status)
FACTUALITY: tuple[Factuality, ...] = get_args(Factuality)

DISTANCES = (1, 2, 3, 4, 6, 8, 11, 15, 20, 27, 36, 48, 64, 96)
"""Upper bounds, in word pieces, of the classes of distance between a figure and a word."""

LONGEST = 500
"""Word pieces that the model reads in one go (its table of positions ends at 512)."""

MARKS = 2 * len(KINDS) + TAGS
"""Marks of a word: begins or goes on with a proposal of some kind, or with a part of an attribution of the rules."""

RULES = 2 * len(MEASURES)
"""What the rules take a word for: first word of a figure of some measure, or trigger of some measure."""

QUOTED = 1
"""Where attributions are read: what the rules take a word for that stands in quotation marks."""

ROWS = ("pieces", "shape", "mark", "rule", "name")
"""What the model reads of each word piece: its id, the shape of its word, and what it is marked as."""

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Reading:
    """One window as the model reads it."""

    rows: Ints
    """One row for each of ROWS, one column a word piece."""
    pool: Floats
    first: Ints
    distance: Ints
    told: Ints
    start: int
    """Document token of the window's first word."""
    at: list[int]
    """First word piece of each word of the window."""

    def words(self) -> dict[str, Ints]:
        """Return what the encoder reads, by the names of its inputs, as a batch of one."""
        return {name: row[None] for name, row in zip(ROWS, self.rows, strict=True)}

    def asked(self) -> dict[str, Ints | Floats]:
        """Return what the heads need to know of the proposals, by the names of their inputs."""
        return {
            "pool": self.pool[None], "first": self.first[None],
            "distance": self.distance[None], "told": self.told[None],
        }  # fmt: skip


def shape(token: Token, shouted: bool) -> int:
    """Return 1 lower case, 2 capital, 3 capitals, 4 digits, 5 a mark, 6 in a sentence of capitals."""
    first = token.norm[0]
    if first.isdigit():
        return 4
    if not first.isalpha():
        return 5
    if shouted:
        return 6
    return 3 if token.upper else 2 if token.title else 1


def _told(claims: Sequence[Claim]) -> tuple[int, int, int]:
    """Return what the rules say of status, factuality and measure, 0 where they say nothing."""
    if not claims:
        return 0, 0, 0
    population = claims[0].population
    status = population.status if population else "unknown"
    return (
        1 + STATUS.index(status),
        1 + FACTUALITY.index(claims[0].factuality),
        MEASURES.index(claims[0].measure),
    )


class Reader:
    """Reads the windows of one document."""

    def __init__(self, prepared: Prepared, names: Names, vocabulary: Pieces) -> None:
        self.prepared, self.names, self.vocabulary = prepared, names, vocabulary

    def figures(
        self, window: Window, found: Sequence[Proposal], triggers: dict[int, list[Trigger]]
    ) -> Reading:
        """Return a window with the proposals in it, which are judged in the order given."""
        array, at = self._rows(window)
        ends = [*at[1:], len(array) - 1]
        pool = np.zeros((len(found), len(array)), dtype=np.float32)
        first = np.zeros(len(found), dtype=np.int64)
        self._triggers(array, window, triggers, at)
        for k, one in enumerate(found):
            a = at[one.first - window.first]
            b = max(a + 1, ends[one.last - 1 - window.first])
            pool[k, a:b] = 1.0 / (b - a)
            first[k] = a
            begins = 1 + 2 * KINDS.index(one.kind)
            array[a:b, 2] = begins + 1
            array[a, 2] = begins
            if one.claims:
                array[a, 3] = MEASURES.index(one.claims[0].measure)
        gap = np.arange(len(array))[None, :] - first[:, None]
        distance = (np.digitize(np.abs(gap), DISTANCES) * 2 + (gap < 0)).astype(np.int64)
        told = np.array([_told(p.claims) for p in found], dtype=np.int64).reshape(-1, 3)
        return Reading(array.T.copy(), pool, first, distance, told, window.first, at)

    def attributions(self, window: Window, found: Sequence[Attribution], quoted: Sequence[Where]) -> Reading:
        """Return a window with the attributions that the rules found and what is quoted, for the model to tag anew."""
        array, at = self._rows(window)
        for first, last in (run for where in quoted if (run := self.words(window, *where))):
            array[at[first] : at[last - 1] + 1, 3] = QUOTED
        marked = tags(window.last - window.first, self.parts(window, found))
        base = 2 * len(KINDS)
        ends = [*at[1:], len(array) - 1]
        for k, tag in enumerate(marked):
            if tag:
                array[at[k] : max(at[k] + 1, ends[k]), 2] = base + tag
        return self.plain(window, array, at)

    def plain(self, window: Window, array: Ints | None = None, at: list[int] | None = None) -> Reading:
        """Return a window in which nothing is proposed."""
        if array is None or at is None:
            array, at = self._rows(window)
        pool, distance = (np.zeros((0, len(array)), dtype=kind) for kind in (np.float32, np.int64))
        first, told = np.zeros(0, dtype=np.int64), np.zeros((0, 3), dtype=np.int64)
        return Reading(array.T.copy(), pool, first, distance, told, window.first, at)

    def parts(self, window: Window, found: Sequence[Attribution]) -> list[tuple[int, list[Run]]]:
        """Return the parts of attributions as kinds and runs of the window's words, inner ones first."""
        made = [
            (kind, [run for start, end in getattr(one, part) if (run := self.words(window, start, end))])
            for one in found
            for kind, part in enumerate(PARTS)
        ]
        return sorted(((kind, runs) for kind, runs in made if runs), key=lambda one: (one[0], one[1]))

    def words(self, window: Window, start: int, end: int) -> Run | None:
        """Return the words of a window that code points of the text cover."""
        tokens = self.prepared.tokens
        low = bisect_left(tokens, start + 1, lo=window.first, hi=window.last, key=lambda t: t.end)
        high = bisect_left(tokens, end, lo=low, hi=window.last, key=lambda t: t.start)
        return (low - window.first, high - window.first) if low < high else None

    def edges(self, window: Window, reading: Reading, start: int, end: int) -> tuple[int, int] | None:
        """Return the first word pieces of a span's first and last word, None where the window does not hold it all."""
        run, tokens = self.words(window, start, end), self.prepared.tokens[window.first : window.last]
        if run is None or tokens[run[0]].start > start or tokens[run[1] - 1].end < end:
            return None
        return reading.at[run[0]], reading.at[run[1] - 1]

    def _rows(self, window: Window) -> tuple[Ints, list[int]]:
        rows, at = self._pieces(window, PIECES)
        if len(rows) > LONGEST:
            rows, at = self._pieces(window, 1)
        return np.array(rows, dtype=np.int64), at

    def _pieces(self, window: Window, most: int) -> tuple[list[list[int]], list[int]]:
        """Return the rows of a window's word pieces, of each word at most `most`, and where each word begins."""
        v, rows, at, numbered = self.vocabulary, list[list[int]](), list[int](), dict[str, int]()
        names, sentences = self.names, self.prepared.sentences
        rows.append([v.opening, 0, 0, 0, 0])
        for token in self.prepared.tokens[window.first : window.last]:
            at.append(len(rows))
            kind = names.kind[token.index]
            if token.index in names.inner and len(rows) > 1:
                at[-1] = len(rows) - 1
                continue
            if token.index in names.group:
                said = names.group[token.index]
                number = numbered.setdefault(said, len(numbered))
                rows.append([v.masks[min(number, MASKS - 1)], 0, 0, 0, kind])
                continue
            form = shape(token, sentences[token.sentence].shouted)
            rows += [[piece, form, 0, 0, kind] for piece in v.split(token.norm)[:most]]
        rows.append([v.closing, 0, 0, 0, 0])
        return rows, at

    def _triggers(
        self, array: Ints, window: Window, triggers: dict[int, list[Trigger]], at: Sequence[int]
    ) -> None:
        sentences, tokens = self.prepared.sentences, self.prepared.tokens
        for index in range(tokens[window.first].sentence, tokens[window.last - 1].sentence + 1):
            for one in triggers.get(index, ()):
                head = sentences[index].first + one.head
                measure = next(iter((one.suffer or one.do).values()), None)
                if measure and window.first <= head < window.last:
                    array[at[head - window.first], 3] = len(MEASURES) + MEASURES.index(measure)
