"""One stretch of lexemes that the grammar took for a time expression, and what its words say."""

import re
from dataclasses import dataclass
from functools import cache

from whosays.annotate.times.lexemes import Lexeme
from whosays.lexicon import load

LONGEST = 9
"""Digits beyond which a number counts no units of time."""

SHORT_YEAR = re.compile(r"'[DN]$|^D(?:M|A\.?)[DN]$")
"""The 90 of `'90` and of `3 JAN 90`."""

Count = float | int | None
"""A number of units; None where a word such as `several` leaves it open."""


@cache
def table(name: str) -> dict[str, str]:
    """Return a table of the data file with every value as text."""
    return {word: str(value) for word, value in load("times")[name].items()}


@cache
def _numbers() -> dict[str, int]:
    data = load("numbers")
    return {**data["units"], **data["tens"], **data["scales"], "a": 1, "an": 1, "couple": 2}


@cache
def units() -> dict[str, tuple[str, int]]:
    """Return unit word to (TIMEX3 letters, how many of them): `decade` is 10 Y, `hour` is 1 TH."""
    found = {}
    for word, code in (table("units") | table("plural_units")).items():
        clock = code.startswith("T")
        body = code[1:] if clock else code
        found[word] = (("T" if clock else "") + body[-1], int(body[:-1]))
    return found


@dataclass(slots=True)
class Matched:
    """A match: the rule's name, its lexemes and their letters."""

    rule: str
    parts: list[Lexeme]
    letters: str
    first: int
    """Index of the first lexeme in the document."""

    def word(self, letters: str) -> str | None:
        """Return the first word that has one of these letters."""
        for part in self.parts:
            if part.letter in letters:
                return part.word
        return None

    def has(self, letters: str) -> bool:
        """Say whether any lexeme has one of these letters."""
        return any(part.letter in letters for part in self.parts)

    @property
    def month(self) -> int | None:
        """The month named, 1 to 12."""
        word = self.word("MA")
        return int({**table("months"), **table("month_abbreviations")}[word]) if word else None

    @property
    def weekday(self) -> int | None:
        """The weekday named, ISO 8601: Monday is 1."""
        word = self.word("W")
        return int(table("weekdays")[word]) if word else None

    @property
    def year(self) -> int | None:
        """The year written in four digits, or in two behind an apostrophe."""
        if word := self.word("Y"):
            return int(word)
        if m := SHORT_YEAR.search("".join(part.letter for part in self.parts)):
            short = int(self.parts[m.end() - 1].word)
            return 1900 + short if short > 40 else 2000 + short
        return None

    @property
    def number(self) -> int | None:
        """The day of the month or ordinal: a number up to 31 or an ordinal word, beside the month if any."""
        at = next((i for i, p in enumerate(self.parts) if p.letter in "MA"), None)
        if at is not None:
            parts = [p for p in self.parts[at + 1 : at + 4] if p.letter in "Do"][:1]
            parts = parts or [p for p in self.parts[max(0, at - 3) : at] if p.letter in "Do"][-1:]
            return self._number(parts)
        return self._number(self.parts)

    @staticmethod
    def _number(parts: list[Lexeme]) -> int | None:
        for part in parts:
            if part.letter == "D":
                return int(part.word)
            if part.letter == "o":
                return int(table("ordinals")[part.word])
        return None

    @property
    def unit(self) -> tuple[str, int] | None:
        """The unit named: TIMEX3 letters and how many of them."""
        for part in self.parts:
            if part.letter in "uUQI":
                return units()[part.word]
        return None

    @property
    def modifier(self) -> str | None:
        """The TIMEX3 mod that the words before the time give."""
        if word := self.word("c"):
            return table("modifiers")[word]
        if word := self.word("e"):
            return table("edges")[word]
        if (word := self.word("E")) or (word := self.word("gF") if self.parts[0].letter in "gF" else None):
            return table("parts").get(word)
        return None

    def count(self) -> Count:
        """Return the number of units; the larger of `two or three`, None for `several`."""
        total: float = 0
        part = 0.0
        seen = False
        for item in self.parts:
            if item.letter in "DNYZ":
                if len(item.word) > LONGEST:
                    return None
                value = float(item.word.replace(",", ""))
                if seen and item is not self.parts[0] and self.letters[self._at(item) - 1] == "/":
                    part = part - total + (total / value if value else 0)
                    continue
                total, seen = value, True
            elif item.letter == "n" or (item.letter == "b" and not seen) or item.word == "couple":
                total, seen = _accumulate(total, _numbers().get(item.word, 1), item.word), True
            elif item.letter == "q":
                return None
            elif item.letter == "H":
                part = 0.5
            elif item.letter in ">&" and not self.has("H"):
                total = 0
        return _plain(total + part) if seen else None

    def _at(self, item: Lexeme) -> int:
        return self.parts.index(item)


def _accumulate(total: float, value: int, word: str) -> float:
    if value >= 100:
        return max(total, 1) * value
    return value if word in ("a", "an") else total + value


def _plain(value: float) -> float | int:
    return int(value) if value == int(value) else value
