"""Joins each figure to the trigger that governs it, by the cheapest path between the two.

The cost of a path adds up what stands between: coordination and asides are cheap, a verb or a new clause is dear.
A figure takes the cheapest trigger whose frame has a measure for what is counted, or none.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from whosays.claims import nouns
from whosays.claims.counted import Counted
from whosays.claims.grammar import grammar
from whosays.claims.triggers import Trigger, verbs
from whosays.lexicon import load
from whosays.records import Measure

LIMITS = {"number": 6.0, "vague": 5.0, "single": 4.0, "zero": 5.0, "implied": 2.0, "plural": 2.5}
"""Dearest path at which a figure of each kind is still joined."""

UNCOUNTED = frozenset({"attacks", "struck", "launched", "deployed", "strength", "protested", "casualties-one"})
"""Measures for which `a` or `an` counts nothing: an attack, a bomb, a raid."""

STRONG = frozenset({"killed", "casualties", "injured", "attacks", "arrested"})
"""Counted nouns (`deaths`, `attacks`) of these measures need no trigger; others only lack a better one."""


@dataclass(slots=True)
class Joined:
    """A figure with its measure and the words that gave it."""

    counted: Counted
    measure: Measure
    trigger: Trigger | None
    cost: float
    side: str
    """left: the counted stand before the trigger; right: behind it; self: the counted noun is the trigger."""
    part_of: "Joined | None" = None


class Path:
    """Costs of stepping over the words of one sentence."""

    def __init__(self, words: list[str], figures: list[Counted], found: list[Trigger]) -> None:
        self.words = words
        g = grammar()
        in_figure = {k for c in figures for k in range(c.first, c.end)}
        in_trigger = {k for t in found for k in range(t.first, t.last + 1)}
        self.costs = [
            0.05
            if k in in_figure
            else 4.0
            if k in in_trigger and k in {t.head for t in found}
            else self._cost(word, g)
            for k, word in enumerate(words)
        ]

    @staticmethod
    def _cost(word: str, g: object) -> float:
        del g
        return _costs().get(word, 1.2 if word in _other_verbs() else 0.2)

    def between(self, start: int, end: int) -> float:
        """Return the cost of the words from `start` up to `end`, asides in brackets or commas skipped."""
        total, k = 0.0, start
        while k < end:
            if self.words[k] == "(":
                closing = next((j for j in range(k, min(end, k + 12)) if self.words[j] == ")"), None)
                if closing is not None:
                    k = closing + 1
                    continue
            if self.words[k] == "," and (aside := self._aside(k, end)) is not None:
                total += 0.6
                k = aside
                continue
            if self.words[k] in ("identified", "named", "alias") and not set(self.words[k:end]) & _finite():
                return total + 0.4
            total += self.costs[k]
            k += 1
        return total

    def _aside(self, comma: int, end: int) -> int | None:
        """Return the end of an aside that opens at a comma: `, identified as X,` `, who were ..., `."""
        following = self.words[comma + 1 : comma + 3]
        if not following or not (following[0] in _aside_openers()):
            return None
        for j in range(comma + 2, end):
            if self.words[j] == ",":
                return j + 1
        return end if following[0] in ("identified", "named", "aged") else None


@cache
def _finite() -> frozenset[str]:
    g = grammar()
    return g.auxiliary | g.relative | frozenset({"when", "while", "after"})


@cache
def _aside_openers() -> frozenset[str]:
    return (
        grammar().relative
        | grammar().include
        | {"identified", "named", "aged", "both", "all", "mostly", "most", "a", "the", "one"}
    )


@cache
def _other_verbs() -> frozenset[str]:
    g = grammar()
    return g.verbs - g.include


@cache
def _costs() -> dict[str, float]:
    g = grammar()
    costs: dict[str, float] = {}
    costs.update(dict.fromkeys(g.prepositions, 0.5))
    costs.update(dict.fromkeys(g.adverbs, 0.1))
    costs.update(dict.fromkeys(g.determiners, 0.1))
    costs.update(dict.fromkeys(g.pronouns, 0.8))
    costs.update(dict.fromkeys(g.auxiliary, 1.5))
    costs.update(dict.fromkeys(g.reporting, 2.5))
    costs.update(dict.fromkeys(g.subordinators, 2.5))
    costs.update(dict.fromkeys(g.relative, 1.0))
    costs.update(dict.fromkeys(g.include, 0.2))
    costs.update(
        {
            ",": 0.4,
            "and": 0.3,
            "or": 0.3,
            ";": 4.0,
            ":": 2.5,
            "-": 0.6,
            '"': 1.0,
            ".": 4.0,
            "by": 2.0,
            "of": 0.2,
            "with": 0.8,
        }
    )
    return costs


def measure_of_times(found: list[Trigger], figure: Counted) -> bool:
    """Say whether `times` counts strikes: `bombed several times`."""
    return any("struck" in trigger.suffer.values() and trigger.last < figure.first for trigger in found)


def measure_of(
    frame: dict[str, Measure], figure: Counted, words: list[str], named: bool = False
) -> Measure | None:
    """Return the measure that a frame gives what is counted."""
    cls = figure.cls
    head = words[figure.phrase.head] if figure.phrase else ""
    if nouns.counted().get(head) == "recovered" and "body" in frame:
        return frame["body"]
    if cls is not None and not (head in ("others", "other", "ones", "rest") and "person" not in frame):
        return frame.get(cls)
    things = [measure for key, measure in frame.items() if key not in ("person", "attack", "body", "munition")]
    if "person" in frame and (named or figure.phrase is None or personal(head)):
        return frame["person"]
    return things[0] if things else None


def personal(word: str) -> bool:
    """Say whether an unlisted noun looks like people: a name of origin, faction or trade."""
    return word.rstrip("s").endswith(_PERSONAL) or word.endswith(("men", "is"))


_PERSONAL = ("er", "or", "ist", "ian", "an", "ee", "ite", "ese", "ish", "man", "i", "al")


def slots(trigger: Trigger) -> Iterator[tuple[str, dict[str, Measure]]]:
    """Yield the sides on which the counted may stand, with the measures they take there."""
    if trigger.kind == "verb" and trigger.voice == "active":
        yield "right", trigger.suffer
        if trigger.do and not trigger.ing:
            yield "left", trigger.do
    elif trigger.voice == "passive":
        yield "left", trigger.suffer
        if trigger.inverted:
            yield "right", trigger.suffer
    else:
        yield "right", trigger.suffer


def join(words: list[str], figures: list[Counted], found: list[Trigger]) -> list[Joined]:
    """Return the figures that have a measure, in order of the sentence."""
    path = Path(words, figures, found)
    joined = [one for figure in figures if (one := _best(words, figure, found, path)) is not None]
    _inherit(words, figures, joined, found)
    joined += [twin for one in joined if (twin := _twin(words, one)) is not None]
    return sorted(joined, key=lambda one: one.counted.first)


def _best(words: list[str], figure: Counted, found: list[Trigger], path: Path) -> Joined | None:
    options: list[Joined] = []
    bare = figure.phrase is None or (figure.phrase.noun is None and figure.kind != "number")
    if figure.phrase is not None and (own := nouns.counted().get(words[figure.phrase.head])):
        compound = figure.phrase.end - figure.phrase.head > 1 and words[figure.phrase.head + 1] != "of"
        lone = figure.kind == "single" and words[figure.first] in ("a", "an")
        unclear = figure.kind in ("single", "vague") and own in UNCOUNTED and not _distinct(words, figure)
        if not unclear and not (compound or lone):
            options.append(Joined(figure, own, None, _own_cost(words, figure, own), "self"))
    if figure.described is not None:
        options.append(Joined(figure, figure.described, None, 1.0, "self"))
    for trigger in found:
        for side, frame in slots(trigger):
            measure = measure_of(frame, figure, words)
            if measure is None:
                continue
            if side == "left" and figure.end <= trigger.first:
                cost = path.between(figure.end, trigger.first)
            elif side == "right" and figure.first > trigger.last:
                cost = path.between(trigger.last + 1, figure.first)
            elif (colon := _listed_after(words, trigger, figure)) is not None:
                cost = 1.0 + path.between(colon + 1, figure.first)
            else:
                continue
            if trigger.joined:
                measure = trigger.joined
            if not _plausible(words, figure, measure, side):
                continue
            cost += _inside(words, figure, trigger, side)
            if figure.kind == "single" and not _distinct(words, figure) and (measure in UNCOUNTED or figure.cls == "place"):
                continue
            cost += 0.3 if measure in ("casualties", "struck", "deployed") and trigger.kind == "verb" else 0
            options.append(Joined(figure, measure, trigger, cost, side))
    options += _agents(words, figure, found, path)
    if figure.phrase is not None and words[figure.phrase.head] == "times":
        options = [Joined(figure, "attacks", None, 1.0, "self")] if measure_of_times(found, figure) else []
    best = min(options, key=lambda one: one.cost, default=None)
    limit = LIMITS[figure.kind] - (2.0 if bare else 0.0)
    return best if best is not None and best.cost <= limit else None


def _inside(words: list[str], figure: Counted, trigger: Trigger, side: str) -> float:
    """Return what it costs that a figure stands inside a phrase of its own, not in the trigger's slot."""
    before = words[figure.first - 1] if figure.first else ""
    if figure.kind in ("single", "vague") and before in _governing():
        return 5.0
    if side == "left":
        return 3.0 if before in _governing() or before in ("of", "by") else 0.0
    if before in _governing() or (before == "of" and figure.first - 1 > trigger.last):
        return 3.0
    if figure.kind == "single" and figure.first - 1 > trigger.last and before not in _listing():
        return 3.0
    return 0.0


