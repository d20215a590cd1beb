"""The marks of the picture, and the numbers printed beside them wherever there is room."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from whosays.report.rows import Row

LETTER, LINE = 6.2, 12.0
"""Width and height of a printed character, in pixels, for type of 11 pixels."""
REACH = 60.0
"""How far from a mark another mark or number can be in its way, in pixels."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One figure as drawn, lengths in pixels; `shape` is point, interval, up, down or word."""

    row: Row
    x: float
    top: float
    bottom: float
    shape: str
    classes: str
    said: str
    label: str = ""
    label_y: float = 0
    """Base line of the printed number."""


Box = tuple[float, float, float, float]


def placed(marks: Sequence[Mark]) -> list[Mark]:
    """Return the marks with their numbers, a number left out where it would cover a mark or another number.

    A number that repeats its left neighbour's at the same height is left out too: the eye carries it on.
    """
    taken: list[Box] = [(m.x - 5, m.top - 4, m.x + 5, m.bottom + 4) for m in marks]
    done: list[Mark] = []
    for mark in marks:
        label = mark.row.figure.strip("→ ") if mark.shape in ("up", "down") else mark.row.figure
        before = done[-1] if done else None
        repeats = before is not None and (before.row.figure, before.bottom) == (mark.row.figure, mark.bottom)
        if mark.shape == "word" or repeats:
            done.append(mark)
            continue
        half = LETTER * len(label) / 2
        for y in (mark.bottom + 15, mark.top - 8) if mark.shape == "up" else (mark.top - 8, mark.bottom + 17):
            box = (mark.x - half, y - LINE + 2, mark.x + half, y + 2)
            if not any(_overlap(box, other) for other in taken if abs(other[0] - box[0]) < REACH):
                taken.append(box)
                mark = replace(mark, label=label, label_y=y)  # noqa: PLW2901
                break
        done.append(mark)
    return done


def _overlap(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
