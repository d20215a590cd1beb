"""Quotations: where they stand, and how far a cue speaks for one that runs over several sentences."""

import re
from bisect import bisect_right

from whosays.annotate.attributions.found import Found
from whosays.prepared import Prepared

MARK = re.compile(r"\"|''")
Chars = tuple[int, int]


def quotations(prepared: Prepared) -> list[tuple[int, int, bool]]:
    """Return (start, end, closed) of every quotation, marks included.

    A mark opens where a space stands before it, and closes where none does. A quotation that its paragraph leaves
    open ends with the paragraph when the next one opens with a mark again, as newspapers set long quotations;
    otherwise it is given up, for nothing says where it ends.
    """
    text, norm = prepared.text, prepared.norm
    ends: dict[int, int] = {}
    for sentence in prepared.sentences:
        ends[sentence.paragraph] = sentence.end
    spans: list[tuple[int, int, bool]] = []
    opened: tuple[int, int] | None = None
    paragraph, starts = 0, [s.start for s in prepared.sentences]
    for m in MARK.finditer(norm):
        k = bisect_right(starts, m.start()) - 1
        here = prepared.sentences[k].paragraph if k >= 0 else 0
        opens = (m.start() == 0 or text[m.start() - 1] in " \t\r\n([\u00a0—–-") and not text[
            m.end() : m.end() + 1
        ].isspace()
        if opened and here != paragraph:
            if opens and here == paragraph + 1:
                spans.append((opened[0], ends[paragraph], False))
            opened = None
        if opens:
            opened, paragraph = m.span(), here
        elif opened:
            spans.append((opened[0], m.end(), True))
            opened = None
    return spans


def extend(prepared: Prepared, found: list[Found]) -> list[list[Chars]]:
    """Return the content of each cue in code points, grown over the quotations that it speaks for."""
    contents = [[_chars(prepared, r) for r in one.contents] for one in found]
    quoted = quotations(prepared)
    if not quoted:
        return contents
    cues = sorted(prepared.tokens[one.at].start for one in found)
    starts = [q[0] for q in quoted]
    for one, content in zip(found, contents, strict=True):
        cue = prepared.tokens[one.at].start
        last = _grow(content, quoted, starts, cue)
        if last is not None:
            content += _following(prepared, one, quoted, last, cues)
    return contents


def _chars(prepared: Prepared, tokens: tuple[int, int]) -> Chars:
    return prepared.tokens[tokens[0]].start, prepared.tokens[tokens[1] - 1].end


def _grow(
    content: list[Chars], quoted: list[tuple[int, int, bool]], starts: list[int], cue: int
) -> int | None:
    """Widen each part to the quotation it begins or ends in; return the index of the last quotation touched."""
    last = None
    for n, (a, b) in enumerate(content):
        left, right = bisect_right(starts, a) - 1, bisect_right(starts, b - 1) - 1
        if (
            left >= 0
            and quoted[left][0] < a < quoted[left][1]
            and not quoted[left][0] <= cue < quoted[left][1]
        ):
            a = quoted[left][0]
        if (
            right >= 0
            and quoted[right][0] < b <= quoted[right][1]
            and not quoted[right][0] <= cue < quoted[right][1]
        ):
            b = max(b, quoted[right][1])
            last = right if last is None else max(last, right)
        content[n] = (a, b)
    return last


def _following(
    prepared: Prepared, one: Found, quoted: list[tuple[int, int, bool]], last: int, cues: list[int]
) -> list[Chars]:
    """Return the quotations behind the cue's sentence that go on with the same speech."""
    more = []
    sentence = prepared.sentences[prepared.tokens[one.at].sentence]
    end = max(sentence.end, quoted[last][1])
    for start, stop, closed in quoted[last + 1 :]:
        broken = not quoted[last][2] and not prepared.text[end:start].strip()
        if start < end:
            continue
        beside = not prepared.text[end:start].strip() and "\n\n" not in prepared.text[end:start]
        if not (beside or broken) or _cued(prepared, start, stop, cues):
            break
        more.append((start, stop))
        end, last = stop, last + 1
        if closed and broken:
            break
    return more


def _cued(prepared: Prepared, start: int, stop: int, cues: list[int]) -> bool:
    """Say whether the sentence in which a quotation ends names a speaker of its own."""
    k = bisect_right([s.start for s in prepared.sentences], stop - 1) - 1
    end = prepared.sentences[k].end
    n = bisect_right(cues, stop - 1)
    return n < len(cues) and cues[n] < end and start < end
