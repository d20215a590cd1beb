"""What the rows of a series come to over the days that an account covers."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from whosays.series import Count, Entry
from whosays.views.beside.compared import Reference

Row = tuple[Entry, Count]


class Window(NamedTuple):
    """The days that an account covers; the first is null for a running total that says not since when it counts."""

    first: date | None
    last: date
    running: bool


def reference(rows: Sequence[Row], window: Window) -> Reference | None:
    """Return what rows of one series, kind and column count over a window, null where they count nothing there.

    Events inside the window are added up, and so are days where each has a row; a running total is read as of the
    window's last day. That there is no row is not zero.
    """
    kind = rows[0][0].kind
    if kind == "cumulative":
        return _standing(rows, window) if window.running else None
    first = window.first
    if first is None:
        return None
    inside = [row for row in rows if first <= row[0].from_ and row[0].to <= window.last]
    if not inside:
        return None
    if kind == "daily":
        return _added(inside, window, ()) if _every_day(inside, window) else None
    beyond = sum(entry.from_ <= window.last and first <= entry.to for entry, _ in rows) - len(inside)
    notes = [f"{_events(beyond)} reaching beyond these days not added"] if beyond else []
    if rough := sum(not entry.exact_day for entry, _ in inside):
        notes.append(f"{rough} of {_events(len(inside))} not dated to the day")
    return _added(inside, window, notes)


def _events(number: int) -> str:
    return f"{number:,} event{'' if number == 1 else 's'}"


def _every_day(inside: Sequence[Row], window: Window) -> bool:
    """Whether each day of a window has one row: a sum over fewer is a number of no period, and over more twice told."""
    days = len({entry.to for entry, _ in inside})
    return window.first is not None and days == len(inside) == (window.last - window.first).days + 1


def _added(inside: Sequence[Row], window: Window, notes: Sequence[str]) -> Reference:
    ordered = sorted(inside, key=lambda row: row[0].line)
    return Reference(
        series=ordered[0][0].series,
        column=ordered[0][1].column,
        value=sum(count.value for _, count in ordered),
        low=_sum([count.low for _, count in ordered]),
        high=_sum([count.high for _, count in ordered]),
        first=window.first or window.last,
        last=window.last,
        lines=tuple(entry.line for entry, _ in ordered),
        notes=tuple(notes),
    )


def _sum(bounds: Sequence[int | None]) -> int | None:
    known = [bound for bound in bounds if bound is not None]
    return sum(known) if len(known) == len(bounds) else None


def _standing(rows: Sequence[Row], window: Window) -> Reference | None:
    """Return where a running total stood on the last day of a window, or on the day before it that has a row."""
    before = [row for row in rows if row[0].to <= window.last]
    if not before:
        return None
    at = max(entry.to for entry, _ in before)
    entry, count = max((row for row in before if row[0].to == at), key=lambda row: row[0].line)
    notes = (
        []
        if sum(row[0].to == at for row in before) == 1
        else ["several rows on that day, the last one taken"]
    )
    if entry.since is None:
        notes.append("the series does not say since when it counts")
    elif window.first is None:
        notes.append(f"the series counts since {entry.since}, the accounts do not say")
    return Reference(
        series=entry.series,
        column=count.column,
        value=count.value,
        first=entry.since or at,
        last=at,
        lines=(entry.line,),
        notes=tuple(notes),
    )
