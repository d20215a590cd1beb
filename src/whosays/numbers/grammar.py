"""A deterministic grammar of English number phrases over folded words.

phrase := modifier* amount after?
amount := "between" number "and" number | number ("to" | "-" | "or") number | number | vague | none | one
number := digits | words, with a scale ("42 thousand"), a percent sign, or a fraction ("two-thirds")
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from whosays.folding import fold, tokenise
from whosays.numbers.reading import IMPLIED, ONE, PLURAL, ZERO, Kind, Modifier, Reading
from whosays.numbers.vocabulary import Vocabulary, match, modifier, vocabulary

DIGITS = re.compile(r"\d+(?:[,.'\u00a0\u202f\u2009]\d+)*")
GROUPED = re.compile(r"\d{1,3}(?:[,'\u00a0\u202f\u2009]\d{2,3})*(?:[,'\u00a0\u202f\u2009]\d{3})")


@dataclass(frozen=True, slots=True)
class Found:
    """A number phrase: words `start` to `end`, where its amount begins, and what it states."""

    start: int
    core: int
    end: int
    reading: Reading


@dataclass(frozen=True, slots=True)
class _Number:
    end: int
    value: float | int
    kind: Kind = "count"


def _tidy(value: float) -> float | int:
    return int(value) if float(value).is_integer() else round(value, 3)


def digits(word: str) -> float | int | None:
    """Return the value of a digit token, or None when its marks group no number (dates, versions)."""
    if not DIGITS.fullmatch(word) or len(word) > 18:
        return None
    if word.isdigit():
        return int(word)
    if GROUPED.fullmatch(word):
        return int(re.sub(r"\D", "", word))
    whole, _, rest = word.rpartition(".")
    if rest.isdigit() and (whole.isdigit() or GROUPED.fullmatch(whole)):
        return float(re.sub(r"\D", "", whole) + "." + rest)
    return None


class _Parser:
    def __init__(self, words: list[str]) -> None:
        self.words = words
        self.v: Vocabulary = vocabulary()

    def word(self, i: int) -> str:
        return self.words[i] if 0 <= i < len(self.words) else ""

    def below_hundred(self, i: int) -> _Number | None:
        """Read twenty, five, twenty-five, twenty five."""
        first = self.word(i)
        if first in self.v.units:
            return _Number(i + 1, self.v.units[first])
        if first not in self.v.tens:
            return None
        j = i + 2 if self.word(i + 1) == "-" else i + 1
        unit = self.v.units.get(self.word(j), 0)
        return (
            _Number(j + 1, self.v.tens[first] + unit) if 0 < unit < 10 else _Number(i + 1, self.v.tens[first])
        )

    def base(self, i: int) -> _Number | None:
        """Read what may stand before a scale word: digits, small words, a, half a, two and a half."""
        value = digits(self.word(i))
        number = _Number(i + 1, value) if value is not None else self.below_hundred(i)
        if number is None:
            return self.article(i)
        half = [w for w in (self.word(j) for j in range(number.end, number.end + 6)) if w != "-"][:3]
        if half == ["and", "a", "half"]:
            j = number.end
            while self.word(j) != "half":
                j += 1
            return _Number(j + 1, number.value + 0.5)
        return number

    def article(self, i: int) -> _Number | None:
        """Read a hundred, half a million, a quarter of a million, a half-dozen, and bare hundred."""
        j = i + 1 if self.word(i) in ("a", "an") else i
        part = self.v.fractions.get(self.word(j)) if self.word(j) in ("half", "quarter") else None
        if part:
            j += 1
            while self.word(j) in ("of", "a", "-"):
                j += 1
            return _Number(j, 1 / part) if self.word(j) in self.v.scales else None
        if (
            self.word(j) in self.v.scales
            and self.word(j) != "k"
            and (j > i or self.word(j) in ("hundred", "dozen"))
        ):
            return _Number(j, 1)
        return None

    def scaled(self, i: int) -> _Number | None:
        """Read a base with its scale words: 42 thousand, two hundred and fifty, three lakh."""
        number = self.base(i)
        if number is None:
            return None
        total: float = 0
        value: float = number.value
        end, limit = number.end, 10**12
        while True:
            j = end + 1 if self.word(end) == "-" else end
            scale = self.v.scales.get(self.word(j))
            if scale is None or scale > limit:
                break
            value, end = value * scale, j + 1
            if scale == 100 and (rest := self.rest(end)) is not None:
                value, end = value + rest.value, rest.end
            elif scale >= 1000:
                total, limit = total + value, scale
                rest = self.rest(end)
                if rest is None:
                    return _Number(end, _tidy(total))
                value, end = rest.value, rest.end
        return _Number(end, _tidy(total + value))

    def rest(self, i: int) -> _Number | None:
        """Read what follows a scale word: (two hundred) and fifty."""
        j = i + 1 if self.word(i) == "and" else i
        return self.below_hundred(j)

    def fraction(self, i: int) -> _Number | None:
        """Read half, one-third, two thirds, a quarter of."""
        j, count = i, 1
        if self.word(i) in ("a", "an"):
            j = i + 1
        elif self.word(i) in self.v.units:
            count = self.v.units[self.word(i)]
            j = i + 2 if self.word(i + 1) == "-" else i + 1
        part = self.v.fractions.get(self.word(j))
        if part is None or (j == i and self.word(j) != "half"):
            return None
        ordinal = j > i and self.word(i) in ("a", "an") and part > 2 and self.word(j + 1) not in ("of", "")
        after = [w for w in (self.word(j + k) for k in (1, 2, 3)) if w not in ("of", "a", "-")][:1]
        if ordinal or self.word(j + 1) == "-" or (after and after[0] in self.v.scales) or count >= part:
            return None
        return _Number(j + 1, round(count / part, 3), "ratio")

    def number(self, i: int) -> _Number | None:
        """Read one number with its percent sign."""
        found = self.fraction(i) or self.scaled(i)
        if found is None and self.word(i) in self.v.groups:
            found = _Number(i + 1, self.v.groups[self.word(i)])
        elif found is None and self.word(i) == "a" and self.word(i + 1) in ("couple", "pair"):
            found = _Number(i + 2, 2)
        if found is None or found.kind != "count":
            return found
        sign = match(self.v.percent, self.words, found.end)
        if sign:
            return _Number(sign[0], found.value, "percent")
        return found if isinstance(found.value, int) else None

    def interval(self, i: int) -> tuple[int, Reading] | None:
        """Read a range or a single number."""
        start = i + 1 if self.word(i) == "anywhere" else i
        opened = self.word(start) in self.v.ranges
        first = self.number(start + 1 if opened else start)
        if first is None:
            return None
        single = Reading(first.value, first.value, kind=first.kind)
        if self.word(first.end) not in self.v.joins:
            following = None if opened else self.following(first)
            return None if opened else (following or (first.end, single))
        join = self.word(first.end)
        second = self.number(self.upper(first.end + 1) if opened else first.end + 1)
        if second is None or not self.ranges(first, second, join, opened):
            return None if opened else (first.end, single)
        low, kind = first.value, second.kind
        scale = second.value / 10 ** (len(str(int(second.value))) - 1)
        if first.kind == "count" and kind == "count" and low < 100 and second.value >= 1000 and scale < 10:
            low = self.shared_scale(low, first.end + 1, second)
        return second.end, Reading(low, second.value, "range", kind=kind)

    def upper(self, i: int) -> int:
        """Return where the upper end of a range begins: from two to (as high as) ten."""
        before = match(self.v.before, self.words, i)
        return before[0] if before is not None and before[1] == "at_most" else i

    def following(self, first: _Number) -> tuple[int, Reading] | None:
        """Read "three four" (a range whose mark was lost, or spoken English)."""
        second = self.below_hundred(first.end)
        if second is None or second.value != first.value + 1 or first.value > 19:
            return None
        return second.end, Reading(first.value, second.value, "range")

    def shared_scale(self, low: float, start: int, second: _Number) -> float:
        """Read the low end of "two to three thousand", whose scale word stands only once."""
        for j in range(start, second.end):
            scale = self.v.scales.get(self.word(j))
            if scale and low * scale < second.value:
                return _tidy(low * scale)
        return low

    def ranges(self, first: _Number, second: _Number, join: str, opened: bool) -> bool:
        """Say whether two numbers and the word between them are one range."""
        if first.value >= second.value or "ratio" in (first.kind, second.kind):
            return False
        if first.kind != second.kind and first.kind == "percent":
            return False
        if opened:
            return join in ("and", "to", "-")
        return join in ("to", "-") or (join == "or" and second.value <= first.value * 2 + 1)

    def amount(self, i: int, modified: bool) -> tuple[int, Reading] | None:
        """Read the longest amount at word `i`."""
        found = self.interval(i)
        vague = match(self.v.vague, self.words, i)
        if vague and (found is None or vague[0] >= found[0]):
            found = vague[0], Reading(None, None, "vague", vague[1])
        if found is None and not modified:
            zero, one = match(self.v.zero, self.words, i), match(self.v.ones, self.words, i)
            if zero:
                return zero[0], ZERO
            if one:
                return one[0], ONE
        return found

    def opens(self, i: int) -> bool:
        """Say whether the words at `i` belong to the number that follows: (2031) at least 40."""
        before = match(self.v.before, self.words, i)
        return before is not None and self.amount(before[0], modified=True) is not None

    def phrase(self, i: int) -> Found | None:
        """Read a whole phrase at word `i`: modifiers, amount, what follows it."""
        j = i
        seen: list[Modifier] = []
        while (before := match(self.v.before, self.words, j)) is not None and len(seen) < 4:
            j = before[0]
            seen.append(modifier(before[1]))
        found = self.amount(j, modified=bool(seen))
        if found is None:
            if not seen:
                return None
            plain = self.amount(i, modified=False)
            return Found(i, i, plain[0], plain[1]) if plain else None
        end, reading = found
        for name in reversed(seen):
            reading = reading.bounded(name)
        after = match(self.v.after, self.words, end)
        if after and reading.modifier not in ("vague", "zero") and not self.opens(end):
            end, reading = after[0], reading.bounded(modifier(after[1]))
        return Found(i, j, end, reading)


@cache
def _gates() -> dict[str, tuple[bool, frozenset[str]]]:
    """Return, for words that say nothing alone, whether a number may follow at once, and which words may.

    `the`, `in`, `a` open far more phrases that count nothing than that count; the gate keeps those cheap.
    """
    v = vocabulary()
    said: dict[str, set[str]] = {}
    modifiers = {phrase[0] for listed in v.before.values() for phrase, _ in listed if len(phrase) == 1}
    for table in (v.before, v.vague, v.zero, v.ones):
        for word, listed in table.items():
            said.setdefault(word, set()).update(phrase[1] for phrase, _ in listed if len(phrase) > 1)
    alone = {
        w for table in (v.vague, v.zero) for w, listed in table.items() for p, _ in listed if len(p) == 1
    }
    alone |= (
        set(v.units) | set(v.tens) | set(v.groups) | set(v.ranges) | {"half", "hundred", "dozen", "another"}
    )
    for article in ("a", "an"):
        said[article] |= set(v.scales) | set(v.fractions) | set(v.groups)
    return {
        word: (word in modifiers, frozenset(seconds)) for word, seconds in said.items() if word not in alone
    }


def parse(words: list[str], i: int) -> Found | None:
    """Return the number phrase that starts at word `i` of a folded, tokenised text, or None."""
    gate = _gates().get(words[i])
    if gate is not None:
        following = words[i + 1] if i + 1 < len(words) else "."
        modified = gate[0] and (following[0].isdigit() or following in starts())
        if not modified and following not in gate[1]:
            return Found(i, i, i + 1, ONE) if words[i] in ("a", "an") else None
    return _Parser(words).phrase(i)


@cache
def starts() -> frozenset[str]:
    """Return the words at which a number phrase may start (any digit token may, too)."""
    v = vocabulary()
    tables = (v.before, v.vague, v.zero, v.ones)
    single = [*v.units, *v.tens, *v.groups, "half", "hundred", "dozen", "anywhere", *v.ranges]
    return frozenset(word for table in tables for word in table) | frozenset(single)


@lru_cache(maxsize=4096)
def readings(text: str) -> frozenset[Reading]:
    """Return every reading that the words of a figure allow.

    A number phrase must use up all of `text`. A noun phrase that opens with no number may stand for one named
    victim ("implied") or, in the plural, for an unstated number.
    """
    folded = fold(text)
    words = [folded[start:end] for start, end in tokenise(folded)]
    if not words:
        return frozenset()
    found = parse(words, 0)
    if found is not None and found.end == len(words):
        said = {found.reading}
        if match(vocabulary().ones, words, 0) == (len(words), "one"):
            said.add(ONE)
        return frozenset(said)
    return frozenset() if _counts(found, words) else frozenset({IMPLIED, PLURAL})


def _counts(found: Found | None, words: list[str]) -> bool:
    """Say whether a noun phrase opens with, or holds, a number that is no age, ordinal or part of a name."""
    v = vocabulary()
    if found is not None:
        age = [word for word in words[found.end : found.end + 2] if word != "-"][:1] in (["year"], ["yr"])
        return not age
    bound = match(v.before, words, 0)
    if (bound is not None and bound[1] != "exact") or words[0] in v.ranges or words[0] in v.scales:
        return True
    return any(_bare_number(words, i) for i in range(len(words)))


def _bare_number(words: list[str], i: int) -> bool:
    """Say whether word `i` is a number that no word before it makes part of a name (`Unit 12`)."""
    word = words[i]
    if not word[0].isnumeric():
        return False
    if word[-1].isalpha() and word[0].isdigit():
        return False
    age = [following for following in words[i + 1 : i + 3] if following != "-"][:1] in (["year"], ["yr"])
    return not age and (i == 0 or not words[i - 1][-1].isalpha())
