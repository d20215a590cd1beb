"""The picture: each figure as an interval over time, coloured by whose word it is.

Dates are columns and marks stand side by side in them, so nothing hides behind anything, and nothing is
summed, averaged or ranked. What has no number stands in a strip of its own, what has no date in a column of
its own.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from whosays.report import columns, labels, marks, scale
from whosays.report.rows import Row

LABELS = 300
"""Up to this many marks, numbers are printed wherever there is room."""
HEIGHT, LOW = 300, 170
"""Of the field: for all figures of a measure, and for those of one question; in pixels."""
NARROW = 290
"""Least width of a question's picture, in pixels: a telephone shows it whole."""


@dataclass(frozen=True, slots=True)
class Picture:
    """One drawing; lengths in pixels."""

    name: str
    width: float
    height: int
    head: int
    """Height of the strip for figures in words; 0 where there are none."""
    columns: list[columns.Column]
    ticks: list[tuple[float, str]]
    marks: list[marks.Mark]
    logarithmic: bool
    left_out: int = 0
    """Percentages and ratios: they share no scale with counts."""
    lines: tuple[tuple[str, str], ...] = ()
    """Colour and path of each line from a figure to the one that its own voice replaced it by."""


def draw(measure: str, rows: Iterable[Row]) -> Picture:
    """Lay out the counts of one measure."""
    held = [row for row in rows if row.claim.measure == measure]
    counts = [row for row in held if row.claim.figure.kind == "count"]
    return replace(_laid(measure, marks.merge(counts), HEIGHT), left_out=len(held) - len(counts))


def compare(
    name: str,
    accounts: Sequence[columns.Group],
    differing: Collection[str],
    replaced: Iterable[tuple[str, str]],
) -> Picture:
    """Lay out the accounts of one question, each given as the rows that state it.

    Accounts with a claim among `differing` (ids) are framed, whoever gave them; a line leads from each figure to the
    one it was `replaced` by (ids of a claim before and after).
    """
    picture = _laid(name, accounts, LOW, NARROW)
    framed = [
        replace(mark, classes=f"{mark.classes} apart") if _among(mark, differing) else mark
        for mark in picture.marks
    ]
    return replace(picture, marks=framed, lines=tuple(_joined(framed, replaced)))


def _among(mark: marks.Mark, claims: Collection[str]) -> bool:
    return any(row.claim.id in claims for row in mark.rows)


def _laid(name: str, groups: Sequence[columns.Group], height: int, width: float = columns.WIDTH) -> Picture:
    figures = [group[0].claim.figure for group in groups]
    fitted = scale.fit([b for figure in figures for b in (figure.low, figure.high) if b is not None], height)
    layout = columns.lay_out(groups, width)
    drawn = [marks.draw(group, x, fitted) for group, x in layout.spots]
    return Picture(
        name=name,
        width=layout.width,
        height=height,
        head=marks.HEAD if any(mark.shape == "word" for mark in drawn) else 0,
        columns=layout.columns,
        ticks=fitted.named(),
        marks=labels.placed(drawn) if len(drawn) <= LABELS else drawn,
        logarithmic=fitted.logarithmic,
    )


def _joined(drawn: Iterable[marks.Mark], replaced: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Yield the line from each figure to the one that replaced it."""
    of_claim = {row.claim.id: mark for mark in drawn for row in mark.rows}
    for before, after in replaced:
        if before in of_claim and after in of_claim:
            old, new = of_claim[before], of_claim[after]
            yield new.row.colour, f"M{old.x} {old.stated}L{new.x} {new.stated}"
