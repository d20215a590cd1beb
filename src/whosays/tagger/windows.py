"""Cuts a document into windows of whole sentences that the model reads in one go.

Each window owns some sentences, which it judges, and sees some of the text around them: a figure's place or source
may stand sentences away. Where only figures are wanted, sentences far from any are not read at all.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from whosays.prepared import Prepared, Sentence

LONGEST, BEHIND, AHEAD = 150, 30, 15
"""Words that a window with figures owns at most, and words it sees before and after them."""

LONG, BESIDE = 180, 15
"""The same where all text is read, on either side: who says what stands close by."""

WHOLE = 230
"""A document of so many words is one window."""

GAP = 50
"""Stretches of text with figures are read in one go when so few words, or fewer, lie between them."""


@dataclass(frozen=True, slots=True)
class Window:
    """Document tokens `first` to `last` (exclusive); the figures from `owned` up to `end` are judged here."""

    first: int
    owned: int
    end: int
    last: int


def windows(prepared: Prepared) -> list[Window]:
    """Return the windows of a document; every token is owned by exactly one."""
    return _cut(prepared, prepared.sentences, LONG, BESIDE, BESIDE)


def around(prepared: Prepared, tokens: Iterable[int]) -> list[Window]:
    """Return the windows of the sentences that hold `tokens`; each of the tokens is owned by exactly one."""
    wanted = sorted({prepared.tokens[k].sentence for k in tokens})
    found: list[Window] = []
    run: list[Sentence] = []
    for sentence in (prepared.sentences[k] for k in wanted):
        if run and sentence.first - run[-1].last > GAP:
            found += _cut(prepared, prepared.sentences[run[0].index : run[-1].index + 1])
            run = []
        run.append(sentence)
    return found + (_cut(prepared, prepared.sentences[run[0].index : run[-1].index + 1]) if run else [])


def _cut(
    prepared: Prepared,
    sentences: Sequence[Sentence],
    longest: int = LONGEST,
    behind: int = BEHIND,
    ahead: int = AHEAD,
) -> list[Window]:
    total = len(prepared.tokens)
    if not total or not sentences:
        return []
    if total <= WHOLE:
        return [Window(0, 0, total, total)]
    edges = [sentences[0].first, *_stops(sentences[0].first, [s.last for s in sentences], longest)]
    return [Window(max(0, a - behind), a, b, min(total, b + ahead)) for a, b in pairwise(edges)]


def _stops(start: int, ends: Sequence[int], longest: int) -> list[int]:
    """Return where windows end: at the last sentence that fits, inside one that is longer than a window."""
    found: list[int] = []
    previous = start
    for end in ends:
        if end - start > longest and previous > start:
            found.append(previous)
            start = previous
        while end - start > longest:
            start += longest
            found.append(start)
        previous = end
    if not found or found[-1] != ends[-1]:
        found.append(ends[-1])
    return found
