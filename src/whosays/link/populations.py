"""Which class of people or things a claim counts, and whose they are: two wordings of one class are comparable."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from whosays.folding import fold
from whosays.lexicon import load, words
from whosays.link import naming
from whosays.link.vocabulary import classes

PEOPLE = "people"
_TOKEN = re.compile(r"[^\W_]+(?:[-'][^\W_]+)*")

PERSONAL = frozenset({
    "killed", "injured", "casualties", "missing", "recovered", "rescued", "captured", "arrested", "held",
    "released", "surrendered", "displaced", "returned", "protested", "in_need",
})  # fmt: skip
"""Measures of people, which count people in general where no words say whom."""


@dataclass(frozen=True, slots=True)
class Counted:
    """Who or what is counted: its class, and the id or normalised name of the party it belongs to."""

    name: str | None
    party: str | None


def singular(word: str) -> str:
    """Return the singular of a folded English noun, as far as its ending tells."""
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        return word[:-1]
    return word


@lru_cache(maxsize=65_536)
def counted(text: str | None, status: str, measure: str) -> Counted:
    """Return the class and party of a population as worded; `status` is what its words assert."""
    if text is None:
        return Counted(PEOPLE if measure in PERSONAL else None, None)
    tokens = _TOKEN.findall(text)
    head, tail = _split(tokens)
    if not head:
        return Counted(PEOPLE if measure in PERSONAL else None, None)
    noun = singular(fold(head[-1]))
    if noun in words("link", "heads", "partitive") and tail:
        inner = _split(tail[1:] if fold(tail[0]) == "of" else tail)
        if inner[0]:
            head, tail = inner
            noun = singular(fold(head[-1]))
    name = _class(head[-1], noun, status, measure)
    return Counted(name, _party(head, tail, name, status, capitals=text.isupper()))


@cache
def _measured(measure: str) -> frozenset[str]:
    """Return the nouns that name a measure's people by the measure itself: the prisoners among those held."""
    return words("nouns", "counted", measure) if measure in load("nouns")["counted"] else frozenset()


def _split(tokens: list[str]) -> tuple[list[str], list[str]]:
    """Part the words up to the head from those behind it."""
    for n, token in enumerate(tokens):
        if fold(token) in words("link", "heads", "tails"):
            return tokens[:n], tokens[n:]
    return tokens, []


def _class(head: str, noun: str, status: str, measure: str) -> str:
    if noun in _measured(measure):
        return PEOPLE if measure in PERSONAL else measure
    if status == "police":
        return "police"
    if noun in classes():
        return classes()[noun]
    if status == "combatant":
        return "fighters"
    if status == "unknown" and head[0].isupper():
        return PEOPLE
    return noun


def _party(head: list[str], tail: list[str], name: str, status: str, *, capitals: bool) -> str | None:
    """Return whose people are counted: a name in front of the noun, the noun itself, or one behind `of`."""
    own = [] if capitals else [word for word in head if word[0].isupper()]
    if own and fold(own[-1]) in classes():
        own.pop()
    if not own and status in ("combatant", "police") and len(tail) > 1 and fold(tail[0]) == "of":
        own = [word for word in tail[1:] if capitals or not word[0].islower()]
    if not own:
        return None
    return naming.key(" ".join(own))
