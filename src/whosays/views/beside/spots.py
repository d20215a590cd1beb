"""Where questions are asked about, so that the rows of a reference series find them.

The same place is one that has the same GeoNames id, or lies within 25 km where both have a point of their own,
or else has the same name in the same country; a country is known by its code, whatever lies in it.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from whosays.annotate.places.earth import distance
from whosays.annotate.places.keys import bare, key
from whosays.link.areas import plain
from whosays.records import Place
from whosays.series import Area

NEAR = 25.0
"""Kilometres between two points that are taken for one place: UCDP's where_prec 2."""

_POINT = 2
"""Greatest UCDP where_prec of coordinates that stand for a place itself or one within 25 km."""

_CELL = 0.5
"""Degrees; a place is looked for in its own cell and those around it, as far as 25 km reach."""

_KILOMETRES = 111.0
"""Of a degree of latitude."""

Cell = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Point:
    """WGS 84 degrees."""

    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Spot:
    """An area that questions are about."""

    key: str
    """As linking has it."""
    names: frozenset[str]
    country: str | None
    geonames_id: int | None
    point: Point | None
    whole_country: bool


def spot(area: str, name: str | None, places: Iterable[Place]) -> Spot:
    """Return the spot of an area with what its claims know of the place; the least wordy place speaks for it."""
    known = sorted(places, key=lambda place: (place.geonames_id is None, place.text, place.start))
    first = known[0] if known else None
    whole = area.startswith("country:")
    point = None
    if first and first.latitude is not None and first.longitude is not None and not whole:
        point = Point(first.latitude, first.longitude) if (first.precision or 7) <= _POINT else None
    names = {one for place in known for one in (place.text, place.name) if one} | ({name} if name else set())
    return Spot(
        key=area,
        names=frozenset(filter(None, map(_plain, names))),
        country=area.partition(":")[2] if whole else (first.country if first else None),
        geonames_id=int(area.partition(":")[2]) if area.startswith("geo:") else None,
        point=point,
        whole_country=whole,
    )


def same(one: Spot, area: Area, *, event: bool) -> bool:
    """Say whether a row of a series is about a spot; an event lies in its country, a day's count is about all of it."""
    if one.whole_country:
        return one.country == area.country and (event or not area.names)
    if one.country and area.country and one.country != area.country:
        return False
    if one.geonames_id is not None and one.geonames_id == area.geonames_id:
        return True
    if one.point and area.latitude is not None and area.longitude is not None:
        return distance(one.point, Point(area.latitude, area.longitude)) <= NEAR
    around = area.names[:1] if one.point else area.names
    return any(_plain(name) in one.names for name in around)


def _plain(name: str) -> str:
    return plain(bare(key(name)))


class Spots:
    """Finds the spots that a row may be about without asking each."""

    def __init__(self, spots: Iterable[Spot]) -> None:
        self._spots: dict[str, Spot] = {}
        self._by: dict[object, set[str]] = defaultdict(set)
        for one in spots:
            self._spots[one.key] = one
            for handle in _handles(one):
                self._by[handle].add(one.key)

    def of(self, area: Area, *, event: bool) -> list[Spot]:
        """Return the spots that a row of a series is about, by their key."""
        asked: set[object] = {area.geonames_id, area.country, *map(_plain, area.names)}
        if area.latitude is not None and area.longitude is not None:
            asked.add(_cell(area.latitude, area.longitude))
        keys = {key for handle in asked if handle is not None for key in self._by.get(handle, ())}
        return [self._spots[key] for key in sorted(keys) if same(self._spots[key], area, event=event)]


def _handles(one: Spot) -> Iterator[object]:
    if one.whole_country:
        yield one.country
        return
    yield from one.names
    if one.geonames_id is not None:
        yield one.geonames_id
    if one.point:
        yield from _cells(one.point)


def _cells(point: Point) -> set[Cell]:
    """Return the cells that 25 km around a point reach; at a pole that is every cell around it."""
    up = NEAR / _KILOMETRES
    across = min(180.0, up / max(math.cos(math.radians(min(90.0, abs(point.latitude) + up))), 1e-6))
    rows = (_index(point.latitude - up), _index(point.latitude + up))
    columns = (_index(point.longitude - across), _index(point.longitude + across))
    return {
        (row, column % _AROUND)
        for row in range(rows[0], rows[1] + 1)
        for column in range(columns[0], columns[1] + 1)
    }


_AROUND = int(360 / _CELL)


def _cell(latitude: float, longitude: float) -> Cell:
    return _index(latitude), _index(longitude) % _AROUND


def _index(degrees: float) -> int:
    return math.floor(degrees / _CELL)
