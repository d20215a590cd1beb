"""Civilian, combatant, police, thing: as the words of the counted noun phrase assert it, and no further."""

from collections.abc import Sequence
from functools import cache

from whosays.claims.counted import Counted
from whosays.claims.grammar import grammar
from whosays.claims.nouns import PERSON, lookup
from whosays.lexicon import load
from whosays.records import Measure, Status

THINGS: frozenset[Measure] = frozenset(
    {"destroyed", "damaged", "seized", "struck", "launched", "intercepted", "attacks"}
)


@cache
def _modifiers() -> dict[str, Status]:
    return {word: status for status, listed in load("nouns")["status"].items() for word in listed.split()}


def named(words: list[str], titled: Sequence[bool], first: int, last: int) -> set[int]:
    """Return the words from `first` to `last` (exclusive) that are part of a proper name: `Oresh Brigade`.

    A capital letter alone is no name (`two Policemen`); a run of them with an unlisted word is. Words of a name never
    set a status: swapping two parties' names must change the names and nothing else.
    """
    found: set[int] = set()
    run: list[int] = []
    for k in range(first, last + 1):
        if k < last and titled[k] and words[k] not in grammar().prepositions:
            run.append(k)
            continue
        if len(run) > 1 and any(lookup(words[j]) is None and words[j] not in grammar().titles for j in run):
            found.update(run)
        run = []
    return found


def status(words: list[str], titled: Sequence[bool], counted: Counted, measure: Measure) -> Status:
    """Return the status that a population's head, or failing that the words around the head, assert."""
    phrase = counted.phrase
    if phrase is None:
        return "unknown"
    noun = phrase.noun
    if measure == "attacks" or (noun is None and measure in THINGS):
        return "thing"
    names = named(words, titled, phrase.start, phrase.end)
    said = [words[k] for k in range(phrase.start, phrase.end) if k not in names]
    own = noun.status if noun is not None and (phrase.head not in names or noun.cls != PERSON) else "unknown"
    if names and phrase.head not in names and noun != lookup(words[phrase.head]):
        own = "unknown"  # `members of the Oresh Brigade` took it from the name
    if own == "unknown" and phrase.head in names:
        own = _inner(said)
    if own != "unknown":
        return _joined(own, said)
    found = {_modifiers()[word] for word in said if word in _modifiers()}
    found |= {other.status for word in said if (other := lookup(word)) and other.cls == PERSON} - {"unknown"}
    if "police" in found:
        return "police"
    return next(iter(found)) if len(found) == 1 else "unknown"


def _inner(said: list[str]) -> Status:
    """Return the status of the last plain noun where the head itself is part of a name."""
    for word in reversed(said):
        noun = lookup(word)
        if noun is not None and noun.cls == PERSON:
            return noun.status
    return "unknown"


def _joined(first: Status, said: list[str]) -> Status:
    """Read two heads: `soldiers and civilians` are mixed; a police officer's rank is police."""
    if "police" in said and first in ("combatant", "unknown", "civilian"):
        return "police"
    if "and" in said:
        others = {noun.status for word in said if (noun := lookup(word)) and noun.cls == PERSON} - {"unknown"}
        return "mixed" if len(others) > 1 else first
    return first
