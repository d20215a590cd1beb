"""A sentence in which every party is one unit, so that nothing hangs on how long a name is or what its words mean."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter

from whosays.prepared import Prepared, Sentence
from whosays.records import PartyMention

NAME = "*"
"""Stands for the words of a proper name."""


@dataclass(slots=True)
class Atom:
    """One word, or all words of one party; positions are code points of the stored text."""

    start: int
    end: int
    word: str
    title: bool
    party: PartyMention | None


def atoms(prepared: Prepared, parties: Sequence[PartyMention], sentence: Sentence) -> list[Atom]:
    """Return the units of a sentence; `parties` are all of the document, in order and without overlap."""
    first = bisect_left(parties, sentence.start, key=attrgetter("start"))
    mentions = parties[first : bisect_left(parties, sentence.end, lo=first, key=attrgetter("start"))]
    found: list[Atom] = []
    at = 0
    for token in prepared.words(sentence):
        while at < len(mentions) and mentions[at].end <= token.start:
            at += 1
        inside = at < len(mentions) and token.start < mentions[at].end and mentions[at].start < token.end
        if not inside:
            found.append(Atom(token.start, token.end, token.norm, token.title, None))
        elif found and found[-1].party is mentions[at]:
            found[-1].end = token.end
            found[-1].word = NAME if token.title else token.norm
        else:
            lone = token.start <= mentions[at].start and mentions[at].end <= token.end
            common = lone and mentions[at].id is None
            word = token.norm if common or not token.title else NAME
            found.append(Atom(token.start, token.end, word, token.title, mentions[at]))
    return found


def before(units: Sequence[Atom], position: int) -> int:
    """Return how many units begin before a code point."""
    return bisect_left(units, position, key=attrgetter("start"))


def covering(units: Sequence[Atom], start: int, end: int) -> Sequence[Atom]:
    """Return the units that overlap start..end."""
    first = bisect_right(units, start, key=attrgetter("end"))
    return units[first : before(units, end)]
