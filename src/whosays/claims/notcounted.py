"""Tells numbers that count no harm: ages, dates, money, distances, rates, parts of names."""

from functools import cache
from itertools import pairwise

from whosays.claims import nouns
from whosays.claims.grammar import grammar
from whosays.claims.phrases import Phrase
from whosays.claims.verbs import verbs
from whosays.prepared import Token

YEARS = range(1900, 2100)
"""Bare four-digit numbers in this range are read as years, never as counts."""


def bound(tokens: list[Token], words: list[str], core: int, end: int) -> bool:
    """Say whether a number is part of a name or compound: AK-47, 3-storey, $5, No. 4."""
    previous = words[core - 1] if core else ""
    numeric = words[core][0].isdigit()
    tight = core > 0 and tokens[core - 1].end == tokens[core].start
    if numeric and (previous in grammar().not_after or (previous in (".", ":") and tight)):
        return True
    if previous in ("-", "/") and core >= 2 and tight and tokens[core - 1].start == tokens[core - 2].end:
        return not words[core - 2][0].isdigit() and words[core - 2] != "mid"
    if end + 1 < len(words) and words[end] == "-":
        joined = tokens[end].start == tokens[end - 1].end and tokens[end + 1].start == tokens[end].end
        counts = nouns.lookup(words[end + 1]) is not None or words[core] in ("a", "an", "no")
        return joined and not counts and words[core][0].isalnum()
    return False


def uncounted(words: list[str], core: int, last: int, phrase: Phrase | None) -> bool:
    """Say whether the words around a number make it an age, a date, money, a distance or the like."""
    following = words[last] if last < len(words) else ""
    beyond = words[last + 1] if last + 1 < len(words) else ""
    if _measured(words, following, beyond, phrase):
        return True
    word = words[core]
    if word[0].isdigit() and _figure_of_speech(words, core, last, phrase):
        return True
    if last == core + 1 and following in (":", "/", ".") and beyond[:1].isdigit():
        return True
    if following in grammar().eras or _dated(words, core, last):
        return True
    opening = words[core - 1] if core else ""
    bracketed = opening == "(" and following == ")"
    return bracketed or (opening == following == "," and word.isdigit() and int(word) < 100)


def _measured(words: list[str], following: str, beyond: str, phrase: Phrase | None) -> bool:
    """Read units of length, time, money: `12 km`, `5-hour`, `9 mm pistol`."""
    g = grammar()
    if following not in g.not_counted and not (following == "-" and beyond in g.not_counted):
        return False
    if phrase is None or phrase.noun is None:
        return True
    return words[phrase.head] in g.not_counted or following in g.sized


def _figure_of_speech(words: list[str], core: int, last: int, phrase: Phrase | None) -> bool:
    """Read ordinals, decimals without a scale, years, and long or paired bare numbers (references, codes)."""
    word = words[core]
    if word.endswith(("st", "nd", "rd", "th")):
        return True
    if last > core + 1:
        return False
    if "." in word or (word.isdigit() and len(word) == 4 and int(word) in YEARS):
        return True
    if phrase is not None or not word.isdigit():
        return False
    paired = core > 0 and words[core - 1].isdigit() and len(word) == len(words[core - 1]) == 4
    return len(word) > 5 or paired


def _dated(words: list[str], core: int, last: int) -> bool:
    """Say whether a number is a year or a time of day that no time expression covers: in 1741, at 0510."""
    word = words[core]
    if not word[0].isdigit():
        return False
    following = words[last] if last < len(words) else "."
    year = last == core + 1 and word.isdigit() and 1000 <= int(word) < YEARS.stop
    if year and core and words[core - 1] in grammar().year_leads and not following.isalpha():
        return True
    return word.startswith("0") and len(word) > 1


def rate(words: list[str], last: int, phrase: Phrase | None) -> bool:
    """Say whether a number is a rate: `3,000 die every year`, `five soldiers a day`."""
    end = phrase.end if phrase else last
    following = words[end : end + 8]
    if following[:2] in (["a", "day"], ["a", "year"]):
        return True
    units = grammar().rate_units
    return any(a in ("every", "per", "each") and b in units for a, b in pairwise(following))


def speaking(words: list[str], phrase: Phrase | None) -> bool:
    """Say whether the counted only speak: `two military sources said`."""
    if phrase is None or phrase.end >= len(words) or words[phrase.end] not in grammar().speaks:
        return False
    return words[phrase.head].rstrip("s") in grammar().speakers


def aged(tokens: list[Token], words: list[str], i: int, last: int) -> bool:
    """Say whether a bare number behind a name is an age: `Aju 40 was shot dead`."""
    if i < 2 or last != i + 1 or not words[i].isdigit() or not 3 < int(words[i]) < 100:
        return False
    name, token = words[i - 1], tokens[i - 1]
    return token.title and not token.upper and nouns.lookup(name) is None and name not in _no_names()


@cache
def _no_names() -> frozenset[str]:
    g = grammar()
    return (
        frozenset(verbs())
        | g.verbs
        | g.prepositions
        | g.auxiliary
        | g.adverbs
        | g.subordinators
        | g.reporting
    )


def numbered(words: list[str], core: int) -> bool:
    """Say whether a bare number only numbers the noun before it: `neighbourhoods 1 and 2`."""
    if not core or not words[core].isdigit():
        return False
    before = words[core - 1]
    if before in ("and", "or", ",") and core >= 3 and words[core - 2].isdigit():
        return nouns.lookup(words[core - 3]) is not None
    noun = nouns.lookup(before)
    return noun is not None and noun.cls in ("place", "building") and before not in verbs()


def apposition(tokens: list[Token], words: list[str], i: int) -> bool:
    """Say whether `a ...` only describes a name in front of it: `Soren, a former leader,`."""
    if i < 3 or words[i - 1] not in (",", "("):
        return False
    before = words[i - 2]
    if before in (")", '"') or before.isdigit():
        return True
    return (tokens[i - 2].title or tokens[i - 2].upper) and nouns.lookup(before) is None


def wrapping(words: list[str], core: int, last: int) -> bool:
    """Say whether a vague word only wraps a number (`a group of 40`) or compares (`the most serious`)."""
    after = words[last + 1 : last + 2] if words[last : last + 1] == ["of"] else words[last : last + 1]
    if after and (after[0][0].isdigit() or after[0] in grammar().small_number_leads):
        return True
    if words[core] == "heavy":
        return after not in (["casualties"], ["losses"])
    return words[core] == "most" and core > 0 and words[core - 1] in ("the", "its", "their", "his")
