"""Finds victims and things that no number counts: a named person, `his wife`, bare `civilians`.

They are read only in the slot of a trigger, and only where a recorder would want a row: people or named things
killed, injured, captured and the like.
"""

from whosays.claims import nouns
from whosays.claims.counted import Counted
from whosays.claims.grammar import grammar
from whosays.claims.linking import Joined, measure_of, slots
from functools import cache

from whosays import numbers
from whosays.claims.phrases import Phrase, age, before, scan
from whosays.claims.triggers import Trigger
from whosays.lexicon import load
from whosays.lexicon import words as words_of
from whosays.numbers.reading import IMPLIED, PLURAL
from whosays.prepared import Token
from whosays.records import Measure

PEOPLE: frozenset[Measure] = frozenset(
    {"killed", "injured", "captured", "arrested", "released", "rescued", "recovered", "missing", "surrendered", "held"}
)
THINGS: frozenset[Measure] = frozenset({"destroyed", "damaged"})


def unnumbered(
    tokens: list[Token], words: list[str], found: list[Trigger], joined: list[Joined], shouted: bool
) -> list[Joined]:
    """Return the uncounted victims and things of one sentence, each with its measure."""
    taken = {k for one in joined for k in range(one.counted.first, one.counted.end)}
    titled = [token.title and not shouted for token in tokens]
    added: list[Joined] = []
    for trigger in found:
        for side, frame in slots(trigger):
            here = [one for one in joined if one.trigger is trigger and one.side == side]
            for phrase in _phrases(words, trigger, side, titled, here):
                whole = range(phrase.start, phrase.end)
                if taken & set(whole):
                    break
                one = _read(words, phrase, trigger, side, frame, titled, shouted)
                if one is None:
                    break
                taken |= set(whole)
                added.append(one)
    return added


def _phrases(
    words: list[str], trigger: Trigger, side: str, titled: list[bool], here: list[Joined]
) -> list[Phrase]:
    """Return the noun phrases in one slot of a trigger, `X and Y` as two; `here` are figures already in it."""
    return _leftward(words, trigger, titled, here) if side == "left" else _rightward(words, trigger, here)


def _leftward(words: list[str], trigger: Trigger, titled: list[bool], here: list[Joined]) -> list[Phrase]:
    found: list[Phrase] = []
    end = trigger.first
    if here:
        end = min(one.counted.first for one in here) - 1
        if end <= 0 or words[end] not in ("and", ","):
            return []
        listed = words[end] == ","
        one = before(words, end, titled)
        if one is None or (listed and (one.noun is None or one.noun.cls != nouns.PERSON or one.noun.plural)):
            return []
    while len(found) < 4 and (phrase := before(words, end, titled)) is not None:
        found.append(phrase)
        end = phrase.start - 1
        if end <= 0 or words[end] not in ("and", ",") or (words[end] == "," and len(found) < 2):
            break
    return found


def _rightward(words: list[str], trigger: Trigger, here: list[Joined]) -> list[Phrase]:
    found: list[Phrase] = []
    start = trigger.last + 1
    stop = min((one.counted.first for one in here), default=len(words))
    while len(found) < 4 and start < stop:
        inner = scan(words, start)
        if inner is None or inner.end > stop:
            break
        found.append(Phrase(start, inner.end, inner.head, inner.noun))
        if inner.end >= len(words) or words[inner.end] not in ("and", ","):
            break
        if words[inner.end] == "," and stop == len(words):
            break
        start = inner.end + 1
    return found if not here or (found and words[found[-1].end] in ("and", ",")) else []


