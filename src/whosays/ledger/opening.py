"""Opens the ledger a user names, by path or database URL."""

from pathlib import Path

from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

from whosays.errors import LedgerError
from whosays.ledger import sqlite
from whosays.ledger.base import Store, Watch, unwatched

DEFAULT = Path("whosays.db")
"""Where a ledger is kept when the user names none."""

MEMORY = ":memory:"
"""Names a ledger that lives no longer than its store."""


def open_store(target: str | Path = DEFAULT, *, read_only: bool = False, watch: Watch = unwatched) -> Store:
    """Open the ledger at a path, `:memory:`, or a URL (`sqlite:///whosays.db`).

    A ledger is made where there is none, unless `read_only`. One of an older schema is brought up to date, which
    takes a minute or more for a million claims: `watch` shows how that goes on. Raises LedgerError with what to do
    when the ledger can't be opened, is damaged, belongs to a newer whosays, or lives in a database not supported yet.
    """
    path = _path(target) if isinstance(target, str) else target
    if str(path) == MEMORY:
        return sqlite.open_memory()
    return sqlite.open_file(path, read_only=read_only, watch=watch)


def _path(target: str) -> Path:
    if "://" not in target:
        return Path(target)
    try:
        url = make_url(target)
    except ArgumentError as err:
        raise LedgerError(
            f"{target!r} is no database URL: write a path or sqlite:///path/to/whosays.db"
        ) from err
    if url.get_backend_name() != "sqlite":
        shown = url.render_as_string(hide_password=True)
        raise LedgerError(f"{shown}: only SQLite ledgers are supported, write a path or sqlite:///path")
    return Path(url.database or MEMORY)
