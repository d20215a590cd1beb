"""How claims of different questions stand to each other: parts, headlines, lost categories, drifting scope.

These need the claims of one incident (or of one running total's area and beginning), and `drifts` those of one
origin, wherever they lie.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from whosays.link.facts import Facts
from whosays.link.history import bounds
from whosays.link.questions import Placed
from whosays.link.relations import link, shown
from whosays.linked import Link, Origin

TELLING = 10
"""Numbers below this are equal by chance too often to be traced by themselves."""
NEARBY = 14
"""Days between two publications within which one origin's equal numbers are taken for one number."""
LIKE = 2
"""Two totals within this factor may be of the same dead, counted under another status."""


def of_setting(members: Iterable[Facts], origins: Mapping[str, Origin]) -> Iterator[Link]:
    """Yield the relations between questions of one incident or one running total."""
    ordered = sorted(members, key=lambda one: one.position)
    yield from _headlines(ordered)
    yield from _lost_categories(ordered, origins)
    yield from _statuses(ordered, origins)


def parts(members: Iterable[Facts]) -> Iterator[Link]:
    """Yield which claims their own document calls parts of which, and parts greater than their whole."""
    by_id = {one.id: one for one in members}
    for part in by_id.values():
        whole = by_id.get(part.part_of) if part.part_of else None
        if whole is not None:
            yield link("part_of", part, whole, figure=shown(part), whole=shown(whole))
            yield from _exceeding(part, whole)


def _exceeding(part: Facts, whole: Facts, **why: str) -> Iterator[Link]:
    """A part that is, or may be, greater than its whole."""
    (low, high), (_, most) = bounds(part), bounds(whole)
    stated = part.high is not None and whole.high is not None and high > most
    if part.asserted and whole.asserted and (low > most or stated):
        yield link("exceeds_whole", part, whole, certain=low > most, **why)


def _headlines(ordered: Sequence[Facts]) -> Iterator[Link]:
    """A headline whose bounds no claim of its body has."""
    for head in ordered:
        if not head.headline or not head.core:
            continue
        body = [
            one for one in ordered
            if one.document == head.document and one.measure == head.measure and one.core and not one.headline
        ]  # fmt: skip
        if not body or any((one.low, one.high) == (head.low, head.high) for one in body):
            continue
        sharing = [one for one in body if set(one.core) & set(head.core)]
        yield link(
            "headline_differs", head, (sharing or body)[0], same_number=bool(sharing),
            low_lost=bool(sharing) and sharing[0].low is not None and head.low is None,
            high_lost=bool(sharing) and sharing[0].high is not None and head.high is None,
        )  # fmt: skip


_MEANT = {"casualties": frozenset({"killed", "injured"})}


def _categories(one: Facts) -> frozenset[str]:
    """Return the measures that a number counts together."""
    named = [one.measure, *(one.joint.split("+") if one.joint else ())]
    return frozenset[str]().union(*(_MEANT.get(name, {name}) for name in named))


def _lost_categories(ordered: Sequence[Facts], origins: Mapping[str, Origin]) -> Iterator[Link]:
    """A number of two measures together that another document tells as of one of them."""
    by_number: dict[tuple[float | int, ...], list[Facts]] = defaultdict(list)
    for one in ordered:
        if one.core and one.asserted:
            by_number[one.core].append(one)
    for number, telling in by_number.items():
        together = [one for one in telling if len(_categories(one)) > 1]
        for narrow in telling:
            wide = next((one for one in together if _widened(one, narrow)), None)
            if wide is None:
                continue
            same = origins[wide.id].key == origins[narrow.id].key
            if same or min(number) >= TELLING:
                lost = sorted(_categories(wide) - _categories(narrow))
                yield link("category_loss", narrow, wide, lost=" and ".join(lost), same_origin=same)


def _widened(wide: Facts, narrow: Facts) -> bool:
    if wide.document == narrow.document or _categories(narrow) >= _categories(wide):
        return False
    return narrow.measure == wide.measure or (wide.joint is None and narrow.measure in _categories(wide))


