"""Finds the words that give a number its measure, and on which side of them the counted stand."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from whosays import numbers
from whosays.claims import nouns
from whosays.claims.candidate import Voice
from whosays.claims.grammar import grammar
from whosays.lexicon import load
from whosays.prepared import Token
from whosays.records import Measure

Frame = dict[str, Measure]
"""Class of the counted to the measure that a verb gives it."""


@dataclass(frozen=True, slots=True)
class Verb:
    """One entry: its particles, and the measures it gives its object (suffer) and its subject (do)."""

    particles: tuple[str, ...]
    suffer: Frame
    do: Frame
    form: str
    """base, s, past, part, ing; a past that is also the participle is `past/part`."""


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


def forms(lemma: str) -> list[str]:
    """Return base, -s, past, participle and -ing forms of a verb."""
    irregular = load("measures")["irregular"].get(lemma)
    if irregular:
        return list(irregular.split())
    if lemma.endswith("e"):
        return [lemma, lemma + "s", lemma + "d", lemma + "d", lemma[:-1] + "ing"]
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return [lemma, lemma[:-1] + "ies", lemma[:-1] + "ied", lemma[:-1] + "ied", lemma + "ing"]
    if len(lemma) <= 5 and re.fullmatch(r"[^aeiou]+[aeiou][bdgmnprt]", lemma):
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
    data = load("measures")
    entries: dict[str, tuple[Frame, Frame]] = {}
    for slot, frame in enumerate(("suffer", "do")):
        for cls, by_measure in data[frame].items():
            for measure, listed in by_measure.items():
                for entry in listed.split():
                    for one in classes(cls):
                        entries.setdefault(entry, ({}, {}))[slot].setdefault(one, measure)
    found: dict[str, list[Verb]] = {}
    for entry, (suffer, do) in entries.items():
        lemma, *particles = entry.split("+")
        base, s, past, part, ing = forms(lemma)
        named = {base: "base", s: "s", ing: "ing", past: "past", part: "part"}
        if past == part:
            named[past] = "past/part"
        for word, form in [(one, form) for listed, form in named.items() for one in listed.split("/")]:
            found.setdefault(word, []).append(Verb(tuple(particles), suffer, do, form))
    for listed_verbs in found.values():
        listed_verbs.sort(key=lambda verb: -len(verb.particles))
    return found


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


def match_phrase(table: str, words: list[str], i: int) -> tuple[int, Measure] | None:
    """Return (end, measure) of the longest phrase of a table at word `i`."""
    for phrase, measure in phrases(table).get(words[i], ()):
        if tuple(words[i : i + len(phrase)]) == phrase:
            return i + len(phrase), measure
    return None


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
def _openers() -> frozenset[str]:
    """Words after a bare past form that show it to be a passive participle."""
    g = grammar()
    return (
        g.prepositions
        | g.be
        | g.time_words
        | g.adverbs
        | {
            "and",
            "or",
            "when",
            "while",
            ",",
            ".",
            ";",
            ":",
            "-",
            ")",
            '"',
            "dead",
            "to",
            "who",
            "but",
            "as",
            "people-by",
        }
    )


def triggers(tokens: list[Token], words: list[str]) -> list[Trigger]:
    """Return the triggers of one sentence in order; they do not overlap."""
    found: list[Trigger] = []
    i = 0
    while i < len(words):
        trigger = _at(words, i, tokens)
        if trigger is None:
            i += 1
            continue
        found.append(trigger)
        i = trigger.last + 1
    _join(found, words)
    return found


def _at(words: list[str], i: int, tokens: list[Token]) -> Trigger | None:
    tally = match_phrase("tally", words, i)
    if tally and (trigger := _tally(words, i, *tally)):
        return trigger
    for word in load("measures")["unhurt"]["words"]:
        split = word.split()
        if words[i] == split[0] and words[i : i + len(split)] == split:
            first = _group(words, i)[0]
            return Trigger(
                first, i + len(split) - 1, i, "passive", "predicate", {"person": "injured"}, unhurt=True
            )
    verb = _verb(words, i, tokens)
    if verb:
        return verb
    of = match_phrase("of", words, i)
    if of and of[0] < len(words) and words[of[0]] in (("of", "to") if of[1] in ("injured", "damaged") else ("of",)):
        cls = "thing" if of[1] in ("destroyed", "seized", "damaged") else "person"
        frame: Frame = dict.fromkeys(classes(cls), of[1])
        if of[1] == "captured":
            frame |= dict.fromkeys(classes("thing"), "seized")
        return Trigger(i, of[0], i, "active", "of", suffer=frame)
    predicate = match_phrase("predicate", words, i)
    if predicate and (i == 0 or words[i - 1] not in ("the", "a", "an")):
        end = predicate[0]
        first = _group(words, i)[0]
        cls = "thing" if predicate[1] in ("destroyed",) else "person"
        return Trigger(first, end - 1, i, "passive", "predicate", dict.fromkeys(classes(cls), predicate[1]))
    return None


def _tally(words: list[str], i: int, end: int, measure: Measure) -> Trigger | None:
    """A tally noun counts the first number behind it: `the toll in the town has risen to 26`."""
    if i and words[i - 1][0].isdigit():
        return None
    for k in range(end, min(end + 22, len(words))):
        if words[k] in (".", ";") or (words[k] == "," and k == end):
            return None
        if (words[k - 1] not in _links() and k > end) or not (words[k][0].isdigit() or words[k] in numbers.starts()):
            continue
        found = numbers.parse(words, k)
        if found is None or (found.end < len(words) and words[found.end] in ("-", *grammar().not_counted)):
            continue
        if found.reading.modifier == "zero" or words[k] in ("the", "some", "all"):
            continue
        for back in (3, 2, 1):
            longer = numbers.parse(words, k - back) if k - back >= end else None
            if longer is not None and longer.end == found.end:
                k -= back  # noqa: PLW2901
                break
        suffer: Frame = dict.fromkeys(["person", "attack", *classes("thing")], measure)
        return Trigger(i, k - 1, i, "active", "tally", suffer=suffer)
    return None


@cache
def _links() -> frozenset[str]:
    return frozenset(load("measures")["tally"]["links"].split())


def _group(words: list[str], i: int) -> tuple[int, str]:
    """Return where the verb group of word `i` begins and what opens it: be, have, modal or nothing."""
    g = grammar()
    j, kind = i, ""
    while j > 0:
        word = words[j - 1]
        if word in g.be:
            kind = kind or "be"
        elif word in g.have:
            kind = kind or "have"
        elif word in g.modals:
            kind = kind or "modal"
        elif not (
            word in g.adverbs
            or word in ("reported", "feared", "confirmed", "found", "believed", "presumed", "said", "left")
            or word.endswith("ly")
        ):
            break
        j -= 1
    while j < i and words[j] not in g.auxiliary:
        j += 1
    return j, kind


def _verb(words: list[str], i: int, tokens: list[Token]) -> Trigger | None:
    if i and words[i - 1] == "-" and tokens[i - 1].end == tokens[i].start:
        return None
    if words[i] == "march" and (tokens[i].title or i == 0 or words[i - 1][0].isdigit() or words[i + 1 : i + 2] and words[i + 1][0].isdigit()):
        return None
    for verb in verbs().get(unglued(words[i]), ()):
        end = particles_end(words, i, verb.particles)
        if end is None:
            continue
        first, kind = _group(words, i)
        voice = _voice(words, i, end, verb, kind)
        if voice is None:
            return None
        inverted = (
            voice == "passive"
            and kind != "be"
            and end < len(words)
            and words[end] in ("were", "was", "are", "is")
        )
        last = end if inverted else end - 1
        if verb.form == "ing" and last + 1 < len(words) and words[last + 1] == "of":
            last += 1
        return Trigger(
            first, last, i, voice, "verb", verb.suffer, verb.do, inverted=inverted, ing=verb.form == "ing"
        )
    return None


GLUED = ("and", "as", "when", "by", "in", "on", "at")
"""Words that lose the space before them in poor copies: `were killedand`."""


def unglued(word: str) -> str:
    """Return the verb form in a word that a lost space joined to its neighbour."""
    if len(word) < 8 or word in verbs():
        return word
    for tail in GLUED:
        if word.endswith(tail) and word[: -len(tail)] in verbs():
            return word[: -len(tail)]
    return word[4:] if word.startswith("were") and word[4:] in verbs() else word


def _voice(words: list[str], i: int, end: int, verb: Verb, kind: str) -> Voice | None:
    """Say whether the verb at word `i` is active or passive; None where it is no verb at all."""
    g = grammar()
    before = words[i - 1] if i else ""
    after = words[end] if end < len(words) else "."
    if verb.form == "ing":
        return "active"
    counting = end < len(words) and _counts(words, end)
    lone = nouns_known(words[i]) or not counting
    if verb.form == "base" and kind != "modal" and i > 0 and lone and not _plural_subject(words, i):
        return None
    if verb.form in ("base", "s"):
        if before in g.determiners | g.possessives or (before in g.prepositions and kind != "modal"):
            return None
        noun_like = verb.form == "base" and kind != "modal" and before not in g.pronouns and i > 0
        noun_like = noun_like and bool(verb.suffer) and not verb.particles
        return None if noun_like and not _object(words, end) and not _counts(words, end) else "active"
    if kind == "be" or (words[i] != unglued(words[i]) and verb.suffer):
        return "passive" if verb.suffer else "active"
    if kind == "have":
        return "active"
    if before in _attributive() and after not in _openers():
        return None
    if not verb.suffer:
        return "active"
    if verb.form == "past":
        return "active"
    if verb.form == "part" or _left_so(words, i):
        return "passive"
    if before in ("who", "which") and verb.do and after in _openers():
        return "active"
    if end < len(words) and _counts(words, end):
        return "passive" if _next_pair(words, i, end) else "active"
    return "passive" if after in _openers() or end >= len(words) else "active"


def _plural_subject(words: list[str], i: int) -> bool:
    """Say whether word `i`, a base form, can be a verb: behind a plural, `to` or a pronoun."""
    before = words[i - 1]
    return before in ("to", ",") or before in grammar().pronouns or (before.endswith("s") and len(before) > 2) or before in _plurals() or before == "and"


@cache
def _plurals() -> frozenset[str]:
    return frozenset({"men", "women", "gunmen", "police", "people", "children", "militia", "troops", "who", "that", ":", "-", "'"})


@cache
def _attributive() -> frozenset[str]:
    return frozenset({"the", "a", "an", "those", "these", "his", "her", "their", "its", "of", "from"})


def nouns_known(word: str) -> bool:
    """Say whether a verb form is also a noun of attack (`strike`, `raid`)."""
    noun = nouns.lookup(word)
    return noun is not None and noun.cls in ("attack", "munition")


def _counts(words: list[str], i: int) -> bool:
    """Say whether a number of people or things begins at word `i`."""
    found = numbers.parse(words, i)
    if found is None:
        return False
    following = words[found.end] if found.end < len(words) else "."
    return following not in grammar().not_counted


def _next_pair(words: list[str], i: int, end: int) -> bool:
    """Say whether `killed` closes one count and another begins: `6 killed 22 injured`."""
    found = numbers.parse(words, end)
    if found is None or not any(word[0].isdigit() or word in _small() for word in words[max(0, i - 6) : i]):
        return False
    for k in range(found.end, min(found.end + 2, len(words))):
        if any(verb.form in ("part", "past/part") for verb in verbs().get(words[k], ())):
            return True
    return False


def _left_so(words: list[str], i: int) -> bool:
    """Say whether word `i` describes what was left behind: `left three others wounded`."""
    window = words[max(0, i - 7) : i]
    for k, word in enumerate(window):
        if word in ("left", "leaving", "leaves", "leave"):
            rest = window[k + 1 :]
            said = all(w[0].isalnum() or w == "-" for w in rest) and not (set(rest) & grammar().prepositions)
            return said and any(w[0].isdigit() or w in _small() for w in rest)
    return False


@cache
def _small() -> frozenset[str]:
    return frozenset(load("numbers")["units"]) | frozenset(load("numbers")["tens"]) | {"dozens", "scores"}


def _object(words: list[str], i: int) -> bool:
    """Say whether an object seems to begin at word `i`."""
    return i < len(words) and words[i] not in _openers()


def _join(found: list[Trigger], words: list[str]) -> None:
    """Mark neighbours that share one figure: `killed or wounded` counts casualties."""
    for a, b in _neighbours(found):
        between = words[a.last + 1 : b.first]
        if between not in (["and"], ["or"], ["/"], ["and", "/", "or"], ["or", "even"], ["and", "then"]):
            continue
        first, second = a.suffer.get("person"), b.suffer.get("person")
        if {first, second} == {"killed", "injured"}:
            a.joined = b.joined = "casualties"
        if (
            b.voice == "active"
            and a.voice == "passive"
            and not a.inverted
            and words[a.first] == words[a.head]
        ):
            a.voice = "active"
        if a.voice == "passive" and b.voice == "passive":
            b.first = a.first
        if a.voice == b.voice and a.joined is None:
            a.partner, b.partner = b, a


def _neighbours(found: list[Trigger]) -> Iterator[tuple[Trigger, Trigger]]:
    return zip(found, found[1:], strict=False)
