"""Tables with a header (RFC 4180 and its relatives), streamed row by row."""

import csv
import hashlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from whosays.errors import BadRecord, UnreadableInput
from whosays.readers import decode, fields, sniff
from whosays.readers.stream import MAX_DOCUMENT_BYTES, Stream, lines
from whosays.records import Document, Skipped

MEDIA_TYPE = "text/csv"


class _Feed:
    """Hands the decoded lines of a table to the csv module and keeps the bytes of the row at hand."""

    def __init__(self, stream: Stream, encoding: str) -> None:
        self._lines = lines(stream, "\n".encode(encoding))
        self._encoding = encoding
        self._newline = "\n".encode(encoding)
        self.row: list[bytes] = []
        self._size = 0
        self.first = 1
        """Number of the line on which the row at hand begins."""
        self.number = 0

    def start(self) -> None:
        """Begin a new row."""
        self.row, self._size, self.first = [], 0, self.number + 1

    def content(self) -> bytes:
        """Return the bytes of the row at hand, without its last line feed."""
        return self._newline.join(self.row)

    def __iter__(self) -> Iterator[str]:
        for line in self._lines:
            self.number = line.number
            self._size += len(line.raw or b"") + len(self._newline)
            if line.raw is None or self._size > MAX_DOCUMENT_BYTES:
                raise UnreadableInput(
                    f"the row at line {self.first} is over {MAX_DOCUMENT_BYTES:,} bytes, the limit of one "
                    "document (a quote that is never closed?): mend it, the rows from there on were not read"
                )
            marked = decode.mark(line.raw) if line.number == 1 else None
            raw = line.raw[len(marked[0]) :] if marked else line.raw
            self.row.append(raw)
            yield self._text(raw) + "\n"

    def _text(self, raw: bytes) -> str:
        """Decode a line; broken bytes become lone surrogates, which no field of a document may hold."""
        try:
            return raw.decode(self._encoding, "surrogateescape")
        except UnicodeDecodeError as err:
            raise UnreadableInput(
                f"line {self.number} is broken {self._encoding.upper()}: save the table again as UTF-8; "
                "the rows from there on were not read"
            ) from err


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: its cells by column, the line it begins on, its bytes without the last line feed."""

    line: int
    cells: dict[str, str]
    content: bytes


def read(stream: Stream, source: str, encoding: str, delimiter: str) -> Iterator[Document | Skipped]:
    """Return the documents of a table whose header names a `text` column.

    The hash of a document's bytes covers its row, without byte order mark and last line feed. A row that is
    no document is reported as `source#L<its first line>`.
    """
    for row in rows(stream, source, encoding, delimiter, fields.COLUMNS):
        if isinstance(row, Skipped):
            yield row
            continue
        mark = f"#L{row.line}"
        sha256 = hashlib.sha256(row.content).hexdigest()
        try:
            yield fields.document(row.cells, source=source, mark=mark, sha256=sha256, media_type=MEDIA_TYPE)
        except BadRecord as err:
            yield Skipped(source=source + mark, reason=str(err))


def rows(
    stream: Stream, source: str, encoding: str, delimiter: str, known: Collection[str]
) -> Iterator[Row | Skipped]:
    """Return the rows under a header, whose names are taken in lower case; `known` may stand in it once each.

    A broken row is reported as `source#L<its first line>`. Raises UnreadableInput where the table can't be
    read on.
    """
    csv.field_size_limit(max(csv.field_size_limit(), MAX_DOCUMENT_BYTES))
    if encoding == "utf-8":
        encoding = _encoding(stream.peek(MAX_DOCUMENT_BYTES))
    feed = _Feed(stream, encoding)
    found = csv.reader(feed, delimiter=delimiter, strict=True)
    columns = _columns(found, known)
    count = 0
    while True:
        feed.start()
        try:
            row = next(found)
            if row:
                count += 1
                yield Row(feed.first, _cells(columns, row), feed.content())
        except StopIteration:
            break
        except (BadRecord, csv.Error) as err:
            count += 1
            yield Skipped(source=f"{source}#L{feed.first}", reason=_reason(err))
    if not count:
        yield Skipped(source=source, reason="empty: a header and no rows")


def _columns(found: Iterator[list[str]], known: Collection[str]) -> list[str]:
    try:
        header = next(row for row in found if any(row))
    except (StopIteration, csv.Error) as err:
        raise UnreadableInput(f"a table whose header can't be read ({err}): mend its first line") from err
    columns = sniff.lowered(header)
    twice = sorted({name for name in known if columns.count(name) > 1})
    if twice:
        raise UnreadableInput(f"column `{twice[0]}` appears twice in the header: rename one")
    return columns


def _cells(columns: list[str], row: list[str]) -> dict[str, str]:
    if len(row) > len(columns):
        raise BadRecord(f"{len(row)} cells for {len(columns)} columns: quote cells that hold the delimiter")
    return dict(zip(columns, row, strict=False))


def _encoding(sample: bytes) -> str:
    """Return the table's encoding; damaged UTF-8 stays UTF-8, so that only the rows it is in are lost."""
    try:
        sample.decode("utf-8")
    except UnicodeDecodeError as err:
        cut = err.start >= MAX_DOCUMENT_BYTES - 3
        if not cut and not decode.looks_like_damaged_utf8(sample):
            return decode.legacy_encoding(sample, err)
    return "utf-8"


def _reason(err: Exception) -> str:
    if not isinstance(err, csv.Error):
        return str(err)
    if str(err) == "unexpected end of data":
        return "a quote that is never closed: close it, the rows from there on were not read"
    return f"broken row: {err}; mend its quotes"
