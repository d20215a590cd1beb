"""Questions of a ledger: reviewers' decisions on them, their origins and their records."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Connection, delete, insert, select, tuple_

from whosays.ledger import rows, schema
from whosays.ledger.linking.entries import Entry, read, told, write
from whosays.ledger.linking.texts import batches
from whosays.link.facts import Facts
from whosays.link.judged import Decisions, decisions
from whosays.link.origins import Credits, resolve
from whosays.link.questions import Placed, by_rule, record, speaking
from whosays.linked import Family, Question
from whosays.reviewing import standing

_LINKED, _QUESTIONS, _JUDGEMENTS = schema.linked_claims.c, schema.questions.c, schema.judgements.c
_FAMILY = schema.linked_documents.c


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
        before = {one.facts.id: one.origin for members in asked.values() for one in members}
        found = [resolved(members, credited) for members in asked.values()]
        write(
            connection,
            (one for members in asked.values() for one in members if one.origin != before[one.facts.id]),
        )
        if found:
            connection.execute(insert(schema.questions), found)


def resolved(members: Sequence[Entry], credited: Credits) -> dict[str, Any]:
    """Give each claim of one question its origin, and return the question's row."""
    facts = [one.facts for one in members]
    copied = {one.facts.id: one.copied for one in members if one.copied}
    origins = resolve(facts, copied, credited)
    for one in members:
        one.origin = told(origins[one.facts.id])
    where = speaking(facts, {one.facts.id: one.where for one in members})
    return _row(record(where, facts, origins), where, facts)


def _row(question: Question, where: Placed, facts: Sequence[Facts]) -> dict[str, Any]:
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


def suppliers(connection: Connection, documents: Collection[str] | None = None) -> dict[str, tuple[str, ...]]:
    """Return the agencies that each document's family names, of all documents where none are given."""
    records = select(schema.families.c.id, schema.families.c.record)
    if documents is None:
        listed = [record for _, record in connection.execute(records)]
    else:
        own: set[str] = set()
        for some in batches(sorted(documents)):
            named = select(_FAMILY.family).where(_FAMILY.document_id.in_(some), _FAMILY.family.is_not(None))
            own.update(connection.scalars(named))
        listed = []
        for some in batches(sorted(own)):
            found = connection.execute(records.where(schema.families.c.id.in_(some)))
            listed += [record for _, record in found]
    families = [Family.model_validate_json(record) for record in listed]
    return {one: family.credits for family in families if family.credits for one in family.documents}
