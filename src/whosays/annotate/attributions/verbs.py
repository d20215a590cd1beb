"""Reads a verb of saying: its verb group, its source, and what it attributes."""

from whosays.annotate.attributions import sources
from whosays.annotate.attributions.adverbials import skip_adverbials, skip_hearer
from whosays.annotate.attributions.found import Found
from whosays.annotate.attributions.line import Line, Range
from whosays.annotate.attributions.placing import clause_start, content_start, inverted, place
from whosays.annotate.attributions.verbal import group_start, verbal
from whosays.annotate.attributions.vocabulary import Verb, listed


def read(line: Line, i: int, verb: Verb) -> Found | None:
    """Return what the verb at `i` attributes, or None where it introduces nobody's words."""
    if not verbal(line, i, verb):
        return None
    group, end = group_start(line, i), _cue_end(line, i, verb)
    being = line.has(listed("words", "being"), group, i)
    past = verb.form in ("past", "participle")
    if end is None:
        return None
    if verb.form == "ing" and not being:
        return _participle(line, i, verb)
    if past and (being or (line.norm(end) == "by" and skip_adverbials(line, end) == end)):
        return _passive(line, i, (group, end), verb)
    if verb.lemma in ("seem", "appear"):
        return _impersonal(line, i, (group, end))
    return inverted(line, (group, end), verb) or _active(line, i, (group, end), verb)


def _cue_end(line: Line, i: int, verb: Verb) -> int | None:
    """Return where the cue ends: `claimed responsibility`, `called for`; None for a bare `took`."""
    end = i + 1
    owned = listed("phrases", "responsibility")
    if verb.lemma == "claim" or verb.group == "undertaking":
        for k in range(end, min(end + 3, line.hi)):
            if line.norm(k) in owned:
                return k + 1
        if verb.group == "undertaking":
            return None
    counting = verb.lemma in listed("classes", "counting")
    if counting and not line.has(listed("phrases", "tolls"), end, min(end + 5, line.hi)):
        return None
    recording = verb.lemma in listed("classes", "recording")
    if recording and not line.numbered(end, min(end + 3, line.hi)) and line.norm(end) != "by":
        return None
    if verb.lemma == "speak":
        return end + 1 if line.norm(end) == "of" else None
    if verb.lemma == "put" and not line.has(("at",), end, line.hi):
        return None
    particle = line.norm(end) in ("out", "down") or (verb.lemma == "call" and line.norm(end) in ("for", "on"))
    return end + 1 if particle else end


def _active(line: Line, i: int, cue: Range, verb: Verb) -> Found | None:
    source = sources.before(line, cue[0])
    shared = source is None and line.norm(cue[0] - 1) in ("and", "but", "or")
    if source is None and not shared:
        return None
    if verb.form == "s" and source and _counted(line, i):
        return None
    own = verb.group == "attitude" or verb.lemma in listed("classes", "recording")
    if own and source and line.norm(source[0]) in ("i", "we", "you", "one"):
        return None
    found = Found(i, cue, source, start=clause_start(line, source[0] if source else cue[0]), shared=shared)
    placed = place(line, found, verb)
    return None if placed and verb.group == "quoting" and not _quotes(line, placed) else placed


def _counted(line: Line, i: int) -> bool:
    """Say whether a number counts the word at `i`, a noun then: `two command posts`."""
    return any(
        line.numbered(k, k + 1)
        and line.norm(k) not in ("one", "1")
        and not line.has(listed("words", "prepositions") | listed("words", "determiners"), k - 1, k)
        and not line.named(k - 1)
        for k in (i - 2, i - 3)
        if line.lo <= k
    )


def _quotes(line: Line, found: Found) -> bool:
    """Say whether what is attributed is marked as speech: a that-clause or a quotation."""
    return any(line.norm(a) == "that" or line.quoting(a) or line.quoting(b - 1) for a, b in found.contents)


def _participle(line: Line, i: int, verb: Verb) -> Found | None:
    """Read `..., adding that` and, at the head of a sentence, `Denying that ..., X said`."""
    if verb.group in ("attitude", "quoting", "undertaking"):
        return None
    if i == line.lo:
        comma = next((k for k in range(i, line.hi) if line.norm(k) == ","), i)
        opens = verb.group == "charge" and comma > i + 1
        return Found(i, (i, i + 1), None, [(i + 1, comma)], i, shared=True) if opens else None
    left = line.norm(i - 1)
    if left not in (",", '"', ")", "and") and not line.time(i - 1) and verb.lemma not in ("add", "say"):
        return None
    if left in listed("words", "prepositions"):
        return None
    start = skip_adverbials(line, skip_hearer(line, i + 1) if verb.group == "address" else i + 1)
    if start >= line.hi:
        return None
    begins = i - 1 if left in (",", "and") else i
    return Found(i, (i, i + 1), None, [(start, line.hi)], begins, shared=True, runs=True)


def _passive(line: Line, i: int, cue: Range, verb: Verb) -> Found | None:
    """Read `was confirmed by X`, `was quoted as saying`; a passive without an agent names nobody."""
    following = line.norm(cue[1])
    if following == "as" and line.norm(cue[1] + 1) in listed("words", "relaying"):
        return _quoted(line, i, cue, verb)
    if verb.lemma in listed("classes", "impersonal") and following != "by":
        return _impersonal(line, i, cue)
    if following != "by" or verb.group in ("attitude", "address", "undertaking"):
        return None
    agent = sources.after(line, cue[1] + 1)
    lo = content_start(line, cue[0])
    if agent is None or lo >= cue[0]:
        return None
    return Found(i, (cue[0], cue[1] + 1), agent[0], [(lo, cue[0])], cue[0], outer=True)


def _quoted(line: Line, i: int, cue: Range, verb: Verb) -> Found | None:
    source = sources.before(line, cue[0])
    if source is None:
        return None
    found = Found(i, (cue[0], cue[1] + 2), source, start=clause_start(line, source[0]))
    return place(line, found, verb)


def _impersonal(line: Line, i: int, cue: Range) -> Found | None:
    """Read `is expected to`, `was reported that`, `appears`: said by nobody.

    The clause around the cue is the content.
    """
    subject = sources.before(line, cue[0])
    contents = [part for part in (subject, (cue[1], line.hi)) if part and part[0] < part[1]]
    start = clause_start(line, subject[0] if subject else cue[0])
    return Found(i, cue, None, contents, start, runs=True) if contents else None
