"""A ledger in one SQLite file, or in memory.

The file is in WAL mode, so readers and a writer don't wait for each other. `synchronous` is NORMAL: a process
killed at any moment loses no finished document, since its pages are with the operating system; only a power
cut may take back the last documents, and adding the same sources again restores them. FULL would wait for the
disk at every document to guard against that alone. A reviewer's decision can't be had again, so it does wait.
"""

import os
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event

from whosays.errors import LedgerError
from whosays.ledger import migrations
from whosays.ledger.base import Watch, unwatched
from whosays.ledger.explaining import explained
from whosays.ledger.sql import Engines, SqlStore

_PATIENCE = 60.0
"""Seconds to wait for another writer; one transaction is one document, so a wait is short."""

_SETTINGS = ("PRAGMA synchronous=NORMAL", "PRAGMA foreign_keys=ON")
_DURABLE = ("PRAGMA synchronous=FULL", "PRAGMA foreign_keys=ON")


def open_file(path: Path, *, read_only: bool, watch: Watch = unwatched) -> SqlStore:
    """Open the ledger in `path`; unless `read_only`, make it where there is none and bring it up to date.

    Raises LedgerError when the file can't be opened, is no ledger, is damaged, or is of a newer whosays.
    """
    if read_only and not path.is_file():
        raise LedgerError(f"no ledger at {path}: make one with `whosays add`, or name another with --ledger")
    settings = (*_SETTINGS, "PRAGMA query_only=ON") if read_only else _SETTINGS
    uri = _uri(path, read_only=read_only)
    engine = _engine(uri, settings)
    durable = _engine(uri, settings if read_only else _DURABLE)
    store = _store(engine, durable, str(path), lambda: _bytes(path))
    try:
        if read_only:
            _require_present_schema(engine, str(path))
        else:
            _make_ready(engine, str(path), watch)
            _write_ahead(engine, str(path))
    except LedgerError:
        store.close()
        raise
    return store


def open_memory() -> SqlStore:
    """Open an empty ledger that lives as long as the store; its views see what is added meanwhile."""
    uri = f"file:whosays-{uuid4().hex}?mode=memory&cache=shared"
    engine = _engine(uri, (*_SETTINGS, "PRAGMA read_uncommitted=ON"))
    _make_ready(engine, "the ledger in memory")
    return _store(engine, engine, "the ledger in memory", lambda: None)


def _uri(path: Path, *, read_only: bool) -> str:
    """A reader, too, opens a file it may write, so that SQLite can tidy up the log when the last one closes.

    On a medium that can't be written SQLite needs the promise that nobody else writes (`immutable`).
    """
    mode = "rwc"
    if read_only and os.access(path, os.W_OK) and os.access(path.parent, os.W_OK):
        mode = "rw"
    elif read_only:
        mode = "ro" if path.with_name(f"{path.name}-wal").exists() else "ro&immutable=1"
    return f"{path.absolute().as_uri()}?mode={mode}"


def _engine(uri: str, settings: tuple[str, ...]) -> Engine:
    """Make an engine whose transactions begin where SQLAlchemy says so, not where sqlite3 guesses."""

    def connect() -> sqlite3.Connection:
        connection = sqlite3.connect(
            uri, uri=True, timeout=_PATIENCE, isolation_level=None, check_same_thread=False
        )
        for setting in settings:
            connection.execute(setting)
        return connection

    engine = create_engine("sqlite://", creator=connect, poolclass=QueuePool)
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> None:
    """A writer asks for the write lock at once: a lock asked for halfway could be refused without a wait."""
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _store(engine: Engine, durable: Engine, target: str, size: Callable[[], int | None]) -> SqlStore:
    engines = Engines(engine, _writing(engine), _writing(durable))
    return SqlStore(engines, target, inspect=_faults, size=size)


def _writing(engine: Engine) -> Engine:
    return engine.execution_options(writes=True)


def _make_ready(engine: Engine, target: str, watch: Watch = unwatched) -> None:
    """Migrate where that is due, and leave any other database as it is."""
    with explained(target):
        with engine.connect() as connection:
            due = migrations.version(connection, target) < migrations.latest()
        if due:
            with _writing(engine).begin() as connection:
                migrations.migrate(connection, target, watch)


def _require_present_schema(engine: Engine, target: str) -> None:
    with explained(target), engine.connect() as connection:
        found = migrations.version(connection, target)
    if found == 0:
        raise LedgerError(
            f"{target} is empty: make a ledger with `whosays add`, or name another with --ledger"
        )
    if found < migrations.latest():
        raise LedgerError(
            f"{target} has the older schema version {found}: bring it up to date with `whosays add`"
        )


def _write_ahead(engine: Engine, target: str) -> None:
    """Set WAL mode, which the file keeps. SQLite does not wait for its lock here, so the wait is ours."""
    patience = time.monotonic() + _PATIENCE
    raw = engine.raw_connection()
    try:
        while True:
            try:
                mode = raw.driver_connection.execute("PRAGMA journal_mode=WAL").fetchone()[0]  # type: ignore[union-attr]
                break
            except sqlite3.OperationalError as err:
                if "locked" not in str(err) or time.monotonic() > patience:
                    raise LedgerError(f"{target} can't be made ready for writing ({err}): try again") from err
                time.sleep(0.05)
    finally:
        raw.close()
    if mode != "wal":
        raise LedgerError(
            f"{target}: this file system can't hold a write-ahead log: put the ledger on a local disk"
        )


def _faults(connection: Connection) -> list[str]:
    """Return what SQLite's own check of pages, indexes and references finds."""
    pages = [str(row[0]) for row in connection.exec_driver_sql("PRAGMA integrity_check")]
    strays = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    faults = [] if pages == ["ok"] else pages
    return faults + [f"row {row[1]} of {row[0]} belongs to no document" for row in strays]


def _bytes(path: Path) -> int:
    files = (path, path.with_name(f"{path.name}-wal"))
    return sum(file.stat().st_size for file in files if file.exists())
