"""Reads sources that need no verb: `according to X`, `citing X`, `Police: ...`, `... - police`."""

from whosays.annotate.attributions import sources
from whosays.annotate.attributions.found import Found
from whosays.annotate.attributions.line import Line, Range
from whosays.annotate.attributions.verbal import group_start
from whosays.annotate.attributions.vocabulary import listed, phrases

NAME = 7
"""A source that stands alone beside a colon or dash has at most so many words."""


def read(line: Line, i: int) -> list[Found]:
    """Return what the words at `i` attribute without a verb that governs its source."""
    if relayed := quoted_by(line, i):
        return relayed
    one = according(line, i) or nominal(line, i)
    return [one] if one else citing(line, i)


def according(line: Line, i: int) -> Found | None:
    """Read `according to X` wherever it stands in the sentence, its first word being at `i`."""
    length = _phrase(line, i)
    if not length:
        return None
    start = i + length
    start += line.norm(start) == "to"
    opens = not line.clause(line.lo, i) and i - line.lo < 4
    leading = opens or line.norm(i - 1) in ("but", "while", "and", ";")
    source, stop = _named(line, start, leading)
    if source is None:
        return None
    if leading:
        behind = stop + 1 if line.norm(stop) == "," else stop
        contents = [(behind, line.hi)] if behind < line.hi else []
        return Found(i, (i, start), source, contents, i if opens else i - 1, runs=True)
    commas = line.norm(i - 1) == ","
    edge = i - 1 if commas else i
    found = Found(i, (i, start), source, [(line.lo, edge)] if edge > line.lo else [], edge, outer=True)
    if commas and line.norm(stop) == "," and stop + 1 < line.hi:
        found.contents.append((stop + 1, line.hi))
        found.runs = True
    return found


def _phrase(line: Line, i: int) -> int:
    """Return how many words of the `according` list stand at `i`, 0 for none."""
    for phrase in phrases("according"):
        if line.norm(i) == phrase[0] and all(line.norm(i + k) == word for k, word in enumerate(phrase)):
            return len(phrase)
    return 0


def _named(line: Line, start: int, leading: bool) -> tuple[Range | None, int]:
    """Return the source behind `according to` and where it ends, a comma or not."""
    following = sources.after(line, start)
    if following is not None and (not leading or line.norm(following[1]) in ("", ",", ":", ";")):
        return following
    k, best = start, start
    while k < line.hi and k - start < sources.LONGEST and not _closes(line, k, start):
        known = line.norm(k) in listed("nouns", "sources") or line.norm(k) in listed("nouns", "saying")
        if known and line.norm(k + 1) not in listed("words", "prepositions"):
            best = k + 1
        k += 1
    end = k if line.norm(k) == "," or best == start else best
    return ((start, end) if end > start else None), end


def _closes(line: Line, k: int, start: int) -> bool:
    word = line.norm(k)
    if (
        line.mark(k)
        or line.finite(k)
        or word.isdigit()
        or (k > start and word in listed("words", "pronouns"))
    ):
        return True
    return word in listed("words", "subordinators") and word != "and"


def nominal(line: Line, i: int) -> Found | None:
    """Read `reports that` where `reports` is a noun: nameless reports vouch for what follows."""
    if line.norm(i) != "reports" or line.norm(i + 1) != "that" or i + 2 >= line.hi:
        return None
    left = line.norm(i - 1)
    noun = not left or left in listed("words", "prepositions") or left in ("are", "the") or line.finite(i - 1)
    return Found(i, (i, i + 1), (i, i + 1), [(i + 1, line.hi)], i, runs=True) if noun else None


