"""Finds what might be counted in a sentence: numbers, vague words, articles, denials of any."""

from dataclasses import dataclass
from functools import cache

from whosays import numbers
from whosays.claims import nouns
from whosays.claims.grammar import grammar
from whosays.claims.phrases import Phrase, age, scan
from whosays.claims.triggers import verbs
from whosays.lexicon import load
from whosays.numbers import Reading
from whosays.prepared import Token
from whosays.records import Measure

NEEDS_NOUN = frozenset(
    "some many most all more others few number heavy certain rest any no a an another mostly mainly largely various "
    "lot lots group series neither without multiple considerable".split()
)
"""Figures that count only when a known noun follows."""


@dataclass(slots=True)
class Counted:
    """A possible figure: word indices `first` to `last` (exclusive) in its sentence, and the phrase it counts."""

    first: int
    last: int
    reading: Reading
    phrase: Phrase | None
    kind: str
    """number, vague, single, zero, implied, plural."""
    described: Measure | None = None
    """What a participle in front of the noun says of them: `six abducted drivers`."""

    @property
    def end(self) -> int:
        """Return the word behind the figure and its phrase."""
        return max(self.last, self.phrase.end if self.phrase else 0)

    @property
    def cls(self) -> str | None:
        """Return the class of what is counted, None where the words don't tell."""
        return self.phrase.noun.cls if self.phrase and self.phrase.noun else None


def kind_of(reading: Reading) -> str:
    """Return how a reading counts: number, vague, single or zero."""
    if reading.modifier in ("vague", "zero"):
        return reading.modifier
    return "number"


def counted(tokens: list[Token], words: list[str], barred: set[int]) -> list[Counted]:
    """Return the figures of one sentence in order. `barred` are word indices inside time expressions."""
    starts = _starts()
    found: list[Counted] = []
    i = 0
    while i < len(words):
        if (words[i] in starts or words[i][0].isdigit()) and i not in barred:
            one = _at(tokens, words, i, barred)
            if one is not None:
                found.append(one)
                i = one.last
                continue
        i += 1
    return found


@cache
def _starts() -> frozenset[str]:
    return numbers.starts()


def _at(tokens: list[Token], words: list[str], i: int, barred: set[int]) -> Counted | None:
    if words[i] == "over" and i and words[i - 1] in ("control", "took", "take", "taken", "taking", "power", "hand"):
        return None
    found = numbers.parse(words, i)
    if found is None or any(k in barred for k in range(found.core, found.end)):
        return None
    if age(words, i) is not None or _bound(tokens, words, found.core, found.end):
        return None
    reading, last = found.reading, found.end
    kind = kind_of(reading)
    text = " ".join(words[found.core : last])
    if (
        kind == "number"
        and (text in ("a", "an", "another", "one") or words[found.core] in ("a", "an", "another", "yet"))
        and reading.low == 1
    ):
        kind = "single"
    if reading.kind != "count" and kind == "number":
        return _share(words, i, last, reading)
    determined = last < len(words) and words[last] in ("the", "a", "an", "his", "her", "its", "their")
    phrase = None if determined else scan(words, last)
    if kind == "number" and _not_counted(words, found.core, last, phrase):
        return None
    if (
        phrase is not None
        and words[phrase.head] in grammar().not_counted
        and (phrase.noun is None or kind in ("vague", "single"))
    ):
        return None
    alone = text in ("no one", "not one", "none", "nobody", "another")
    if (kind in ("vague", "single", "zero") and words[found.core] in NEEDS_NOUN and not (alone and phrase is None)) and (
        phrase is None or (phrase.noun is None and not (kind == "single" and _origin(words[phrase.head])))
    ):
        return None
    if kind == "single" and text not in ("one", "another") and phrase is None:
        return None
    if _reports(words, phrase) or _rate(words, last, phrase):
        return None
    if ((phrase is None or phrase.noun is None) and _aged(tokens, words, i, last, reading)):
        return None
    if kind == "zero" and phrase is not None and words[phrase.head] in ("report", "reports", "word", "information", "indication", "loss"):
        phrase = scan(words, phrase.end) if words[phrase.end : phrase.end + 1] == ["of"] else None
    if kind == "single" and _apposition(tokens, words, i):
        return None
    if kind == "vague" and words[found.core] in ("unspecified", "undetermined", "undisclosed", "unknown"):
        if phrase is None or words[phrase.head] not in nouns.counted():
            return None
    if phrase is None and i and kind == "number" and _numbered(words, found.core):
        return None
    if kind == "vague" and _grouped(words, found.core, last):
        return None
    if kind == "number" and words[i] == "the" and phrase is None:
        return None
    return Counted(i, last, reading, phrase, kind, _described(words, last, phrase))


