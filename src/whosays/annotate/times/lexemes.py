"""Cuts a folded text into lexemes, each with a letter for the part it plays in a time expression.

The letters of a text form a string, and the grammar is one regular expression over such strings:
`24 November 2015` reads `DMY`, `the past 75 days` reads `@LNU`.
"""

import re
from dataclasses import dataclass
from functools import cache

from whosays.lexicon import load

LEX = re.compile(
    r"""
    \n\s*\n                                            # a blank line: nothing runs across it
  | \d{1,3}(?:,\d{3})+(?!\d) | \d{3,}\.\d+ | \d+
  | (?:[^\W\d_]\.){2,} | [^\W\d_]\.[^\W\d_](?![^\W\d_])    # a.m. b.c.
  | o'clock | [^\W\d_]+ | [^\w\s] | _
    """,
    re.VERBOSE,
)

MARKS = frozenset(",.:/-'()%")
CURRENCIES = frozenset("$£€¥₹₽₴₪")
LISTS = {
    "article": "b", "vague": "q", "between": "j", "weekend": "K", "last": "L", "next": "X", "this": "V",
    "that": "v",
    "previous": "J", "following": "B", "recent": "R", "latest": "l", "ago": "G", "back": "g", "forth": "F",
    "around": "<", "every": "r", "per": "k", "the": "@", "of": "f", "in": "i", "at": "=", "joins": "&",
    "until": ">",
    "before_christ": "C", "era": "a", "half": "H", "meridiem": "p",
}  # fmt: skip
"""The letters of the word lists of the data file."""

GLUED = {"st": "t", "nd": "t", "rd": "t", "th": "t", "s": "s"}


@dataclass(slots=True)
class Lexeme:
    """A word, number or mark with its letter; offsets into the text."""

    start: int
    end: int
    word: str
    letter: str


@cache
def letters() -> dict[str, str]:
    """Return the letter of every word the grammar knows; later tables win over earlier ones."""
    data, numbers = load("times"), load("numbers")
    lists = data["words"]
    table: dict[str, str] = {}
    for words, letter in (
        (numbers["units"], "n"), (numbers["tens"], "n"), (numbers["scales"], "n"),
        (data["ordinals"], "o"), (data["tens"], "d"), (data["units"], "u"), (data["plural_units"], "U"),
        (["quarter"], "Q"), (["century"], "I"), (["period"], "9"), (["long"], "8"), (["old"], "7"),
        (data["months"], "M"), (data["month_abbreviations"], "A"), (data["weekdays"], "W"),
        (data["weekday_abbreviations"], "w"), (data["seasons"], "S"), (data["deictic"], "T"),
        (data["sets"], "y"),
        (data["zones"], "z"), (data["parts"], "E"), (data["edges"], "e"), (data["modifiers"], "c"),
        (data["references"], "O"), (data["holidays"], "h"),
        *((lists[name].split(), letter) for name, letter in LISTS.items()),
        (data["dayparts"], "P"), (["o'clock"], "p"),
    ):  # fmt: skip
        table.update(dict.fromkeys(words, letter))
    return table


@cache
def _openers() -> dict[str, list[list[str]]]:
    """Return first word to the phrases of several words it opens, longest first."""
    found: dict[str, list[list[str]]] = {}
    for phrase in sorted(letters(), key=lambda p: -len(p)):
        words = phrase.split()
        if len(words) > 1:
            found.setdefault(words[0], []).append(words)
    return found


def lex(norm: str) -> list[Lexeme]:
    """Return the lexemes of a folded text in order."""
    table, openers = letters(), _openers()
    found: list[Lexeme] = []
    raw = [(m.start(), m.end(), m.group()) for m in LEX.finditer(norm)]
    i, count, last_end = 0, len(raw), -1
    while i < count:
        start, end, word = raw[i]
        i += 1
        for phrase in openers.get(word, ()):
            if [w for _, _, w in raw[i - 1 : i - 1 + len(phrase)]] == phrase:
                i += len(phrase) - 1
                end, word = raw[i - 1][1], " ".join(phrase)
                break
        letter = table.get(word) or ""
        if start == last_end and found[-1].letter in "DNYZ'" and word in GLUED:
            letter = GLUED[word]
        found.append(Lexeme(start, end, word, letter or _plain(word)))
        last_end = end
    return found


def _plain(word: str) -> str:
    """Return the letter of a word no table knows: a number by its size, a mark itself, else x."""
    if word[0].isdecimal():
        return _number(word)
    if word[0].isalnum():
        return "x"
    if word in CURRENCIES:
        return "$"
    if word[0] == "\n":
        return "|"
    return "-" if word == "_" else word if word in MARKS else ";"


def _number(word: str) -> str:
    """Return D for a day of a month, Y for a year, Z for another hhmm, N for any other number."""
    if len(word) <= 2:
        return "D" if 1 <= int(word) <= 31 else "N"
    if len(word) == 4 and word.isdigit():
        if 1000 <= int(word) <= 2199:
            return "Y"
        return "Z" if int(word) <= 2359 and int(word) % 100 < 60 else "N"
    return "N"
