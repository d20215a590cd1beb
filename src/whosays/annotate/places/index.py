"""The offline gazetteer: looks names up in `data/places.bin`, which `tools/build_places.py` writes.

GeoNames data, CC BY 4.0 (see NOTICE). The file is unpacked at the first look-up, not at import.
"""

import struct
import sys
import zlib
from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from whosays.annotate.places.keys import bare, key
from whosays.errors import PackageError
from whosays.lexicon import load

MAGIC = b"WSP2"
"""First bytes of the index: its format and version."""

COUNTRY = 6
"""UCDP where_prec of a country."""

CURATED = 100_000
"""Places listed by hand are ranked as if at least this many people lived there."""

CACHED = 8192
"""Spellings whose look-up is kept: names recur within and between documents."""

BUCKETS = 65536
"""Names are spread over this many buckets by the CRC-32 of their key."""

OPENINGS = 262144
"""Slots of the table that says how many words the longest name has that opens with a word of that CRC-32."""


class Kind(IntEnum):
    """What a gazetteer row is."""

    COUNTRY = 0
    ADMIN1 = 1
    ADMIN2 = 2
    SETTLEMENT = 3
    REGION = 4
    SITE = 5


TWINS = {1: (Kind.SETTLEMENT, 0.15), 3: (Kind.ADMIN2, 1.5), 4: (Kind.ADMIN1, 3.0)}
"""UCDP where_prec -> kind of the GeoNames row that a place listed by hand may be, and degrees within which it lies."""


@dataclass(slots=True, frozen=True)
class Entry:
    """One place a name may mean; degrees are WGS 84, `people` is a population (0 when unknown)."""

    name: str
    kind: Kind
    country: str
    admin1: str | None
    latitude: float
    longitude: float
    people: int
    geonames_id: int | None
    main: bool
    """The name looked up is this place's main name, not an alternate spelling."""
    precision: int | None = None
    """UCDP where_prec, where the data say so; else it follows from the kind."""
    own: bool = False
    """It stands in a list that the user gave."""


