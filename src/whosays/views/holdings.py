"""The documents of a ledger with their text, and what could not be read."""

from collections.abc import Iterator

from sqlalchemy import select

from whosays.errors import UsageError
from whosays.ledger import View, rows, schema
from whosays.records import Document, Skipped

_DOCUMENTS = schema.documents.c
_READ = select(_DOCUMENTS.id, _DOCUMENTS.text, _DOCUMENTS.record)


def documents(view: View) -> Iterator[Document]:
    """Yield every document by publication date (undated last), then id: the order of `claims`."""
    for row in view.rows(_READ.order_by(_DOCUMENTS.filed, _DOCUMENTS.id)):
        yield rows.read_document(row)


def document(view: View, document_id: str) -> Document:
    """Return one document. Raises UsageError where the ledger has none of that id."""
    for row in view.rows(_READ.where(_DOCUMENTS.id == document_id)):
        return rows.read_document(row)
    raise UsageError(f"no document {document_id}: use the id of a document in this ledger")


def skipped(view: View) -> Iterator[Skipped]:
    """Yield every input that could not be used and why, by its name."""
    table = schema.skipped.c
    for row in view.rows(select(table.source, table.reason).order_by(table.source, table.reason)):
        yield Skipped(source=row["source"], reason=row["reason"])
