"""Figures that share a trigger: sub-totals, lists, companions, coordinated verbs."""

from whosays.claims import nouns
from whosays.claims.counted import Counted
from whosays.claims.fronted import predicated, whole
from whosays.claims.grammar import grammar
from whosays.claims.slots import Joined, measure_of
from whosays.claims.triggers import Trigger
from whosays.records import Measure

COMPANY = (["along", "with"], ["together", "with"])
CONTRAST = ([",", "not"], ["and", "not"], ["rather", "than"], ["instead", "of"])
"""What sets the right number against a wrong one: `12, not 120`."""

PARTITIVE = (["of", "whom"], ["of", "them"])

SUFFERED: frozenset[Measure] = frozenset({"killed", "injured", "captured", "arrested"})
"""Measures that companions share with an uncounted victim."""

HARM = frozenset({"casualties", "killed", "injured"})
"""Measures that two coordinated verbs never split: `killed and injured` is casualties."""

NEAR, LISTED, REACH, BESIDE = 4, 12, 7, 25
"""Words back to `including`, from a total to the colon before its parts, back to `along with`, and back to the verb
that companions share."""

SURE = 1.0
"""A figure joined at no more than this cost keeps its own measure against a total's."""


def share(
    words: list[str], figures: list[Counted], joined: list[Joined], found: list[Trigger]
) -> list[Joined]:
    """Return `joined` with the figures that take their measure from a neighbour, and twins of shared figures."""
    placed = {id(one.counted): one for one in joined}
    order = list(joined)
    for figure in figures:
        own = placed.get(id(figure))
        new = _listed(words, figure, order, found)
        if own is not None and own.side != "agent" and not _parts(own, new):
            new = None
        new = new or _fronted(words, figures, figure, own, order) or _opened(words, figure, own, order, found)
        if new is None:
            continue
        if own is not None:
            order.remove(own)
        placed[id(figure)] = new
        order.append(new)
    return order + [twin for one in order if (twin := _twin(words, one)) is not None]


def _parts(own: Joined, new: Joined | None) -> bool:
    """Say whether a list adds only what a figure's own trigger can't tell: the total it is part of."""
    return new is not None and new.part_of is not None and own.part_of is None and new.measure == own.measure


def _listed(words: list[str], figure: Counted, joined: list[Joined], found: list[Trigger]) -> Joined | None:
    """Read a list: a figure right behind another one of its class shares the measure (commas may be lost)."""
    contrast = words[max(0, figure.first - 2) : figure.first] in CONTRAST
    for one in sorted(joined, key=lambda one: -one.counted.first):
        between = words[one.counted.end : figure.first]
        if one.counted.end <= figure.first and (contrast or between == ["("]):
            return Joined(figure, one.measure, one.trigger, one.cost, one.side)
        if one.counted.end > figure.first:
            continue
        colon = one.counted.end + between.index(":") if ":" in between[:LISTED] else None
        parts = colon is not None and _bare(words, colon, figure, found)
        if len(between) > 2 and not parts:
            continue
        open_end = one.side in ("right", "self") or one.part_of is not None or parts
        counted = figure.kind in ("number", "vague") or one.part_of is not None or parts
        like = one.counted.cls == figure.cls or (parts and one.counted.cls is None)
        if not counted or not open_end or figure.cls is None or not like:
            continue
        if parts or all(word in (",", "and", ";") for word in between):
            part_of = one if parts else one.part_of
            return Joined(figure, one.measure, one.trigger, one.cost, one.side, part_of)
    return None


def _bare(words: list[str], colon: int, figure: Counted, found: list[Trigger]) -> bool:
    """Say whether only members of a list stand between its colon and one of them: no clause of its own."""
    between = words[colon + 1 : figure.first]
    clause = any(colon < trigger.first < figure.first for trigger in found)
    return (
        not clause and grammar().reporting.isdisjoint(between) and ";" not in between and "." not in between
    )


def _fronted(
    words: list[str], figures: list[Counted], figure: Counted, own: Joined | None, joined: list[Joined]
) -> Joined | None:
    """Give the parts of a whole that opens the sentence its measure: `of the 26 dead, nine were women`."""
    if figure.kind not in ("number", "vague") or (own is not None and own.cost <= SURE):
        return None
    of = whole(words, figure, figures)
    total = next((one for one in joined if one.counted is of), None)
    if total is None:
        return None
    predicated(words, figure)
    return Joined(figure, total.measure, total.trigger, total.cost, total.side, total)


def _opened(
    words: list[str], figure: Counted, own: Joined | None, joined: list[Joined], found: list[Trigger]
) -> Joined | None:
    """Give a sub-total behind `including`, or a companion behind `along with`, the measure it belongs to."""
    opener = _opener(words, figure)
    if opener is None or (figure.kind == "single" and figure.cls is None):
        return None
    company = words[opener] in ("along", "together")
    total = next((one for one in reversed(joined) if one.counted.first < opener), None)
    if total is None and company and own is None:
        total = _beside(words, figure, opener, found)
    behind = own is not None and own.trigger is not None and own.trigger.first - figure.last in (2, 3)
    of_these = words[figure.last : figure.last + 2] in PARTITIVE and behind
    if total is None or (own is not None and (own.cost <= SURE or of_these) and own.measure != total.measure):
        return None
    if total.counted.cls == nouns.PERSON and figure.cls not in (nouns.PERSON, None):
        return None
    part_of = None if company else total
    return Joined(figure, total.measure, total.trigger, total.cost, total.side, part_of)


def _opener(words: list[str], figure: Counted) -> int | None:
    """Return the word that makes a figure a sub-total or a companion of the one before it."""
    if figure.first and words[figure.last : figure.last + 2] in PARTITIVE:
        return figure.first - 1
    for k in range(figure.first - 1, max(figure.first - REACH, -1), -1):
        pair = words[k : k + 2]
        if pair in COMPANY:
            return k
        near = figure.first - k < NEAR and not _belongs(words, k)
        if near and (words[k] in grammar().include or pair in PARTITIVE):
            return k
        if words[k] in (".", ";", ":"):
            return None
    return None


def _belongs(words: list[str], k: int) -> bool:
    """Say whether `among` says what the ones before it belong to: `two were among the 14 killed`."""
    return words[k] == "among" and not grammar().be.isdisjoint(words[max(0, k - 2) : k])


def _beside(words: list[str], figure: Counted, opener: int, found: list[Trigger]) -> Joined | None:
    """Read `was killed along with 15 bodyguards`: the companions share the verb of an uncounted victim."""
    for trigger in reversed(found):
        measure = measure_of(trigger.suffer or trigger.do, figure, words)
        if trigger.last < opener < trigger.last + BESIDE and measure in SUFFERED:
            return Joined(figure, measure, trigger, SURE, "right")
    return None


def _twin(words: list[str], one: Joined) -> Joined | None:
    """Return the claim that the other of two coordinated verbs makes of the same figure."""
    if one.trigger is None or one.trigger.partner is None or one.side == "agent":
        return None
    measure = measure_of(one.trigger.partner.suffer, one.counted, words)
    if measure is None or measure == one.measure or {measure, one.measure} <= HARM:
        return None
    return Joined(one.counted, measure, one.trigger.partner, one.cost, one.side)
