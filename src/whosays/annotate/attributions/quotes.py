"""Quotations: where they stand, and how far a cue speaks for one that runs over several sentences."""

import re
from bisect import bisect_right
from dataclasses import dataclass

from whosays.annotate.attributions.found import Found
from whosays.prepared import Prepared

MARK = re.compile(r"\"|''")
BEFORE = " \t\r\n([\u00a0—–-"
Chars = tuple[int, int]


@dataclass(slots=True)
class Quotation:
    """A quotation with its marks; `closed` is false where the next paragraph goes on with it."""

    start: int
    end: int
    closed: bool

    def splits(self, position: int) -> bool:
        """Say whether `position` lies inside, so that a part which ends there cuts the quotation."""
        return self.start < position < self.end


def extend(prepared: Prepared, found: list[Found]) -> list[list[Chars]]:
    """Return the content of each cue in code points, grown over the quotations that it speaks for."""
    tokens = prepared.tokens
    contents = [[(tokens[a].start, tokens[b - 1].end) for a, b in one.contents] for one in found]
    speech = _Speech(prepared, found)
    if not speech.quotations:
        return contents
    return [speech.grow(tokens[one.at].start, parts) for one, parts in zip(found, contents, strict=True)]


def quotations(prepared: Prepared) -> list[Quotation]:
    """Return every quotation of a document, in order.

    A mark opens where a space stands before it, and closes where none does. A quotation that its paragraph
    leaves open ends with the paragraph when the next one opens with a mark again, as newspapers set long
    quotations; otherwise it is given up, for nothing says where it ends.
    """
    text, sentences = prepared.text, prepared.sentences
    starts = [s.start for s in sentences]
    ends = {s.paragraph: s.end for s in sentences}
    found: list[Quotation] = []
    opened, paragraph = -1, 0
    for m in MARK.finditer(prepared.norm):
        here = sentences[max(0, bisect_right(starts, m.start()) - 1)].paragraph if sentences else 0
        spaced = m.start() == 0 or text[m.start() - 1] in BEFORE
        opens = spaced and not text[m.end() : m.end() + 1].isspace()
        if opened >= 0 and here != paragraph:
            if opens and here == paragraph + 1:
                found.append(Quotation(opened, ends[paragraph], False))
            opened = -1
        if opens:
            opened, paragraph = m.start(), here
        elif opened >= 0:
            found.append(Quotation(opened, m.end(), True))
            opened = -1
    return found


class _Speech:
    """The quotations of a document beside the cues that may speak for them."""

    def __init__(self, prepared: Prepared, found: list[Found]) -> None:
        self.prepared = prepared
        self.quotations = quotations(prepared)
        self._starts = [q.start for q in self.quotations]
        self._cues = sorted(prepared.tokens[one.at].start for one in found)
        self._sentences = [s.start for s in prepared.sentences]

    def grow(self, cue: int, parts: list[Chars]) -> list[Chars]:
        """Widen each part to the quotation that it begins or ends in, and add those that follow on."""
        grown, last = [], -1
        for start, end in parts:
            left, right = self._around(start), self._around(end - 1)
            a, b = start, end
            if left >= 0 and self.quotations[left].splits(start) and not self._holds(left, cue):
                a = self.quotations[left].start
            if right >= 0 and end <= self.quotations[right].end and not self._holds(right, cue):
                b = self.quotations[right].end
                last = max(last, right)
            grown.append((a, b))
        return grown if last < 0 else grown + self._following(cue, last)

    def _around(self, position: int) -> int:
        return bisect_right(self._starts, position) - 1

    def _holds(self, index: int, cue: int) -> bool:
        return self.quotations[index].start <= cue < self.quotations[index].end

    def _end(self, position: int) -> int:
        """Return the end of the sentence that holds `position`."""
        return self.prepared.sentences[max(0, bisect_right(self._sentences, position) - 1)].end

    def _following(self, cue: int, last: int) -> list[Chars]:
        """Return the quotations behind the cue's sentence that go on with the same speech."""
        more: list[Chars] = []
        end = max(self._end(cue), self.quotations[last].end)
        for k in range(last + 1, len(self.quotations)):
            one = self.quotations[k]
            if one.start < end:
                continue
            gap = self.prepared.text[end : one.start]
            goes_on = not gap.strip() and ("\n\n" not in gap or not self.quotations[k - 1].closed)
            if not goes_on or self._spoken_for(one):
                break
            more.append((one.start, one.end))
            end = one.end
        return more

    def _spoken_for(self, one: Quotation) -> bool:
        """Say whether the sentence in which a quotation ends names a speaker behind it."""
        n = bisect_right(self._cues, one.end - 1)
        return n < len(self._cues) and self._cues[n] < self._end(one.end - 1)
