"""Brings a ledger to the present schema: the steps that it lacks, applied and recorded in one transaction."""

from datetime import UTC, datetime

from sqlalchemy import Connection, func, insert, inspect, select

from whosays.errors import LedgerError
from whosays.ledger import schema
from whosays.ledger.base import Watch, unwatched
from whosays.ledger.steps import STEPS

_HISTORY = """CREATE TABLE migrations (
    version INTEGER NOT NULL PRIMARY KEY,
    what TEXT NOT NULL,
    applied_at TEXT NOT NULL
)"""


def latest() -> int:
    """Return the version of the present schema."""
    return len(STEPS)


def version(connection: Connection, target: str) -> int:
    """Return the schema version of a ledger, 0 for an empty database.

    Raises LedgerError when the database is another program's, or of a whosays newer than this one.
    """
    tables = set(inspect(connection).get_table_names())
    if not tables:
        return 0
    if schema.migrations.name not in tables:
        raise LedgerError(f"{target} is a database of another program: name another file for the ledger")
    found = connection.scalar(select(func.max(schema.migrations.c.version))) or 0
    if found > latest():
        raise LedgerError(
            f"{target} has schema version {found}, this whosays knows up to {latest()}: "
            "update whosays, or name another file for the ledger"
        )
    return found


def migrate(connection: Connection, target: str, watch: Watch = unwatched) -> None:
    """Bring the ledger up to the present schema, inside the caller's write transaction."""
    present = version(connection, target)
    if present == 0:
        connection.exec_driver_sql(_HISTORY)
    for number, step in enumerate(STEPS[present:], start=present + 1):
        own = step.sqlite if connection.dialect.name == "sqlite" else ()
        for statement in (*step.statements, *own):
            connection.exec_driver_sql(statement)
        if step.fill:
            claims = connection.scalar(select(func.count()).select_from(schema.claims)) or 0
            with watch(claims) as done:
                step.fill(connection, done)
        applied_at = datetime.now(UTC).isoformat(timespec="seconds")
        connection.execute(
            insert(schema.migrations).values(version=number, what=step.what, applied_at=applied_at)
        )