def _read(
    words: list[str], phrase: Phrase, trigger: Trigger, side: str, frame: dict[str, Measure], titled: list[bool], shouted: bool
) -> Joined | None:
    g = grammar()
    first, head = words[phrase.start], words[phrase.head]
    named = any(titled[k] for k in range(phrase.start, phrase.end)) and (titled[phrase.end - 1] or titled[phrase.head])
    if first in g.pronouns and first not in g.possessives or head in g.not_counted:
        return None
    if words[phrase.end - 1] in g.time_words or head in g.time_words or _irreal(words, trigger):
        return None
    if first in g.determiners and first not in g.possessives | {"the"} or _counts_in(words, phrase):
        return None
    if _named_aside(words, phrase, side) or head in mass() or phrase.end - phrase.start == (first in g.determiners):
        return None
    noun = phrase.noun
    shouting = shouted and first not in g.determiners and (phrase.end - phrase.start >= 2 or len(first) > 3)
    if noun is None and not named and not shouting:
        return None
    counted = Counted(phrase.start, phrase.end, IMPLIED, phrase, "implied")
    measure = measure_of(frame, counted, words, named or (shouted and noun is None))
    if trigger.joined:
        measure = trigger.joined
    person = noun is None or noun.cls == nouns.PERSON
    if measure is None or measure not in (PEOPLE if person else THINGS):
        return None
    trailing = phrase.end - 1 - phrase.head
    if noun is not None and noun.plural and trailing and (shouted or titled[phrase.end - 1]):
        noun = None
    if noun is not None and noun.plural:
        if head in nouns.counted() and nouns.counted()[head] != "recovered":
            return None
        if first == "the" or _attributive(words, trigger, side):
            return None
        counted.reading, counted.kind = PLURAL, "plural"
    elif noun is not None and not named and first in g.determiners and first not in g.possessives | {"the"}:
        return None
    if noun is None and measure not in ("killed", "injured", "arrested") and words[trigger.head][:4] not in ("abdu", "kidn", "went", "gone"):
        return None
    if noun is None and phrase.end - phrase.start > 8:
        return None
    return Joined(counted, measure, trigger, 1.0, side)


def _named_aside(words: list[str], phrase: Phrase, side: str) -> bool:
    """Say whether a phrase only names the counted (`identified as X`) or sits inside another (`houses of X`)."""
    g = grammar()
    before_it = words[phrase.start - 1] if phrase.start else ""
    if side == "right" or not before_it:
        return False
    listed = words[max(0, phrase.start - 14) : phrase.start]
    if before_it in (",", "and") and not set(listed).isdisjoint({"identified", "named", "guards"}):
        return True
    return before_it == "of" or before_it in g.prepositions - g.subordinators


@cache
def mass() -> frozenset[str]:
    """Return nouns that without a number name no single thing."""
    return frozenset(load("nouns")["mass"]["words"].split())


def _attributive(words: list[str], trigger: Trigger, side: str) -> bool:
    """Say whether a bare participle only describes the noun behind it: `badly injured civilians`."""
    if side != "right" or trigger.kind != "verb" or trigger.ing or trigger.first != trigger.head:
        return False
    before_it = words[trigger.first - 1] if trigger.first else ""
    g = grammar()
    return before_it in g.adverbs | g.prepositions | g.determiners | {"and", "of", ""} or before_it.endswith(("ly", "ing"))


def _counts_in(words: list[str], phrase: Phrase) -> bool:
    """Say whether a number stands in the phrase; then a figure counts it, or nothing does."""
    inside = range(phrase.start, phrase.end)
    return any(words[k][0].isdigit() and words[k][-1].isdigit() and age(words, k) is None for k in inside) or (
        numbers.parse(words, phrase.start) is not None
    )


def _irreal(words: list[str], trigger: Trigger) -> bool:
    """Say whether the verb is an infinitive or under a modal: `could kill people` counts nobody."""
    before_verb = words[trigger.first - 1] if trigger.first else ""
    if not words_of("grammar", "intent").isdisjoint(words[max(0, trigger.first - 3) : trigger.first]):
        return True
    modals = ("could", "would", "should", "will", "may", "might", "can")
    return before_verb == "to" or words[trigger.first] == "to" or any(word in modals for word in words[trigger.first : trigger.head])
