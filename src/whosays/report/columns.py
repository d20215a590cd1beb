"""The picture's columns: one a date, or a month or year where there are many, marks side by side in them."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from whosays.report import wording
from whosays.report.marks import UNDATED
from whosays.report.rows import Row

WIDTH = 1086
"""Of all columns together, in pixels, on a wide screen."""
MARGIN = 26
"""Room to the right of the last column for a number that is printed at its edge, in pixels."""
LEAST = 74
"""Width of a column with few marks, in pixels: its date must fit."""
DAYS, MONTHS = 45, 60
"""More dates than this are put together by month, more months than this by year."""
STEPS = ((36, 0), (26, 0), (18, 0), (14, 300), (9, 1200), (5, math.inf))
"""Pixels from mark to mark: the widest step that fits, or that takes this many marks in a wider field."""

Group = tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """One date, month or year; `gap` says that some without figures lie before it."""

    x: float
    width: float
    label: str
    year: str
    gap: bool


@dataclass(frozen=True, slots=True)
class Layout:
    """All columns, and where the mark of each group of rows stands in them."""

    width: float
    columns: list[Column]
    spots: list[tuple[Group, float]]


def lay_out(groups: Sequence[Group], least: float = WIDTH) -> Layout:
    """Return the columns with the widest step between marks that fits the page.

    Where they need less than `least` pixels together, they are stretched to it.
    """
    cells = _cells(groups)
    for step, most in STEPS:
        layout = _spread(cells, step, least)
        if layout.width <= WIDTH + MARGIN + 1 or len(groups) <= most:
            break
    return layout


def _cells(groups: Sequence[Group]) -> dict[str, list[Group]]:
    """Return the groups by date, month or year, undated ones last; within each from low to high."""
    dates = {group[0].sort_date for group in groups} - {""}
    unit = 10 if len(dates) <= DAYS else 7 if len({d[:7] for d in dates}) <= MONTHS else 4
    cells: dict[str, list[Group]] = {key: [] for key in sorted({d[:unit] for d in dates})}
    for group in sorted(groups, key=lambda group: (group[0].sort_number, group[0].source)):
        cells.setdefault(group[0].sort_date[:unit] or UNDATED, []).append(group)
    return cells


def _spread(cells: dict[str, list[Group]], step: int, least: float) -> Layout:
    widths = [max(LEAST, step * (len(cell) + 1)) for cell in cells.values()]
    stretch = max(1.0, least / sum(widths)) if widths else 1.0
    layout = Layout(round(sum(widths) * stretch + MARGIN, 1), [], [])
    x, before, year = 0.0, "", ""
    for (key, cell), natural in zip(cells.items(), widths, strict=True):
        width = natural * stretch
        apart = min(width / (len(cell) + 1), step * 1.6)
        first = x + (width - apart * (len(cell) - 1)) / 2
        layout.spots.extend((group, round(first + apart * n, 1)) for n, group in enumerate(cell))
        named = "" if key == UNDATED else key[:4]
        shown_year = named if named != year and len(key) > 4 else ""
        layout.columns.append(
            Column(round(x, 1), round(width, 1), _named(key), shown_year, _gap(before, key))
        )
        x, before, year = x + width, key, named
    return layout


def _named(key: str) -> str:
    if key == UNDATED or len(key) == 4:
        return key
    month = wording.MONTHS[int(key[5:7]) - 1]
    return f"{int(key[8:])} {month}" if len(key) == 10 else month


def _gap(before: str, key: str) -> bool:
    if not before or key == UNDATED:
        return False
    if len(key) == 10:
        return (date.fromisoformat(key) - date.fromisoformat(before)).days > 1
    if len(key) == 7:
        return int(key[:4]) * 12 + int(key[5:]) - int(before[:4]) * 12 - int(before[5:]) > 1
    return int(key) - int(before) > 1
