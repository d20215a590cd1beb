"""Store, Writer and View over any SQLAlchemy engine; what is special to one database is apart (`sqlite`)."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine, Executable, RowMapping, Select, func, insert, select
from sqlalchemy.exc import DBAPIError

from whosays.errors import LedgerError
from whosays.ledger import migrations, rows, schema
from whosays.ledger.base import Health, View, Writer
from whosays.records import RECIPE, Claim, Document, Skipped

_PAGE = 500
"""Rows fetched at a time, so that a view of any size stays small in memory."""


@contextmanager
def explained(target: str) -> Iterator[None]:
    """Turn what the database reports into a LedgerError that names the ledger."""
    try:
        yield
    except DBAPIError as err:
        raise LedgerError(f"{target}: {_advice(str(err.orig))}") from err


def _advice(said: str) -> str:
    for words, advice in _ADVICE.items():
        if words in said:
            return f"{advice} ({said})"
    return f"{said}: check the disk and the file's permissions"


_ADVICE = {
    "not a database": "this is no ledger: name another file",
    "malformed": "the ledger is damaged: restore a copy, or add the sources to a new ledger",
    "no such table": "the ledger is damaged: restore a copy, or add the sources to a new ledger",
    "UNIQUE": "a claim's id is taken by another document: the ledger was altered, make a new one",
    "locked": "another process keeps the ledger busy: try again when it is done",
    "readonly": "the ledger can't be written: check the permissions of the file and its folder",
    "unable to open": "the ledger can't be opened: check that the folder exists and its permissions",
    "full": "the disk is full: free some space and run again, finished documents are kept",
}


class SqlWriter:
    """Adds to a ledger, one transaction a document."""

    def __init__(self, connection: Connection, target: str) -> None:
        self._connection = connection
        self._target = target

    def put(self, document: Document, claims: Sequence[Claim]) -> bool:
        """Store a document with all its claims; see `base.Writer`."""
        fitting = rows.ordered(document, claims)
        document_row = rows.document_row(document, len(fitting))
        claim_rows = [rows.claim_row(claim, document, n) for n, claim in enumerate(fitting)]
        with explained(self._target), self._connection.begin():
            if _present(self._connection, document.id):
                return False
            self._connection.execute(insert(schema.documents), document_row)
            if claim_rows:
                self._connection.execute(insert(schema.claims), claim_rows)
        return True

    def skip(self, skipped: Skipped) -> bool:
        """Note an input that could not be used; see `base.Writer`.

        A file name in no known encoding is kept with its odd bytes escaped.
        """
        note = {
            key: _encodable(value) for key, value in (("source", skipped.source), ("reason", skipped.reason))
        }
        table = schema.skipped.c
        known = select(table.source).where(table.source == note["source"], table.reason == note["reason"])
        with explained(self._target), self._connection.begin():
            if self._connection.execute(known).first() is not None:
                return False
            at = datetime.now(UTC).isoformat(timespec="seconds")
            self._connection.execute(insert(schema.skipped).values(**note, skipped_at=at))
        return True


class SqlView:
    """A ledger as it stood when the view was opened."""

    def __init__(self, connection: Connection, target: str) -> None:
        self._connection = connection
        self._target = target

    def rows(self, statement: Executable) -> Iterator[RowMapping]:
        """Run a SELECT and yield its rows as they come; see `base.View`."""
        with explained(self._target):
            result = self._connection.execute(statement, execution_options={"yield_per": _PAGE})
            yield from result.mappings()


class SqlStore:
    """A ledger in a database; `writing` is the engine with the options that make its transactions write."""

    def __init__(
        self, engine: Engine, target: str, *, writing: Engine, inspect: Callable[[Connection], list[str]],
        size: Callable[[], int | None],
    ) -> None:  # fmt: skip
        self._engine = engine
        self._writing = writing
        self._target = target
        self._inspect = inspect
        self._size = size

    def has(self, document_id: str) -> bool:
        """Tell whether the document is stored, with all its claims."""
        with explained(self._target), self._engine.connect() as connection:
            return _present(connection, document_id)

    @contextmanager
    def writer(self) -> Iterator[Writer]:
        """Open the ledger for adding."""
        with explained(self._target):
            connection = self._writing.connect()
        with connection:
            yield SqlWriter(connection, self._target)

    @contextmanager
    def view(self) -> Iterator[View]:
        """Open the ledger for reading, as it stands now."""
        with explained(self._target):
            connection = self._engine.connect()
        with connection:
            with explained(self._target):
                migrations.version(connection, self._target)
            yield SqlView(connection, self._target)

    def health(self) -> Health:
        """Check the ledger through and count what it holds."""
        documents, claims = schema.documents.c, schema.claims
        with explained(self._target), self._engine.connect() as connection:
            problems = self._inspect(connection)
            promised = connection.scalar(select(func.coalesce(func.sum(documents.extracted), 0))) or 0
            held = _count(connection, select(func.count()).select_from(claims))
            if promised != held:
                problems.append(f"documents gave {promised} claims, the ledger holds {held}")
            older = select(func.count()).where(documents.recipe < RECIPE)
            return Health(
                target=self._target,
                schema_version=migrations.version(connection, self._target),
                documents=_count(connection, select(func.count()).select_from(schema.documents)),
                claims=held,
                skipped=_count(connection, select(func.count()).select_from(schema.skipped)),
                older_recipe=_count(connection, older),
                size=self._size(),
                problems=tuple(problems),
            )

    def close(self) -> None:
        """Let go of the ledger's files."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _present(connection: Connection, document_id: str) -> bool:
    table = schema.documents.c
    return connection.execute(select(table.id).where(table.id == document_id)).first() is not None


def _count(connection: Connection, statement: Select[int]) -> int:
    return connection.scalar(statement) or 0


def _encodable(words: str) -> str:
    return words.encode("utf-8", "backslashreplace").decode("utf-8")
