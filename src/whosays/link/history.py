"""What one origin said in the course of time: its accounts, its latest figures, its revisions.

The day of a figure is the day at which a running total stands, else the publication of its document. Figures that
an origin gave on one day have no order, unless it gave one of them before.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from whosays.link import naming
from whosays.link.facts import DENIED, Facts

Number = tuple[float | int, ...]
INFINITE = float("inf")


@dataclass(frozen=True, slots=True)
class History:
    """Figures of one origin on one question."""

    latest: tuple[Facts, ...]
    """The first claim of each figure that stands at the end; empty where it gave words only."""
    at: date
    """Day of the latest figures."""
    revisions: tuple[tuple[Facts, Facts], ...]
    """A new figure with the one it takes the place of."""
    superseded: tuple[tuple[Facts, Facts], ...]
    """A claim that repeats a figure after its origin had given another, with that other."""


def day(one: Facts) -> date:
    """Return the day that a figure stands for; undated ones come last."""
    return one.as_of or one.published or date.max


def history(claims: Iterable[Facts], origin: str) -> History:
    """Return the history of one origin's claims on a question; those it denies tell what it gave up."""
    numbered = [one for one in claims if one.core]
    withdrawn = {one.core for one in numbered if one.aside == DENIED}

    def moment_of(one: Facts) -> date:
        return date.min if one.core in withdrawn else day(one)

    told = sorted((one for one in numbered if one.asserted), key=lambda one: (moment_of(one), one.position))
    first: dict[Number, Facts] = {}
    current: list[Number] = []
    revisions: list[tuple[Facts, Facts]] = []
    superseded: list[tuple[Facts, Facts]] = []
    at = date.max
    for moment, said in groupby(told, key=moment_of):
        group = list(said)
        new = {one.core: one for one in reversed(group) if one.core not in first}
        returned = _returned(group, current, origin)
        if new or returned or not current:
            fresh = new or returned
            if current and moment < date.max and len(fresh) == 1:
                (latest,) = fresh.values()
                revisions += [(latest, first[number]) for number in current]
            first.update(new)
            current, at = sorted(fresh), moment
        else:
            superseded += [(one, first[number]) for one in _outdated(group, current) for number in current]
            at = moment if any(one.core in current for one in group) else at
    return History(tuple(first[number] for number in current), at, tuple(revisions), tuple(superseded))


def _returned(group: Sequence[Facts], current: Sequence[Number], origin: str) -> dict[Number, Facts]:
    """Return an older figure that the origin itself, in its own text, has come back to."""
    if not current or any(one.core in current for one in group):
        return {}
    return {one.core: one for one in reversed(group) if carried_by(one, origin)}


def _outdated(group: Sequence[Facts], current: Sequence[Number]) -> list[Facts]:
    """Return the claims of documents that know only figures given up before."""
    knowing = {one.document for one in group if one.core in current}
    return [one for one in group if one.document not in knowing and one.core not in current]


def carried_by(one: Facts, origin: str) -> bool:
    """Say whether a claim's document comes from that very origin."""
    return any(naming.key(name) == origin for name, _ in one.relay)


def differ(told: Sequence[History]) -> bool:
    """Say whether two origins' latest figures have no number in common."""
    shown = [one for one in told if one.latest]
    if not _some_apart([claim for one in shown for claim in one.latest]):
        return False
    return any(disjoint(left, right) for n, left in enumerate(shown) for right in shown[:n])


def _some_apart(claims: Sequence[Facts]) -> bool:
    """Say whether any two claims have no number in common, in one pass: most questions need no second look."""
    greatest = -INFINITE
    for _, said in groupby(sorted(claims, key=_moment), key=_moment):
        limits = [bounds(one) for one in said]
        greatest = max(greatest, *(low for low, _ in limits))
        if greatest > min(high for _, high in limits):
            return True
    return False


def _moment(one: Facts) -> date:
    return day(one) if one.scope == "cumulative" else date.min


def disjoint(left: History, right: History) -> bool:
    """Say whether no latest figure of one origin has a number in common with one of the other.

    A running total may have grown between two days, so there the later one differs only where it is lower.
    """
    return all(apart(a, b) for a in left.latest for b in right.latest)


def apart(a: Facts, b: Facts) -> bool:
    """Say whether two comparable claims have no number in common."""
    (low_a, high_a), (low_b, high_b) = bounds(a), bounds(b)
    if a.scope == "cumulative" and day(a) != day(b):
        return high_b < low_a if day(a) < day(b) else high_a < low_b
    return high_a < low_b or high_b < low_a


def bounds(one: Facts) -> tuple[float, float]:
    """Return the least and greatest number that a figure allows."""
    return (0 if one.low is None else one.low), (INFINITE if one.high is None else one.high)
