"""What a claim is about, and why two claims can't be compared."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from whosays.link.facts import Facts
from whosays.linked import Subject

Days = tuple[date, date]

UNPLACED = "text of "
"""Opens the area of claims whose document names no place: its family stands in, which prints one text."""


@dataclass(frozen=True, slots=True)
class Key:
    """What claims of one question have in common, in the order in which differences are told.

    `area` is a place's key, or the family whose words name none; `days` bound an incident or a stated period; a
    running total has only the day it counts from.
    """

    measure: str
    joint: str | None
    kind: str
    population: str | None
    status: str
    party: str | None
    estimate: Literal["survey"] | None
    scope: Literal["incident", "cumulative"]
    base: str | None
    area: str
    since: date | None
    days: Days | None
    undated: str | None
    """Document of a claim of an incident that nothing dates: it is compared with no other document's."""

    def parts(self) -> list[str | None]:
        """Return the parts as text, for a digest."""
        days = [day.isoformat() for day in self.days] if self.days else [None, None]
        return [
            self.measure, self.joint, self.kind, self.population, self.status, self.party, self.estimate, self.scope,
            self.base, self.area, self.since and self.since.isoformat(), *days, self.undated,
        ]  # fmt: skip


_TOLD = {
    "joint": "measures that share the number",
    "kind": "kind of number",
    "estimate": "kind of estimate",
    "party": "party counted",
    "since": "beginning of the count",
}


def key(facts: Facts, area: str, days: Days | None) -> Key:
    """Return the key of a claim that was given an area and, for an incident or a period, its days."""
    return Key(
        facts.measure, facts.joint, facts.kind, facts.population, facts.status, facts.party, facts.estimate,
        facts.scope, facts.base, area, facts.since if facts.scope == "cumulative" else None, days,
        facts.document if facts.scope == "incident" and days is None else None,
    )  # fmt: skip


def why_not(a: Key, b: Key) -> str | None:
    """Return the first thing in which two claims differ so that they can't be compared; null if they can.

    For example `status differs: civilian, unknown`. The order of the two does not change what is named.
    """
    for name in Key.__slots__:
        left, right = getattr(a, name), getattr(b, name)
        if left != right:
            if name == "undated":
                return "nothing dates one of them"
            told = sorted((_worded(left), _worded(right)))
            return f"{_TOLD.get(name, name)} differs: {told[0]}, {told[1]}".replace(
                "days differs", "days differ"
            )
    return None


def _worded(value: object) -> str:
    if value is None:
        return "none named"
    if isinstance(value, tuple):
        return str(value[0]) if value[0] == value[1] else f"{value[0]} to {value[1]}"
    return str(value)


def subject(of: Key, precision: int | None) -> Subject:
    """Return the record of a key."""
    days = of.days or (None, None)
    fields: dict[str, Any] = {
        name: getattr(of, name) for name in Key.__slots__ if name not in ("area", "days", "undated")
    }
    area = None if of.area.startswith(UNPLACED) else of.area
    return Subject.model_construct(**fields, area=area, from_=days[0], to=days[1], precision=precision)
