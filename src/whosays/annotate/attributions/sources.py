"""Finds the words of a source beside a cue: leftwards before the verb, rightwards after it."""

from whosays.annotate.attributions.line import CLOSERS, Line, Range
from whosays.annotate.attributions.vocabulary import listed

LONGEST = 30
"""A source of more words than this is a misreading."""


def before(line: Line, edge: int) -> Range | None:
    """Return the source that ends where a verb group begins, appositions included."""
    j = _skip_settings(line, edge - 1)
    if j < line.lo:
        return None
    word = line.norm(j)
    if word in listed("words", "pronouns"):
        return (j, j + 1)
    if word == ",":
        return _apposed(line, j)
    if word in ("and", "or", "but"):
        return None
    if word == '"' and (name := _quoted_name(line, j)) is not None:
        return (name, j + 1)
    if line.mark(j) and word not in CLOSERS:
        return None
    return _plain(line, j + 1)


def _quoted_name(line: Line, close: int) -> int | None:
    """Return where a name in quotation marks begins, its determiner included: `the "Extraditables"`."""
    for k in range(close - 1, max(line.lo, close - 6), -1):
        if line.norm(k) == '"':
            return k - 1 if line.norm(k - 1) in ("the", "a", "an") else None
    return None


def _skip_settings(line: Line, j: int) -> int:
    """Step left over what stands between subject and verb: `the ministry on Tuesday`, `the army, however,`."""
    asides = listed("words", "asides")
    while j > line.lo:
        if line.norm(j) == "," and line.norm(j - 1) in asides and line.norm(j - 2) == ",":
            j -= 3
            continue
        if (
            line.time(j)
            or (line.norm(j) == "," and line.time(j - 1))
            or (line.norm(j) in ("on", "in", "at", "late", "early") and j < line.hi - 1 and line.time(j + 1))
        ):
            j -= 1
        else:
            return j
    return j


def _plain(line: Line, end: int) -> Range | None:
    start = end
    while start > line.lo and end - start < LONGEST:
        k = start - 1
        word = line.norm(k)
        if word in CLOSERS:
            start = line.open_bracket(k)
            if start == k:
                start += 1
                break
            continue
        if line.mark(k) or word in listed("words", "subordinators") - {"and", "or"}:
            break
        start = k
        if line.named(k) and word in ("the", "a", "an") and k > line.lo and not line.named(k - 1):
            break
    if line.norm(start - 1) in ("who", "which") and start < end and _relative(line, start, end):
        return _plain(line, start - 1 - (line.norm(start - 2) == ",")) if start - 1 > line.lo else None
    if end - start >= LONGEST or (line.clause(start, end - 1) and not _reduced(line, start, end)):
        return _nearest(line, start, end)
    start = _after_openers(line, start, end)
    if start < end and line.norm(start) in listed("words", "prepositions"):
        return _nearest(line, start + 1, end)
    return _cut_setting(line, start, end)


def _relative(line: Line, start: int, end: int) -> bool:
    """Say whether start..end is the rest of a clause on the source: `the group which tracks the war said`."""
    first = line.norm(start)
    verbal = line.finite(start) or (
        first.endswith("s") and not line.named(start) and first not in ("its", "his")
    )
    return 1 < end - start < 12 and verbal


def _reduced(line: Line, start: int, end: int) -> bool:
    """Say whether the verbs of a source only describe it: `a video posted online by the group`."""
    if (start != line.lo and not line.mark(start - 1)) or line.finite(start):
        return False
    return not _asserts(line, start, end)


def _after_openers(line: Line, start: int, end: int) -> int:
    openers = listed("words", "openers")
    while start < end and line.norm(start) in ("(", "["):
        closing = line.close_bracket(start)
        if closing == start:
            break
        start = closing + 1
    while start < end and (
        line.norm(start) in openers
        or line.time(start)
        or (line.norm(start) in ("on", ",") and line.time(start + 1))
    ):
        start += 1
    return start


def _cut_setting(line: Line, start: int, end: int) -> Range | None:
    """Drop `in a statement ...` and the like from the end of a source."""
    settings = listed("phrases", "settings")
    for k in range(start + 1, end):
        if line.norm(k) not in ("in", "at", "on", "during", "via", "through", "by"):
            continue
        if line.time(k + 1):
            rest = next((j for j in range(k + 1, end) if not line.time(j)), end)
            return (rest, end) if line.norm(rest) in listed("words", "determiners") else (start, k)
        if line.has(settings, k + 1, min(end, k + 5)):
            end = k
            break
    return (start, end) if start < end else None


def _nearest(line: Line, lo: int, end: int) -> Range | None:
    """Read the noun phrase that ends at `end` from right to left."""
    determiners = listed("words", "determiners")
    start = end
    while start > lo:
        k = start - 1
        word = line.norm(k)
        if word in CLOSERS:
            start = line.open_bracket(k)
            continue
        if (line.finite(k) and start < end) or line.mark(k) or line.time(k):
            break
        if word in determiners:
            if not _goes_on(line, k, lo):
                start = k
                break
            start = k - 1
            continue
        if word == "and":
            if not _noun(line, k - 1):
                break
        elif word in listed("words", "subordinators") or (
            word in listed("words", "prepositions") and not _attaches(line, k, lo)
        ):
            break
        start = k
    return (start, end) if start < end else None


