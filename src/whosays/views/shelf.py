"""The documents of a ledger as a list, a page at a time, without their texts."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import and_, func, or_, select

from whosays.errors import UsageError
from whosays.ledger import View, rows, schema
from whosays.records import Document

PAGE = 50
_DOCUMENTS = schema.documents.c


@dataclass(frozen=True, slots=True)
class Shelved:
    """One document of the list; its record has no text."""

    document: Document
    claims: int
    """As extracted."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """Some documents in order of publication, the undated last; whether there are more."""

    rows: list[Shelved]
    more: bool


def shelf(
    view: View,
    *,
    words: str | None = None,
    restricted: bool = False,
    after: str | None = None,
    limit: int = PAGE,
) -> Shelf:
    """Return a page of documents whose publisher or source holds `words`, behind document `after`."""
    statement = select(_DOCUMENTS.id, _DOCUMENTS.record, _DOCUMENTS.extracted)
    if words:
        told = [
            column.icontains(words, autoescape=True) for column in (_DOCUMENTS.publisher, _DOCUMENTS.source)
        ]
        statement = statement.where(or_(*told))
    if not restricted:
        statement = statement.where(_DOCUMENTS.restricted.is_(False))
    if after is not None:
        filed = _filed(view, after)
        behind = and_(_DOCUMENTS.filed == filed, _DOCUMENTS.id > after)
        statement = statement.where(or_(_DOCUMENTS.filed > filed, behind))
    statement = statement.order_by(_DOCUMENTS.filed, _DOCUMENTS.id).limit(limit + 1)
    found = [
        Shelved(rows.read_document({**row, "text": ""}), row["extracted"]) for row in view.rows(statement)
    ]
    return Shelf(found[:limit], len(found) > limit)


def number(view: View) -> int:
    """Return how many documents the ledger holds."""
    counted = select(func.count()).select_from(schema.documents)
    return next(int(next(iter(row.values()))) for row in view.rows(counted))


def _filed(view: View, document_id: str) -> date:
    for row in view.rows(select(_DOCUMENTS.filed).where(_DOCUMENTS.id == document_id)):
        filed: date = row["filed"]
        return filed
    raise UsageError(f"no document {document_id}: use the id of a document in this ledger")
