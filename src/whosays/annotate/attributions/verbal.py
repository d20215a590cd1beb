"""Tells a verb of saying from its look-alikes, and finds where its verb group begins."""

from whosays.annotate.attributions.line import Line
from whosays.annotate.attributions.vocabulary import Verb, listed, verbs

JUDGED = 5
"""Words between a verb that judges a report and the report, at most."""


def verbal(line: Line, i: int, verb: Verb) -> bool:
    """Say whether the word at `i` is a verb here, not a noun, an adjective or part of a name."""
    left, right = line.norm(i - 1), line.norm(i + 1)
    hyphened = (left == "-" and line.hyphen(i - 1)) or (right == "-" and line.hyphen(i + 1))
    determined = left in listed("words", "noun_before") or left in listed("words", "determiners")
    country = left == "united" and verb.lemma == "state"
    named = line.named(i) and i > line.lo and verb.lemma not in ("say", "claim", "report", "confirm")
    taking = verb.lemma == "claim" and line.has(listed("classes", "taken"), i + 1, min(line.hi, i + 6))
    if hyphened or determined or country or named or taking or _describes(line, i):
        return False
    if verb.form == "s" and verb.lemma in listed("classes", "doubtful"):
        return _reporting(line, i, line.norm(group_start(line, i) - 1), right)
    if verb.form == "base":
        return _plural(line, i, verb)
    return verb.form not in ("past", "participle") or left not in ("in", "at", "on", "as", "than")


def _describes(line: Line, i: int) -> bool:
    """Say whether the word at `i` describes what a number counts: 900 reported deaths."""
    right = line.norm(i + 1)
    said = any(
        right in listed("words", name)
        for name in ("determiners", "pronouns", "subordinators", "prepositions")
    )
    return (
        line.numbered(i - 1, i) and right.isalpha() and right != "that" and not said and not line.named(i + 1)
    )


def _plural(line: Line, i: int, verb: Verb) -> bool:
    left = line.norm(i - 1)
    if verb.lemma == "say":
        return left not in listed("words", "prepositions")
    return (
        (left.endswith("s") and not left.endswith("'s"))
        or left in listed("words", "pronouns")
        or left in listed("words", "modals")
        or left in ("also", "n't")
    )


def _reporting(line: Line, i: int, left: str, right: str) -> bool:
    """Tell the verb in `Dawn reports that` and `..., reports Dawn` from the noun in `news reports`."""
    said = left in verbs() and left not in listed("nouns", "sources")
    noun = said or left in listed("words", "prepositions") or left in ("media", "news", "press", "and")
    if noun or right in listed("words", "noun_after") or _judged(line, i):
        return False
    if line.named(i + 1) and right not in listed("words", "determiners"):
        return True
    if left in (",", '"') or left in listed("words", "pronouns") or i + 1 >= line.hi:
        return True
    if right == "that" or left in listed("nouns", "sources"):
        return True
    opens = right in (":", ",", '"') or right in listed("words", "determiners") or right[:1].isdigit()
    return opens and (line.named(i - 1) or not line.cased)


def _judged(line: Line, i: int) -> bool:
    """Say whether the word at `i` is the object of a verb that judges it: `dismissed as false claims that`."""
    judging = listed("classes", "denying") | listed("classes", "judging")
    for k in range(i - 1, max(line.lo, i - JUDGED) - 1, -1):
        if line.mark(k) or line.norm(k) in listed("words", "subordinators") - {"as"}:
            return False
        found = verbs().get(line.norm(k))
        if found is not None and found.lemma in judging:
            return True
    return False


def group_start(line: Line, i: int) -> int:
    """Return where the verb group of the verb at `i` begins: `has also said`."""
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