class Gazetteer:
    """The unpacked index: columns of numbers and two blobs of names; about 30 MB."""

    def __init__(self, packed: bytes) -> None:
        if packed[:4] != MAGIC:
            raise PackageError("data file places.bin is damaged or of another version: reinstall whosays")
        sections, at = [], 4
        while at < len(packed):
            (size,) = struct.unpack_from("<I", packed, at)
            sections.append(zlib.decompress(packed[at + 4 : at + 4 + size]))
            at += 4 + size
        columns = [array(code) for code in "IiiBBHIIIB"]
        for column, section in zip(columns, sections, strict=False):
            column.frombytes(section)
            if sys.byteorder == "big":
                column.byteswap()
        (
            self._ids,
            self._lats,
            self._lons,
            self._kinds,
            self._people,
            self._countries,
            self._divisions,
            self._starts,
            self._named,
            self._openings,
        ) = columns
        self._blob, self._names, codes = sections[10:13]
        self._codes = codes.decode().split(" ")
        self._extra = self._curated()
        self.find = lru_cache(maxsize=CACHED)(self._find)
        """Returns every place of a spelling (a key), countries first, then by population."""

    def _find(self, spelling: str) -> tuple[Entry, ...]:
        found = self._extra.get(spelling, [])
        ids = {e.geonames_id for e in found} - {None}
        found = found + [e for e in self._listed(spelling) if e.geonames_id not in ids]
        return tuple(sorted(found, key=lambda e: (e.kind, -e.people)))

    def _listed(self, spelling: str) -> list[Entry]:
        wanted = spelling.encode("utf-8", "surrogatepass")
        bucket = zlib.crc32(wanted) % BUCKETS
        start, end = self._starts[bucket], self._starts[bucket + 1]
        at = self._blob.find(b"\n" + wanted + b"\t", start, end)
        if at < 0:
            return []
        at += len(wanted) + 2
        cited = self._blob[at : self._blob.index(b"\n", at)].decode().split(",")
        return [self._entry(int(row.lstrip("-")), row[0] != "-") for row in cited]

    def _curated(self) -> dict[str, list[Entry]]:
        """Return the places of `data/places_extra.toml` by key, joined to their GeoNames rows where near."""
        extra: dict[str, list[Entry]] = {}
        for place in load("places_extra")["place"]:
            self._lead(extra, place["names"], self._curate(place))
        return extra

    def extend(self, names: Iterable[str], entry: Entry) -> None:
        """Let names lead to one more place."""
        self._lead(self._extra, names, entry)

    def _lead(self, extra: dict[str, list[Entry]], names: Iterable[str], entry: Entry) -> None:
        for spelling in filter(None, map(key, names)):
            if entry not in extra.setdefault(spelling, []):
                extra[spelling].append(entry)
            slot, words = opening(spelling)
            self._openings[slot] = max(self._openings[slot], min(words, 255))

    def longest(self, word: str) -> int:
        """Return how many words the longest name that opens with `word` (a key) has; 0: none opens so.

        Words share slots, so the answer may be too large, never too small.
        """
        return self._openings[zlib.crc32(word.encode("utf-8", "surrogatepass")) % OPENINGS]

    def _curate(self, place: dict[str, Any]) -> Entry:
        precision = place["precision"]
        twin = self._twin(place)
        point = twin if twin and twin.kind is Kind.SETTLEMENT else None
        kind = {1: Kind.SITE, 2: Kind.SITE, 3: Kind.ADMIN2, 4: Kind.ADMIN1, COUNTRY: Kind.COUNTRY}.get(
            precision, Kind.REGION
        )
        return Entry(
            name=place["names"][0], kind=twin.kind if twin else kind, country=place["country"],
            admin1=twin.admin1 if twin else place["names"][0] if kind is Kind.ADMIN1 else None,
            latitude=point.latitude if point else place["lat"], longitude=point.longitude if point else place["lon"],
            people=max(twin.people if twin else 0, CURATED), geonames_id=twin.geonames_id if twin else None,
            main=True, precision=precision,
        )  # fmt: skip

    def _twin(self, place: dict[str, Any]) -> Entry | None:
        """Return the GeoNames row of a place listed by hand: of its name and kind, and near."""
        kind, reach = TWINS.get(place["precision"], (None, 0.0))
        spellings = {s for name in place["names"] for s in (key(name), bare(key(name)))}
        near = [
            e
            for s in spellings
            for e in self._listed(s)
            if e.kind is kind
            and e.country == place["country"]
            and abs(e.latitude - place["lat"]) + abs(e.longitude - place["lon"]) < reach
        ]
        return max(near, key=lambda e: (e.main, e.people), default=None)

    def country(self, code: str) -> Entry | None:
        """Return the country of an ISO 3166-1 alpha-2 code."""
        return self._entry(self._codes.index(code), main=True) if code in self._codes else None

    def _entry(self, row: int, main: bool) -> Entry:
        kind, division = Kind(self._kinds[row]), self._divisions[row]
        admin1 = self._name(division) if division else None
        name = self._name(row)
        return Entry(
            name=name, kind=kind, country=self._codes[self._countries[row]],
            admin1=name if kind is Kind.ADMIN1 else admin1,
            latitude=self._lats[row] / 1e4, longitude=self._lons[row] / 1e4,
            people=round(10 ** (self._people[row] / 20)) - 1, geonames_id=self._ids[row] or None, main=main,
        )  # fmt: skip

    def _name(self, row: int) -> str:
        return self._names[self._named[row] : self._named[row + 1]].decode()


def opening(spelling: str) -> tuple[int, int]:
    """Return the slot of a key's first word, and how many words the key has."""
    words = spelling.split(" ")
    return zlib.crc32(words[0].encode("utf-8", "surrogatepass")) % OPENINGS, len(words)


@cache
def gazetteer() -> Gazetteer:
    """Return the shipped gazetteer, unpacked once a process.

    Raises PackageError when the installation lacks the file.
    """
    path = resources.files("whosays").joinpath("data", "places.bin")
    try:
        return Gazetteer(path.read_bytes())
    except FileNotFoundError as err:
        raise PackageError("data file places.bin is missing: reinstall whosays") from err
