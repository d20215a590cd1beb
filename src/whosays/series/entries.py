"""The records that reading a reference series gives."""

from datetime import date
from typing import Literal

from pydantic import Field

from whosays.records import Measure, Record, Status

Kind = Literal["event", "daily", "cumulative"]


class Area(Record):
    """Where an entry belongs, by every name that its row gives."""

    names: tuple[str, ...]
    """As written, the smallest first; empty where the row is about a country as a whole."""
    country: str | None = None
    """ISO 3166-1 alpha-2; null where the row names none that is known."""
    latitude: float | None = Field(default=None, ge=-90, le=90)
    longitude: float | None = Field(default=None, ge=-180, le=180)
    """WGS 84 degrees; given only where they stand for the place itself, not for the middle of a province."""
    geonames_id: int | None = None


class Count(Record):
    """One number of an entry: what it counts, and the column it stands in."""

    column: str
    measure: Measure
    value: int = Field(ge=0)
    low: int | None = None
    high: int | None = None
    status: Status | None = None
    """Null where the series counts people of any status together."""
    population: str | None = None
    """Class of what is counted, such as children; null where the series counts people of any class."""
    party: str | None = None
    """Name of the side whose dead the column counts."""


class Entry(Record):
    """One row of a series: an event, a day's count, or where a running total stood on a day."""

    series: str
    """Whose numbers they are."""
    kind: Kind
    line: int
    """Of the file, from 1."""
    key: str | None = None
    """The series' own id of the row."""
    from_: date = Field(alias="from")
    to: date
    exact_day: bool = True
    """False where the series says that it knows the days only roughly."""
    since: date | None = None
    """First day that a running total counts."""
    area: Area
    counts: tuple[Count, ...]
