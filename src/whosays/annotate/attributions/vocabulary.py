"""The lexicon of attribution, ready for look-up."""

from dataclasses import dataclass
from functools import cache
from typing import Literal

from whosays.lexicon import load, words

Form = Literal["base", "s", "past", "participle", "ing"]
FORMS: tuple[Form, ...] = ("s", "past", "participle", "ing")


@dataclass(frozen=True, slots=True)
class Verb:
    """A form of a verb that can introduce what somebody says or thinks."""

    lemma: str
    group: str
    form: Form


@cache
def verbs() -> dict[str, Verb]:
    """Return every form of every cue verb; where two look alike, it is the past."""
    found: dict[str, Verb] = {}
    for group, entries in load("cues")["verbs"].items():
        for lemma, forms in entries.items():
            if lemma not in forms.split():
                found.setdefault(lemma, Verb(lemma, group, "base"))
            for form, word in zip(FORMS, forms.split(), strict=True):
                found.setdefault(word, Verb(lemma, group, form))
    return found


@cache
def phrases(name: str) -> tuple[tuple[str, ...], ...]:
    """Return a list of phrases as tuples of words, the longest first."""
    return tuple(sorted((tuple(p.split()) for p in load("cues")["phrases"][name]), key=len, reverse=True))


@cache
def openers() -> frozenset[str]:
    """Return the words at which an attribution without a verb of saying can begin."""
    return frozenset(p[0] for p in phrases("according")) | listed("phrases", "citing") | {"reports"}


@cache
def listed(*keys: str) -> frozenset[str]:
    """Return one word list of the lexicon."""
    return words("cues", *keys)