@cache
def _listing() -> frozenset[str]:
    return grammar().include | grammar().adverbs | {"and", "or", ",", ";", "&", ":", "of", "plus", '"', "-", "with"}


@cache
def _governing() -> frozenset[str]:
    return grammar().prepositions - {"of", "up", "about", "around", "over", "down", "out", "between", "without"}


def _own_cost(words: list[str], figure: Counted, own: Measure) -> float:
    """Return what it costs that a counted noun gives its own measure: `40 deaths`, `with 270 bombs`."""
    if own == "launched":
        return 1.0 if figure.first and words[figure.first - 1] == "with" else 3.0
    return 0.5 if own in STRONG else 3.0


def _distinct(words: list[str], figure: Counted) -> bool:
    """Say whether a single thing is counted as one: `one`, `another`, `a second`, or any vague plural."""
    if figure.kind == "vague":
        return words[figure.first] not in ("heavy", "some", "most", "more", "all")
    return words[figure.first : figure.last] not in (["a"], ["an"])


def _opener(words: list[str], figure: Counted) -> int | None:
    """Return the word that makes a figure a sub-total or a companion of the one before it."""
    g = grammar()
    for k in range(figure.first - 1, max(figure.first - 7, -1), -1):
        pair = words[k : k + 2]
        if pair in (["along", "with"], ["together", "with"]):
            return k
        if figure.first - k < 4 and (words[k] in g.include or pair in (["of", "whom"], ["of", "them"])):
            return k
        if words[k] in (".", ";", ":"):
            return None
    return None


