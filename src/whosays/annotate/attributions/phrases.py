"""Reads sources that need no verb: `according to X`, `citing X`, `Police: ...`, `... - police`, `[SPEAKER] ...`."""

from whosays.annotate.attributions import sources
from whosays.annotate.attributions.found import Found
from whosays.annotate.attributions.line import Line, Range
from whosays.annotate.attributions.vocabulary import listed, phrases

NAME = 7
"""A source that stands alone beside a colon or dash has at most so many words."""


def according(line: Line, i: int) -> Found | None:
    """Read `according to X` wherever it stands in the sentence, its first word being at `i`."""
    for phrase in phrases("according"):
        if tuple(line.norm(i + k) for k in range(len(phrase))) == phrase:
            break
    else:
        return None
    start = i + len(phrase)
    if line.norm(start) == "to":
        start += 1
    opens = not line.clause(line.lo, i) and i - line.lo < 4
    leading = opens or line.norm(i - 1) in ("but", "while", "and", ";")
    source, stop = _named(line, start, leading)
    if source is None:
        return None
    found = Found(i, (i, start), source, start=i, outer=True)
    if leading:
        found.outer, found.runs = False, True
        found.start = i if opens else i - 1
        behind = stop + 1 if line.norm(stop) == "," else stop
        if behind < line.hi:
            found.contents = [(behind, line.hi)]
        return found
    edge = i - 1 if line.norm(i - 1) == "," else i
    found.start = edge
    found.contents = [(line.lo, edge)] if edge > line.lo else []
    if line.norm(stop) == "," and line.norm(i - 1) == "," and stop + 1 < line.hi:
        found.contents.append((stop + 1, line.hi))
        found.runs = True
    return found if found.contents else None


def _named(line: Line, start: int, leading: bool) -> tuple[Range | None, int]:
    following = sources.after(line, start)
    if following is not None and (
        not leading or line.norm(following[1]) in (",", ":", ";") or following[1] >= line.hi
    ):
        return following
    k, best = start, start
    while k < line.hi and k - start < sources.LONGEST:
        word = line.norm(k)
        if (
            line.mark(k)
            or line.finite(k)
            or word.isdigit()
            or (k > start and word in listed("words", "pronouns"))
        ):
            break
        if word in listed("words", "subordinators") and word != "and":
            break
        known = word in listed("nouns", "sources") or word in listed("nouns", "saying")
        if known and line.norm(k + 1) not in listed("words", "prepositions"):
            best = k + 1
        k += 1
    end = k if line.norm(k) == "," or best == start else best
    return ((start, end) if end > start else None), end


def citing(line: Line, i: int) -> list[Found]:
    """Read `..., citing X` and `Y quoted X as saying`: X vouches, and the sentence's own source relays."""
    word = line.norm(i)
    if word == "reports" and line.norm(i + 1) == "that" and _noun(line, i):
        return [Found(i, (i, i + 1), (i, i + 1), [(i + 1, line.hi)], i, runs=True)] if i + 2 < line.hi else []
    following = sources.after(line, i + 1)
    if following is None:
        return []
    source, stop = following
    if line.norm(stop) == "as" and line.norm(stop + 1) in ("saying", "telling", "stating"):
        if stop + 2 >= line.hi:
            return []
        rest = [(stop + 2, line.hi)]
        inner = Found(stop, (stop, stop + 2), source, rest, i, runs=True)
        speaker = sources.before(line, i)
        outer = Found(i, (i, i + 1), speaker, [(i + 1, line.hi)], i, runs=True)
        return [outer, inner] if speaker else [inner]
    if word not in listed("phrases", "citing"):
        return []
    if i == line.lo:
        return (
            [Found(i, (i, i + 1), source, [(stop + 1, line.hi)], i, runs=True)] if stop + 1 < line.hi else []
        )
    edge = i - 1 if line.norm(i - 1) == "," else i
    return [Found(i, (i, i + 1), source, [(line.lo, edge)], edge, outer=True)] if edge > line.lo else []


def _noun(line: Line, i: int) -> bool:
    left = line.norm(i - 1)
    return (
        not left
        or left in listed("words", "prepositions")
        or line.finite(i - 1)
        or left in ("are", "the", "with")
    )


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


def tailed(line: Line, prepared_end: bool) -> Found | None:
    """Read `three killed - police`, `three killed: police`; after a comma only where the text breaks off."""
    last = line.hi - 1
    for k in range(last, max(line.lo, last - NAME), -1):
        word = line.norm(k)
        dash = word in ("-", "--", "|") and not line.hyphen(k)
        if word == ":" or dash or (word == "," and prepared_end):
            if k == last or k == line.lo or not _signs(line, k, word):
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
    named = line.tokens[k + 1].title or line.norm(k + 1) in listed("nouns", "sources")
    return content and (noun or (named and line.hi - k <= 5)) and not line.time(k + 1)