def _statuses(ordered: Sequence[Facts], origins: Mapping[str, Origin]) -> Iterator[Link]:
    """Two origins who count about as many, one as civilians, the other as combatants."""
    by_measure: dict[str, dict[str, list[Facts]]] = defaultdict(lambda: defaultdict(list))
    for one in ordered:
        if one.asserted:
            by_measure[one.measure][origins[one.id].key].append(one)
    for told in by_measure.values():
        fighting = {name: said for name, said in told.items() if _only(said, "combatant", "civilian")}
        civil = {name: said for name, said in told.items() if _only(said, "civilian", "combatant")}
        for name, left in sorted(fighting.items()):
            for other, right in sorted(civil.items()):
                if _alike(left, right):
                    yield _disputed(left, right, name, other)


def _only(said: Sequence[Facts], status: str, never: str) -> bool:
    stated = {one.status for one in said}
    return status in stated and never not in stated


def _alike(left: Sequence[Facts], right: Sequence[Facts]) -> bool:
    most, other = (max((max(one.core) for one in said if one.core), default=0) for said in (left, right))
    return bool(most and other) and max(most, other) <= LIKE * min(most, other)


def _disputed(left: Sequence[Facts], right: Sequence[Facts], name: str, other: str) -> Link:
    a = next(one for one in left if one.status == "combatant")
    b = next(one for one in right if one.status == "civilian")
    later, earlier = sorted((a, b), key=lambda one: one.position, reverse=True)
    names = (name, other) if later is a else (other, name)
    return link(
        "status_differs", later, earlier, status=later.status, other=earlier.status,
        origin=names[0], other_origin=names[1],
    )  # fmt: skip


def around(members: Iterable[Facts], placed: Mapping[str, Placed]) -> Iterator[Link]:
    """Yield claims of a place that exceed, or may exceed, those of the division or country around it."""
    by_subject: dict[object, dict[str, list[Facts]]] = defaultdict(lambda: defaultdict(list))
    for one in sorted(members, key=lambda one: one.position):
        if one.area and one.core and one.asserted:
            by_subject[_but_area(placed[one.id])][one.area.key].append(one)
    for areas in by_subject.values():
        for parts in areas.values():
            for part in parts:
                for outer in part.area.inside if part.area else ():
                    for whole in areas.get(outer, ()):
                        yield from _exceeding(part, whole, area=outer)


def _but_area(where: Placed) -> object:
    parts = where.key.parts()
    return (*parts[:9], *parts[10:])


def told_number(one: Facts) -> str | None:
    """Return the number of a claim with what it counts, where these are enough to know it again; else null."""
    if not (one.core and min(one.core) >= TELLING and one.asserted and one.kind == "count") or one.own_voice:
        return None
    return " ".join([one.measure, one.joint or "-", *(f"{number:g}" for number in one.core)])


def drifts(members: Iterable[Facts], origins: Mapping[str, Origin]) -> Iterator[Link]:
    """Yield numbers of one origin that are told of another place, or of a running total, than at first."""
    told: dict[tuple[object, ...], list[Facts]] = defaultdict(list)
    for one in sorted(members, key=lambda one: one.position):
        if number := told_number(one):
            told[(origins[one.id].key, number)].append(one)
    for claims in told.values():
        for n, late in enumerate(claims):
            first = next((one for one in claims[:n] if _drifted(one, late)), None)
            if first is not None:
                yield link("scope_drift", late, first, **_drift(first, late))


def _drifted(first: Facts, late: Facts) -> bool:
    if first.document == late.document or not (first.published and late.published):
        return False
    near = (late.published - first.published).days <= NEARBY
    return near and bool(_drift(first, late)) and first.population == late.population


def _drift(first: Facts, late: Facts) -> dict[str, str | bool]:
    why: dict[str, str | bool] = {}
    if first.scope != late.scope:
        why["scope"] = f"{first.scope}, now {late.scope}"
    if late.stated_area and late.area and (first.area is None or first.area.key != late.area.key):
        why["area"] = f"{first.area.name if first.area else 'none named'}, now {late.area.name}"
    if why and late.inserted:
        why["inserted"] = True
    return why
