"""Rows of event tables (UCDP GED and Candidate, ACLED) to entries, as `data/series.toml` describes them."""

import re
from collections.abc import Mapping
from typing import Any

from whosays.errors import BadRecord
from whosays.series import cells, countries
from whosays.series.cells import Cells
from whosays.series.entries import Area, Count, Entry

Layout = Mapping[str, Any]
"""One `[[events]]` of the data file."""


def name(layout: Layout, file: str) -> str:
    """Return the name of the series; a release of UCDP Candidate is known by the version in its file's name."""
    editions = (
        edition for pattern, edition in layout.get("editions", {}).items() if re.search(pattern, file)
    )
    return next(editions, str(layout["name"]))


def entry(layout: Layout, row: Cells, series: str, line: int) -> Entry:
    """Return the entry of one event. Raises BadRecord for a row that does not say when, where or how many."""
    first, last = cells.required_day(row, layout["from"]), cells.required_day(row, layout["to"])
    if last < first:
        raise BadRecord(f"`{layout['to']}` {last} is before `{layout['from']}` {first}: mend one")
    counts = tuple(found for count in layout["counts"] if (found := _count(count, row)))
    if not counts:
        raise BadRecord(
            f"no number in {', '.join(count['column'] for count in layout['counts'])}: fill one in"
        )
    return Entry(
        series=series,
        kind="event",
        line=line,
        key=cells.required(row, layout["key"]),
        from_=first,
        to=last,
        exact_day=cells.required(row, layout["day_precision"]) in layout["exact_day"],
        area=_area(layout, row),
        counts=counts,
    )


def _count(count: Mapping[str, str], row: Cells) -> Count | None:
    value = cells.whole(row, count["column"])
    party = cells.words(row, count["party"]) if "party" in count else None
    if value is None or ("party" in count and party is None):
        return None
    return Count(
        column=count["column"],
        measure=count["measure"],
        value=value,
        low=cells.whole(row, count["low"]) if "low" in count else None,
        high=cells.whole(row, count["high"]) if "high" in count else None,
        status=count.get("status"),
        party=party,
    )


def _area(layout: Layout, row: Cells) -> Area:
    latitude, longitude = cells.degrees(row, "latitude", 90), cells.degrees(row, "longitude", 180)
    point = cells.words(row, layout["place_precision"]) in layout["point"]
    named = (cells.words(row, column) for column in layout["names"])
    return Area(
        names=tuple(one for one in named if one),
        country=countries.code(cells.required(row, "country")),
        latitude=latitude if point and longitude is not None else None,
        longitude=longitude if point and latitude is not None else None,
    )
