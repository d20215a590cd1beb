"""The marks of the picture: one for each figure of one voice and day, however often printed.

A number that ten outlets carry on one ministry's word is one mark that says `×10`: repetition must not look
like corroboration.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from whosays import lexicon
from whosays.report.rows import Row
from whosays.report.scale import Scale

HEAD = 30
"""Height of the strip above the field, for figures in words, in pixels."""
OPEN_END = 30
"""Length of the arrow on the side that the words leave open, in pixels: it says nothing of how far."""
UNDATED = "no date"


@dataclass(frozen=True, slots=True)
class Mark:
    """One figure as drawn, lengths in pixels; `shape` is point, interval, up, down or word."""

    rows: tuple[Row, ...]
    x: float
    top: float
    bottom: float
    shape: str
    classes: str
    label: str = ""
    label_y: float = 0
    """Base line of the printed number."""

    @property
    def row(self) -> Row:
        """The row that stands for all: the first in the order of the page."""
        return self.rows[0]

    @property
    def stated(self) -> float:
        """Where the bound that the words state lies, for a range its middle."""
        ends = {"up": self.bottom, "down": self.top}
        return ends.get(self.shape, round((self.top + self.bottom) / 2, 1))

    @property
    def said(self) -> str:
        """The mark in words, for whoever does not see it."""
        row, more = self.row, len(self.rows)
        chain = ", via ".join(link.name for link in row.chain)
        when = row.when or UNDATED
        times = f"; {more} rows say so" if more > 1 else ""
        sure = lexicon.load("report")["factuality"][row.claim.factuality]
        return f"{row.claim.figure.text}: {row.claim.measure}, {sure}, {when}, on the word of {chain}{times}"


def merge(rows: Iterable[Row]) -> list[tuple[Row, ...]]:
    """Put rows together that say the same: voice, day, bounds, certainty, scope, and of whom and where."""
    groups: dict[tuple[object, ...], list[Row]] = {}
    for row in rows:
        claim, figure = row.claim, row.claim.figure
        words = [part.text.casefold() if part else None for part in (claim.population, claim.place)]
        said = (figure.low, figure.high, figure.vague, figure.modifier, claim.factuality, claim.scope)
        groups.setdefault((row.source, row.sort_date, *said, *words), []).append(row)
    return [tuple(group) for group in groups.values()]


def draw(rows: tuple[Row, ...], x: float, scale: Scale) -> Mark:
    """Return the mark of rows that say the same."""
    claim, figure = rows[0].claim, rows[0].claim.figure
    low = None if figure.low is None else scale.at(figure.low)
    high = None if figure.high is None else scale.at(figure.high)
    if low is None and high is None:
        shape, top, bottom = "word", -HEAD / 2, -HEAD / 2
    elif high is None and low is not None:
        shape, top, bottom = "up", max(low - OPEN_END, 2), low
    elif low is None and high is not None:
        shape, top, bottom = "down", high, min(high + OPEN_END, scale.height - 1)
    else:
        bottom, top = low or 0.0, high or 0.0
        shape = "point" if figure.low == figure.high else "interval"
    classes = [rows[0].colour]
    if claim.factuality != "CT+":
        classes.append("denied" if claim.factuality == "CT-" else "hedged")
    if claim.scope == "cumulative":
        classes.append("total")
    if figure.modifier == "about":
        classes.append("about")
    return Mark(rows, x, top, bottom, shape, " ".join(classes))
