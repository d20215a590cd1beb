"""Chooses among the places a name may mean, from the other places of the document; or leaves it open."""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence

from whosays.annotate.places.evidence import Spot
from whosays.annotate.places.index import Entry, Kind, gazetteer
from whosays.annotate.places.keys import key
from whosays.annotate.places.vocabulary import vocabulary
from whosays.prepared import Prepared

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

SHOWN, SPOKEN = 3, 0.3
"""So many words show a language, and this is what it says for each country where it is official."""

LARGE = 200_000
"""Population from which `X airport`, `X road` are taken to be at X."""

TOWN = 50_000
"""No village has more people."""

NEAR = 120.0
"""Kilometres within which two places of a document speak for each other."""

ADJECTIVE = 0.35
"""What a nationality says for its country, against a name of the country: armies act abroad."""

CLEAR = 0.7
"""Least lead over the next candidate of another area."""


def leanings(prepared: Prepared, found: Sequence[Spot]) -> Mapping[str, float]:
    """Return how much the document speaks of each country: names, adjectives, names that only one country has."""
    words = vocabulary()
    weights: defaultdict[str, float] = defaultdict(float)
    for token in prepared.tokens:
        if (country := words.countries.get(token.norm.removesuffix("'s"))) and (token.title or country):
            weights[country] += ADJECTIVE if key(token.norm) in words.adjectives else 1.0
    for spot in found:
        if spot.country:
            weights[spot.country] += 1
        elif spot.entries and (spot.located or spot.generic):
            countries = {e.country for e in spot.entries}
            if (len(countries) == 1 and spot.entries[0].main) or spot.entries[0].people > 300_000:
                weights[spot.entries[0].country] += 1
    said = {t.norm for t in prepared.tokens}
    for codes, shown in words.languages:
        if len(said & shown) >= SHOWN:
            for code in codes:
                weights[code] += SPOKEN
    return weights


def choose(
    spot: Spot, weights: Mapping[str, float], within: Entry | None, anchors: Sequence[Anchor] = ()
) -> Entry | None:
    """Return the place that `spot` means, or None where that stays open.

    `anchors` are places that the document is known to speak of; `within` is the larger place that the text puts
    right behind the name (`Oslo, Norway`).
    """
    entries = list(spot.entries)
    division = spot.generic in (3, 4) and any(e.kind is Kind.ADMIN1 for e in entries)
    if spot.country and not division:
        return gazetteer().country(spot.country)
    if division:
        entries = [e for e in entries if e.kind is not Kind.COUNTRY]
    if spot.minor:
        entries = [e for e in entries if e.main and e.people >= LARGE]
    if within:
        entries = [e for e in entries if _inside(e, within)]
    scored = [(_score(e, spot, weights, within) + _nearness(e, spot.spelling, anchors), e) for e in entries]
    scored.sort(key=lambda pair: -pair[0])
    if not scored or scored[0][0] < SURE:
        return None
    best, entry = scored[0]
    rival = next((score for score, e in scored[1:] if not _same_area(e, entry)), 0.0)
    return entry if best - rival >= CLEAR else None


def _inside(entry: Entry, outer: Entry) -> bool:
    if entry.country != outer.country or entry.kind is Kind.COUNTRY:
        return False
    if outer.kind is Kind.COUNTRY or (outer.admin1 and entry.admin1 == outer.admin1):
        return True
    return distance(entry, outer) < (80 if outer.kind in (Kind.ADMIN2, Kind.SETTLEMENT, Kind.SITE) else 300)


def _nearness(entry: Entry, spelling: str, anchors: Sequence[Anchor]) -> float:
    """Return a bonus for a place near another one of the document."""
    if entry.kind is Kind.COUNTRY:
        return 0.0
    off = (distance(entry, a) for other, a in anchors if other != spelling)
    return 1.2 if any(d < NEAR for d in off) else 0.0


def _same_area(a: Entry, b: Entry) -> bool:
    if a.country != b.country:
        return False
    nested = Kind.ADMIN1 in (a.kind, b.kind) and (a.admin1 == b.admin1 or distance(a, b) < 150)
    return nested or distance(a, b) < 30


def _score(entry: Entry, spot: Spot, weights: Mapping[str, float], within: Entry | None) -> float:
    total = sum(weights.values()) or 1
    spoken_of = weights.get(entry.country, 0.0)
    score = math.log10(entry.people + 10) + (0.0 if entry.main else -0.5 if spoken_of else -1.0)
    if spot.small and entry.people > TOWN:
        score -= 3.0
    if entry.kind is Kind.SETTLEMENT and spot.located and entry.people > LARGE and spot.generic is None:
        score += 0.6
    if entry.kind is Kind.COUNTRY:
        score += 3
    elif entry.kind is Kind.ADMIN1:
        score += 5.6 if spot.generic in (3, 4) else 4.6
    elif entry.kind is Kind.ADMIN2:
        score += 3.5 if spot.generic == 3 else 1.5
    if spoken_of:
        score += min(1.0, spoken_of) + 2.5 * spoken_of / total
    return score + (3.0 if within else 0.0)


def distance(a: Entry, b: Entry) -> float:
    """Return the great-circle distance of two places in kilometres."""
    lat1, lat2 = math.radians(a.latitude), math.radians(b.latitude)
    along = math.radians(b.longitude - a.longitude)
    h = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin(along / 2) ** 2
    return 12742 * math.asin(math.sqrt(min(1.0, h)))
