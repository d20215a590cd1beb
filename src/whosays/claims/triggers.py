"""Finds the words that give a number its measure, and on which side of them the counted stand."""

from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise

from whosays.claims.candidate import Voice
from whosays.claims.phrases import Phrase, scan
from whosays.claims.tally import tally_before, tally_end
from whosays.claims.verbs import Frame, adjectives, classes, entries, particles_end
from whosays.claims.voice import counts, group, voice
from whosays.lexicon import load
from whosays.prepared import Token
from whosays.records import Measure

THINGS: frozenset[Measure] = frozenset({"destroyed", "seized", "damaged"})
"""Measures of things among the predicates and the nouns that take `of`."""

COORDINATED = (["and"], ["or"], ["/"], ["and", "/", "or"], ["or", "even"], ["and", "then"])


@dataclass(slots=True)
class Trigger:
    """A trigger in a sentence: token indices `first` to `last` (inclusive), auxiliaries included."""

    first: int
    last: int
    head: int
    voice: Voice
    kind: str
    """verb, predicate, of, tally."""
    suffer: Frame = field(default_factory=dict)
    do: Frame = field(default_factory=dict)
    inverted: bool = False
    """`Also killed were two ...`: the counted follow a passive."""
    joined: Measure | None = None
    """Set when two triggers share one figure: `killed or wounded` is casualties."""
    partner: "Trigger | None" = None
    """The other of two verbs that share their figures: `abducted and shot dead`."""
    unhurt: bool = False
    ing: bool = False
    phrase: Phrase | None = None
    """What a tally names as counted: `the number of children killed has reached 200`."""


@cache
def phrases(table: str) -> dict[str, list[tuple[tuple[str, ...], Measure]]]:
    """Return a phrase table of the data file by first word, longest phrase first."""
    found: dict[str, list[tuple[tuple[str, ...], Measure]]] = {}
    for measure, listed in load("measures")[table].items():
        for phrase in listed if isinstance(listed, list) else ():
            split = tuple(phrase.split())
            found.setdefault(split[0], []).append((split, measure))
    for options in found.values():
        options.sort(key=lambda option: -len(option[0]))
    return found


def match(table: str, words: list[str], i: int) -> tuple[int, Measure] | None:
    """Return (end, measure) of the longest phrase of a table at word `i`."""
    for phrase, measure in phrases(table).get(words[i], ()):
        if tuple(words[i : i + len(phrase)]) == phrase:
            return i + len(phrase), measure
    return None


@cache
def _unhurt() -> dict[str, list[list[str]]]:
    found: dict[str, list[list[str]]] = {}
    for phrase in load("measures")["unhurt"]["words"]:
        split = phrase.split()
        found.setdefault(split[0], []).append(split)
    return found


@cache
def _openings() -> frozenset[str]:
    """Words at which a trigger that is no verb may begin."""
    return (
        frozenset(phrases("tally"))
        | frozenset(phrases("of"))
        | frozenset(phrases("predicate"))
        | frozenset(_unhurt())
    )


def triggers(tokens: list[Token], words: list[str]) -> list[Trigger]:
    """Return the triggers of one sentence in order; they do not overlap."""
    found: list[Trigger] = []
    i = 0
    while i < len(words):
        trigger = _noun_or_predicate(words, i, before_verbs=True) if words[i] in _openings() else None
        trigger = trigger or _verb(words, i, tokens)
        if trigger is None and words[i] in _openings():
            trigger = _noun_or_predicate(words, i, before_verbs=False)
        if trigger is None:
            i += 1
            continue
        found.append(trigger)
        i = trigger.last + 1
    _join(found, words)
    return found


def _noun_or_predicate(words: list[str], i: int, *, before_verbs: bool) -> Trigger | None:
    """Read tallies and `unhurt`, which go before a verb of the same form, or the other nouns and predicates."""
    if before_verbs:
        return _tally(words, i) or _unharmed(words, i)
    return _of(words, i) or _predicate(words, i)