def _beside(words: list[str], figure: Counted, opener: int, found: list[Trigger]) -> Joined | None:
    """Read `was killed along with 15 bodyguards`: the companions share the verb of an uncounted victim."""
    for trigger in reversed(found):
        measure = measure_of(trigger.suffer or trigger.do, figure, words)
        if trigger.last < opener and opener - trigger.last < 25 and measure in ("killed", "injured", "captured", "arrested"):
            return Joined(figure, measure, trigger, 1.0, "right")
    return None


def _plausible(words: list[str], figure: Counted, measure: Measure, side: str) -> bool:
    """Refuse what the guidelines leave out: bystanders as attackers, attackers who got away as displaced."""
    if side != "left" or measure not in ("deployed", "displaced"):
        return True
    noun = figure.phrase.noun if figure.phrase else None
    if noun is None:
        return measure == "displaced" and figure.phrase is not None
    head = words[figure.phrase.head] if figure.phrase else ""
    if measure == "deployed":
        return noun.status == "combatant" or noun.cls != "person" or head in armed()
    return noun.status != "combatant" and head not in armed() and head not in ("others", "other", "duo")


@cache
def armed() -> frozenset[str]:
    """Return heads without a status of their own that stand for attackers where they act."""
    return frozenset(load("nouns")["attackers"]["words"].split())


