"""Joins each figure to the trigger that governs it, by the cheapest path between the two.

A figure takes the cheapest trigger whose frame has a measure for what is counted, or none.
"""

from collections.abc import Iterator

from whosays.claims import nouns
from whosays.claims.counted import Counted
from whosays.claims.fronted import bases
from whosays.claims.grammar import grammar
from whosays.claims.paths import Path
from whosays.claims.sharing import share
from whosays.claims.slots import ELSEWHERE, UNCOUNTED, Joined, distinct, inside, measure_of, plausible, slots
from whosays.claims.triggers import Trigger
from whosays.records import Measure

LIMITS = {"number": 6.0, "vague": 5.0, "single": 4.0, "zero": 5.0}
"""Dearest path at which a figure of each kind is still joined."""

BARE = 2.0
"""What a figure without a known noun must be nearer."""

STRONG: frozenset[Measure] = frozenset({"killed", "casualties", "injured", "attacks", "arrested"})
"""Counted nouns (`deaths`, `attacks`) of these measures need no trigger; others only lack a better one."""

OWN, WEAK_OWN, DESCRIBED, LISTED, AGENT, UNSURE = 0.5, 3.0, 1.0, 1.0, 0.5, 0.3
"""Costs of a counted noun's own measure (strong, weak), of a participle before the noun, of a list behind a colon,
of acting instead of suffering, and of the measures that many verbs give besides their main one."""

KNOWN, KNOWN_OWN = (["of", "the"], ["of", "those"]), 4.0
"""Behind a figure, a group told before: `five of the wounded` says something new of them."""

BESIDES: frozenset[Measure] = frozenset({"casualties", "struck", "deployed"})


def join(words: list[str], figures: list[Counted], found: list[Trigger]) -> list[Joined]:
    """Return the figures that have a measure, in order of the sentence."""
    path = Path(words, figures, found)
    joined = [one for figure in figures if (one := _best(words, figure, figures, found, path)) is not None]
    joined = bases(words, figures, joined)
    for one in joined:
        if one.trigger is not None and one.counted.phrase is None:
            one.counted.phrase = one.trigger.phrase
    return sorted(share(words, figures, joined, found), key=lambda one: one.counted.first)


def _best(
    words: list[str], figure: Counted, figures: list[Counted], found: list[Trigger], path: Path
) -> Joined | None:
    if figure.phrase is not None and words[figure.phrase.head] == "times":
        return _strikes(figure, found)
    options = [
        *_own(words, figure),
        *_governed(words, figure, figures, found, path),
        *_agents(words, figure, found, path),
    ]
    best = min(options, key=lambda one: one.cost, default=None)
    bare = figure.phrase is None or (figure.phrase.noun is None and figure.kind != "number")
    limit = LIMITS[figure.kind] - (BARE if bare else 0.0)
    return best if best is not None and best.cost <= limit else None


def _strikes(figure: Counted, found: list[Trigger]) -> Joined | None:
    """Read `bombed several times`: the times count attacks."""
    struck = any("struck" in trigger.suffer.values() and trigger.last < figure.first for trigger in found)
    return Joined(figure, "attacks", None, OWN, "self") if struck else None


def _own(words: list[str], figure: Counted) -> Iterator[Joined]:
    """Yield what the counted noun itself, or a participle before it, says: `40 deaths`, `six abducted drivers`."""
    if figure.phrase is None:
        return
    if figure.described is not None:
        yield Joined(figure, figure.described, None, DESCRIBED, "self")
    armed = (
        figure.kind in ("number", "vague")
        and figure.phrase.noun is not None
        and figure.phrase.noun.status == "combatant"
    )
    if armed and figure.first and words[figure.first - 1] in grammar().musters:
        yield Joined(figure, "strength", None, WEAK_OWN, "self")
    head = figure.phrase.head
    own = nouns.counted().get(words[head])
    if own is None:
        return
    compound = figure.phrase.end - head > 1 and words[head + 1] != "of"
    lone = figure.kind == "single" and words[figure.first] in ("a", "an")
    unclear = figure.kind in ("single", "vague") and own in UNCOUNTED and not distinct(words, figure)
    if compound or lone or unclear:
        return
    cost = OWN if own in STRONG else WEAK_OWN
    if words[figure.last : figure.last + 2] in KNOWN:
        cost = KNOWN_OWN
    if own == "launched" and figure.first and words[figure.first - 1] == "with":
        cost = DESCRIBED
    yield Joined(figure, own, None, cost, "self")


def _governed(
    words: list[str], figure: Counted, figures: list[Counted], found: list[Trigger], path: Path
) -> Iterator[Joined]:
    """Yield every trigger in whose slot the figure stands."""
    for trigger in found:
        for side, frame in slots(trigger):
            measure = measure_of(frame, figure, words)
            cost = _distance(words, figure, trigger, side, path) if measure is not None else None
            if measure is None or cost is None:
                continue
            measure = trigger.joined or measure
            lone = figure.kind == "single" and not distinct(words, figure)
            if lone and (measure in UNCOUNTED or figure.cls == "place"):
                continue
            acting = side == "left" and trigger.voice == "active"
            if acting and not plausible(words, figure, measure):
                continue
            cost += inside(words, figure, trigger, side)
            cost += ELSEWHERE if _bare_between(figures, figure, trigger, side) else 0.0
            cost += UNSURE if measure in BESIDES and trigger.kind in ("verb", "tally") else 0.0
            yield Joined(figure, measure, trigger, cost, side)


def _bare_between(figures: list[Counted], figure: Counted, trigger: Trigger, side: str) -> bool:
    """Say whether a figure without a noun stands nearer to a passive: in `104 dead and 230 wounded` it owns it."""
    if side != "left":
        return False
    return any(figure.end <= other.first < trigger.first and other.phrase is None for other in figures)


def _distance(words: list[str], figure: Counted, trigger: Trigger, side: str, path: Path) -> float | None:
    """Return the cost of the path on one side of a trigger, None where the figure is not on it."""
    if side == "left" and figure.end <= trigger.first:
        return path.between(figure.end, trigger.first)
    if figure.first <= trigger.last:
        return None
    if side == "right":
        return path.between(trigger.last + 1, figure.first)
    between = words[trigger.last : figure.first]
    if trigger.voice != "passive" or ":" not in between:
        return None
    return LISTED + path.between(trigger.last + between.index(":") + 1, figure.first)


def _agents(words: list[str], figure: Counted, found: list[Trigger], path: Path) -> Iterator[Joined]:
    """Yield the readings of a figure as counted attackers: `two gunmen killed ...`, `shot by three men`."""
    if (
        figure.kind not in ("number", "vague")
        or figure.cls != nouns.PERSON
        or words[figure.first] in ("the", "both")
    ):
        return
    if not plausible(words, figure, "deployed"):
        return
    for trigger in found:
        if trigger.kind != "verb" or not trigger.suffer:
            continue
        if trigger.voice == "active" and not trigger.ing and figure.end <= trigger.first:
            cost = AGENT + path.between(figure.end, trigger.first)
            yield Joined(figure, "deployed", trigger, cost, "agent")
        if trigger.voice == "passive" and figure.first > trigger.last and words[figure.first - 1] == "by":
            cost = path.between(trigger.last + 1, figure.first - 1)
            yield Joined(figure, "deployed", trigger, cost, "agent")
