"""Bytes of one input, read once: a look ahead, the whole within a limit, or line by line."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from whosays.errors import UnreadableInput

MAX_DOCUMENT_BYTES = 10_000_000
"""The largest single document, in bytes: a file, one line of JSON Lines, one row of a table.

Ten megabytes are about 1.6 million words, three times the longest novels; what is larger is a collection,
and the stages after this one hold a document in memory at some hundred times its size. A file of JSON Lines
or a table may be of any size.
"""
_CHUNK = 1 << 18


class Stream:
    """One input's bytes. `progress` hears how many bytes were taken, as they are taken."""

    def __init__(self, raw: BinaryIO, progress: Callable[[int], None] | None = None) -> None:
        self._raw = raw
        self._progress = progress
        self._ahead = b""
        self.taken = 0
        """Bytes taken from the input so far."""

    def peek(self, size: int) -> bytes:
        """Return up to `size` bytes without using them up; fewer only where the input ends."""
        if len(self._ahead) < size:
            self._ahead += self._take(size - len(self._ahead))
        return self._ahead[:size]

    def whole(self) -> bytes:
        """Return all the rest; raise UnreadableInput when it is over the limit of one document."""
        data = self.peek(MAX_DOCUMENT_BYTES + 1)
        if len(data) > MAX_DOCUMENT_BYTES:
            raise UnreadableInput(
                f"over {MAX_DOCUMENT_BYTES:,} bytes, the limit of one document: "
                "split it, or give its documents as JSON Lines, one a line"
            )
        self._ahead = b""
        return data

    def chunks(self) -> Iterator[bytes]:
        """Return all the rest in pieces; each but the last is of a length divisible by four."""
        ahead, self._ahead = self._ahead, b""
        yield ahead + self._take(-len(ahead) % 4)
        while chunk := self._take(_CHUNK):
            yield chunk

    def _take(self, size: int) -> bytes:
        parts: list[bytes] = []
        while size > 0 and (part := self._raw.read(size)):
            parts.append(part)
            size -= len(part)
            self.taken += len(part)
            if self._progress:
                self._progress(len(part))
        return b"".join(parts)


@dataclass(slots=True)
class Line:
    """One line without its line end; `raw` is None where the line is over the limit of one document."""

    number: int
    raw: bytes | None


def lines(stream: Stream, newline: bytes = b"\n") -> Iterator[Line]:
    """Return the lines of `stream`, never holding more of one than a document may have.

    `newline` is the line feed in the input's encoding: two or four bytes wide in UTF-16 and UTF-32, where it
    counts only at a multiple of its width. The line feed itself is left off, a carriage return is not.
    """
    number, size = 1, 0
    parts: list[bytes] = []
    for chunk in stream.chunks():
        start = 0
        while (end := _find(chunk, newline, start)) >= 0:
            size += end - start
            whole = b"".join([*parts, chunk[start:end]]) if size <= MAX_DOCUMENT_BYTES else None
            yield Line(number, whole)
            number, size, start = number + 1, 0, end + len(newline)
            parts.clear()
        size += len(chunk) - start
        if size <= MAX_DOCUMENT_BYTES:
            parts.append(chunk[start:])
        else:
            parts.clear()
    if size:
        yield Line(number, b"".join(parts) if size <= MAX_DOCUMENT_BYTES else None)


def _find(chunk: bytes, newline: bytes, start: int) -> int:
    at = chunk.find(newline, start)
    while at % len(newline) and at >= 0:
        at = chunk.find(newline, at + 1)
    return at
