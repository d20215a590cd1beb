"""Readers: files, folders and stdin to Documents. Type is decided by content, never by a name's ending.

Plain text in any encoding, web pages, JSON Lines, JSON, tables with a header. What can't be used is yielded
as Skipped with the reason; no input ends the run.
"""

import hashlib
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, BinaryIO

from whosays.errors import InputError, UnreadableInput
from whosays.readers import decode, fields, jsons, sniff, tables, walk
from whosays.readers.stream import MAX_DOCUMENT_BYTES, Stream
from whosays.readers.walk import total_bytes
from whosays.records import Document, Skipped

__all__ = ["MAX_DOCUMENT_BYTES", "read", "total_bytes"]
_HEAD = 1 << 16


def read(
    inputs: Sequence[str | Path],
    *,
    stdin: BinaryIO | None = None,
    progress: Callable[[int], None] | None = None,
) -> Iterator[Document | Skipped]:
    """Return the documents of files, folders and stdin (`-`), in order, and a Skipped for whatever is none.

    `stdin` stands in for the process's own. `progress` is called with the number of bytes each time some are
    taken; over all files its steps sum to `total_bytes(inputs)`. Every input yields one record at least.
    """
    for given in inputs:
        if str(given) == walk.STDIN:
            yield from _documents(Stream(stdin or sys.stdin.buffer, progress), walk.STDIN)
            continue
        for member in walk.members(given):
            if isinstance(member, Skipped):
                yield member
            else:
                yield from _file(member, progress)


def _file(member: walk.Member, progress: Callable[[int], None] | None) -> Iterator[Document | Skipped]:
    taken = 0
    try:
        with member.path.open("rb") as raw:
            stream = Stream(raw, progress)
            yield from _documents(stream, member.source)
            taken = stream.taken
    except OSError as err:
        yield Skipped(source=member.source, reason=walk.explain(err))
    if progress and taken < member.size:
        progress(member.size - taken)


def _documents(stream: Stream, source: str) -> Iterator[Document | Skipped]:
    try:
        head = stream.peek(_HEAD)
        if not head:
            raise UnreadableInput("empty: no bytes in it")
        decode.refuse_binary(head)
        encoding = decode.unicode_encoding(head)
        look = head.decode(encoding, "replace").removeprefix("\ufeff")
        kind = sniff.guess(look, complete=len(head) < _HEAD)
        if kind.kind == "lines":
            yield from jsons.read_lines(stream, source, encoding)
        elif kind.kind == "table":
            yield from tables.read(stream, source, encoding, kind.delimiter)
        else:
            yield from _whole(stream.whole(), source, kind.kind)
    except InputError as err:
        yield Skipped(source=source, reason=str(err))
    except OSError as err:
        yield Skipped(source=source, reason=walk.explain(err))


def _whole(raw: bytes, source: str, kind: sniff.Kind) -> Iterator[Document | Skipped]:
    text, legacy = decode.decode(raw, kind == "page")
    if not text.strip():
        raise UnreadableInput("empty: nothing but white space")
    fields.refuse_unstorable(text, "the text")
    if kind == "json":
        yield from jsons.read_whole(raw, text, source)
        return
    media_type = "text/plain"
    known: dict[str, Any] = {}
    if kind == "page":
        from whosays.readers import page  # noqa: PLC0415 lxml and trafilatura take 0.15 s to import

        media_type = "text/html"
        text, known = page.read(text)
    if legacy:
        media_type += f"; charset={legacy}"
    sha256 = hashlib.sha256(raw).hexdigest()
    yield Document.build(text=text, source=source, bytes_sha256=sha256, media_type=media_type, **known)
