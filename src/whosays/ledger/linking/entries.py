"""Linked claims as rows: what linking knows of each claim, and where it has put it."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, delete, insert, select

from whosays.ledger import schema
from whosays.ledger.linking.texts import batches
from whosays.ledger.rows import real
from whosays.link.across import told_number
from whosays.link.facts import REJECTED, Facts, of_document
from whosays.link.origins import Traced
from whosays.link.packed import pack, unpack
from whosays.link.periods import stated
from whosays.link.questions import Placed
from whosays.link.subjects import key
from whosays.reviewing import GONE

_CLAIMS, _REVIEWS, _LINKED = schema.claims.c, schema.reviews.c, schema.linked_claims.c
_WRITTEN = 5000
"""Rows written in one statement."""


@dataclass(slots=True)
class Entry:
    """One linked claim. `base` is its question by the rules alone, `where` its place after reviewers' decisions."""

    facts: Facts
    area: str
    base: str
    where: Placed
    restricted: bool
    publisher: str | None = None
    copied: str | None = None
    open_copied: str | None = None
    origin: str = ""
    """The record of its origin as JSON."""
    open_origin: str | None = None
    """The same as unrestricted documents alone give it; null where they give no other, or the claim's is restricted."""

    @property
    def day(self) -> date | None:
        """The day by which claims of neighbouring incidents are found."""
        days = stated(self.facts)
        return days[1] if days else self.facts.published


def read_facts(connection: Connection, documents: Collection[str] | None = None) -> Iterator[list[Facts]]:
    """Yield the facts of each document's claims as they stand after review; of all documents where none are named."""
    for some in [None] if documents is None else batches(sorted(documents)):
        within = [] if some is None else [_CLAIMS.document_id.in_(some)]
        found = select(_CLAIMS.document_id, _CLAIMS.id, _CLAIMS.record).where(*within)
        reviewed = _reviewed(connection, some)
        rows = connection.execution_options(yield_per=_WRITTEN).execute(
            found.order_by(_CLAIMS.document_id, _CLAIMS.sequence)
        )
        for document, claims in groupby(rows, key=lambda row: row[0]):
            yield _facts({row[1]: row[2] for row in claims}, reviewed.pop(document, {}))
        for left in sorted(reviewed):
            yield _facts({}, reviewed[left])


Reviewed = dict[str, tuple[str, str]]
"""State and record of claims that a reviewer decided on, by claim id."""


def _reviewed(connection: Connection, documents: Collection[str] | None) -> dict[str, Reviewed]:
    statement = select(_REVIEWS.document_id, _REVIEWS.claim_id, _REVIEWS.state, _REVIEWS.record)
    if documents is not None:
        statement = statement.where(_REVIEWS.document_id.in_(documents))
    found: dict[str, Reviewed] = {}
    for document, claim, state, record in connection.execute(statement):
        found.setdefault(document, {})[claim] = (state, record)
    return found


def _facts(records: Mapping[str, str], reviewed: Reviewed) -> list[Facts]:
    standing = dict(records) | {claim: record for claim, (_, record) in reviewed.items()}
    found = of_document(json.loads(record) for record in standing.values())
    for one in found:
        if reviewed.get(one.id, ("", ""))[0] in GONE:
            one.aside = REJECTED
    return found


def read(connection: Connection, *conditions: ColumnElement[bool]) -> Iterator[Entry]:
    """Yield the linked claims that satisfy the conditions, by claim id."""
    statement = select(schema.linked_claims).where(*conditions).order_by(_LINKED.claim_id)
    for row in connection.execute(statement).mappings():
        yield entry(row)


def entry(row: RowMapping) -> Entry:
    """Return the linked claim of a row."""
    facts = unpack(row["facts"])
    days = (row["first_day"], row["last_day"]) if row["first_day"] else None
    where = Placed(row["question"], row["incident"], row["setting"], key(facts, row["area"], days))
    return Entry(
        facts, row["area"], row["base"], where, row["restricted"], row["publisher"], row["copied"],
        row["open_copied"], row["origin_record"], row["open_record"],
    )  # fmt: skip


def write(connection: Connection, entries: Iterable[Entry]) -> None:
    """Write linked claims in the place of those of the same ids."""
    written = list(entries)
    forget(connection, [one.facts.id for one in written])
    append(connection, written)


def append(connection: Connection, entries: Iterable[Entry]) -> None:
    """Write linked claims whose ids have no rows."""
    rows = [_row(one) for one in entries]
    for start in range(0, len(rows), _WRITTEN):
        connection.execute(insert(schema.linked_claims), rows[start : start + _WRITTEN])


def forget(connection: Connection, claims: Collection[str]) -> None:
    """Take linked claims out of the table."""
    for some in batches(sorted(claims)):
        connection.execute(delete(schema.linked_claims).where(_LINKED.claim_id.in_(some)))


def _row(one: Entry) -> dict[str, Any]:
    where, days = one.where, one.where.key.days or (None, None)
    return {
        "claim_id": one.facts.id, "document_id": one.facts.document, "restricted": one.restricted,
        "publisher": one.publisher,
        "area": one.area, "scope": one.facts.scope, "day": one.day, "base": one.base, "question": where.question,
        "incident": where.incident, "setting": where.setting, "first_day": days[0], "last_day": days[1],
        "low": real(one.facts.low), "high": real(one.facts.high),
        "told": told_number(one.facts), "copied": one.copied, "open_copied": one.open_copied,
        "origin": _key(one.origin), "origin_record": one.origin,
        "open_origin": "" if one.restricted else _key(one.open_origin or one.origin),
        "open_record": one.open_origin, "facts": pack(one.facts),
    }  # fmt: skip


def _key(origin: str) -> str:
    return str(json.loads(origin)["key"]) if origin else ""


def told(origin: Traced) -> str:
    """Return an origin as JSON."""
    return json.dumps(origin._asdict(), ensure_ascii=False, separators=(",", ":"))
