"""The slots of a trigger: on which side the counted stand, and what measure they take there."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from whosays.claims import nouns
from whosays.claims.counted import Counted
from whosays.claims.grammar import grammar
from whosays.claims.triggers import Trigger
from whosays.claims.verbs import Frame
from whosays.records import Measure

UNCOUNTED: frozenset[Measure] = frozenset(
    {"attacks", "struck", "launched", "deployed", "strength", "protested"}
)
"""Measures for which `a` or `an` counts nothing: an attack, a bomb, a raid."""

SPECIAL = frozenset({"person", "attack", "body", "munition", "weapon", "other"})
"""Classes of which an unlisted noun is not taken to be."""

ELSEWHERE, FAR = 3.0, 5.0
"""Costs of a figure that stands inside a phrase of its own; for articles and vague words it is out of reach."""


@dataclass(slots=True, eq=False)
class Joined:
    """A figure with its measure and the words that gave it."""

    counted: Counted
    measure: Measure
    trigger: Trigger | None
    cost: float
    side: str
    """left: the counted stand before the trigger; right: behind it; self: the counted noun is the trigger;
    agent: the counted act."""
    part_of: "Joined | None" = None


def slots(trigger: Trigger) -> Iterator[tuple[str, Frame]]:
    """Yield the sides on which the counted may stand, with the measures they take there."""
    if trigger.voice == "passive":
        yield "left", trigger.suffer
        if trigger.inverted:
            yield "right", trigger.suffer
        return
    yield "right", trigger.suffer
    if trigger.kind == "verb" and trigger.do and not (trigger.ing and trigger.suffer):
        yield "left", trigger.do


def measure_of(frame: Frame, figure: Counted, words: list[str], *, named: bool = False) -> Measure | None:
    """Return the measure that a frame gives what is counted; `named` says that a name stands there."""
    head = words[figure.phrase.head] if figure.phrase else ""
    if "body" in frame and nouns.counted().get(head) == "recovered":
        return frame["body"]
    indefinite = head in grammar().others and "person" not in frame
    if figure.cls is not None and not indefinite:
        return frame.get(figure.cls)
    if "person" in frame and (named or figure.named or figure.phrase is None or nouns.personal(head)):
        return frame["person"]
    return next((m for cls, m in frame.items() if cls not in SPECIAL), None)


def distinct(words: list[str], figure: Counted) -> bool:
    """Say whether a single thing is counted as one: `one`, `another`, `a second`, or any vague plural."""
    if figure.kind == "vague":
        return words[figure.first] not in ("heavy", "some", "most", "more", "all")
    return words[figure.first : figure.last] not in (["a"], ["an"])


def inside(words: list[str], figure: Counted, trigger: Trigger, side: str) -> float:
    """Return what it costs that a figure stands inside a phrase of its own, not in the trigger's slot."""
    before = words[figure.first - 1] if figure.first else ""
    governed = before in grammar().governing
    if governed and figure.kind in ("single", "vague"):
        return FAR
    if side == "left":
        return ELSEWHERE if governed or before in ("of", "by") else 0.0
    behind = figure.first - 1 > trigger.last
    if governed or (before == "of" and behind):
        return ELSEWHERE
    return ELSEWHERE if figure.kind == "single" and behind and before not in _listing() else 0.0


@cache
def _listing() -> frozenset[str]:
    g = grammar()
    return g.include | g.adverbs | g.listing


def plausible(words: list[str], figure: Counted, measure: Measure) -> bool:
    """Refuse, for people who act, what the guidelines leave out: bystanders as attackers, attackers who got away."""
    if measure not in ("deployed", "displaced"):
        return True
    if figure.phrase is None or figure.phrase.noun is None:
        return measure == "displaced" and (figure.phrase is not None or figure.kind == "vague")
    noun, head = figure.phrase.noun, words[figure.phrase.head]
    armed = head in grammar().attackers
    if measure == "deployed":
        return noun.status == "combatant" or noun.cls != nouns.PERSON or armed
    return noun.status != "combatant" and not armed and head not in ("others", "other", "duo")
