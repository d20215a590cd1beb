"""Place names in text, resolved against an offline gazetteer; unknown or ambiguous ones stay words."""

from collections import Counter
from collections.abc import Sequence

from whosays.annotate.places import own
from whosays.annotate.places.evidence import Spot
from whosays.annotate.places.index import Entry, Kind
from whosays.annotate.places.leanings import leanings
from whosays.annotate.places.publisher import seat
from whosays.annotate.places.ranking import PRECISION, RENAMED, Chooser
from whosays.annotate.places.spotting import spots
from whosays.annotate.places.vocabulary import vocabulary
from whosays.prepared import Prepared
from whosays.records import PlaceMention

ANCHORS = 50
"""So many of the places that a document names most speak for the others."""

NAMED_AFTER = 2
"""UCDP where_prec, at best, of what is only called after the settlement that resolved: its camp, its valley."""

APART = 12
"""Most tokens between a place and the larger one that the text puts it in."""

TOWN = 5_000
"""So are those of at least so many people in a country that other words of the document speak of."""

KNOWN = 50_000
"""A name without any word of place beside it is taken for a place from this population on."""


def places(prepared: Prepared) -> list[PlaceMention]:
    """Return the place names of a document in the order of the text.

    A mention covers the name and a generic word after it (`Hangu city`). Coordinates are WGS 84 degrees and
    `precision` is UCDP where_prec; both stay None, as does `name`, where the name is unknown or may mean several
    places that nothing in the document tells apart: those are its candidates.
    """
    own.load()
    found = spots(prepared)
    chooser = Chooser(leanings(prepared, found))
    first = _choose(prepared, found, chooser)
    named = Counter(
        (spot.spelling, e) for spot, e in zip(found, first, strict=True) if e and e.kind is not Kind.COUNTRY
    )
    called = seat(prepared.document.publisher or "")
    chooser.anchor([anchor for anchor, _ in named.most_common(ANCHORS)] + ([called] if called else []))
    chosen = _choose(prepared, found, chooser)
    held: list[PlaceMention] = []
    for i, (spot, entry) in enumerate(zip(found, chosen, strict=True)):
        spot.listed = i > 0 and _listed(prepared, found[i - 1], spot)
        if _believed(spot, entry, chooser):
            mention = _mention(prepared, spot, entry)
            if entry is None and spot.entries:
                mention = mention.model_copy(update={"candidates": chooser.candidates(spot)})
            if not held or mention.start >= held[-1].end:
                held.append(mention)
    return held


def _choose(prepared: Prepared, found: Sequence[Spot], chooser: Chooser) -> list[Entry | None]:
    """Return what each name means, from the last to the first: what follows may contain what stands before."""
    chosen: list[Entry | None] = [None] * len(found)
    for i in range(len(found) - 1, -1, -1):
        outer = chosen[i + 1] if i + 1 < len(found) and _contained(prepared, found[i], found[i + 1]) else None
        if outer is not None and outer.kind not in (Kind.COUNTRY, Kind.ADMIN1, Kind.ADMIN2, Kind.REGION):
            outer = None
        if i > 0 and found[i - 1].small:
            found[i].holds = _contained(prepared, found[i - 1], found[i])
        chosen[i] = chooser.choose(found[i], outer)
        if chosen[i] is None and i + 1 < len(found) and chosen[i + 1] is None:
            chosen[i], chosen[i + 1] = _together(prepared, found[i], found[i + 1], chooser)
    return chosen


def _together(
    prepared: Prepared, inner: Spot, outer: Spot, chooser: Chooser
) -> tuple[Entry | None, Entry | None]:
    """Return what two names mean of which neither is clear, where only one of the larger places holds the smaller."""
    if not _contained(prepared, inner, outer):
        return None, None
    wholes = [e for e in outer.entries if e.kind is Kind.ADMIN1]
    pairs = [(part, whole) for whole in wholes if (part := chooser.choose(inner, whole))]
    return pairs[0] if len(pairs) == 1 else (None, None)


def _believed(spot: Spot, entry: Entry | None, chooser: Chooser) -> bool:
    """Say whether the words are taken for a place at all."""
    if spot.country:
        return True
    if spot.named and spot.generic not in (3, 4):
        return False
    if entry is None and spot.describes:
        return False
    if spot.plain:
        return spot.generic is not None and spot.spelling not in vocabulary().bearers
    if spot.located or spot.generic is not None or not spot.whole:
        return spot.whole
    return entry is not None and _known(spot, entry, chooser)


def _known(spot: Spot, entry: Entry, chooser: Chooser) -> bool:
    """Say whether a name is taken for a place although no word of place stands beside it."""
    if spot.directed or spot.listed or entry.kind in (Kind.ADMIN1, Kind.REGION, Kind.SITE):
        return True
    if entry.main and entry.people >= TOWN and not spot.speaks and chooser.supported(entry, spot.spelling):
        return True
    return entry.people >= (KNOWN if entry.main else RENAMED)


def _between(prepared: Prepared, a: Spot, b: Spot) -> list[str]:
    return [t.norm for t in prepared.tokens[a.last + 1 + a.tail : b.first]]


def _contained(prepared: Prepared, a: Spot, b: Spot) -> bool:
    """Say whether the text puts place `a` inside place `b` (`a, b`; `a in b`; `a of b`)."""
    if not 0 <= b.first - a.last - a.tail - 1 <= APART:
        return False
    words = vocabulary()
    between = [
        w
        for w in _between(prepared, a, b)
        if w not in words.skipped and w not in words.parts and w not in words.before
    ]
    return between in ([","], ["in"], ["of"], ["("], [",", "in"], []) and a.last + a.tail < b.first


def _listed(prepared: Prepared, a: Spot, b: Spot) -> bool:
    """Say whether place `b` follows place `a` in a list."""
    led = a.located or a.generic is not None or a.directed or a.listed
    if not led or not a.whole or a.plain:
        return False
    return _between(prepared, a, b) in ([","], ["and"], [",", "and"], ["("], ["or"], ["y"], ["e"], ["et"])


def _mention(prepared: Prepared, spot: Spot, entry: Entry | None) -> PlaceMention:
    tokens = prepared.tokens
    last = tokens[spot.last + spot.tail]
    end = last.end - 2 if last.norm.endswith("'s") else last.end
    start = tokens[spot.first].start
    if entry is None:
        return PlaceMention(start=start, end=end)
    precision, geonames = entry.precision or PRECISION[entry.kind], entry.geonames_id
    if spot.generic and entry.kind in (Kind.SETTLEMENT, Kind.SITE):
        precision = spot.generic
    if spot.unlike and entry.kind is Kind.SETTLEMENT:
        precision, geonames = max(precision, NAMED_AFTER), None
    return PlaceMention(
        start=start, end=end, name=entry.name, country=entry.country, admin1=entry.admin1,
        latitude=entry.latitude, longitude=entry.longitude, geonames_id=geonames, precision=precision,
    )  # fmt: skip
