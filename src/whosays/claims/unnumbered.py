"""Finds victims and things that no number counts: a named person, `his wife`, bare `civilians`.

They are read only in the slot of a trigger, and only where a recorder would want a row: people or named things
killed, injured, captured and the like.
"""

from dataclasses import dataclass

from whosays import numbers
from whosays.claims import nouns
from whosays.claims.counted import Counted
from whosays.claims.grammar import grammar
from whosays.claims.nouns import Noun
from whosays.claims.phrases import Phrase, before, scan
from whosays.claims.slots import Joined, measure_of, slots
from whosays.claims.triggers import Trigger
from whosays.claims.verbs import Frame
from whosays.numbers.reading import IMPLIED, PLURAL
from whosays.prepared import Token
from whosays.records import Measure

PEOPLE: frozenset[Measure] = frozenset(
    {
        "killed",
        "injured",
        "captured",
        "arrested",
        "released",
        "rescued",
        "recovered",
        "missing",
        "surrendered",
        "held",
    }
)
THINGS: frozenset[Measure] = frozenset({"destroyed", "damaged"})

UNKNOWN: frozenset[Measure] = frozenset({"killed", "injured", "arrested"})
"""Measures that a name no list holds is believed for; places are captured, people are abducted."""

HARM: frozenset[Measure] = frozenset({"killed", "injured", "casualties"})
"""Measures whose nouns (`deaths`, `injuries`, `casualties`) are worth a row without a number."""

MOST = 4
"""Coordinated phrases read in one slot."""

NAME_WORDS = 8
"""Words that a name may have."""

COST = 1.0
"""What an uncounted victim costs beside figures of the same slot."""


@dataclass(frozen=True, slots=True)
class Scene:
    """One sentence, and which of its words print a capital letter that says something."""

    words: list[str]
    titled: list[bool]
    shouted: bool


def unnumbered(
    tokens: list[Token], words: list[str], found: list[Trigger], joined: list[Joined], *, shouted: bool
) -> list[Joined]:
    """Return the uncounted victims and things of one sentence, each with its measure."""
    scene = Scene(words, [token.title and not shouted for token in tokens], shouted)
    taken = {k for one in joined for k in range(one.counted.first, one.counted.end)}
    added = [*_compositions(words, joined, taken), *_bare_harm(words, found, taken)]
    taken |= {k for one in added for k in range(one.counted.first, one.counted.end)}
    for trigger in found:
        if _irreal(words, trigger):
            continue
        for side, frame in slots(trigger):
            here = [one for one in joined if one.trigger is trigger and one.side == side]
            for phrase in _phrases(scene, trigger, side, here):
                whole = set(range(phrase.start, phrase.end))
                one = _read(scene, phrase, trigger, side, frame) if taken.isdisjoint(whole) else None
                if one is None:
                    break
                taken |= whole
                added.append(one)
    return added


def _plural(phrase: Phrase) -> Counted:
    return Counted(phrase.start, phrase.end, PLURAL, phrase, "plural")


def _compositions(words: list[str], joined: list[Joined], taken: set[int]) -> list[Joined]:
    """Read `including women and children`: who is among a total, without a number."""
    found: list[Joined] = []
    for total in joined:
        k = total.counted.end
        aside = k + 1 if words[k : k + 1] == [","] else k
        if (
            aside >= len(words) - 1
            or words[aside] not in grammar().include
            or total.counted.cls != nouns.PERSON
            or total.measure not in HARM
        ):
            continue
        phrase = scan(words, aside + 1)
        if phrase is None or phrase.noun is None or not phrase.noun.plural or phrase.noun.cls != nouns.PERSON:
            continue
        whole = range(phrase.start, phrase.end)
        if phrase.start != aside + 1 or not taken.isdisjoint(whole) or _counts_in(words, phrase):
            continue
        found.append(Joined(_plural(phrase), total.measure, total.trigger, COST, total.side, part_of=total))
    return found


def _bare_harm(words: list[str], found: list[Trigger], taken: set[int]) -> list[Joined]:
    """Read `causing casualties`, `there were deaths`: harm that the text leaves uncounted."""
    added: list[Joined] = []
    verbs = {trigger.head for trigger in found if trigger.kind == "verb" and trigger.do}
    for k in range(1, len(words)):
        if words[k - 1] not in grammar().caused or k in taken or k - 1 in verbs:
            continue
        measure, noun = nouns.counted().get(words[k]), nouns.lookup(words[k])
        if measure is None or measure not in HARM or noun is None or not noun.plural:
            continue
        if words[k] not in grammar().participles and words[k + 1 : k + 2] not in (["to"], ["of"]):
            added.append(Joined(_plural(Phrase(k, k + 1, k, noun)), measure, None, COST, "self"))
    return added


def _phrases(scene: Scene, trigger: Trigger, side: str, here: list[Joined]) -> list[Phrase]:
    """Return the noun phrases in one slot of a trigger, `X and Y` as two; `here` are figures already in it."""
    if side == "right":
        return _rightward(scene.words, trigger, here)
    end = trigger.first
    if here:
        end = min(one.counted.first for one in here) - 1
        if not _beside_figure(scene, end):
            return []
    return _leftward(scene, end)


def _beside_figure(scene: Scene, end: int) -> bool:
    """Say whether a victim stands in front of a counted one: `Ros and two others`, `policeman, 16 villagers`."""
    if end <= 0 or scene.words[end] not in ("and", ","):
        return False
    phrase = before(scene.words, end, scene.titled)
    if phrase is None or scene.words[end] == "and":
        return phrase is not None
    return phrase.noun is not None and phrase.noun.cls == nouns.PERSON and not phrase.noun.plural


