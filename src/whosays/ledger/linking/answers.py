"""Questions of a ledger: reviewers' decisions on them, their origins and their records."""

from collections.abc import Collection, Iterator, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, delete, insert, select, tuple_

from whosays.ledger import rows, schema
from whosays.ledger.linking.entries import Entry, read, told, write
from whosays.ledger.linking.texts import batches
from whosays.link.judged import Decisions, decisions
from whosays.link.origins import resolve
from whosays.link.questions import Origins, Placed, by_rule, record, speaking
from whosays.linked import Family
from whosays.reviewing import standing

_LINKED, _QUESTIONS, _JUDGEMENTS = schema.linked_claims.c, schema.questions.c, schema.judgements.c
_FAMILY = schema.linked_documents.c


class Suppliers(NamedTuple):
    """The agencies that each document's family names: in all its documents, and in those that may be passed on."""

    whole: dict[str, tuple[str, ...]]
    open: dict[str, tuple[str, ...]]


def decided(connection: Connection) -> Decisions:
    """Return the decisions on questions that stand."""
    statement = select(_JUDGEMENTS.id, _JUDGEMENTS.record).where(_JUDGEMENTS.target_kind == "question")
    made = connection.execute(statement.order_by(_JUDGEMENTS.id)).mappings()
    return decisions(standing(rows.read_judgement(row) for row in made))


def decide(connection: Connection) -> set[str]:
    """Put claims where the decisions that stand want them; return the questions that won or lost any by it."""
    stand = decided(connection)
    base = select(_LINKED.area, _LINKED.base)
    bases = {(area, name) for area, name in connection.execute(base.where(_LINKED.question != _LINKED.base))}
    for some in batches(sorted(stand.claims)):
        bases.update(
            (area, name) for area, name in connection.execute(base.where(_LINKED.claim_id.in_(some)))
        )
    entries = [one for some in batches(sorted(bases)) for one in read(connection, _of(some))]
    final = stand.apply({one.facts.id: by_rule(one.where.key) for one in entries})
    moved = [one for one in entries if _place(one.where) != _place(final[one.facts.id])]
    touched: set[str] = set()
    for one in moved:
        touched |= {one.where.question, final[one.facts.id].question}
        one.where = final[one.facts.id]
    write(connection, moved)
    return touched


def _of(bases: Sequence[tuple[str, str]]) -> Any:
    return tuple_(_LINKED.area, _LINKED.base).in_(bases)


def _place(where: Placed) -> tuple[str, str | None, str]:
    return where.question, where.incident, where.setting


def answer(connection: Connection, questions: Collection[str]) -> None:
    """Resolve the origins of some questions' claims and write the questions down; one without claims is gone."""
    for some in batches(sorted(questions)):
        connection.execute(delete(schema.questions).where(_QUESTIONS.id.in_(some)))
        asked: dict[str, list[Entry]] = {}
        for one in read(connection, _LINKED.question.in_(some)):
            asked.setdefault(one.where.question, []).append(one)
        credited = suppliers(
            connection, {one.facts.document for members in asked.values() for one in members}
        )
        before = {one.facts.id: _origins(one) for members in asked.values() for one in members}
        found = [row for members in asked.values() for row in resolved(members, credited)]
        write(
            connection,
            (one for members in asked.values() for one in members if _origins(one) != before[one.facts.id]),
        )
        if found:
            connection.execute(insert(schema.questions), found)


def _origins(one: Entry) -> tuple[str, str | None]:
    return one.origin, one.open_origin


def resolved(members: Sequence[Entry], credited: Suppliers) -> Iterator[dict[str, Any]]:
    """Give each claim of one question its origin, and yield the question's row.

    Where restricted documents bear on it there are two: with them, and what the others alone say to it, their
    claims' origins found without a look at what may not be passed on.
    """
    copied = {one.facts.id: one.copied for one in members if one.copied}
    origins = resolve([one.facts for one in members], copied, credited.whole)
    for one in members:
        one.origin, one.open_origin = told(origins[one.facts.id]), None
    held_back = any(_held_back(one, credited) for one in members)
    yield _row(members, origins) | {"whole": True, "open": not held_back}
    left = [one for one in members if not one.restricted]
    if held_back and left:
        copied = {one.facts.id: one.open_copied for one in left if one.open_copied}
        origins = resolve([one.facts for one in left], copied, credited.open)
        for one in left:
            alone = told(origins[one.facts.id])
            one.open_origin = alone if alone != one.origin else None
        yield _row(left, origins) | {"whole": False, "open": True}


def _held_back(one: Entry, credited: Suppliers) -> bool:
    """Say whether a claim, or its origin, may be another without restricted documents."""
    document = one.facts.document
    supplied = credited.whole.get(document) != credited.open.get(document)
    return one.restricted or one.copied != one.open_copied or supplied


def _row(members: Sequence[Entry], origins: Origins) -> dict[str, Any]:
    facts = [one.facts for one in members]
    where = speaking(facts, {one.facts.id: one.where for one in members})
    question = record(where, facts, origins)
    about = question.subject
    days = [one.published for one in facts if one.published]
    return {
        "id": question.id, "measure": about.measure, "scope": about.scope, "status": about.status,
        "area": about.area, "area_name": question.area_name,
        "places": rows.searchable(" ".join(sorted({one.area.name for one in facts if one.area}))),
        "first_day": about.from_ or about.since, "last_day": about.to,
        "first_told": min(days, default=None), "last_told": max(days, default=None),
        "claims": question.claims, "documents": question.documents, "origins": question.origins,
        "low": rows.real(question.low), "high": rows.real(question.high), "differ": question.differ,
        "incident": question.incident, "setting": where.setting, "record": question.model_dump_json(),
    }  # fmt: skip


def suppliers(connection: Connection, documents: Collection[str] | None = None) -> Suppliers:
    """Return who supplied each document by what its family names, of all documents where none are given."""
    families = schema.families.c
    records = select(families.record, families.whole, families.open)
    if documents is None:
        listed = list(connection.execute(records))
    else:
        own: set[str] = set()
        for some in batches(sorted(documents)):
            named = select(_FAMILY.family).where(_FAMILY.document_id.in_(some), _FAMILY.family.is_not(None))
            own.update(connection.scalars(named))
        listed = []
        for some in batches(sorted(own)):
            listed += connection.execute(records.where(families.id.in_(some)))
    found = Suppliers({}, {})
    for line, whole, open_ in listed:
        family = Family.model_validate_json(line)
        credited = dict.fromkeys(family.documents, family.credits) if family.credits else {}
        found.whole.update(credited if whole else {})
        found.open.update(credited if open_ else {})
    return found
