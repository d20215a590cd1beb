"""Reads a reference series row by row; which kind it is follows from its header."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from whosays import lexicon
from whosays.errors import BadRecord, UnreadableInput
from whosays.readers import decode, sniff, tables, walk
from whosays.readers.stream import Stream
from whosays.records import Skipped
from whosays.series import daily, events
from whosays.series.cells import Cells
from whosays.series.entries import Entry

_HEAD = 1 << 16
_Reader = Callable[[Cells, int], Iterator[Entry]]


def read(path: Path, progress: Callable[[int], None] | None = None) -> Iterator[Entry | Skipped]:
    """Yield the entries of a series, and a Skipped `file#L<line>` with the reason for every row that is none.

    Nothing of the file is held but the row at hand. `progress` is called with the number of bytes taken.
    Raises UnreadableInput for a file that can't be read or is no series.
    """
    try:
        with path.open("rb") as raw:
            yield from _entries(Stream(raw, progress), walk.shown(str(path)), path.name)
    except OSError as err:
        raise UnreadableInput(f"{path}: {walk.explain(err)}") from err


def _entries(stream: Stream, source: str, file: str) -> Iterator[Entry | Skipped]:
    head = stream.peek(_HEAD)
    try:
        decode.refuse_binary(head)
        encoding = decode.unicode_encoding(head)
        delimiter, needs, reader = _kind(head.decode(encoding, "replace").removeprefix("\ufeff"), file)
        for row in tables.rows(stream, source, encoding, delimiter, needs):
            if isinstance(row, Skipped):
                yield row
                continue
            try:
                yield from list(reader(row.cells, row.line))
            except BadRecord as err:
                yield Skipped(source=f"{source}#L{row.line}", reason=str(err))
    except UnreadableInput as err:
        raise UnreadableInput(f"{source}: {err}") from err


def _kind(look: str, file: str) -> tuple[str, frozenset[str], _Reader]:
    """Return what parts the cells, the columns that are read, and what reads a row."""
    lines = look.lstrip("\r\n").splitlines()[:1]
    layouts = lexicon.load("series")
    for delimiter in sniff.DELIMITERS:
        header: frozenset[str] = frozenset(*map(sniff.lowered, sniff.cells(lines, delimiter)))
        for layout in layouts["events"]:
            needs = frozenset(layout["needs"].split())
            if needs <= header:
                return delimiter, needs, partial(_event, layout, events.name(layout, file))
        layout = layouts["daily"]
        needs = frozenset(layout["needs"].split())
        if needs <= header and header & set(layout["counts"]):
            read = needs | set(layout["counts"]) | set(layout["others"].split())
            return delimiter, read, partial(daily.entries, layout)
    raise UnreadableInput(_unknown(lines, layouts))


def _event(layout: events.Layout, series: str, row: Cells, line: int) -> Iterator[Entry]:
    yield events.entry(layout, row, series, line)


def _unknown(lines: list[str], layouts: dict[str, Any]) -> str:
    """Say which columns each kind needs."""
    kinds = [f"{layout['name']} ({', '.join(layout['needs'].split())})" for layout in layouts["events"]]
    daily_needs = ", ".join(layouts["daily"]["needs"].split())
    kinds.append(f"a daily series ({daily_needs}, {' or '.join(layouts['daily']['counts'])})")
    return (
        f"no reference series: its header {lines[0][:200] if lines else ''!r} has the columns of none of: "
        + ("; ".join(kinds))
    )
