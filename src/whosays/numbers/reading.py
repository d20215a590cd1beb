"""What a figure's words state: bounds, modifier, vague word, kind."""

from dataclasses import dataclass, replace
from typing import Literal, Self

Modifier = Literal[
    "exact",
    "at_least",
    "more_than",
    "at_most",
    "less_than",
    "nearly",
    "about",
    "range",
    "vague",
    "implied",
    "zero",
]
Kind = Literal["count", "percent", "ratio"]


@dataclass(frozen=True, slots=True)
class Reading:
    """Bounds are inclusive; null means that the words set no bound on that side."""

    low: float | int | None
    high: float | int | None
    modifier: Modifier = "exact"
    vague: str | None = None
    kind: Kind = "count"

    def bounded(self, modifier: Modifier) -> Self:
        """Return this reading under a modifier that stands before or after it."""
        if self.modifier in ("vague", "zero", "implied") or modifier == "exact":
            return self
        if modifier in ("at_least", "more_than"):
            return replace(self, high=None, modifier=modifier)
        if modifier in ("at_most", "less_than", "nearly"):
            return replace(self, low=None, modifier=modifier)
        return self if self.modifier != "exact" else replace(self, modifier=modifier)


IMPLIED = Reading(1, 1, "implied")
PLURAL = Reading(None, None, "vague", "plural")
ZERO = Reading(0, 0, "zero")
ONE = Reading(1, 1)
