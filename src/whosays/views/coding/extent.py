"""How far the accounts of one count reach: the lowest and the highest number stated, and by which claims."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from typing import Self

from whosays.views.coding.stated import Stated


@dataclass(frozen=True, slots=True)
class Edge:
    """One end of an extent; `closed` is false where the words that state the number leave that side open.

    "At least 12" states the number 12 and no maximum, "up to 90" the number 90 and no minimum.
    """

    number: float
    closed: bool
    claims: tuple[str, ...]
    words: tuple[str, ...]
    """The figures as worded, of an open side those that open it."""

    @property
    def value(self) -> float | None:
        """The number, or null where the side is open."""
        return self.number if self.closed else None

    def plus(self, other: Self) -> Self:
        """Return the end of a sum."""
        claims = tuple(sorted({*self.claims, *other.claims}))
        closed = self.closed and other.closed
        words = {word for edge in (self, other) if closed or not edge.closed for word in edge.words}
        return type(self)(self.number + other.number, closed, claims, tuple(sorted(words)))


@dataclass(frozen=True, slots=True)
class Extent:
    """The lowest and the highest number that accounts of one count state."""

    low: Edge
    high: Edge

    @property
    def single(self) -> float | None:
        """The number where every account states one and the same, else null."""
        same = self.low.number == self.high.number and self.low.closed and self.high.closed
        return self.low.number if same else None

    @property
    def claims(self) -> tuple[str, ...]:
        """The claims at either end."""
        return tuple(sorted({*self.low.claims, *self.high.claims}))

    def plus(self, other: Self) -> Self:
        """Return the extent of the sum of two counts that have nobody in common."""
        return type(self)(self.low.plus(other.low), self.high.plus(other.high))


def extent(accounts: Iterable[Stated]) -> Extent | None:
    """Return how far the accounts reach, null where none states a number.

    Where one account closes a side at a number and another leaves it open there, it counts as closed.
    """
    bounded = [one for one in accounts if one.bounded]
    if not bounded:
        return None
    lows = [_edge(one, one.low, one.high) for one in bounded]
    highs = [_edge(one, one.high, one.low) for one in bounded]
    lowest = min((edge.number, not edge.closed) for edge in lows)
    highest = max((edge.number, edge.closed) for edge in highs)
    return Extent(
        _joined(edge for edge in lows if (edge.number, not edge.closed) == lowest),
        _joined(edge for edge in highs if (edge.number, edge.closed) == highest),
    )


def total(extents: Iterable[Extent | None]) -> Extent | None:
    """Return the extent of a sum, null where there is nothing to add or a part of it is unknown."""
    parts = list(extents)
    known = [part for part in parts if part is not None]
    return reduce(Extent.plus, known) if known and len(known) == len(parts) else None


def _edge(account: Stated, near: float | None, far: float | None) -> Edge:
    number = near if near is not None else far
    assert number is not None  # noqa: S101 -- only accounts with a number come here
    return Edge(number, near is not None, account.claims, (account.words,))


def _joined(edges: Iterable[Edge]) -> Edge:
    """Return equal ends as one that all their claims decide."""
    equal = list(edges)
    claims = {claim for edge in equal for claim in edge.claims}
    words = {word for edge in equal for word in edge.words}
    return Edge(equal[0].number, equal[0].closed, tuple(sorted(claims)), tuple(sorted(words)))
