"""Questions in a ledger. Whether it is linked at once or document by document, they come out the same.

At once, claims go through a table of their own that parts them by area, so that memory holds one area's claims.
New documents change only what lies near: the incidents of their areas within `REACH` days, the questions that
their claims enter or leave, and those of claims that were copied from them.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import lru_cache
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, delete, insert, or_, select

from whosays.ledger import schema
from whosays.ledger.linking import copied
from whosays.ledger.linking.answers import answer, decide, resolved, suppliers
from whosays.ledger.linking.entries import Entry, append, forget, read, read_facts, write
from whosays.ledger.linking.texts import batches, publishers, restricted
from whosays.link.facts import Facts
from whosays.link.packed import pack, unpack
from whosays.link.periods import REACH
from whosays.link.questions import area_key, place_in

_CLAIMS, _REVIEWS = schema.claims.c, schema.reviews.c
_LINKED, _SORTED, _FAMILY = schema.linked_claims.c, schema.sorted_claims.c, schema.linked_documents.c
_BATCH = 20_000
_REMEMBERED = 20_000


def find_all(connection: Connection) -> None:
    """Make the tables anew from all documents of the ledger."""
    for table in (schema.linked_claims, schema.questions, schema.copied_claims, schema.sorted_claims):
        connection.execute(delete(table))
    families, held, names = _families(connection), restricted(connection), publishers(connection)
    _sort(connection, families)
    copied.keep(connection, copied.pairs(connection, families.keys(), held, _reader(connection)))
    groups = copied.groups(connection)
    credited = suppliers(connection)
    for area, facts in _by_area(connection):
        entries = _placed(area, facts, held, names)
        by_question: dict[str, list[Entry]] = defaultdict(list)
        for one in entries:
            one.copied, one.open_copied = groups.whole.get(one.facts.id), groups.open.get(one.facts.id)
            by_question[one.base].append(one)
        found = [row for members in by_question.values() for row in resolved(members, credited)]
        append(connection, entries)
        for some in batches(found):
            connection.execute(insert(schema.questions), list(some))
    connection.execute(delete(schema.sorted_claims))
    answer(connection, decide(connection))


def find_new(connection: Connection, new: Collection[str], changed: Collection[str]) -> None:
    """Bring the tables up to date.

    `new` documents are read anew: those that came, and those whose claims a reviewer changed. Of the `changed`
    ones, the family or what they have in common with others is another than before.
    """
    concerned = set(new) | set(changed)
    before = list(_of_documents(connection, concerned))
    facts = [one for each in read_facts(connection, new) for one in each]
    facts += [one.facts for one in before if one.facts.document not in new]
    families = _families(connection, concerned)
    held, names = restricted(connection, concerned), publishers(connection, concerned)
    areas = {one.id: area_key(one, families) for one in facts}
    spots = {(one.area, one.day) for one in before}
    forget(connection, [one.facts.id for one in before])
    fresh: list[Entry] = []
    for area, members in _parted(facts, areas):
        fresh += _placed(area, members, held, names)
    spots |= {(one.area, one.day) for one in fresh}
    append(connection, fresh)
    touched = {one.where.question for one in [*before, *fresh]}
    touched |= _replace(connection, spots)
    touched |= _recopy(connection, {one.facts.id for one in [*before, *fresh]}, concerned)
    answer(connection, touched | decide(connection))


def redecide(connection: Connection) -> None:
    """Bring the tables up to date after a decision on questions was made or taken back."""
    answer(connection, decide(connection))


def documents_of(connection: Connection, claims: Collection[str]) -> set[str]:
    """Return the documents of some claims, those that reviewers added, or have taken back, among them."""
    found: set[str] = set()
    for some in batches(sorted(claims)):
        for key, document in (
            (_CLAIMS.id, _CLAIMS.document_id),
            (_REVIEWS.claim_id, _REVIEWS.document_id),
            (_LINKED.claim_id, _LINKED.document_id),
        ):
            found.update(connection.scalars(select(document).where(key.in_(some))))
    return found


def _families(connection: Connection, documents: Collection[str] | None = None) -> dict[str, str]:
    """Return the family of each document that is of one, of all where none are given."""
    named = select(_FAMILY.document_id, _FAMILY.family)
    if documents is None:
        rows: Iterable[Any] = connection.execute(named)
    else:
        some = batches(sorted(documents))
        rows = [row for ids in some for row in connection.execute(named.where(_FAMILY.document_id.in_(ids)))]
    return {document: family or document for document, family in rows}


def _sort(connection: Connection, families: Mapping[str, str]) -> None:
    """Put the facts of all claims down, to be read back by area."""
    rows: list[dict[str, str]] = []
    for facts in read_facts(connection):
        rows += [
            {"area": area_key(one, families), "document_id": one.document, "facts": pack(one)}
            for one in facts
        ]
        if len(rows) >= _BATCH:
            connection.execute(insert(schema.sorted_claims), rows)
            rows = []
    if rows:
        connection.execute(insert(schema.sorted_claims), rows)


def _by_area(connection: Connection) -> Iterator[tuple[str, list[Facts]]]:
    statement = select(_SORTED.area, _SORTED.facts).order_by(_SORTED.area)
    rows = connection.execution_options(yield_per=_BATCH).execute(statement)
    for area, members in groupby(rows, key=lambda row: row[0]):
        yield area, [unpack(row[1]) for row in members]


def _reader(connection: Connection) -> copied.Read:
    @lru_cache(maxsize=_REMEMBERED)
    def facts(document: str) -> list[Facts]:
        found = connection.scalars(select(_SORTED.facts).where(_SORTED.document_id == document))
        return [unpack(line) for line in found]

    return facts


def _placed(
    area: str, facts: Iterable[Facts], held: Collection[str], names: Mapping[str, str]
) -> list[Entry]:
    """Return the claims of one area in their places by the rules alone.

    `held` are restricted documents, `names` the publishers of documents.
    """
    members = list(facts)
    places = place_in(area, members)
    return [
        Entry(one, area, where.question, where, one.document in held, names.get(one.document))
        for one in members
        for where in (places[one.id],)
    ]


def _parted(facts: Iterable[Facts], areas: Mapping[str, str]) -> Iterator[tuple[str, list[Facts]]]:
    parted: dict[str, list[Facts]] = defaultdict(list)
    for one in facts:
        parted[areas[one.id]].append(one)
    yield from sorted(parted.items())


def _of_documents(connection: Connection, documents: Collection[str]) -> Iterator[Entry]:
    for some in batches(sorted(documents)):
        yield from read(connection, _LINKED.document_id.in_(some))


def _replace(connection: Connection, spots: Collection[tuple[str, date | None]]) -> set[str]:
    """Place the claims of incidents around some days anew; return the questions that won or lost any."""
    touched: set[str] = set()
    by_area: dict[str, set[date]] = defaultdict(set)
    for area, day in spots:
        if day is not None:
            by_area[area].add(day)
    for area, days in sorted(by_area.items()):
        near = list(_near(connection, area, days))
        places = place_in(area, [one.facts for one in near])
        moved = []
        for one in near:
            where = places[one.facts.id]
            if where.question != one.base and any(one.day and abs(one.day - day) <= REACH for day in days):
                touched |= {one.where.question, where.question}
                one.base, one.where = where.question, where
                moved.append(one)
        write(connection, moved)
    return touched


def _near(connection: Connection, area: str, days: Collection[date]) -> Iterator[Entry]:
    """Yield the claims of incidents of an area whose days lie within twice the reach of some day."""
    windows: list[list[date]] = []
    for day in sorted(days):
        first, last = _shifted(day, -2 * REACH), _shifted(day, 2 * REACH)
        if windows and first <= windows[-1][1]:
            windows[-1][1] = last
        else:
            windows.append([first, last])
    for some in batches(windows):
        spans = or_(*(_LINKED.day.between(first, last) for first, last in some))
        yield from read(connection, _LINKED.area == area, _LINKED.scope == "incident", spans)


def _shifted(day: date, by: timedelta) -> date:
    try:
        return day + by
    except OverflowError:
        return date.min if by < timedelta() else date.max


def _recopy(connection: Connection, claims: Collection[str], documents: Collection[str]) -> set[str]:
    """Find which claims are copies anew for some documents; return the questions whose claims this concerns."""

    @lru_cache(maxsize=_REMEMBERED)
    def facts(document: str) -> list[Facts]:
        return [one.facts for one in _of_documents(connection, [document])]

    held = restricted(connection)
    groups = copied.renew(connection, claims, copied.pairs(connection, documents, held, facts))
    touched: set[str] = set()
    for some in batches(sorted(groups)):
        entries = list(read(connection, _LINKED.claim_id.in_(some)))
        changed = [one for one in entries if (one.copied, one.open_copied) != groups[one.facts.id]]
        for one in changed:
            one.copied, one.open_copied = groups[one.facts.id]
            touched.add(one.where.question)
        write(connection, changed)
    return touched
