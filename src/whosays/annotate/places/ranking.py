"""Chooses among the places a name may mean, from the other places of the document; or leaves it open."""

import math
from collections.abc import Sequence

from whosays.annotate.places.earth import distance
from whosays.annotate.places.evidence import Spot
from whosays.annotate.places.index import Entry, Kind, gazetteer
from whosays.annotate.places.leanings import Leanings

Anchor = tuple[str, Entry]
"""A name of the document and the place it was found to mean at first sight."""

PRECISION = {
    Kind.COUNTRY: 6,
    Kind.ADMIN1: 4,
    Kind.ADMIN2: 3,
    Kind.SETTLEMENT: 1,
    Kind.REGION: 5,
    Kind.SITE: 1,
}
"""UCDP where_prec of each kind of place."""

SURE = 4.2
"""Least score at which a name resolves; about a town of 16,000 in no particular country, or any in a named one."""

LARGE = 200_000
"""Population from which `X airport`, `X road`, `X valley` are taken to be at X."""

TOWN = 50_000
"""No village has more people."""

KNOWN, RENAMED, RENOWNED = 100_000, 500_000, 1_000_000
"""A settlement of so many people needs no support in the document: by its main name, by another, by a common one."""

COMMON = 4
"""A name that so many countries have needs support even for a large city."""

SEAT = 10_000
"""From this population on, a town is meant by a name that its division bears, too."""

COMPANY = 3
"""So many other places of a country in a document support one more."""

NEAR = 120.0
"""Kilometres within which two places of a document speak for each other."""

DEGREES = 1.08
"""No places whose latitudes differ by more are so near."""

NEIGHBOUR = 1.2
"""What a place near another one of the document gains."""

TWIN = 15.0
"""Kilometres within which namesakes on both sides of a border are one town as far as the reader can tell."""

CANDIDATES = 5
"""So many places at most are listed for a name that stays open."""

CLEAR = 0.7
"""Least lead over the next candidate of another area."""


