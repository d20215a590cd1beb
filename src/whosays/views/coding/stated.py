"""What a convention is applied to: the latest account of each origin of what one incident cost."""

from dataclasses import dataclass

from whosays.records import Measure, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """One origin's figure for one count of people, with the claims that state it.

    Only what is asserted comes here, as certain, probable or possible; what is denied, planned or supposed,
    what an origin has since revised, and what estimates from a sample does not.
    """

    claims: tuple[str, ...]
    origin: str
    measure: Measure
    status: Status
    group: str | None = None
    """Class of the people counted: people, children, fighters; null where no word names it."""
    party: str | None = None
    """Name of the party whose people are counted."""
    low: float | None = None
    high: float | None = None
    vague: str | None = None
    words: str
    """The figure as worded."""
    wholes: frozenset[str] = frozenset()
    """Ids of the claims that this is a stated part of; empty for a count that stands for itself."""

    @property
    def bounded(self) -> bool:
        """Whether the words state a number at all."""
        return self.low is not None or self.high is not None
