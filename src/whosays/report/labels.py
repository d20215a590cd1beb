"""Numbers printed beside the marks of the picture, wherever there is room."""

from collections.abc import Sequence
from dataclasses import replace

from whosays.report.marks import Mark

LETTER, LINE = 6.2, 12.0
"""Width and height of a printed character, in pixels, for type of 11 pixels."""
REACH = 60.0
"""How far from a mark another mark or number can be in its way, in pixels."""

Box = tuple[float, float, float, float]


def placed(marks: Sequence[Mark]) -> list[Mark]:
    """Return the marks with their numbers, one left out where it would cover something."""
    taken: list[Box] = [(m.x - 5, m.top - 4, m.x + 5, m.bottom + 4) for m in marks]
    done: list[Mark] = []
    for mark in marks:
        label = _label(mark)
        half = LETTER * len(label) / 2
        above, below = mark.top - 8, mark.bottom + (15 if mark.shape == "up" else 17)
        for y in (below, above) if mark.shape == "up" else (above, below):
            box = (mark.x - half, y - LINE + 2, mark.x + half, y + 2)
            if label and not any(_overlap(box, other) for other in taken if abs(other[0] - box[0]) < REACH):
                taken.append(box)
                done.append(replace(mark, label=label, label_y=y))
                break
        else:
            done.append(mark)
    return done


def _label(mark: Mark) -> str:
    """Return the bounds, without the arrow that is drawn, and how many rows say so."""
    if mark.shape == "word":
        return f"×{len(mark.rows)}" if len(mark.rows) > 1 else ""
    figure = mark.row.figure.strip("→ ") if mark.shape in ("up", "down") else mark.row.figure
    return f"{figure} ×{len(mark.rows)}" if len(mark.rows) > 1 else figure


def _overlap(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
