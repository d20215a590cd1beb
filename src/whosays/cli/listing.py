"""Records of a ledger on stdout: a table for the eye or one line of JSON each, up to a limit."""

import sys
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TypeVar

from whosays.cli.console import json_safe, results, say
from whosays.records import Record

Listed = TypeVar("Listed", bound=Record)


def show(found: Iterator[Listed], limit: int, as_json: bool, tables: Callable[[list[Listed]], None]) -> None:
    """Print the first `limit` records, all for 0, and say on stderr where there are more."""
    shown = islice(found, limit or None)
    if as_json:
        lines(shown)
    else:
        tables(list(shown))
    if limit and next(found, None):
        say(f"the first {limit:,} are shown; --limit 0 shows all")


def lines(records: Iterable[Record]) -> None:
    """Print records as one line of JSON each; a terminal gets control characters as escapes."""
    out = results()
    for record in records:
        line = record.model_dump_json(by_alias=True) + "\n"
        out.write(json_safe(line) if sys.stdout.isatty() else line)
