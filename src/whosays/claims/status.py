"""Civilian, combatant, police, thing: as the words of the counted noun phrase assert it, and no further."""

from functools import cache

from whosays.claims.counted import Counted
from whosays.claims.nouns import lookup
from whosays.lexicon import load
from whosays.records import Measure, Status

THINGS: frozenset[Measure] = frozenset(
    {"destroyed", "damaged", "seized", "struck", "launched", "intercepted", "attacks"}
)


@cache
def _modifiers() -> dict[str, Status]:
    return {word: status for status, listed in load("nouns")["status"].items() for word in listed.split()}


def status(words: list[str], counted: Counted, measure: Measure) -> Status:
    """Return the status that a population's head, or failing that the words around the head, assert."""
    phrase = counted.phrase
    if phrase is None:
        return "unknown"
    noun = phrase.noun
    if measure == "attacks" or (noun is None and measure in THINGS):
        return "thing"
    said = [words[k] for k in range(phrase.start, phrase.end)]
    if noun is not None and noun.status != "unknown":
        return _joined(noun.status, said)
    found = {_modifiers()[word] for word in said if word in _modifiers()}
    found |= {other.status for word in said if (other := lookup(word)) and other.cls == "person"} - {
        "unknown"
    }
    if "police" in found:
        return "police"
    return next(iter(found)) if len(found) == 1 else "unknown"


def _joined(first: Status, said: list[str]) -> Status:
    """Read two heads: `soldiers and civilians` are mixed; a police officer's rank is police."""
    if "police" in said and first in ("combatant", "unknown", "civilian"):
        return "police"
    if "and" in said:
        others = {noun.status for word in said if (noun := lookup(word)) and noun.cls == "person"} - {
            "unknown"
        }
        return "mixed" if len(others) > 1 else first
    return first
