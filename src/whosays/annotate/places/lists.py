"""Reads place lists of the user's own: a CSV with a header, or a GeoNames dump (tab-separated, as XX.txt)."""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from whosays.annotate.places.index import CURATED, Entry, Kind
from whosays.errors import BadRecord, UnreadableInput

NEEDED = ("name", "latitude", "longitude", "country")
KNOWN = (*NEEDED, "admin1", "geonames_id", "alternate_names")
"""Columns of a CSV list; alternate names are parted by semicolons."""

DUMPED = 19
"""Columns of a GeoNames dump (https://download.geonames.org/export/dump/readme.txt)."""

MOST = 1_000_000
"""So many places at most are taken from a list: they are held in memory."""

DIVISIONS = {
    "ADM1": (Kind.ADMIN1, 4),
    "ADM2": (Kind.ADMIN2, 3),
    "ADM3": (Kind.ADMIN2, 3),
    "ADM4": (Kind.ADMIN2, 3),
}
"""GeoNames feature code of a division -> what it is, and its UCDP where_prec."""

SPREAD = "HLRTUV"
"""GeoNames feature classes of what has an extent: waters, areas, roads, mountains, forests."""


class Listed(NamedTuple):
    """One place of a list, and all names that lead to it."""

    names: tuple[str, ...]
    entry: Entry


def read(path: Path) -> list[Listed]:
    """Return the places of a list; every row holds, or none is used.

    Raises UnreadableInput where the file can't be read or is too long, BadRecord with the number of the line where
    one is no place.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            first = file.readline()
            file.seek(0)
            dumped = first.count("\t") == DUMPED - 1
            return list(_dump(path, file) if dumped else _table(path, file))
    except OSError as err:
        raise UnreadableInput(f"place list {path} can't be read: {err.strerror}") from err
    except UnicodeDecodeError as err:
        raise UnreadableInput(f"place list {path} is not UTF-8: save it again as UTF-8") from err
    except csv.Error as err:
        raise UnreadableInput(f"place list {path} is no CSV: {err}") from err


def _table(path: Path, lines: Iterator[str]) -> Iterator[Listed]:
    rows = csv.DictReader(lines)
    header = [name.strip().lower() for name in rows.fieldnames or ()]
    missing = [name for name in NEEDED if name not in header]
    if missing:
        raise BadRecord(
            f"place list {path}, line 1: no column {', '.join(missing)}; a CSV has {', '.join(KNOWN)}, a GeoNames "
            f"dump {DUMPED} columns parted by tabs"
        )
    rows.fieldnames = header
    for number, row in enumerate(rows, start=1):
        said = {name: (row.get(name) or "").strip() for name in KNOWN}
        where = f"place list {path}, line {rows.line_num}"
        identity = said["geonames_id"]
        if identity and not identity.isdecimal():
            raise BadRecord(f"{where}: geonames_id {identity!r} is no number: mend it or leave it empty")
        _few(path, number)
        entry = Entry(
            name=said["name"], kind=Kind.SETTLEMENT, country=said["country"], admin1=said["admin1"] or None,
            latitude=_degrees(where, "latitude", said["latitude"], 90),
            longitude=_degrees(where, "longitude", said["longitude"], 180),
            people=CURATED, geonames_id=int(identity) if identity else None, main=True, own=True,
        )  # fmt: skip
        yield _listed(where, entry, said["alternate_names"].split(";"))


def _dump(path: Path, lines: Iterator[str]) -> Iterator[Listed]:
    for number, line in enumerate(lines, start=1):
        where = f"place list {path}, line {number}"
        cells = line.rstrip("\r\n").split("\t")
        if len(cells) != DUMPED or not cells[0].isdecimal():
            raise BadRecord(
                f"{where}: no row of a GeoNames dump: {DUMPED} columns parted by tabs, the id first"
            )
        _few(path, number)
        kind, precision = Kind.SETTLEMENT, None
        if cells[6] == "A":
            if cells[7] not in DIVISIONS:
                continue
            kind, precision = DIVISIONS[cells[7]]
        elif cells[6] in SPREAD:
            kind, precision = Kind.REGION, 5
        elif cells[6] == "S":
            kind, precision = Kind.SITE, 1
        entry = Entry(
            name=cells[1], kind=kind, country=cells[8], admin1=cells[1] if kind is Kind.ADMIN1 else None,
            latitude=_degrees(where, "latitude", cells[4], 90),
            longitude=_degrees(where, "longitude", cells[5], 180),
            people=int(cells[14]) if cells[14].isdecimal() else 0,
            geonames_id=int(cells[0]), main=True, precision=precision, own=True,
        )  # fmt: skip
        yield _listed(where, entry, (cells[2],))
        yield Listed(_said(cells[3].split(",")), replace(entry, main=False))


def _listed(where: str, entry: Entry, others: Iterable[str]) -> Listed:
    if not entry.name:
        raise BadRecord(f"{where}: no name: every place needs one")
    if not (len(entry.country) == 2 and entry.country.isascii() and entry.country.isupper()):
        raise BadRecord(
            f"{where}: country {entry.country!r} is no ISO 3166-1 code: use two capitals, such as NO"
        )
    return Listed((entry.name, *_said(others)), entry)


def _said(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(name.strip() for name in names if name.strip())


def _degrees(where: str, name: str, written: str, most: float) -> float:
    try:
        value = float(written)
    except ValueError:
        value = float("nan")
    if not -most <= value <= most:
        raise BadRecord(
            f"{where}: {name} {written!r} is no number from {-most} to {most}: use decimal degrees, WGS 84"
        )
    return value


def _few(path: Path, number: int) -> None:
    if number > MOST:
        raise UnreadableInput(
            f"place list {path} has over {MOST:,} rows: use the file of one country, or a part of it"
        )
