"""Which claims of one area belong to one incident, by their days.

Stated days are anchors. A claim without a day belongs to the last anchor shortly before its publication; where
there is none, the day of publication stands in. Neighbouring days are one candidate event where words stand at
midnight. Every rule looks at no more than `REACH` days around, so a new document changes nothing further off.
"""

from collections.abc import Iterable
from datetime import date, timedelta

from whosays.link.facts import Facts
from whosays.link.subjects import Days

RECENT = 3
"""Days before publication in which an event lies that a report gives no day for."""

FOLLOW_UP = 14
"""The same for a report that brings an earlier count up to date."""

LONGEST = 6
"""Days from first to last beyond which a stated period is no event that others leave undated."""

DAY = timedelta(days=1)

REACH = timedelta(days=FOLLOW_UP + 6)
"""How far from a new claim's day another claim's incident can change, and how far what it depends on can lie."""


def incidents(claims: Iterable[Facts]) -> dict[str, Days | None]:
    """Return the days of the incident of each claim of one area, by claim id; null where nothing dates it.

    The days are those of the incident, which may be wider than the claim's own.
    """
    found = list(claims)
    own = {one.id: days for one in found if (days := stated(one))}
    merged = _joined(found, own)
    anchors = sorted(set(merged.values()) | {days for days in own.values() if days not in merged})
    undated = [one for one in found if one.id not in own]
    attached = {one.id: _attach(one, anchors) for one in undated}
    bare = {one.published for one in undated if attached[one.id] is None and one.published}
    result: dict[str, Days | None] = {claim: merged.get(days, days) for claim, days in own.items()}
    for one in undated:
        result[one.id] = attached[one.id] or _published(one.published, bare)
    return result


def stated(one: Facts) -> Days | None:
    """Return the days that a claim's words, or its document's, give."""
    if one.first is None or one.last is None:
        return None
    return one.first, max(one.first, one.last)


def _joined(found: list[Facts], own: dict[str, Days]) -> dict[Days, Days]:
    """Return the pair of days that each day at a midnight becomes part of.

    A pair is made only where no other midnight is claimed next to it, so days never run together into weeks.
    """
    days = set(own.values())
    nights = set()
    for one in found:
        if one.edge is None or one.id not in own:
            continue
        first, last = own[one.id]
        if last - first == DAY:
            nights.add(first)
        elif first == last:
            nights.add(first if one.edge == "ends" else first - DAY)
    merged: dict[Days, Days] = {}
    for night in nights:
        pair = (night, night + DAY)
        members = [(night, night), (night + DAY, night + DAY), pair]
        if night - DAY in nights or night + DAY in nights or sum(day in days for day in members) < 2:
            continue
        merged.update({day: pair for day in members if day in days})
    return merged


def _attach(one: Facts, anchors: list[Days]) -> Days | None:
    """Return the latest anchor that ended shortly before the publication; of those, the shortest."""
    if one.published is None:
        return None
    reach = FOLLOW_UP if one.follow_up else RECENT
    near = [
        days for days in anchors
        if 0 <= (one.published - days[1]).days <= reach and (days[1] - days[0]).days <= LONGEST
    ]  # fmt: skip
    return max(near, key=lambda days: (days[1], days[0]), default=None)


def _published(day: date | None, bare: set[date]) -> Days | None:
    """Return the day of publication, or the day before where that one begins a pair of such days."""
    if day is None:
        return None
    if day - DAY in bare and day - 2 * DAY not in bare:
        return day - DAY, day - DAY
    return day, day
