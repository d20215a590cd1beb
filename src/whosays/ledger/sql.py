"""Store, Writer and View over any SQLAlchemy engine; what is special to one database is apart (`sqlite`)."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine, Executable, RowMapping, Select, func, insert, select

from whosays.ledger import linking, listing, migrations, rows, schema
from whosays.ledger.base import Health, Reviewer, View, Writer
from whosays.ledger.explaining import explained
from whosays.ledger.judging import SqlReviewer
from whosays.records import RECIPE, Claim, Document, Skipped

_PAGE = 500
"""Rows fetched at a time, so that a view of any size stays small in memory."""


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
            linking.await_link(self._connection, document.id)
            if claim_rows:
                self._connection.execute(insert(schema.claims), claim_rows)
                listing.add(self._connection, ((claim, document.restricted) for claim in fitting))
        return True

    def link(self) -> int:
        """Link what was added since the last time; see `base.Writer`."""
        with explained(self._target), self._connection.begin():
            return linking.link(self._connection)

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


@dataclass(frozen=True, slots=True)
class Engines:
    """One database, three ways: transactions of `writing` write, those of `judging` are on disk when they end."""

    reading: Engine
    writing: Engine
    judging: Engine


class SqlStore:
    """A ledger in a database."""

    def __init__(
        self, engines: Engines, target: str, *, inspect: Callable[[Connection], list[str]],
        size: Callable[[], int | None],
    ) -> None:  # fmt: skip
        self._engine = engines.reading
        self._writing = engines.writing
        self._judging = engines.judging
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
    def reviewer(self) -> Iterator[Reviewer]:
        """Open the ledger for decisions."""
        with explained(self._target):
            connection = self._judging.connect()
        with connection:
            yield SqlReviewer(connection, self._target)

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
        self._judging.dispose()

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
