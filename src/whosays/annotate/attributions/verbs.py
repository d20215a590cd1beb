"""Reads a verb of saying: its verb group, its source, and on which side of it the content stands."""

from whosays.annotate.attributions import sources
from whosays.annotate.attributions.found import Found
from whosays.annotate.attributions.line import Line, Range
from whosays.annotate.attributions.vocabulary import Verb, listed

TRAILERS = frozenset(
    ["adding", "citing", "quoting", "noting", "stressing", "saying", "and", "but", "while", "as", "when", "after", "before", "because", "although", "though", "following", "since", "without", "amid", "pointing", "calling", "referring", "which", "who"]
)
NOUN_BEFORE = frozenset(["to", "of", "'s", "for", "with", "by", "from"])
NOUN_AFTER = frozenset("of from by about on said say says were are was have has suggested suggest in to".split())
BEING = frozenset(["is", "are", "was", "were", "be", "been", "being", "'s", "'re"])


def read(line: Line, i: int, verb: Verb) -> Found | None:
    """Return what the verb at `i` attributes, or None where it introduces nobody's words."""
    if not _verbal(line, i, verb):
        return None
    group = _group(line, i)
    if verb.form == "ing" and not line.has(BEING, group, i):
        return _participle(line, i, group, verb)
    passive = verb.form in ("past", "participle") and line.has(BEING, group, i)
    end = i + 1
    owning = verb.lemma == "claim" or verb.group == "undertaking"
    if owning and line.has(listed("phrases", "responsibility"), end, min(end + 3, line.hi)):
        end += 1 + next(k for k in range(3) if line.norm(end + k) in listed("phrases", "responsibility"))
    elif verb.group == "undertaking":
        return None
    if line.norm(end) in ("out", "down") or (verb.lemma == "call" and line.norm(end) in ("for", "on")):
        end += 1
    if passive or (verb.form in ("past", "participle") and line.norm(end) == "by"):
        return _passive(line, i, (group, end), verb)
    if verb.lemma in ("seem", "appear"):
        return _impersonal(line, i, (group, end))
    if (inverted := _inverted(line, (group, end), verb)) is not None:
        return inverted
    source = sources.before(line, group)
    shared = source is None and _joins(line, group)
    if source is None and not shared:
        return None
    found = Found(i, (group, end), source, shared=shared)
    found.start = _clause_start(line, source[0] if source else group)
    placed = _place(line, found, verb)
    return None if placed and verb.group == "quoting" and not _quotes(line, placed) else placed


def _quotes(line: Line, found: Found) -> bool:
    """Say whether what is attributed is marked as speech: a that-clause or a quotation."""
    return any(line.norm(a) == "that" or line.quoting(a) or line.quoting(b - 1) for a, b in found.contents)


def _verbal(line: Line, i: int, verb: Verb) -> bool:
    """Tell a verb from the noun or adjective that looks like it."""
    left, right = line.norm(i - 1), line.norm(i + 1)
    if line.norm(i - 1) == "-" and line.hyphen(i - 1) or right == "-" and line.hyphen(i + 1):
        return False
    if left in NOUN_BEFORE or (left == "united" and verb.lemma == "state") or left in listed("words", "determiners"):
        return False
    if line.named(i) and i > line.lo and verb.lemma not in ("say", "claim", "report", "confirm"):
        return False
    if verb.lemma == "claim" and line.has(listed("classes", "taken"), i + 1, min(line.hi, i + 6)):
        return False
    if verb.form == "s" and verb.lemma in listed("classes", "doubtful"):
        return _reporting(line, i, left, right)
    if verb.form == "base":
        if verb.lemma == "say":
            return left not in listed("words", "prepositions")
        return left.endswith("s") or left in listed("words", "pronouns") or left in ("will", "also", "n't")
    if verb.form in ("past", "participle"):
        return left not in ("in", "at", "on", "as", "than")
    return True


def _reporting(line: Line, i: int, left: str, right: str) -> bool:
    """Tell the verb in `Dawn reports that` and `..., reports Dawn` from the noun in `news reports`."""
    if right in NOUN_AFTER or left in listed("words", "prepositions") or left in ("media", "news", "press", "and"):
        return False
    if line.cased and line.named(i + 1) and right not in listed("words", "determiners"):
        return True
    if left in (",", '"') or left in listed("words", "pronouns") or i + 1 >= line.hi:
        return True
    if right == "that" or left in listed("nouns", "sources"):
        return True
    opens = right in ("that", ":", ",", '"') or right in listed("words", "determiners") or right[:1].isdigit()
    return opens and (line.named(i - 1) or not line.cased)


def _group(line: Line, i: int) -> int:
    start = i
    while start > line.lo:
        word = line.norm(start - 1)
        if (
            word in listed("words", "auxiliaries")
            or word in listed("words", "adverbs")
            or word.endswith("n't")
            or (word.endswith("ly") and len(word) > 4 and not line.named(start - 1))
        ):
            start -= 1
        else:
            break
    while start < i and (line.norm(start) in ("today", "yesterday", "tonight", "all", "both")):
        start += 1
    return start


