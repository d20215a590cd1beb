"""The words of the number grammar, read once from `data/numbers.toml`."""

from dataclasses import dataclass
from functools import cache

from whosays.lexicon import load
from whosays.numbers.reading import Modifier

Phrases = dict[str, list[tuple[tuple[str, ...], str]]]
"""First word of a phrase to (whole phrase, what it stands for), longest first."""


@dataclass(frozen=True)
class Vocabulary:
    """Look-up tables of the grammar."""

    units: dict[str, int]
    tens: dict[str, int]
    scales: dict[str, int]
    groups: dict[str, int]
    fractions: dict[str, int]
    percent: Phrases
    ones: Phrases
    before: Phrases
    after: Phrases
    ranges: frozenset[str]
    joins: frozenset[str]
    vague: Phrases
    zero: Phrases


def _index(pairs: list[tuple[str, str]]) -> Phrases:
    table: Phrases = {}
    for phrase, meaning in sorted(pairs, key=lambda pair: -len(pair[0].split())):
        words = tuple(phrase.split())
        table.setdefault(words[0], []).append((words, meaning))
    return table


def match(table: Phrases, words: list[str], i: int) -> tuple[int, str] | None:
    """Return (end, meaning) of the longest phrase of `table` that starts at word `i`."""
    for phrase, meaning in table.get(words[i], ()) if i < len(words) else ():
        if tuple(words[i : i + len(phrase)]) == phrase:
            return i + len(phrase), meaning
    return None


@cache
def vocabulary() -> Vocabulary:
    """Return the tables, built once a process."""
    data = load("numbers")
    keep, strip = set(data["vague"]["keep_article"]), set(data["vague"]["strip"])

    def value(phrase: str) -> str:
        first, _, rest = phrase.partition(" ")
        return phrase if phrase in keep or not rest or first not in strip else rest

    def modifiers(table: dict[str, list[str]]) -> list[tuple[str, str]]:
        return [(phrase, name) for name, phrases in table.items() if name != "range" for phrase in phrases]

    return Vocabulary(
        units=data["units"],
        tens=data["tens"],
        scales=data["scales"],
        groups=data["groups"],
        fractions=data["fractions"],
        percent=_index([(sign, "percent") for sign in data["percent"]["signs"]]),
        ones=_index([(phrase, "one") for phrase in data["ones"]["phrases"]]),
        before=_index(modifiers(data["before"])),
        after=_index(modifiers(data["after"])),
        ranges=frozenset(data["before"]["range"]),
        joins=frozenset(data["join"]["words"]),
        vague=_index([(phrase, value(phrase)) for phrase in data["vague"]["phrases"]]),
        zero=_index([(phrase, "zero") for phrase in data["zero"]["phrases"]]),
    )


def modifier(name: str) -> Modifier:
    """Return `name` as a modifier; the data file uses the guidelines' own names."""
    return name  # type: ignore[return-value]