def citing(line: Line, i: int) -> list[Found]:
    """Read `..., citing X` and `Y quoted X as saying`: X vouches, and the sentence's own source relays."""
    word = line.norm(i)
    following = sources.after(line, i + 1) if word in listed("phrases", "citing") else None
    if following is None:
        return []
    source, stop = following
    if line.norm(i + 1) == "by":
        return []
    if line.norm(stop) == "as" and line.norm(stop + 1) in listed("words", "relaying"):
        return _relayed(line, i, source, stop)
    if not word.endswith("ing"):
        return []
    if i == line.lo:
        rest = [(stop + 1, line.hi)] if stop + 1 < line.hi else []
        return [Found(i, (i, i + 1), source, rest, i, runs=True)]
    edge = i - 1 if line.norm(i - 1) == "," else i
    contents = [(line.lo, edge)] if edge > line.lo else []
    if line.norm(stop) == "," and stop + 1 < line.hi:
        contents.append((stop + 1, line.hi))
    return [Found(i, (i, i + 1), source, contents, edge, outer=True)]


def quoted_by(line: Line, i: int) -> list[Found]:
    """Return both links of `X was quoted by Y as saying`."""
    if line.norm(i) not in listed("phrases", "citing") or line.norm(i + 1) != "by":
        return []
    agent, source = sources.after(line, i + 2), sources.before(line, group_start(line, i))
    if agent is None or source is None or line.norm(agent[1]) != "as":
        return []
    stop = agent[1]
    if line.norm(stop + 1) not in listed("words", "relaying") or stop + 2 >= line.hi:
        return []
    inner = Found(stop, (stop, stop + 2), source, [(stop + 2, line.hi)], i, runs=True)
    return [Found(i, (i, i + 1), agent[0], [(i + 1, line.hi)], i, runs=True), inner]


def _relayed(line: Line, i: int, source: Range, stop: int) -> list[Found]:
    """Return both links of `Y quoted X as saying`."""
    if stop + 2 >= line.hi:
        return []
    inner = Found(stop, (stop, stop + 2), source, [(stop + 2, line.hi)], i, runs=True)
    speaker = sources.before(line, i)
    return [Found(i, (i, i + 1), speaker, [(i + 1, line.hi)], i, runs=True), inner] if speaker else [inner]


def headed(line: Line) -> Found | None:
    """Read `Police: three killed`."""
    for k in range(line.lo, min(line.lo + NAME, line.hi - 1)):
        word = line.norm(k)
        if word == ":":
            if k == line.lo or not _party(line, line.lo, k):
                return None
            return Found(k, (k, k + 1), (line.lo, k), [(k + 1, line.hi)], line.lo, runs=True)
        if line.mark(k) or line.finite(k) or word.isdigit():
            return None
    return None


def _party(line: Line, a: int, b: int) -> bool:
    spoken = line.quoting(b + 1)
    if b - a == 1 and line.cased and line.tokens[a].upper and line.norm(a) not in listed("words", "openers"):
        return True
    return spoken or line.has(listed("nouns", "sources"), a, b)


def tailed(line: Line, broken: bool) -> Found | None:
    """Read `three killed - police`, `three killed: police`; after a comma only where the text breaks off."""
    last = line.hi - 1
    for k in range(last, max(line.lo, last - NAME), -1):
        word = line.norm(k)
        dash = word in ("-", "--", "|") and not line.hyphen(k)
        if word == ":" or dash or (word == "," and broken):
            if k in (last, line.lo) or not _signs(line, k, word):
                return None
            return Found(k, (k, k + 1), (k + 1, line.hi), [(line.lo, k)], k, outer=True)
        if line.mark(k) or line.finite(k) or word.isdigit() or word in listed("words", "subordinators"):
            return None
    return None


def _signs(line: Line, k: int, mark: str) -> bool:
    content = line.clause(line.lo, k) or any(line.norm(j).isdigit() for j in range(line.lo, k))
    noun = line.norm(line.hi - 1) in listed("nouns", "sources")
    if mark == ",":
        return content and noun and not line.has(listed("words", "prepositions"), k, line.hi)
    named = line.hi - k <= 6 and any(line.tokens[j].title for j in range(k + 1, line.hi))
    return content and (noun or named) and not line.time(k + 1)
