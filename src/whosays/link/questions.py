"""Which claims answer one question, and what the question's record says of them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from whosays.link.facts import DENIED, Facts
from whosays.link.history import History, differ, history
from whosays.link.judged import Decisions
from whosays.link.origins import Traced
from whosays.link.periods import incidents, stated
from whosays.link.subjects import UNPLACED, Days, Key, key, subject
from whosays.linked import Origin, Question
from whosays.records import digest

Origins = Mapping[str, Origin] | Mapping[str, Traced]
"""The origin of each claim, by claim id."""


@dataclass(frozen=True, slots=True)
class Placed:
    """The question that a claim belongs to, and its incident (null for running totals).

    `key` is the claim's own: a reviewer may have joined it to a question of another.
    """

    question: str
    incident: str | None
    setting: str
    """The incident, or for a running total its area and beginning: where one question's answers touch another's."""
    key: Key


def area_key(one: Facts, families: Mapping[str, str]) -> str:
    """Return the key of the claim's place, or the family of its document where it has none."""
    return one.area.key if one.area else UNPLACED + families.get(one.document, one.document)


def place(
    claims: Iterable[Facts], families: Mapping[str, str], decisions: Decisions
) -> dict[str, Placed]:  # fmt: skip
    """Return the question of each claim, by claim id."""
    found = list(claims)
    by_area: dict[str, list[Facts]] = defaultdict(list)
    for one in found:
        by_area[area_key(one, families)].append(one)
    placed: dict[str, Placed] = {}
    for area, members in by_area.items():
        placed |= place_in(area, members)
    return decisions.apply(placed)


def place_in(area: str, members: Iterable[Facts]) -> dict[str, Placed]:
    """Return the questions of the claims of one area, by the rules alone."""
    found = list(members)
    happened = incidents(one for one in found if one.scope == "incident")
    made: dict[Key, Placed] = {}
    placed: dict[str, Placed] = {}
    for one in found:
        about = key(one, area, happened[one.id] if one.scope == "incident" else _period(one))
        placed[one.id] = made.get(about) or made.setdefault(about, by_rule(about))
    return placed


def by_rule(about: Key) -> Placed:
    """Return the place of claims of a key, before any decision of a reviewer."""
    days = map(str, about.days or ())
    setting = "i1-" + digest(
        [about.scope, about.area, about.since and str(about.since), *days, about.undated]
    )
    incident = setting if about.scope == "incident" else None
    return Placed("q1-" + digest(about.parts()), incident, setting, about)


def _period(one: Facts) -> Days | None:
    """Return the stated days of a period total; a total that runs on has none."""
    days = stated(one)
    return days if one.since is None and days and days[0] < days[1] else None


def speaking(members: Iterable[Facts], placed: Mapping[str, Placed]) -> Placed:
    """Return the place of the claim that speaks for a question: its first, of those that no reviewer moved there."""
    found = sorted(members, key=lambda one: one.position)
    if len({placed[one.id].key for one in found}) > 1:
        found = [
            one for one in found if by_rule(placed[one.id].key).question == placed[one.id].question
        ] or found
    return placed[found[0].id]


def record(where: Placed, members: Sequence[Facts], origins: Origins) -> Question:
    """Return the record of a question; bounds, origins and difference come from claims that assert a figure.

    `where` is the place of the claim that speaks for it.
    """
    ordered = sorted(members, key=lambda one: one.position)
    standing = [one for one in ordered if one.aside is None]
    lows = [one.low for one in standing if one.low is not None]
    highs = [one.high for one in standing if one.high is not None]
    precision = min((p for one in ordered if (p := _precision(one, where.key)) is not None), default=None)
    told = histories(ordered, origins)
    return Question.model_construct(
        id=where.question, subject=subject(where.key, precision), area_name=_commonest(ordered), claims=len(ordered),
        documents=len({one.document for one in ordered}),
        origins=len({origins[one.id].key for one in standing}),
        low=min(lows, default=None), high=max(highs, default=None),
        differ=differ([*told.values()]), incident=where.incident,
    )  # fmt: skip


def _commonest(members: Sequence[Facts]) -> str | None:
    names = Counter(one.area.name for one in members if one.area)
    return min(names, key=lambda name: (-names[name], name), default=None)


def _precision(one: Facts, about: Key) -> int | None:
    return one.precision if about.days and stated(one) else None


def histories(members: Iterable[Facts], origins: Origins) -> dict[str, History]:
    """Return what each origin said of a question in time, by the origin's key."""
    by_origin: dict[str, list[Facts]] = defaultdict(list)
    for one in members:
        if one.aside in (None, DENIED):
            by_origin[origins[one.id].key].append(one)
    return {name: history(claims, name) for name, claims in sorted(by_origin.items())}