def _goes_on(line: Line, k: int, lo: int) -> bool:
    """Say whether the determiner at `k` stands inside a larger source: `head of the police`."""
    if k - 2 < lo:
        return False
    if line.norm(k - 1) == "and":
        return _noun(line, k - 2)
    return line.norm(k - 1) in listed("words", "prepositions") and _attaches(line, k - 1, lo)


def _attaches(line: Line, k: int, lo: int) -> bool:
    if k - 1 < lo:
        return False
    return _noun(line, k - 1) or (line.norm(k) in listed("words", "linking") and line.named(k - 1))


def _noun(line: Line, k: int) -> bool:
    return line.norm(k) in listed("nouns", "sources") or line.norm(k) in CLOSERS


def _apposed(line: Line, comma: int) -> Range | None:
    """Return `Y, a spokesman for Z` where the comma at `comma` closes the apposition."""
    k = comma
    for _ in range(3):
        left = _comma_before(line, k)
        if left is None:
            lone = k == comma and not line.clause(line.lo, comma) and comma - line.lo < LONGEST
            return _plain(line, comma) if lone else None
        if not _apposition(line, left + 1, comma):
            return None
        if _apposition(line, left + 1, comma) and line.norm(left - 1) not in CLOSERS and line.mark(left - 1):
            return None
        found = before(line, left) if line.norm(left - 1) not in listed("words", "pronouns") else None
        if found is not None:
            return (_whole(line, found)[0], comma + 1)
        k = left
    return None


def _whole(line: Line, found: Range) -> Range:
    """Grow an apposition (an age, a title) leftwards to the name that it stands behind."""
    first = line.norm(found[0])
    if line.norm(found[0] - 1) != "," or not (first.isdigit() or first in ("a", "an", "the", "who")):
        return found
    earlier = before(line, found[0] - 1)
    return (earlier[0], found[1]) if earlier else found


def _comma_before(line: Line, comma: int) -> int | None:
    k = comma
    while k > max(line.lo, comma - LONGEST):
        k -= 1
        if line.norm(k) in CLOSERS:
            k = line.open_bracket(k)
        if line.norm(k) == ",":
            return k
        if line.quoting(k) or line.norm(k) == ";":
            return None
    return None


def _apposition(line: Line, a: int, b: int) -> bool:
    word = line.norm(a)
    if word in ("who", "whose", "which", "speaking", "quoting", "citing"):
        return True
    if word in ("identified", "known", "named", "based", "described"):
        a += 1
    if line.clause(a, b):
        return False
    if word in ("but", "and", "while", "when", "after", "as", "including", "on", "killing", "in"):
        return False
    return a < b


def after(line: Line, start: int) -> tuple[Range, int] | None:
    """Return the source that begins at `start`, after an inverted verb, and where the phrase ends."""
    first = line.norm(start)
    if not first or line.mark(start) or first.isdigit() or first in listed("words", "subordinators"):
        return None
    if (
        line.time(start)
        or first in listed("words", "prepositions")
        or first in ("here", "there", "so", "yes", "nothing")
    ):
        return None
    if first in listed("words", "pronouns"):
        return ((start, start + 1), start + 1)
    end = _phrase_end(line, start)
    if end - start > LONGEST or end == start or _asserts(line, start, end - 1):
        return None
    stop = end
    while line.norm(stop) == "," and stop + 1 < line.hi:
        further = _phrase_end(line, stop + 1)
        if not _describes(line, stop + 1, further):
            break
        stop = further
    return ((start, stop), stop)


def _asserts(line: Line, a: int, b: int) -> bool:
    """Say whether a..b holds a verb that does more than describe: not `a statement issued by the brigade`."""
    return any(line.finite(k) and not _participle(line, k) for k in range(a, b))


def _participle(line: Line, k: int) -> bool:
    word, following = line.norm(k), line.norm(k + 1)
    regular = word.endswith("ed") and word not in listed("words", "finite")
    return regular and (following in listed("words", "prepositions") or following == "online")


def _describes(line: Line, a: int, b: int) -> bool:
    """Say whether a..b describes the source before it: `, a spokesman for the ministry`."""
    if a >= b or b - a > 15:
        return False
    word = line.norm(a)
    if word in ("who", "whose"):
        return True
    if line.clause(a, b) or word.endswith("ing"):
        return False
    return word in ("a", "an", "the") or word in listed("nouns", "sources")


def _phrase_end(line: Line, start: int) -> int:
    stops = listed("words", "subordinators") - {"and", "or"}
    k = start
    while k < line.hi:
        word = line.norm(k)
        if word in ("(", "["):
            closing = line.close_bracket(k)
            if closing == k:
                break
            k = closing + 1
            continue
        if line.mark(k) or word in stops or line.time(k):
            break
        if (
            k > start + 1
            and line.named(k)
            and word in ("the", "a", "an", "according", "he", "they", "it", "two", "three")
        ):
            break
        if word in ("on", "late", "early", "in", "at", "via") and (line.time(k + 1) or _setting(line, k + 1)):
            break
        if word in ("adding", "citing", "saying", "quoting", "stressing", "noting") or (
            word in ("and", "or") and line.clause(k + 1, min(k + 4, line.hi))
        ):
            break
        k += 1
    while k > start and line.norm(k - 1) in ("on", "late", "early", "in", "at"):
        k -= 1
    return k


def _setting(line: Line, k: int) -> bool:
    return line.has(listed("phrases", "settings"), k, min(k + 4, line.hi))
