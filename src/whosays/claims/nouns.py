"""What a head noun says about who or what is counted."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from whosays.lexicon import load
from whosays.records import Measure, Status

PERSON = "person"


@dataclass(frozen=True, slots=True)
class Noun:
    """A counted noun: its class (`person`, `vehicle`, `munition`...), asserted status, and number."""

    cls: str
    status: Status
    plural: bool


def plurals(word: str) -> list[str]:
    """Return the regular plural of an English noun (none for one that is already irregular)."""
    if word.endswith(("men", "children", "people", "s")) and not word.endswith(("ss", "bus", "us")):
        return []
    if word.endswith(("s", "x", "ch", "sh")):
        return [word + "es"]
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return [word[:-1] + "ies"]
    return [word + "s"]


@cache
def table() -> dict[str, Noun]:
    """Return every known noun form, built once a process."""
    data = load("nouns")
    irregular = frozenset(data["unlisted"]["irregular_plurals"].split())
    found: dict[str, Noun] = {}

    def add(word: str, cls: str, status: Status) -> None:
        found.setdefault(word, Noun(cls, status, word in irregular or word.endswith("men")))
        for plural in plurals(word):
            found.setdefault(plural, Noun(cls, status, True))

    for status, listed in data["person"].items():
        for word in listed.split():
            add(word, PERSON, status)
    for cls, listed in data["thing"].items():
        for word in listed.split():
            add(word, cls, "thing")
    return found


@cache
def counted() -> dict[str, Measure]:
    """Return the nouns that name what is counted by themselves (`deaths`, `attacks`)."""
    listed: dict[Any, str] = load("nouns")["counted"]
    return {
        form: measure
        for measure, text in listed.items()
        for word in text.split()
        for form in (word, *plurals(word))
    }


def lookup(word: str) -> Noun | None:
    """Return what is known of a folded word, also as the last part of a compound (`ex-soldiers`)."""
    known = table().get(word)
    if known is None and word.endswith("'s"):
        return None
    if known is None and "-" in word:
        return table().get(word.rpartition("-")[2])
    return known


@cache
def _endings() -> tuple[tuple[str, ...], tuple[str, ...]]:
    data = load("nouns")["unlisted"]
    return tuple(data["personal"]), tuple(data["origin"])


def personal(word: str) -> bool:
    """Say whether an unlisted noun looks like people: a name of origin, faction or trade."""
    return word.rstrip("s").endswith(_endings()[0]) or word.endswith(("men", "is"))


def origin(word: str) -> bool:
    """Say whether an unlisted noun names one person by origin or following: `a Talvian`, `an Oreshi`."""
    return len(word) > 4 and word.endswith(_endings()[1])
