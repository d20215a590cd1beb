"""The records of a comparison."""

from datetime import date

from whosays.linked import Question
from whosays.records import Record
from whosays.views.coding import Coding

Bound = float | int | None


class Reference(Record):
    """What a series counts where and when a question asks."""

    series: str
    column: str
    value: int
    low: int | None = None
    high: int | None = None
    """Bounds that the series itself gives, added up as `value` is; null where it gives none."""
    first: date
    last: date
    """Days that the number covers; a running total stands at `last`."""
    lines: tuple[int, ...]
    """Lines of the file that it comes from."""
    notes: tuple[str, ...] = ()


class Beside(Record):
    """One origin's latest figure, and how far it lies from the reference."""

    origin: str
    """Name of the one whose word it is."""
    words: str
    """The figure as worded."""
    low: Bound
    high: Bound
    as_of: date | None
    """Day at which a running total stands: as stated, else that of publication."""
    claims: tuple[str, ...]
    reference: Reference
    gap_low: Bound
    gap_high: Bound
    """Bound less reference; null where the words set no bound on that side."""


class Comparison(Record):
    """One question beside one column of a series, or the reason why nothing in the series answers it."""

    question: Question
    accounts: tuple[Beside, ...] = ()
    coding: Coding | None = None
    """What the question's incident comes to under a convention, where one was named."""
    why_not: str | None = None
