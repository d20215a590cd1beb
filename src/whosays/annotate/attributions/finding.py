"""Strings the scanners together: cues of a sentence, the cutting of contents, quotations that run on."""

from whosays.annotate.attributions import phrases, sources, verbs
from whosays.annotate.attributions.found import Found
from whosays.annotate.attributions.line import Line, Range, lines
from whosays.annotate.attributions.quotes import extend
from whosays.annotate.attributions.speakers import interviews
from whosays.annotate.attributions.vocabulary import openers
from whosays.annotate.attributions.vocabulary import verbs as cue_verbs
from whosays.prepared import Prepared
from whosays.records import Attribution, Segments

MOST = 30
"""Cues of one sentence that are read; no sentence that somebody wrote has more."""


def attributions(prepared: Prepared) -> list[Attribution]:
    """Return who says what in a document, in the order of the cues.

    An attribution whose content or source can't be told apart from the rest is left out; a source may be
    empty only where speech is marked and nobody is named.
    """
    found = [f for line in lines(prepared) for f in _sentence(line)]
    quoted = extend(prepared, found)
    made = [_attribution(prepared, f, content) for f, content in zip(found, quoted, strict=True)]
    made += interviews(prepared)
    return sorted(made, key=lambda a: (a.cue or a.source or a.content)[0])


def _sentence(line: Line) -> list[Found]:
    lexicon, starts = cue_verbs(), openers()
    found: list[Found] = []
    i = line.lo
    while i < line.hi and len(found) < MOST:
        word = line.tokens[i].norm
        got = phrases.read(line, i) if word in starts else []
        if not got and word in lexicon and (one := verbs.read(line, i, lexicon[word])):
            got = [one]
        got = [one for one in got if one.contents]
        found += got
        i = max([i, *(one.last for one in got)]) + 1
    if not found:
        one = phrases.headed(line) or phrases.tailed(line, line.hi == len(line.tokens))
        found = [one] if one else []
    _share(line, found)
    _cut(line, found)
    return [f for f in found if f.contents and (f.source or not f.shared)]


def _share(line: Line, found: list[Found]) -> None:
    """Give `adding` and `and said` the source of the cue before, or the sentence's first words."""
    for k, one in enumerate(found):
        if one.shared and one.source is None:
            earlier = [f for f in found[:k] if f.source]
            if earlier:
                one.source = earlier[-1].source
            elif one.cue[0] == line.lo:
                one.source = next((f.source for f in found[k:] if f.source), None)
            elif (subject := _subject(line, one.cue[0])) is not None:
                one.source = subject


def _subject(line: Line, edge: int) -> Range | None:
    for k in range(line.lo, edge):
        if line.finite(k):
            return sources.before(line, k)
    return None


def _cut(line: Line, found: list[Found]) -> None:
    """End a content where a later attribution of the sentence takes over."""
    for k, one in enumerate(found):
        if not one.runs or not one.contents:
            continue
        a, end = one.contents[-1]
        for later in found[k + 1 :]:
            if later.at <= one.at:
                continue
            covers = later.outer and any(lo <= one.cue[0] for lo, _ in later.contents)
            if covers or later.shared or _coordinated(line, later):
                end = min(end, later.start)
        while end > a and line.norm(end - 1) in (",", ";", "-", "--", "and", "but", "while"):
            end -= 1
        one.contents[-1] = (a, end)
        one.contents = [(x, y) for x, y in one.contents if x < y]


def _coordinated(line: Line, later: Found) -> bool:
    word, left = line.norm(later.start), line.norm(later.start - 1)
    contrast = word in ("but", "while", "whereas", "though", "although")
    return contrast or (word == "and" and left == ",") or left == ";"


def _attribution(prepared: Prepared, found: Found, content: list[tuple[int, int]]) -> Attribution:
    tokens = prepared.tokens

    def chars(r: Range) -> tuple[int, int]:
        return (tokens[r[0]].start, tokens[r[1] - 1].end)

    source: Segments = (chars(found.source),) if found.source else ()
    return Attribution(source=source, cue=(chars(found.cue),), content=tuple(sorted(set(content))))