def _joins(line: Line, group: int) -> bool:
    return line.norm(group - 1) in ("and", "but", "or")


def _participle(line: Line, i: int, group: int, verb: Verb) -> Found | None:
    if verb.group in ("attitude", "quoting", "undertaking"):
        return None
    if i == line.lo:
        comma = next((k for k in range(i, line.hi) if line.norm(k) == ","), None)
        opening = verb.group == "charge" and comma is not None and comma > i + 1
        return Found(i, (i, i + 1), None, [(i + 1, comma)], i, shared=True) if opening and comma else None
    left = line.norm(i - 1)
    if left not in (",", '"', ")", "and") and not line.time(i - 1) and verb.lemma not in ("add", "say"):
        return None
    if left in listed("words", "prepositions") or left in BEING:
        return None
    found = Found(i, (i, i + 1), None, shared=True, start=i - 1 if left in (",", "and") else i)
    start = _skip_hearer(line, i + 1) if verb.group == "address" else i + 1
    start = skip_adverbials(line, start)
    if start >= line.hi:
        return None
    found.contents, found.runs = [(start, line.hi)], True
    return found


def _passive(line: Line, i: int, cue: Range, verb: Verb) -> Found | None:
    """Read `was confirmed by X`, `was quoted as saying`; a passive without an agent names nobody."""
    if verb.lemma in listed("classes", "impersonal") and line.norm(cue[1]) != "by":
        return _impersonal(line, i, cue)
    if verb.group == "attitude":
        return None
    if (
        verb.lemma in ("quote", "cite")
        and line.norm(cue[1]) == "as"
        and line.norm(cue[1] + 1) in ("saying", "telling")
    ):
        source = sources.before(line, cue[0])
        if source is None:
            return None
        start = cue[1] + 2
        found = Found(i, (cue[0], start), source, start=_clause_start(line, source[0]))
        return _place(line, found, verb)
    if line.norm(cue[1]) == "by" and verb.group not in ("address", "undertaking"):
        agent = sources.after(line, cue[1] + 1)
        if agent is None:
            return None
        lo = _content_start(line, cue[0])
        found = Found(i, (cue[0], cue[1] + 1), agent[0], [(lo, cue[0])], cue[0], outer=True)
        return found if lo < cue[0] else None
    return None


def _impersonal(line: Line, i: int, cue: Range) -> Found | None:
    """Read `is expected to`, `was reported that`, `appears`: said by nobody; the clause around it is the content."""
    subject = sources.before(line, cue[0])
    contents = [part for part in (subject, (cue[1], line.hi)) if part and part[0] < part[1]]
    start = _clause_start(line, subject[0] if subject else cue[0])
    return Found(i, cue, None, contents, start, runs=True) if contents else None


def _inverted(line: Line, cue: Range, verb: Verb) -> Found | None:
    """Read `..., said X`: the source follows its verb and ends the clause."""
    group, end = cue
    if verb.form == "participle" or (verb.form == "base" and verb.lemma != "say") or group == line.lo:
        return None
    if verb.lemma not in listed("classes", "inverting"):
        return None
    left = group - 1
    dawn = verb.form == "s" and not line.named(cue[0]) and line.named(end) and verb.lemma == "report"
    close = line.norm(left) == "," or line.quoting(left) or line.mark(left) or dawn
    following = sources.after(line, end)
    if following is None:
        return None
    source, stop = following
    ends = (
        stop >= line.hi
        or line.mark(stop)
        or line.norm(stop) in TRAILERS
        or line.time(stop)
        or (line.norm(stop) in ("in", "on", "at", "during", "late", "early", "via", "of"))
    )
    if not ends:
        return None
    if not close:
        lone = stop >= line.hi or line.norm(stop) in TRAILERS or line.time(stop) or line.norm(stop) == "on"
        subject = sources.before(line, group)
        plain = subject is not None and (
            line.norm(subject[1] - 1) in listed("nouns", "sources")
            or line.norm(subject[1] - 1) in listed("words", "pronouns")
            or subject[0] == line.lo
            or not line.clause(line.lo, subject[0])
        )
        if not lone or plain or not line.clause(line.lo, group):
            return None
    elif (
        line.norm(left) == "," and sources.before(line, group) is not None and not line.clause(line.lo, left)
    ):
        return None
    lo = _content_start(line, left)
    edge = left if line.norm(left) in (",", "-", "--") else group
    if lo >= edge:
        return None
    found = Found(end - 1, cue, source, [(lo, edge)], edge, outer=True)
    _resume(line, found, stop)
    return found


