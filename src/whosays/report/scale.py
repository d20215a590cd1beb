"""The picture's scale of numbers: even where they lie close, log(1 + n) where they spread widely."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from whosays.report import wording

WIDE, LARGE = 12, 40
"""Numbers spread widely when the largest is this many times the smallest above zero, and above 40."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Turns a number into pixels from the top of the field; zero stands on its foot."""

    ceiling: float
    logarithmic: bool
    ticks: tuple[float, ...]
    height: int
    """Of the field between the foot of the scale and its top, in pixels."""

    def at(self, value: float) -> float:
        """Return how far below the top of the field a number stands."""
        if self.logarithmic:
            return round(self.height - self.height * math.log1p(value) / math.log1p(self.ceiling * 1.25), 1)
        return round(self.height - self.height * value / (self.ceiling * 1.15), 1)

    def named(self) -> list[tuple[float, str]]:
        """Return where the ticks stand and what they say."""
        return [(self.at(tick), wording.number(tick)) for tick in self.ticks]


def fit(bounds: Sequence[float], height: int) -> Scale:
    """Return the scale that holds all the bounds."""
    most = max(bounds, default=1) or 1
    least = min((b for b in bounds if b > 0), default=1)
    if most > LARGE and most / least > WIDE:
        decades = [10**n for n in range(len(str(int(most))) + 1)]
        steps = (1, 2, 5) if most <= 2000 else (1, 3) if most <= 100_000 else (1,)
        ticks = [0, *(d * m for d in decades for m in steps if d * m <= most * 1.5)]
        return Scale(max(most, ticks[-1]), True, tuple(ticks), height)
    size = next(m * 10**e for e in range(12) for m in (1, 2, 5) if m * 10**e >= most / 4)
    ticks = [size * n for n in range(math.ceil(most / size) + 1)]
    return Scale(max(most, ticks[-1]), False, tuple(ticks), height)
