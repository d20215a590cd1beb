"""Attributions as the model reads them: tags of words to source, cue and content, and which belong together."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import groupby

import numpy as np

from whosays.annotate.attributions.quotes import quotations
from whosays.prepared import Prepared
from whosays.records import Attribution, Mentions, Segments
from whosays.tagger.decoding import surest
from whosays.tagger.features import Reader
from whosays.tagger.model import model
from whosays.tagger.names import Names
from whosays.tagger.tags import PARTS, TAGS, Run, spans
from whosays.tagger.windows import windows

Span = list[Run]
"""The runs of words of one source, cue or content."""

FAR = 40
"""A source or a content further than so many words from a cue is not the cue's."""

BESIDE = 4
"""Spans before and behind another that may be nearest to it."""


def retagged(prepared: Prepared, mentions: Mentions) -> Mentions:
    """Return mentions with the attributions that the model reads in place of the rules'."""
    return mentions.model_copy(update={"attributions": tuple(attributions(prepared, mentions))})


def attributions(prepared: Prepared, mentions: Mentions) -> list[Attribution]:
    """Return who says what in a document, in the order of the cues; `mentions` hold what the rules read.

    Raises PackageError when the model's files are missing or damaged.
    """
    judge = model()
    reader = Reader(prepared, Names(prepared, mentions, judge.pieces), judge.pieces)
    quoted = [(one.start, one.end) for one in quotations(prepared)]
    scores = [np.zeros((0, TAGS), dtype=np.float32)]
    for window in windows(prepared):
        part = judge.tag(reader.attributions(window, mentions.attributions, quoted))
        scores.append(part[window.owned - window.first : window.end - window.first])
    found = spans(surest(np.concatenate(scores), judge.moves))
    said = [
        sorted(part for kind, span in found if kind == k for part in parted(prepared, span))
        for k in range(len(PARTS))
    ]
    return [_attribution(prepared, *parts) for parts in linked(*said)]


def parted(prepared: Prepared, span: Span) -> Iterator[Span]:
    """Yield a span's runs, those of each paragraph together: a content is not resumed in another paragraph."""

    def paragraph(word: int) -> int:
        return prepared.sentences[prepared.tokens[word].sentence].paragraph

    for _, runs in groupby(span, key=lambda run: paragraph(run[0])):
        yield list(runs)


def linked(
    sources: Sequence[Span], cues: Sequence[Span], contents: Sequence[Span]
) -> Iterator[tuple[Span, Span, Span]]:
    """Yield which source, cue and content make one attribution: of each cue, the nearest; the first of equals.

    What no cue is nearest to goes with the cue nearest to it, or alone.
    """
    chosen = [(_nearest(cue, sources), _nearest(cue, contents)) for cue in cues]
    made = [(source, cue, content) for cue, (source, content) in zip(cues, chosen, strict=True)]
    for place, rest in ((0, sources), (2, contents)):
        taken = {id(one[place]) for one in made}
        for span in rest:
            if id(span) not in taken:
                cue = _nearest(span, cues)
                source = _nearest(span, sources) if place == 2 and cue is None else []
                made.append((span, cue or [], []) if place == 0 else (source or [], cue or [], span))
    yield from sorted(((s or [], c, t or []) for s, c, t in made), key=lambda one: _first(*one))


def _first(source: Span, cue: Span, content: Span) -> Run:
    return (cue or source or content)[0]


def _nearest(span: Span, among: Sequence[Span]) -> Span | None:
    """Return the nearest of spans, which stand in order of the text; only the next few are looked at."""
    at = bisect_left(among, [span[0]])
    near = min(among[max(0, at - BESIDE) : at + BESIDE], key=lambda other: _away(span, other), default=None)
    return near if near is not None and _away(span, near) <= FAR else None


def _away(one: Span, other: Span) -> int:
    """Return how many words lie between two spans."""
    return min(max(b[0] - a[1], a[0] - b[1], 0) for a in one for b in other)


def _attribution(prepared: Prepared, source: Span, cue: Span, content: Span) -> Attribution:
    tokens = prepared.tokens

    def chars(span: Span) -> Segments:
        return tuple((tokens[first].start, tokens[last - 1].end) for first, last in span)

    return Attribution(source=chars(source), cue=chars(cue), content=chars(content))
