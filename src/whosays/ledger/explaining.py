"""What the database reports, said as an error of ours that names the ledger and what to do."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError

from whosays.errors import LedgerError


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