class Chooser:
    """Says what the names of one document mean.

    `anchors` are places that the document is known to speak of. Before they are known (None), names are taken at
    first sight; with them, a small place has to be supported by another word of the document.
    """

    def __init__(self, read: Leanings) -> None:
        self._read = read
        self._anchors: Sequence[Anchor] | None = None
        self._scores: dict[tuple[object, ...], list[tuple[float, Entry]]] = {}
        self._near: dict[tuple[str, float, float], bool] = {}

    def anchor(self, anchors: Sequence[Anchor]) -> None:
        """Take the places that the document is known to speak of."""
        self._anchors = anchors
        self._scores.clear()

    def choose(self, spot: Spot, within: Entry | None) -> Entry | None:
        """Return the place that `spot` means, or None where that stays open.

        `within` is the larger place that the text puts right behind the name (`Oslo, Norway`).
        """
        division = spot.generic in (3, 4) and any(e.kind is Kind.ADMIN1 for e in spot.entries)
        if spot.country and not division:
            return gazetteer().country(spot.country)
        if not spot.entries:
            return None
        known = (
            spot.spelling,
            spot.generic,
            spot.small,
            spot.minor,
            spot.quarter,
            spot.unlike,
            spot.located,
            spot.holds,
            within,
        )
        if known not in self._scores:
            self._scores[known] = self._ranked(spot, division, within)
        scored = self._scores[known]
        if not scored or scored[0][0] < SURE:
            return None
        return self._decided(spot, scored, within) or _own(scored)

    def _decided(
        self, spot: Spot, scored: Sequence[tuple[float, Entry]], within: Entry | None
    ) -> Entry | None:
        """Return the first place of a ranking where it leads clearly and more than its name speaks for it."""
        best, entry = scored[0]
        rival = next((score for score, e in scored[1:] if not _same_area(e, entry)), 0.0)
        if entry.kind is Kind.ADMIN1 and spot.generic not in (3, 4) and not spot.holds:
            entry = next((e for _, e in scored if _seat(e, entry)), entry)
        if entry.kind is Kind.SETTLEMENT and spot.generic == 3:
            entry = next((e for _, e in scored if e.kind is Kind.ADMIN2 and _same_area(e, entry)), entry)
        if best - rival < CLEAR or not self._trusted(entry, spot, within):
            return None
        return entry

    def candidates(self, spot: Spot) -> tuple[int, ...]:
        """Return the GeoNames ids of what a name may mean, the likeliest first."""
        scored = sorted(spot.entries, key=lambda e: -self._score(e, spot, None))
        ids = dict.fromkeys(e.geonames_id for e in scored if e.geonames_id)
        return tuple(ids)[:CANDIDATES]

    def _ranked(self, spot: Spot, division: bool, within: Entry | None) -> list[tuple[float, Entry]]:
        entries = list(spot.entries)
        if division:
            entries = [e for e in entries if e.kind is not Kind.COUNTRY]
        if spot.unlike == "near" and any(e.kind is Kind.SETTLEMENT for e in entries):
            entries = [e for e in entries if e.kind not in (Kind.ADMIN1, Kind.ADMIN2)]
        if spot.minor:
            entries = [e for e in entries if self._large(e, spot)]
        if within:
            entries = [e for e in entries if _inside(e, within)]
        scored = [(self._score(e, spot, within), e) for e in entries]
        scored = [
            (score + (NEIGHBOUR if self._nearby(e, spot.spelling) else 0.0), e)
            for score, e in scored
            if score >= SURE - CLEAR - NEIGHBOUR
        ]
        return sorted(scored, key=lambda pair: -pair[0])

    def _large(self, entry: Entry, spot: Spot) -> bool:
        """Say whether a road or market of a name is taken to be at the town of that name."""
        known = self._anchors and not spot.quarter and self._read.supports(entry.country, spot.spelling)
        return entry.kind is Kind.SETTLEMENT and entry.main and entry.people >= (SEAT if known else LARGE)

    def _score(self, entry: Entry, spot: Spot, within: Entry | None) -> float:
        spelling = None if self._anchors is None else spot.spelling
        spoken_of = self._read.spoken_of(entry.country, spelling)
        listed = entry.kind in (Kind.ADMIN1, Kind.ADMIN2) and entry.precision is None
        score = 1.0 if listed else math.log10(entry.people + 10)
        if not entry.main:
            score -= 0.8 if self._read.spoken_of(entry.country) else 1.0
        if spot.small and entry.people > TOWN:
            score -= 3.0
        if entry.kind is Kind.SETTLEMENT and spot.located and entry.people > LARGE and spot.generic is None:
            score += 0.6
        if entry.kind is Kind.COUNTRY:
            score += 3
        elif entry.kind is Kind.ADMIN1 and entry.people >= SEAT:
            score += 5.6 if spot.generic in (3, 4) else 4.6
        elif entry.kind is Kind.ADMIN2:
            score += 3.5 if spot.generic == 3 else 1.5
        if spoken_of:
            score += min(1.0, spoken_of) + 2.5 * min(1.0, self._read.share(entry.country, spelling))
        return score + (3.0 if within else 0.0)

    def _nearby(self, entry: Entry, spelling: str) -> bool:
        """Say whether a place lies near another one of the document."""
        if not self._anchors or entry.kind is Kind.COUNTRY:
            return False
        point = (spelling, entry.latitude, entry.longitude)
        if point not in self._near:
            self._near[point] = any(
                abs(a.latitude - entry.latitude) < DEGREES and other != spelling and distance(entry, a) < NEAR
                for other, a in self._anchors
            )
        return self._near[point]

    def _trusted(self, entry: Entry, spot: Spot, within: Entry | None) -> bool:
        """Say whether more than the bare name speaks for a place: many places have namesakes no list knows."""
        if self._anchors is None or entry.kind is Kind.COUNTRY:
            return True
        supported = bool(within) or self.supported(entry, spot.spelling)
        if spot.unlike == "state":
            return False
        if spot.unlike and entry.kind is Kind.SETTLEMENT:
            return supported and (spot.unlike != "natural" or entry.people >= LARGE)
        if supported:
            return True
        division = spot.unlike == "division"
        if len({e.country for e in spot.entries if not division or e.kind is Kind.ADMIN1}) >= COMMON:
            return entry.people >= RENOWNED
        if entry.kind in (Kind.SETTLEMENT, Kind.ADMIN2):
            return entry.people >= (KNOWN if entry.main else RENAMED)
        return division or spot.unlike is None or entry.precision is not None

    def supported(self, entry: Entry, spelling: str) -> bool:
        """Say whether other words than `spelling` make the document speak of the country or the area of a place."""
        if self._read.supports(entry.country, spelling) or self._nearby(entry, spelling):
            return True
        company = {
            other for other, a in self._anchors or () if a.country == entry.country and other != spelling
        }
        return len(company) >= COMPANY


def _own(scored: Sequence[tuple[float, Entry]]) -> Entry | None:
    """Return the one place of the user's list that a name may mean."""
    own = [e for score, e in scored if e.own and score >= SURE]
    return own[0] if own and all(_same_area(e, own[0]) for e in own) else None


def _inside(entry: Entry, outer: Entry) -> bool:
    if entry.country != outer.country or entry.kind is Kind.COUNTRY:
        return False
    if outer.kind is Kind.COUNTRY or (outer.admin1 and entry.admin1 == outer.admin1):
        return True
    return distance(entry, outer) < (80 if outer.kind in (Kind.ADMIN2, Kind.SETTLEMENT, Kind.SITE) else 300)


def _seat(town: Entry, division: Entry) -> bool:
    """Say whether a town of some size bears the name of its division: bare, the name is then the town's."""
    if town.kind is not Kind.SETTLEMENT or town.country != division.country:
        return False
    return town.people >= (SEAT if town.main else KNOWN) and (
        town.admin1 == division.admin1 or distance(town, division) < 150
    )


def _same_area(a: Entry, b: Entry) -> bool:
    if a.country != b.country:
        return distance(a, b) < TWIN and Kind.COUNTRY not in (a.kind, b.kind)
    nested = Kind.ADMIN1 in (a.kind, b.kind) and (a.admin1 == b.admin1 or distance(a, b) < 150)
    return nested or distance(a, b) < 30
