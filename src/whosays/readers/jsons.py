"""JSON Lines, streamed line by line, and one JSON document or array."""

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from whosays.errors import BadRecord
from whosays.readers import decode, fields
from whosays.readers.stream import MAX_DOCUMENT_BYTES, Line, Stream, lines
from whosays.records import Document, Skipped

MEDIA_TYPE = "application/json"


def read_lines(stream: Stream, source: str, encoding: str) -> Iterator[Document | Skipped]:
    """Return the documents of JSON Lines (jsonlines.org), one bad line never costing another.

    The hash of a document's bytes covers its line without line end and byte order mark. Blank lines are
    passed over; any other line is a Document or is reported as `source#L<number>`.
    """
    blank = True
    for line in lines(stream, "\n".encode(encoding)):
        try:
            record = _line(line, source, encoding)
        except BadRecord as err:
            blank = False
            yield Skipped(source=f"{source}#L{line.number}", reason=str(err))
            continue
        if record:
            blank = False
            yield record
    if blank:
        yield Skipped(source=source, reason="empty: nothing but blank lines")


def read_whole(raw: bytes, text: str, source: str) -> Iterator[Document | Skipped]:
    """Return the documents of one JSON object, or of an array of them, as `source#id` or `source#<number>`.

    The hash of the bytes is that of the whole input.
    """
    sha256 = hashlib.sha256(raw).hexdigest()
    content = _parse(text)
    records = content if isinstance(content, list) else [content]
    for number, record in enumerate(records, 1):
        mark = f"#{number}" if isinstance(content, list) else ""
        try:
            yield _document(record, source, mark, sha256)
        except BadRecord as err:
            yield Skipped(source=source + mark, reason=str(err))
    if not records:
        yield Skipped(source=source, reason="empty: a JSON array of nothing")


def _line(line: Line, source: str, encoding: str) -> Document | None:
    if line.raw is None:
        raise BadRecord(
            f"line {line.number} is over {MAX_DOCUMENT_BYTES:,} bytes, the limit of one document: split it"
        )
    raw = line.raw
    marked = decode.mark(raw) if line.number == 1 else None
    if marked:
        raw = raw[len(marked[0]) :]
    raw = raw.removesuffix("\r".encode(encoding))
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError as err:
        raise BadRecord(
            f"line {line.number} is broken {encoding.upper()} at byte {err.start:,}: write it again as UTF-8"
        ) from err
    if not text or text.isspace():
        return None
    return _document(_parse(text), source, f"#L{line.number}", hashlib.sha256(raw).hexdigest())


def _parse(text: str) -> Any:
    try:
        return json.loads(text)
    except RecursionError as err:
        raise BadRecord("JSON nested too deep to read") from err
    except json.JSONDecodeError as err:
        at = f"line {err.lineno}, column {err.colno}" if err.lineno > 1 else f"column {err.colno:,}"
        raise BadRecord(f"broken JSON at {at}: {err.msg}") from err
    except ValueError as err:
        raise BadRecord(f"JSON that can't be read: {err}") from err


def _document(record: Any, source: str, mark: str, sha256: str) -> Document:
    if not isinstance(record, dict):
        raise BadRecord('not a JSON object with a "text" field')
    return fields.document(record, source=source, mark=mark, sha256=sha256, media_type=MEDIA_TYPE)
