"""Cells of a table to values: what a cell does not plainly say is refused, never guessed."""

import math
import re
from collections.abc import Mapping
from datetime import date

from whosays.errors import BadRecord
from whosays.readers import dates, fields

Cells = Mapping[str, str]

_WHOLE = re.compile(r"(\d{1,12})(?:\.0*)?", re.ASCII)
_LONGEST = 1000
"""Code points of a name; a longer cell is no name."""


def words(cells: Cells, column: str) -> str | None:
    """Return a cell's words, null where it is blank. Raises BadRecord for what is no name."""
    value = " ".join((cells.get(column) or "").split())
    if len(value) > _LONGEST:
        raise BadRecord(f"`{column}` has {len(value):,} characters, which is no name: mend it")
    fields.refuse_unstorable(value, f"`{column}`")
    return value or None


def required(cells: Cells, column: str) -> str:
    """Return a cell's words. Raises BadRecord where it is blank."""
    value = words(cells, column)
    if value is None:
        raise BadRecord(f"`{column}` is blank: fill it in")
    return value


def whole(cells: Cells, column: str) -> int | None:
    """Return a count, null where the cell is blank. Raises BadRecord for anything but digits."""
    value = words(cells, column)
    if value is None:
        return None
    found = _WHOLE.fullmatch(value)
    if not found:
        raise BadRecord(f"`{column}` is {value[:40]!r}, no count: write digits alone")
    return int(found[1])


def degrees(cells: Cells, column: str, most: float) -> float | None:
    """Return a latitude or longitude, null where the cell is blank. Raises BadRecord beyond `most` degrees."""
    value = words(cells, column)
    if value is None:
        return None
    try:
        found = float(value)
    except ValueError:
        found = math.nan
    if not abs(found) <= most:
        raise BadRecord(f"`{column}` is {value[:40]!r}, not degrees from -{most:g} to {most:g}: mend it")
    return found


def day(cells: Cells, column: str) -> date | None:
    """Return a day, null where the cell is blank. Raises BadRecord for what is no plain date."""
    value = words(cells, column)
    if value is None:
        return None
    found = dates.parse(value)
    if found is None:
        raise BadRecord(f"`{column}` is {value[:40]!r}, no plain date: write it as 2031-07-09")
    return found


def required_day(cells: Cells, column: str) -> date:
    """Return a day. Raises BadRecord where the cell is blank or no plain date."""
    required(cells, column)
    found = day(cells, column)
    assert found is not None  # noqa: S101 -- a cell that is not blank is a day or refused
    return found