def _leftward(scene: Scene, end: int) -> list[Phrase]:
    found: list[Phrase] = []
    while len(found) < MOST and (phrase := before(scene.words, end, scene.titled)) is not None:
        found.append(phrase)
        end = phrase.start - 1
        mark = scene.words[end] if end > 0 else ""
        if mark != "and" and not (mark == "," and len(found) > 1):
            break
    return found


def _rightward(words: list[str], trigger: Trigger, here: list[Joined]) -> list[Phrase]:
    found: list[Phrase] = []
    start, stop = trigger.last + 1, min((one.counted.first for one in here), default=len(words))
    while len(found) < MOST and start < stop:
        inner = scan(words, start)
        if inner is None or inner.end > stop:
            break
        found.append(Phrase(start, inner.end, inner.head, inner.noun))
        mark = words[inner.end] if inner.end < len(words) else ""
        if mark != "and" and not (mark == "," and here):
            break
        start = inner.end + 1
    reaches = not here or (found and words[found[-1].end] in ("and", ","))
    return found if reaches else []


def _read(scene: Scene, phrase: Phrase, trigger: Trigger, side: str, frame: Frame) -> Joined | None:
    words, named = scene.words, _named(scene, phrase)
    if _unfit(words, phrase) or _aside(words, phrase, side):
        return None
    noun = _noun(scene, phrase)
    if phrase.noun is None and not named and not _shouted_name(scene, phrase):
        return None
    counted = Counted(phrase.start, phrase.end, IMPLIED, phrase, "implied")
    said = measure_of(frame, counted, words, named=named or (scene.shouted and phrase.noun is None))
    measure = trigger.joined or said
    person = phrase.noun is None or phrase.noun.cls == nouns.PERSON
    if said is None or measure is None or measure not in (PEOPLE if person else THINGS):
        return None
    if noun is None:
        taken = words[trigger.head] in grammar().abduction
        if (measure not in UNKNOWN and not taken) or phrase.end - phrase.start > NAME_WORDS:
            return None
    elif noun.plural:
        if not _bare_plural(words, phrase, trigger, side):
            return None
        counted.reading, counted.kind = PLURAL, "plural"
    return Joined(counted, measure, trigger, COST, side)


def _named(scene: Scene, phrase: Phrase) -> bool:
    """Say whether a capital letter at the end or the head of a phrase makes it a name."""
    return scene.titled[phrase.end - 1] or scene.titled[phrase.head]


def _shouted_name(scene: Scene, phrase: Phrase) -> bool:
    """Say whether unknown words in a sentence printed in capitals may be a name."""
    first = scene.words[phrase.start]
    return (
        scene.shouted
        and first not in grammar().determiners
        and (phrase.end - phrase.start > 1 or len(first) > 3)
    )


def _noun(scene: Scene, phrase: Phrase) -> Noun | None:
    """Return the head noun; in `guerrillas Ros Tamm` the name behind the trade is one victim, not many."""
    trailing = phrase.end - 1 > phrase.head
    name = trailing and (scene.shouted or scene.titled[phrase.end - 1])
    return None if phrase.noun is not None and phrase.noun.plural and name else phrase.noun


def _unfit(words: list[str], phrase: Phrase) -> bool:
    """Say whether a phrase names nobody: pronouns, times, `some ...`, mass nouns, counted phrases."""
    g = grammar()
    first, head, last = words[phrase.start], words[phrase.head], words[phrase.end - 1]
    if first in g.pronouns and first not in g.possessives:
        return True
    if first in g.determiners and first not in g.possessives and first != "the":
        return True
    if head in g.not_counted or head in g.mass or head in g.time_words or last in g.time_words:
        return True
    bare = phrase.end - phrase.start == 1 and (first in g.determiners or first in g.participles)
    return bare or _counts_in(words, phrase)


def _counts_in(words: list[str], phrase: Phrase) -> bool:
    """Say whether a number stands in the phrase; then a figure counts it, or nothing does."""
    return not numbers.readings(" ".join(words[phrase.start : phrase.end])) & {IMPLIED, PLURAL}


def _aside(words: list[str], phrase: Phrase, side: str) -> bool:
    """Say whether a phrase only names the counted (`identified as X`) or sits inside another (`houses of X`)."""
    if side == "right" or phrase.start == 0:
        return False
    g = grammar()
    mark = words[phrase.start - 1]
    if mark in (",", "and") and not {"identified", "named", "guards"}.isdisjoint(
        words[max(0, phrase.start - 14) : phrase.start]
    ):
        return True
    return mark == "of" or (mark in g.prepositions and mark not in g.subordinators)


def _bare_plural(words: list[str], phrase: Phrase, trigger: Trigger, side: str) -> bool:
    """Say whether a plural without a number is worth a row: not `the rebels`, `casualties`, `injured people`."""
    measure = nouns.counted().get(words[phrase.head])
    if words[phrase.start] == "the" or (measure is not None and measure != "recovered"):
        return False
    if side != "right" or trigger.kind != "verb" or trigger.ing or trigger.first != trigger.head:
        return True
    g = grammar()
    mark = words[trigger.first - 1] if trigger.first else ""
    attributive = (
        mark in g.adverbs or mark in g.prepositions or mark in g.determiners or mark in ("and", "of", "")
    )
    return not (attributive or mark.endswith(("ly", "ing")))


def _irreal(words: list[str], trigger: Trigger) -> bool:
    """Say whether the verb is an infinitive or under a modal: `could kill people` counts nobody."""
    g = grammar()
    lead = words[max(0, trigger.first - 3) : trigger.first]
    if not g.intent.isdisjoint(lead) or lead[-1:] == ["to"] or words[trigger.first] == "to":
        return True
    return not g.modal_irreal.isdisjoint(words[trigger.first : trigger.head])