def _described(words: list[str], last: int, phrase: Phrase | None) -> Measure | None:
    if phrase is None or phrase.noun is None or phrase.noun.cls != "person" or last >= len(words):
        return None
    return _adjectives().get(words[last])


@cache
def _adjectives() -> dict[str, Measure]:
    listed = load("measures")["adjective"]
    return {word: measure for measure, text in listed.items() for word in text.split()}


def _rate(words: list[str], last: int, phrase: Phrase | None) -> bool:
    """Say whether a number is a rate: `3,000 die every year`, `five soldiers a day`."""
    end = phrase.end if phrase else last
    following = words[end : end + 8]
    pairs = list(zip(following, following[1:], strict=False))
    return any(a in ("every", "per", "each") and b in _UNITS for a, b in pairs) or following[:2] in (["a", "day"], ["a", "year"])


_UNITS = frozenset("day week month year hour minute night".split())


def _reports(words: list[str], phrase: Phrase | None) -> bool:
    """Say whether the counted only speak: `two military sources said`."""
    if phrase is None or phrase.end >= len(words) or words[phrase.end] not in _SPEAKS:
        return False
    return words[phrase.head].rstrip("s") in speakers()


@cache
def speakers() -> frozenset[str]:
    """Return heads of people who are counted as speaking, not as harmed."""
    return frozenset(load("grammar")["speakers"].split())


_SPEAKS = frozenset("said told says tells added reported confirmed announced claimed stated".split())


def _aged(tokens: list[Token], words: list[str], i: int, last: int, reading: Reading) -> bool:
    """Say whether a bare number behind a name is an age: `Aju 40 was shot dead`."""
    if i == 0 or last != i + 1 or not words[i].isdigit() or not 3 < int(words[i]) < 100:
        return False
    del reading
    name = words[i - 1]
    return tokens[i - 1].title and not tokens[i - 1].upper and nouns.lookup(name) is None and name not in _verb_forms() and i > 1


@cache
def _verb_forms() -> frozenset[str]:
    g = grammar()
    return frozenset(verbs()) | g.verbs | g.prepositions | g.auxiliary | g.adverbs | g.subordinators | g.reporting


def _origin(word: str) -> bool:
    """Say whether an unlisted noun names a person by origin or following: `a Talvian`, `an Oreshi`."""
    return len(word) > 4 and word.endswith(("ian", "ean", "ese", "ist", "ani", "eli", "aqi", "shi"))


def _numbered(words: list[str], core: int) -> bool:
    """Say whether a bare number only numbers the noun before it: `neighbourhoods 1 and 2`."""
    before = words[core - 1]
    if before in ("and", "or", ",") and core >= 2 and words[core - 2].isdigit():
        return words[core].isdigit() and core >= 3 and nouns.lookup(words[core - 3]) is not None
    noun = nouns.lookup(before)
    return words[core].isdigit() and noun is not None and noun.cls in ("place", "building") and before not in verbs()


def _apposition(tokens: list[Token], words: list[str], i: int) -> bool:
    """Say whether `a ...` only describes a name in front of it: `Soren, a former leader,`."""
    if i < 3 or words[i - 1] not in (",", "("):
        return False
    before = words[i - 2]
    if before in (")", '"') or before.isdigit():
        return True
    return (tokens[i - 2].title or tokens[i - 2].upper) and nouns.lookup(before) is None


