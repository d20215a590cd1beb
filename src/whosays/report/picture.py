"""The picture: each figure of one measure as an interval over time, coloured by whose word it is.

Dates are columns and marks stand side by side in them, so nothing hides behind anything, and nothing is
summed, averaged or ranked. What has no number stands in a strip of its own, what has no date in a column of
its own.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from whosays.report import columns, labels, marks, scale
from whosays.report.rows import Row

LABELS = 300
"""Up to this many marks, numbers are printed wherever there is room."""


@dataclass(frozen=True, slots=True)
class Picture:
    """One measure's drawing; lengths in pixels."""

    measure: str
    width: float
    height: int
    head: int
    """Height of the strip for figures in words; 0 where there are none."""
    columns: list[columns.Column]
    ticks: list[tuple[float, str]]
    marks: list[marks.Mark]
    logarithmic: bool
    left_out: int
    """Percentages and ratios: they share no scale with counts."""


def draw(measure: str, rows: Iterable[Row]) -> Picture:
    """Lay out the counts of one measure."""
    held = [row for row in rows if row.claim.measure == measure]
    counts = [row for row in held if row.claim.figure.kind == "count"]
    figures = [row.claim.figure for row in counts]
    fitted = scale.fit([b for figure in figures for b in (figure.low, figure.high) if b is not None])
    layout = columns.lay_out(marks.merge(counts))
    drawn = [marks.draw(group, x, fitted) for group, x in layout.spots]
    return Picture(
        measure=measure,
        width=layout.width,
        height=scale.HEIGHT,
        head=marks.HEAD if any(mark.shape == "word" for mark in drawn) else 0,
        columns=layout.columns,
        ticks=fitted.named(),
        marks=labels.placed(drawn) if len(drawn) <= LABELS else drawn,
        logarithmic=fitted.logarithmic,
        left_out=len(held) - len(counts),
    )
