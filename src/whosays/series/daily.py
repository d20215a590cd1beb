"""Rows of the daily series: a day, a measure, an area, a source, and where a total stood or what a day added.

Columns: `date`, `measure`, `area`, `source`, and `cumulative` or `daily` or both, with the number. Also read:
`since` (first day of the total), `status`, `population` (`children`), `country`, `latitude`, `longitude`,
`geonames_id`.
"""

from collections.abc import Iterator, Mapping
from typing import Any, get_args

from whosays.errors import BadRecord
from whosays.records import Measure, Status
from whosays.series import cells, countries
from whosays.series.cells import Cells
from whosays.series.entries import Area, Count, Entry


def entries(layout: Mapping[str, Any], row: Cells, line: int) -> Iterator[Entry]:
    """Yield an entry for each number of a row. Raises BadRecord for a row that lacks what every row needs."""
    found = {column: cells.whole(row, column) for column in layout["counts"]}
    if all(value is None for value in found.values()):
        raise BadRecord(f"no number in {' or '.join(layout['counts'])}: fill one in")
    at, since = cells.required_day(row, "date"), cells.day(row, "since")
    if since and since > at:
        raise BadRecord(f"`since` {since} is after `date` {at}: mend one")
    population = cells.words(row, "population")
    shared: dict[str, Any] = {
        "measure": _one_of(cells.required(row, "measure"), "measure", get_args(Measure)),
        "status": _one_of(cells.words(row, "status"), "status", get_args(Status)),
        "population": population.lower() if population else None,
    }
    source, area = cells.required(row, "source"), _area(row)
    for column, value in found.items():
        if value is not None:
            yield Entry(
                series=source,
                kind=column,
                line=line,
                from_=at,
                to=at,
                since=since if column == "cumulative" else None,
                area=area,
                counts=(Count(column=column, value=value, **shared),),
            )


def _area(row: Cells) -> Area:
    name, country = cells.required(row, "area"), cells.words(row, "country")
    latitude, longitude = cells.degrees(row, "latitude", 90), cells.degrees(row, "longitude", 180)
    if (latitude is None) != (longitude is None):
        raise BadRecord("`latitude` and `longitude` go together: fill in both or none")
    whole = countries.code(name)
    return Area(
        names=() if whole else (name,),
        country=whole or (country and countries.code(country)),
        latitude=latitude,
        longitude=longitude,
        geonames_id=cells.whole(row, "geonames_id"),
    )


def _one_of(value: str | None, column: str, known: tuple[str, ...]) -> str | None:
    """Return a value in lower case that the records know. Raises BadRecord for another."""
    if value is None or value.lower() in known:
        return value and value.lower()
    raise BadRecord(f"no {column} {value[:40]!r}: use one of {', '.join(known)}")