def _place(line: Line, found: Found, verb: Verb) -> Found | None:
    """Decide whether the content stands before or behind the clause `X said`."""
    behind = found.cue[1]
    if verb.group == "address":
        behind = _skip_hearer(line, behind)
    behind = skip_adverbials(line, behind)
    word = line.norm(behind)
    lo, edge = _content_start(line, found.start), found.start
    before = not found.shared and _has_content(line, lo, edge)
    if behind >= line.hi:
        return _preposed(line, found, lo, edge) if before else None
    if verb.group in ("state", "address", "quoting") and before:
        if (word in TRAILERS and word != "which" and not line.quoting(behind + 1)) or _adds(word):
            return _preposed(line, found, lo, edge)
        if word == "," or (line.mark(behind) and word in (";", ")", "-", "--")):
            _preposed(line, found, lo, edge)
            _resume(line, found, behind)
            return found
        rest = line.clause(behind, line.hi) or line.has(frozenset('":'), behind, line.hi)
        if word in ("in", "at", "during", "from", "by", "on", "to", "of") and not rest:
            return _preposed(line, found, lo, edge)
    if word in (",", ":") and behind + 1 < line.hi:
        behind += 1
    found.contents, found.runs = [(behind, line.hi)], True
    return found


def _adds(word: str) -> bool:
    """Say whether an -ing form goes on behind a closed clause: `police said updating an earlier toll`."""
    return word.endswith("ing") and len(word) > 5 and word not in ("nothing", "something", "anything", "everything")


def _preposed(line: Line, found: Found, lo: int, edge: int) -> Found:
    end = edge
    while end > lo and line.norm(end - 1) in (",", "-", "--"):
        end -= 1
    found.contents, found.outer = [(lo, end)], True
    return found


def _resume(line: Line, found: Found, stop: int) -> None:
    """Add the content that goes on behind a clause set into it: `the raid, police said, killed two`."""
    word = line.norm(stop)
    if word not in (",", ":") or stop + 1 >= line.hi:
        return
    if line.norm(stop + 1) in TRAILERS and not line.quoting(stop + 1):
        return
    found.contents.append((stop + 1, line.hi))
    found.runs = True


def _clause_start(line: Line, start: int) -> int:
    """Return where the clause of a source begins, openers such as `but` or `meanwhile,` included."""
    while start > line.lo and (
        line.norm(start - 1) in ("but", "while", "and", "whereas", "though", "although")
        or line.time(start - 1)
        or (line.norm(start - 1) == "on" and line.time(start))
    ):
        start -= 1
    return start


def _content_start(line: Line, edge: int) -> int:
    """Return where content before `edge` begins: the sentence's start, or behind a stop in a line of parts."""
    start = line.lo
    while start < edge and (
        line.norm(start) in (",", ";", "-", "--", ")", "]") or line.norm(start) in ("and", "but")
    ):
        start += 1
    return start


def _counted(line: Line, a: int, b: int) -> bool:
    return any(line.norm(k)[:1].isdigit() for k in range(a, b))


def _has_content(line: Line, lo: int, edge: int) -> bool:
    if edge - lo < 2:
        return False
    left = line.norm(edge - 1)
    if left == '"' or line.quoting(edge - 1):
        return True
    if left in (",", "-", "--", ";"):
        return line.clause(lo, edge) or _counted(line, lo, edge) or edge - lo > 6
    return line.clause(lo, edge) and left not in listed("words", "subordinators")


def _skip_hearer(line: Line, start: int) -> int:
    """Step over the hearer: `told the agency that`."""
    k = start
    if line.norm(k) in ("me", "us", "him", "her", "them", "it", "you"):
        return k + 1
    while k < line.hi and k - start < 12:
        word = line.norm(k)
        if line.mark(k) or word in listed("words", "subordinators") or line.time(k) or line.finite(k):
            break
        if k > start and (
            word in listed("words", "pronouns")
            or word.isdigit()
            or (
                word in listed("words", "determiners")
                and line.norm(k - 1) not in ("to", "of", "at", "in", "for")
            )
            or word in ("on", "in", "by", "at", "to", "of", "about", "over")
        ):
            break
        k += 1
    return k


def skip_adverbials(line: Line, start: int) -> int:
    """Step over when, where and to whom something was said."""
    k = start
    while k < line.hi:
        word = line.norm(k)
        if line.time(k) or word in ("here", "too", "again", "separately", "earlier", "later"):
            k += 1
        elif word in (
            "on",
            "in",
            "at",
            "late",
            "early",
            "by",
            "via",
            "over",
            "during",
            "to",
            "from",
            "through",
        ):
            end = _setting_end(line, k)
            if end == k:
                return k
            k = end
        else:
            return k
    return k


def _setting_end(line: Line, k: int) -> int:
    settings, audiences = listed("phrases", "settings"), listed("nouns", "audiences")
    for j in range(k + 1, min(k + 9, line.hi)):
        if line.mark(j) or line.norm(j) in listed("words", "subordinators"):
            return k
        if line.time(j) or (line.norm(j) in settings and line.norm(j + 1) not in settings):
            return j + 1
        if line.norm(k) == "to" and line.norm(j) in audiences:
            return j + 1
        if line.finite(j) and line.norm(j) not in (
            "issued",
            "published",
            "released",
            "televised",
            "recorded",
        ):
            return k
    return k