def _grouped(words: list[str], i: int, last: int) -> bool:
    """Say whether a vague word only wraps a number (`a group of 40`) or compares (`the most serious`)."""
    after = words[last : last + 2]
    if after[:1] == ["of"]:
        after = after[1:]
    if after and (after[0][0].isdigit() or after[0] in ("about", "around", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")):
        return True
    if words[i] == "heavy":
        return after[:1] not in (["casualties"], ["losses"])
    return words[i] == "most" and i > 0 and words[i - 1] in ("the", "its", "their", "his")


def _share(words: list[str], first: int, last: int, reading: Reading) -> Counted | None:
    """A percentage or fraction counts when people or things of a known kind follow."""
    phrase = scan(words, last)
    if phrase is None or phrase.noun is None:
        return None
    return Counted(first, last, reading, phrase, "number")


def _bound(tokens: list[Token], words: list[str], core: int, end: int) -> bool:
    """Say whether a number is part of a name or compound: AK-47, 3-storey, $5, No. 4."""
    g = grammar()
    previous = words[core - 1] if core else ""
    if previous in g.not_after and words[core][0].isdigit():
        return True
    tight_before = core > 0 and tokens[core - 1].end == tokens[core].start
    if previous in (".", ":") and tight_before and words[core][0].isdigit():
        return True
    if (
        previous in ("-", "/")
        and core >= 2
        and tokens[core - 1].start == tokens[core - 2].end
        and tokens[core].start == tokens[core - 1].end
    ):
        return not words[core - 2][0].isdigit() and words[core - 2] not in ("mid",)
    if end < len(words) and words[end] == "-" and end + 1 < len(words):
        tight = tokens[end].start == tokens[end - 1].end and tokens[end + 1].start == tokens[end].end
        return (
            tight
            and not nouns.lookup(words[end + 1])
            and words[core][0].isalnum()
            and words[core] not in ("a", "an", "no")
        )
    return False


def _not_counted(words: list[str], core: int, last: int, phrase: Phrase | None) -> bool:
    """Say whether the words around a number make it an age, a date, money, a distance or the like."""
    g = grammar()
    following = words[last] if last < len(words) else ""
    unit = following in g.not_counted or (
        following == "-" and last + 1 < len(words) and words[last + 1] in g.not_counted
    )
    if unit and (
        phrase is None
        or phrase.noun is None
        or words[phrase.head] in g.not_counted
        or following in ("year", "years", "-", "mm", "bore", "foot", "inch", "cm", "kg")
    ):
        return True
    word = words[core]
    if word[0].isdigit():
        if word.endswith(("st", "nd", "rd", "th")):
            return True
        if "." in word and last == core + 1:
            return True
        if last == core + 1 and word.isdigit() and len(word) == 4 and 1900 <= int(word) <= 2099:
            return True
        if last == core + 1 and word.isdigit() and len(word) > 5 and phrase is None:
            return True
        if phrase is None and core and words[core - 1].isdigit() and len(word) == len(words[core - 1]) == 4:
            return True
    if (
        last == core + 1
        and following in (":", "/", ".")
        and last + 1 < len(words)
        and words[last + 1][0].isdigit()
    ):
        return True
    if following in ("bc", "ad", "ce", "bce", "am", "pm", "a.m.", "p.m.") or _dated(words, core, last):
        return True
    parenthesised = core > 0 and words[core - 1] == "(" and following == ")"
    return parenthesised or (
        core > 0 and words[core - 1] == "," and following == "," and word.isdigit() and int(word) < 100
    )


def _dated(words: list[str], core: int, last: int) -> bool:
    """Say whether a number is a day or a time of day: July 8, 8 July 89, at 0510."""
    months = _months()
    previous, following = words[core - 1] if core else "", words[last] if last < len(words) else ""
    if not words[core][0].isdigit():
        return False
    if previous in months or following in months or (core >= 2 and words[core - 2] in months and previous[0].isdigit()):
        return True
    if phrase_less_year(words, core, last):
        return True
    return words[core].startswith("0") and len(words[core]) > 1


def phrase_less_year(words: list[str], core: int, last: int) -> bool:
    """Say whether a bare number behind `in` or `since` is a year of any century."""
    word = words[core]
    if last != core + 1 or not word.isdigit() or not 1000 <= int(word) < 2100 or not core:
        return False
    following = words[last] if last < len(words) else "."
    return words[core - 1] in ("in", "since", "until", "by", "from", "to") and not following.isalpha()


@cache
def _months() -> frozenset[str]:
    full = "january february march april may june july august september october november december".split()
    return frozenset(full) | frozenset(month[:3] for month in full) | {"sept"}