def _tally(words: list[str], i: int) -> Trigger | None:
    of = _number_of(words, i)
    said = of[:2] if of else match("tally", words, i)
    if said is None:
        return None
    suffer: Frame = dict.fromkeys(["person", "attack", *classes("thing")], said[1])
    phrase = of[2] if of else None
    end = tally_end(words, i, said[0])
    if end is not None:
        return Trigger(i, end - 1, i, "active", "tally", suffer=suffer, phrase=phrase)
    if tally_before(words, i):
        return Trigger(i, said[0] - 1, i, "passive", "tally", suffer=suffer, phrase=phrase)
    return None


def _number_of(words: list[str], i: int) -> tuple[int, Measure, Phrase] | None:
    """Read `the number of civilians killed` and `the number of wounded soldiers`, whoever is counted."""
    if words[i : i + 2] != ["number", "of"]:
        return None
    phrase = scan(words, i + 2)
    if phrase is None or phrase.noun is None:
        return None
    for k in (phrase.end, i + 2):
        measure = adjectives().get(words[k]) if k < len(words) else None
        if measure is not None:
            return max(phrase.end, k + 1), measure, phrase
    return None


def _unharmed(words: list[str], i: int) -> Trigger | None:
    for split in _unhurt().get(words[i], ()):
        if words[i : i + len(split)] == split:
            first, last = group(words, i)[0], i + len(split) - 1
            return Trigger(first, last, i, "passive", "predicate", {"person": "injured"}, unhurt=True)
    return None


def _of(words: list[str], i: int) -> Trigger | None:
    said = match("of", words, i)
    if said is None or said[0] >= len(words):
        return None
    end, measure = said
    if words[end] != "of" and not (words[end] == "to" and measure in ("injured", "damaged")):
        return None
    frame: Frame = dict.fromkeys(classes("thing") if measure in THINGS else ["person"], measure)
    if measure == "captured":
        frame |= dict.fromkeys(classes("thing"), "seized")
    return Trigger(i, end, i, "active", "of", suffer=frame)


def _predicate(words: list[str], i: int) -> Trigger | None:
    said = match("predicate", words, i)
    if said is None or (i and words[i - 1] in ("the", "a", "an")):
        return None
    end, measure = said
    frame: Frame = dict.fromkeys(classes("thing") if measure in THINGS else ["person"], measure)
    return Trigger(group(words, i)[0], end - 1, i, "passive", "predicate", frame)


def _month(words: list[str], i: int, tokens: list[Token]) -> bool:
    """Say whether `march` is the month here."""
    beside = words[max(0, i - 1) : i + 2]
    return words[i] == "march" and (tokens[i].title or any(word[0].isdigit() for word in beside))


def _verb(words: list[str], i: int, tokens: list[Token]) -> Trigger | None:
    found = entries(words[i])
    if not found or _month(words, i, tokens):
        return None
    if i and words[i - 1] == "-" and tokens[i - 1].end == tokens[i].start:
        return None
    for verb in found:
        end = particles_end(words, i, verb.particles)
        if end is None:
            continue
        first, kind = group(words, i)
        split = "*" in verb.particles
        behind = next((k for k in range(i + 1, end) if counts(words, k)), i + 1) if split else end
        said = voice(words, i, behind, verb, kind)
        if said is None:
            return None
        open_end = end < len(words)
        inverted = (
            said == "passive" and kind != "be" and open_end and words[end] in ("were", "was", "are", "is")
        )
        last = i if split else end if inverted else end - 1
        if verb.form == "ing" and open_end and words[last + 1] == "of":
            last += 1
        return Trigger(
            first, last, i, said, "verb", verb.suffer, verb.do, inverted=inverted, ing=verb.form == "ing"
        )
    return None


def _join(found: list[Trigger], words: list[str]) -> None:
    """Mark neighbours that share one figure: `killed or wounded` counts casualties."""
    for a, b in pairwise(found):
        if words[a.last + 1 : b.first] not in COORDINATED or (a.kind == "predicate" and b.voice == "active"):
            continue
        if {a.suffer.get("person"), b.suffer.get("person")} == {"killed", "injured"}:
            a.joined = b.joined = "casualties"
        plain = not a.inverted and a.first == a.head
        if b.voice == "active" and a.voice == "passive" and plain:
            a.voice = "active"
        if a.voice == "passive" and b.voice == "passive":
            b.first = a.first
        if a.voice == b.voice and a.joined is None:
            a.partner, b.partner = b, a
