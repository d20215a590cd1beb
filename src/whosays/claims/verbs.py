"""The verbs of `data/measures.toml` in all their forms, and how a word of a sentence is found among them."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from whosays.claims.grammar import grammar
from whosays.lexicon import load
from whosays.records import Measure

Frame = dict[str, Measure]
"""Class of the counted to the measure that a verb gives it."""

DOUBLING = re.compile(r"[^aeiou]+[aeiou][bdgmnprt]")
"""One-syllable verbs that double their last letter: stab, stabbed."""

SEPARABLE = frozenset({"out", "up", "down", "off", "over", "away"})
"""Particles that may stand behind the object: pulled nine people out."""

SHORTEST_GLUED = 8
"""Letters a word must have to be taken for two that lost the space between them."""


@dataclass(frozen=True, slots=True)
class Verb:
    """One entry: its particles, and the measures it gives its object (suffer) and its subject (do)."""

    particles: tuple[str, ...]
    suffer: Frame
    do: Frame
    form: str
    """base, s, past, part, ing; a past that is also the participle is `past/part`."""

    @property
    def participle(self) -> bool:
        """Say whether the form may be a past participle."""
        return self.form in ("part", "past/part")


def forms(lemma: str) -> list[str]:
    """Return base, -s, past, participle and -ing forms of a verb; a slash parts variants of one form."""
    irregular = load("measures")["irregular"].get(lemma)
    if irregular:
        return list(irregular.split())
    if lemma.endswith("e"):
        return [lemma, lemma + "s", lemma + "d", lemma + "d", lemma[:-1] + "ing"]
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return [lemma, lemma[:-1] + "ies", lemma[:-1] + "ied", lemma[:-1] + "ied", lemma + "ing"]
    if DOUBLING.fullmatch(lemma):
        stem = lemma + lemma[-1]
        return [lemma, lemma + "s", stem + "ed", stem + "ed", stem + "ing"]
    s = "es" if lemma.endswith(("s", "sh", "ch", "x")) else "s"
    return [lemma, lemma + s, lemma + "ed", lemma + "ed", lemma + "ing"]


def classes(cls: str) -> list[str]:
    """Return the classes that a class name of the data file stands for."""
    return list(load("measures")["classes"]["things"]) if cls == "thing" else [cls]


@cache
def verbs() -> dict[str, list[Verb]]:
    """Return every verb form with what it can mean, entries with more particles first."""
    found: dict[str, list[Verb]] = {}
    for entry, (suffer, do) in _entries().items():
        lemma, *particles = entry.split("+")
        base, s, past, part, ing = forms(lemma)
        named = {base: "base", s: "s", ing: "ing", past: "past", part: "part"}
        if past == part:
            named[past] = "past/part"
        for variants, form in named.items():
            for word in variants.split("/"):
                found.setdefault(word, []).append(Verb(tuple(particles), suffer, do, form))
    for listed in found.values():
        listed.sort(key=_length, reverse=True)
    return found


def _length(verb: Verb) -> float:
    """Return how much of a phrase an entry asks for; a particle behind the object less than one right behind."""
    apart = len(verb.particles) == 2 and verb.particles[0] == "*" and verb.particles[1] in SEPARABLE
    return 0.5 if apart else len(verb.particles)


def _entries() -> dict[str, tuple[Frame, Frame]]:
    data = load("measures")
    found: dict[str, tuple[Frame, Frame]] = {}
    for slot, frame in enumerate(("suffer", "do")):
        for cls, by_measure in data[frame].items():
            for measure, listed in by_measure.items():
                for entry in listed.split():
                    for variant in _variants(entry, frame):
                        for one in classes(cls):
                            found.setdefault(variant, ({}, {}))[slot].setdefault(one, measure)
    return found


def _variants(entry: str, frame: str) -> list[str]:
    """Return an entry, and with its particle behind the object where that can stand there."""
    verb, *particles = entry.split("+")
    moves = frame == "suffer" and len(particles) == 1 and particles[0] in SEPARABLE
    return [entry, f"{verb}+*+{particles[0]}"] if moves else [entry]


@cache
def adjectives() -> dict[str, Measure]:
    """Return the participles that stand beside a noun, with the measure they give it: six abducted drivers."""
    listed = load("measures")["adjective"]
    return {word: measure for measure, text in listed.items() for word in text.split()}


def particles_end(words: list[str], i: int, particles: tuple[str, ...]) -> int | None:
    """Return where a verb's particles end when they follow word `i` (`*` skips up to three words)."""
    j = i + 1
    for k, particle in enumerate(particles):
        if particle == "*":
            following = particles[k + 1]
            window = words[j : j + 4]
            if following not in window:
                return None
            j += window.index(following)
        elif j < len(words) and words[j] == particle:
            j += 1
        else:
            return None
    return j


@cache
def _tails() -> tuple[str, ...]:
    return tuple(grammar().glued_tails)


def unglued(word: str) -> str:
    """Return the verb form in a word that a lost space joined to its neighbour: `killedand`, `werekilled`."""
    if len(word) < SHORTEST_GLUED or word in verbs():
        return word
    if word.endswith(_tails()):
        for tail in _tails():
            if word.endswith(tail) and word[: -len(tail)] in verbs():
                return word[: -len(tail)]
    return word[4:] if word.startswith("were") and word[4:] in verbs() else word


@lru_cache(maxsize=16_384)
def entries(word: str) -> tuple[Verb, ...]:
    """Return the entries of a word of a sentence, a glued one cut loose; most words have none."""
    return tuple(verbs().get(word) or verbs().get(unglued(word)) or ())