def _twin(words: list[str], one: Joined) -> Joined | None:
    """Return the claim that the other of two coordinated verbs makes of the same figure."""
    if one.trigger is None or one.trigger.partner is None or one.side == "agent":
        return None
    measure = measure_of(one.trigger.partner.suffer, one.counted, words)
    if measure is None or measure == one.measure or {measure, one.measure} <= {"casualties", "killed", "injured"}:
        return None
    return Joined(one.counted, measure, one.trigger.partner, one.cost, one.side)


def _listed_after(words: list[str], trigger: Trigger, figure: Counted) -> int | None:
    """Return the colon behind a passive that opens a list of the counted: `were seized: 3 rifles, ...`."""
    if trigger.voice != "passive" or figure.first <= trigger.last or ":" not in words[trigger.last : figure.first]:
        return None
    return words.index(":", trigger.last)


def _agents(words: list[str], figure: Counted, found: list[Trigger], path: Path) -> list[Joined]:
    """Return the readings of a figure as counted attackers: `two gunmen killed ...`, `shot by three men`."""
    if figure.kind not in ("number", "vague") or figure.cls != "person" or figure.phrase is None:
        return []
    if words[figure.first] in ("the", "both"):
        return []
    if not _plausible(words, figure, "deployed", "left"):
        return []
    options = []
    for trigger in found:
        if trigger.kind != "verb" or not trigger.suffer:
            continue
        if trigger.voice == "active" and not trigger.ing and figure.end <= trigger.first:
            options.append(Joined(figure, "deployed", trigger, 0.5 + path.between(figure.end, trigger.first), "agent"))
        if trigger.voice == "passive" and figure.first > trigger.last and words[figure.first - 1] == "by":
            options.append(Joined(figure, "deployed", trigger, path.between(trigger.last + 1, figure.first - 1), "agent"))
    return options


def _continues(words: list[str], figure: Counted, joined: list[Joined]) -> Joined | None:
    """Read a list: a figure right behind another one of its class shares the measure (commas may be lost)."""
    if figure.kind not in ("number", "vague") or figure.phrase is None or figure.phrase.noun is None:
        return None
    for one in joined:
        between = words[one.counted.end : figure.first]
        if one.counted.end > figure.first or (one.side not in ("right", "self") and one.part_of is None) or len(between) > 2:
            continue
        if all(word in (",", "and", ";", ":") for word in between) and one.counted.cls == figure.cls:
            return Joined(figure, one.measure, one.trigger, one.cost, one.side, one.part_of)
    return None


def _inherit(words: list[str], figures: list[Counted], joined: list[Joined], found: list[Trigger]) -> None:
    """Give a sub-total behind `including` the measure of its total."""
    g = grammar()
    placed = {id(one.counted): one for one in joined}
    for figure in figures:
        loose = id(figure) not in placed or placed[id(figure)].side == "agent"
        if loose and (one := _continues(words, figure, joined)) is not None:
            if id(figure) in placed:
                joined.remove(placed[id(figure)])
            placed[id(figure)] = one
            joined.append(one)
            continue
        opener = _opener(words, figure)
        if opener is None:
            continue
        total = next((one for one in reversed(joined) if one.counted.first < opener), None)
        own = placed.get(id(figure))
        if total is None and words[opener] in ("along", "together") and own is None:
            total = _beside(words, figure, opener, found)
        if total is None or (own is not None and own.cost <= 1.0 and own.measure != total.measure):
            continue
        if figure.kind == "single" and (figure.phrase is None or figure.phrase.noun is None):
            continue
        if total.counted.cls == "person" and figure.cls not in ("person", None):
            continue
        if own is not None:
            joined.remove(own)
        part_of = None if words[opener] in ("along", "together") else total
        new = Joined(figure, total.measure, total.trigger, total.cost, total.side, part_of)
        placed[id(figure)] = new
        joined.append(new)
