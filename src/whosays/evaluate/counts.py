"""Precision, recall and F1 over pooled counts, and shares of pairs."""

from collections.abc import Iterable
from dataclasses import dataclass

Row = dict[str, str | int | float | None]
"""One row of a table of scores: plain data, for whoever prints it."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How many were found, of how many predicted and how many in the gold; pooled over documents.

    Where there is nothing to find and nothing was predicted, all three scores are 1.
    """

    tp: int = 0
    predicted: int = 0
    gold: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(self.tp + other.tp, self.predicted + other.predicted, self.gold + other.gold)

    @property
    def fp(self) -> int:
        """Predicted, but not in the gold."""
        return self.predicted - self.tp

    @property
    def fn(self) -> int:
        """In the gold, but not predicted."""
        return self.gold - self.tp

    @property
    def precision(self) -> float:
        """Share of the predicted that is right, 0 to 1."""
        return self.tp / self.predicted if self.predicted else float(not self.gold)

    @property
    def recall(self) -> float:
        """Share of the gold that was found, 0 to 1."""
        return self.tp / self.gold if self.gold else float(not self.predicted)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall, 0 to 1."""
        total = self.predicted + self.gold
        return 2 * self.tp / total if total else 1.0

    def row(self, name: str) -> Row:
        """Return the counts and scores as one row of a table."""
        return {
            "name": name, "tp": self.tp, "fp": self.fp, "fn": self.fn,
            "precision": self.precision, "recall": self.recall, "f1": self.f1,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Share:
    """How many of a number of pairs agree."""

    equal: int = 0
    total: int = 0

    @classmethod
    def of(cls, verdicts: Iterable[bool]) -> "Share":
        """Count the verdicts that are true."""
        said = list(verdicts)
        return cls(sum(said), len(said))

    @property
    def value(self) -> float | None:
        """The share, 0 to 1; None where there are no pairs to judge."""
        return self.equal / self.total if self.total else None

    def row(self, name: str) -> Row:
        """Return the share as one row of a table."""
        return {"name": name, "equal": self.equal, "total": self.total, "share": self.value}
