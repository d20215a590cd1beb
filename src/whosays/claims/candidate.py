"""A figure that has found its measure: what the role finders (chain, when, where, actor) work from."""

from dataclasses import dataclass
from typing import Literal

from whosays.numbers import Reading
from whosays.records import Measure

Voice = Literal["active", "passive", "nominal"]


@dataclass(slots=True)
class Candidate:
    """One number applied to one measure, not yet a row. All positions are code points of the stored text."""

    figure: tuple[int, int]
    reading: Reading
    population: tuple[int, int] | None
    measure: Measure
    trigger: tuple[int, int]
    """The words that give the measure: `were killed`, `dead`, `toll`."""
    voice: Voice
    """Passive: the counted suffer the trigger (`12 were killed`); active: they follow it (`killed 12`)."""
    sentence: int
    """Index of the sentence that holds the figure."""
