"""On which side of `X said` the content stands, and how far it reaches."""

from whosays.annotate.attributions import sources
from whosays.annotate.attributions.adverbials import skip_adverbials, skip_hearer
from whosays.annotate.attributions.found import Found
from whosays.annotate.attributions.line import Line, Range
from whosays.annotate.attributions.vocabulary import Verb, listed


def inverted(line: Line, cue: Range, verb: Verb) -> Found | None:
    """Read `..., said X`: the source follows its verb and ends the clause."""
    group, end = cue
    impossible = (
        verb.form == "participle" or (verb.form == "base" and verb.lemma != "say") or group == line.lo
    )
    if impossible or verb.lemma not in listed("classes", "inverting"):
        return None
    following = sources.after(line, end)
    if following is None or not _ends(line, following[1]):
        return None
    source, stop = following
    left = group - 1
    if line.norm(left) == ",":
        subject = sources.before(line, group)
        fits = subject is None or line.clause(line.lo, subject[0])
    else:
        trailing = verb.form == "s" and verb.lemma == "report" and line.named(end) and not line.named(group)
        fits = line.mark(left) or trailing or _unmarked(line, cue, stop)
    lo = content_start(line, left)
    edge = left if line.norm(left) in (",", "-", "--") else group
    if not fits or lo >= edge:
        return None
    found = Found(end - 1, cue, source, [(lo, edge)], edge, outer=True)
    _resume(line, found, stop)
    return found


def _ends(line: Line, stop: int) -> bool:
    """Say whether a clause can end where a source behind its verb ends."""
    word = line.norm(stop)
    settings = ("in", "on", "at", "during", "late", "early", "via", "of")
    return line.mark(stop) or line.time(stop) or word in listed("words", "trailers") or word in settings


def _unmarked(line: Line, cue: Range, stop: int) -> bool:
    """Say whether `... said X` is inverted although no comma stands before it (text that lost its commas)."""
    group, end = cue
    word = line.norm(stop)
    lone = not word or word.endswith("ing") or word in ("on", "as", "while", "after") or line.time(stop)
    if not lone or line.numbered(end, stop) or not line.clause(line.lo, group):
        return False
    subject = sources.before(line, group)
    if subject is None:
        return True
    head = line.norm(subject[1] - 1)
    counted = line.norm(subject[0])[:1].isdigit()
    known = not counted and (head in listed("nouns", "sources") or head in listed("words", "pronouns"))
    return not known and line.clause(line.lo, subject[0])


def place(line: Line, found: Found, verb: Verb) -> Found | None:
    """Decide whether the content stands before or behind the clause `X said`; None where there is none."""
    behind = skip_hearer(line, found.cue[1]) if verb.group == "address" else found.cue[1]
    behind = skip_adverbials(line, behind)
    word, edge = line.norm(behind), found.start
    lo = content_start(line, edge)
    before = not found.shared and (
        _has_content(line, lo, edge) or (word == "," and _set_in(line, lo, edge, behind + 1))
    )
    if behind >= line.hi:
        return _preposed(line, found, lo, edge) if before else None
    if before and verb.group not in ("attitude", "charge"):
        if _trails(line, behind):
            return _preposed(line, found, lo, edge)
        if word in (",", ";", ")", "-", "--") and line.mark(behind):
            _resume(line, _preposed(line, found, lo, edge), behind)
            return found
    if word in (",", ":") and behind + 1 < line.hi:
        behind += 1
    found.contents, found.runs = [(behind, line.hi)], True
    return found


def _set_in(line: Line, lo: int, edge: int, rest: int) -> bool:
    """Say whether the clause is set into a sentence behind its subject: `The raid, police said, killed two`."""
    first = line.norm(lo)
    adverbial = (
        first in listed("words", "openers") or first in listed("words", "prepositions") or line.time(lo)
    )
    return edge - lo > 1 and line.norm(edge - 1) == "," and line.finite(rest) and not adverbial


def _trails(line: Line, behind: int) -> bool:
    """Say whether what follows a closed clause only trails it: `police said as`, `police said in Oresh`."""
    word = line.norm(behind)
    if word in listed("words", "trailers") and word != "which" and not line.quoting(behind + 1):
        return True
    if word.endswith("ing") and len(word) > 5 and not word.endswith("thing"):
        return True
    if word not in ("in", "at", "during", "from", "by", "on", "to", "of"):
        return False
    return not line.clause(behind, line.hi) and not line.has(frozenset('":'), behind, line.hi)


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
    if line.norm(stop + 1) in listed("words", "trailers") and not line.quoting(stop + 1):
        return
    found.contents.append((stop + 1, line.hi))
    found.runs = True


def clause_start(line: Line, start: int) -> int:
    """Return where the clause of a source begins, openers such as `but` or `meanwhile,` included."""
    while start > line.lo and (
        line.norm(start - 1) in ("but", "while", "and", "whereas", "though", "although")
        or line.time(start - 1)
        or (line.norm(start - 1) == "on" and line.time(start))
    ):
        start -= 1
    return start


def content_start(line: Line, edge: int) -> int:
    """Return where content before `edge` begins: behind stray marks and conjunctions."""
    start = line.lo
    while start < edge and (
        line.norm(start) in (",", ";", "-", "--", ")", "]") or line.norm(start) in ("and", "but")
    ):
        start += 1
    return start


def _has_content(line: Line, lo: int, edge: int) -> bool:
    if edge - lo < 2:
        return False
    left = line.norm(edge - 1)
    if left == '"' or line.quoting(edge - 1):
        return True
    if left in (",", "-", "--", ";"):
        return line.clause(lo, edge) or _counted(line, lo, edge) or edge - lo > 6
    return line.clause(lo, edge) and left not in listed("words", "subordinators")


def _counted(line: Line, a: int, b: int) -> bool:
    return any(line.norm(k)[:1].isdigit() for k in range(a, b))
