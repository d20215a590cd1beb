"""Scores which articles are linked to one event, and how many dead they give it, against what was coded.

Two articles are of one event where link puts claims of both into one incident, or where the most exact place that
each names is one, and they were published within a day. Coders read whole articles; of these only the headline or
first sentence is here, which for most pairs names no place that both share.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations

from whosays.evaluate.counts import Counts, Row, Share
from whosays.evaluate.gold import Entry
from whosays.evaluate.mistakes import Mistake
from whosays.link import Facts, compare_claims, of_document
from whosays.records import Claim, Mentions

DISTRICT = 3
"""UCDP where_prec up to which a shared place tells of a shared event."""

Read = tuple[Entry, Mentions | None, list[Claim] | None]
Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Linked:
    """Articles by number, the pairs coded to one event, the pairs linked, and each event's toll."""

    entries: tuple[Entry, ...]
    coded: frozenset[Pair]
    found: frozenset[Pair]
    tolls: tuple[tuple[int, float, float], ...]
    """Of events whose articles state a number of killed: the coded best estimate, and the bounds found."""


def judge(articles: Sequence[Read]) -> Linked:
    """Link all articles of a file, whatever event they were coded to."""
    entries = tuple(entry for entry, _, _ in articles)
    facts = {
        entry.document.id: of_document(claim.model_dump(mode="json") for claim in claims or ())
        for entry, _, claims in articles
    }
    events = [entry.event.id if entry.event else "" for entry in entries]
    coded = {pair for pair in combinations(range(len(entries)), 2) if events[pair[0]] == events[pair[1]]}
    return Linked(
        entries, frozenset(coded), frozenset(_linked(articles, facts)), tuple(_tolls(entries, facts))
    )


def _linked(articles: Sequence[Read], facts: dict[str, list[Facts]]) -> Iterator[Pair]:
    """Yield the pairs of different documents that share an incident or, of one day or two, a place."""
    placed = compare_claims(one for each in facts.values() for one in each).placed
    shared: dict[object, set[int]] = defaultdict(set)
    for n, (entry, mentions, _) in enumerate(articles):
        for one in facts[entry.document.id]:
            incident = placed[one.id].incident
            if incident and one.area and not one.area.key.startswith(("country:", "division:")):
                shared[incident].add(n)
        day, place = entry.document.published, _place(mentions)
        if day and place:
            shared[place, day].add(n)
            shared[place, day - timedelta(days=1)].add(n)
    pairs = {pair for members in shared.values() for pair in combinations(sorted(members), 2)}
    for left, right in pairs:
        if articles[left][0].document.id != articles[right][0].document.id:
            yield left, right


def _place(mentions: Mentions | None) -> tuple[float, float] | None:
    """Return the point of the most exact place that a text names, if it is at least a district's."""
    found = [
        (p.precision, n, (p.latitude, p.longitude))
        for n, p in enumerate(mentions.places if mentions else ())
        if p.latitude is not None and p.longitude is not None and p.precision and p.precision <= DISTRICT
    ]
    return min(found)[2] if found else None


def _tolls(entries: Sequence[Entry], facts: dict[str, list[Facts]]) -> Iterator[tuple[int, float, float]]:
    by_event: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.event:
            by_event[entry.event.id].append(entry)
    for articles in by_event.values():
        killed = [
            one
            for document in {entry.document.id for entry in articles}
            for one in facts[document]
            if one.measure == "killed" and one.aside is None and one.core and one.kind == "count"
        ]
        if killed and articles[0].event:
            lows = [one.low for one in killed if one.low is not None]
            highs = [one.high for one in killed if one.high is not None]
            open_end = any(one.high is None for one in killed)
            yield articles[0].event.best, min(lows, default=0), float("inf") if open_end else max(highs)


def metrics(linked: Linked) -> dict[str, float | None]:
    """Return the scores by name."""
    same = _same(linked)
    holds, equal = _shares(linked)
    return {
        "same event": same.f1, "same event precision": same.precision, "same event recall": same.recall,
        "toll holds best": holds.value, "toll is best": equal.value,
    }  # fmt: skip


def tables(linked: Linked) -> dict[str, list[Row]]:
    """Return both tables."""
    holds, equal = _shares(linked)
    return {
        "articles of one event": [_same(linked).row("pairs")],
        "tolls of events": [holds.row("holds best"), equal.row("is best")],
    }


def mistakes(linked: Linked) -> Iterator[Mistake]:
    """Yield the pairs of articles that are `parted` or `joined` wrongly."""
    for pair in sorted(linked.coded ^ linked.found):
        left, right = (linked.entries[n] for n in pair)
        kind = "parted" if pair in linked.coded else "joined"
        label = "one day" if _days(left, right) <= 1 else "further apart"
        said = left.document.text
        yield Mistake(left.name, left.corpus, kind, label, said, right.name, right.document.text, said)


def _days(left: Entry, right: Entry) -> int:
    first, last = (entry.document.published or date.min for entry in (left, right))
    return abs((last - first).days)


def _same(linked: Linked) -> Counts:
    return Counts(len(linked.coded & linked.found), len(linked.found), len(linked.coded))


def _shares(linked: Linked) -> tuple[Share, Share]:
    return (
        Share.of(low <= best <= high for best, low, high in linked.tolls),
        Share.of(low == best == high for best, low, high in linked.tolls),
    )
