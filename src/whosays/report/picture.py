"""The picture: each figure of one measure as an interval over time, coloured by whose word it is.

Dates are columns, marks stand side by side in them, so nothing hides behind anything and nothing is summed,
averaged or ranked. Numbers run on a scale of log(1 + n) when they spread widely. What has no number stands in
a strip of its own; what has no date in a column of its own.
"""

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from whosays.report import labels, wording
from whosays.report.labels import Mark
from whosays.report.rows import Row

HEIGHT = 300
HEAD = 30
"""Strip of vague figures above the scale, in pixels."""
WIDTH = 1086
MARGIN = 26
"""Room to the right of the last column for a number that is printed at its edge, in pixels."""
OPEN_END = 30
"""Length of the arrow on the side that the words leave open, in pixels: it says nothing of how far."""
COLUMN = 74
"""Least width of a date's column, in pixels."""
DAYS, MONTHS = 45, 60
STEPS = ((36, 0), (26, 0), (18, 0), (14, 300), (9, 1200), (5, math.inf))
"""Pixels from mark to mark: the widest step that fits, or that takes this many marks in a wider field."""
LABELS = 300
"""Up to this many marks, numbers are printed wherever there is room."""
UNDATED = "no date"


@dataclass(frozen=True, slots=True)
class Column:
    """One date, or month or year where there are many, with the marks that stand there."""

    x: float
    width: float
    label: str
    year: str
    gap: bool
    """Whether days, months or years without figures lie before this column."""


@dataclass(frozen=True, slots=True)
class Picture:
    """One measure's drawing; lengths in pixels."""

    measure: str
    width: float
    height: int
    head: int
    columns: list[Column]
    ticks: list[tuple[float, str]]
    marks: list[Mark]
    words: bool
    logarithmic: bool
    left_out: int
    """Percentages and ratios: they share no scale with counts."""


def draw(measure: str, rows: Iterable[Row]) -> Picture:
    """Lay out the counts of one measure."""
    held = [row for row in rows if row.claim.measure == measure]
    counts = [row for row in held if row.claim.figure.kind == "count"]
    bounds = [b for row in counts for b in (row.claim.figure.low, row.claim.figure.high) if b is not None]
    scale, ticks, logarithmic = _scale(bounds)
    width, columns, spots = _fitted(counts)
    marks = [_mark(row, x, scale) for row, x in spots]
    if len(marks) <= LABELS:
        marks = labels.placed(marks)
    words = any(mark.shape == "word" for mark in marks)
    return Picture(
        measure, width, HEIGHT, HEAD if words else 0, columns, ticks, marks, words, logarithmic,
        len(held) - len(counts),
    )  # fmt: skip


def _scale(bounds: Sequence[float]) -> tuple[Callable[[float], float], list[tuple[float, str]], bool]:
    most = max(bounds, default=1) or 1
    least = min((b for b in bounds if b > 0), default=1)
    logarithmic = most > 40 and most / least > 12
    if logarithmic:
        decades = [10**n for n in range(len(str(int(most))) + 1)]
        steps = (1, 2, 5) if most <= 2000 else (1, 3) if most <= 100_000 else (1,)
        values = [0, *(d * m for d in decades for m in steps if d * m <= most * 1.5)]
    else:
        raw = most / 4
        size = next(m * 10**e for e in range(12) for m in (1, 2, 5) if m * 10**e >= raw)
        values = [size * n for n in range(math.ceil(most / size) + 1)]
    ceiling = max(most, values[-1])

    def scale(value: float) -> float:
        share = math.log1p(value) / math.log1p(ceiling * 1.25) if logarithmic else value / (ceiling * 1.15)
        return round(HEIGHT - share * HEIGHT, 1)

    return scale, [(scale(v), wording.number(v)) for v in values], logarithmic


def _fitted(rows: Sequence[Row]) -> tuple[float, list[Column], list[tuple[Row, float]]]:
    for step, most in STEPS:
        width, columns, spots = _columns(rows, step)
        if width <= WIDTH + MARGIN + 1 or len(rows) <= most:
            break
    return width, columns, spots


def _columns(rows: Sequence[Row], step: int) -> tuple[float, list[Column], list[tuple[Row, float]]]:
    """Return the width in all, the columns, and each row with the x of its mark."""
    dated = sorted({d for row in rows if (d := wording.placed(row.claim))})
    unit = 10 if len(dated) <= DAYS else 7 if len({d.isoformat()[:7] for d in dated}) <= MONTHS else 4
    groups: dict[str, list[Row]] = {d.isoformat()[:unit]: [] for d in dated}
    for row in rows:
        groups.setdefault(row.sort_date[:unit] or UNDATED, []).append(row)
    widths = [max(COLUMN, step * (len(group) + 1)) for group in groups.values()]
    stretch = max(1.0, WIDTH / sum(widths)) if widths else 1.0
    columns: list[Column] = []
    spots: list[tuple[Row, float]] = []
    x = 0.0
    before, year = "", ""
    for (key, group), least in zip(groups.items(), widths, strict=True):
        width = least * stretch
        apart = min(width / (len(group) + 1), step * 1.6)
        start = x + (width - apart * (len(group) - 1)) / 2
        group.sort(key=lambda row: (row.sort_number, row.source, row.claim.document.published or date.max))
        spots += [(row, round(start + apart * n, 1)) for n, row in enumerate(group)]
        named = key[:4] if key != UNDATED else ""
        columns.append(Column(x, width, _named(key), named if named != year else "", _gap(before, key)))
        before, year, x = key, named, x + width
    return round(x + MARGIN, 1), columns, spots


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


def _mark(row: Row, x: float, scale: Callable[[float], float]) -> Mark:
    claim, figure = row.claim, row.claim.figure
    low = None if figure.low is None else scale(figure.low)
    high = None if figure.high is None else scale(figure.high)
    if low is None and high is None:
        shape, top, bottom = "word", -HEAD / 2, -HEAD / 2
    elif high is None and low is not None:
        shape, top, bottom = "up", max(low - OPEN_END, 2), low
    elif low is None and high is not None:
        shape, top, bottom = "down", high, min(high + OPEN_END, HEIGHT - 1)
    else:
        bottom, top = low or 0.0, high or 0.0
        shape = "point" if figure.low == figure.high else "interval"
    classes = [row.colour]
    if claim.factuality != "CT+":
        classes.append("denied" if claim.factuality == "CT-" else "hedged")
    if claim.scope == "cumulative":
        classes.append("total")
    if figure.modifier == "about":
        classes.append("about")
    chain = ", via ".join(link.name for link in row.chain)
    said = f"{figure.text}: {claim.measure}, {row.when or UNDATED}, on the word of {chain}"
    return Mark(row, x, top, bottom, shape, " ".join(classes), said)
