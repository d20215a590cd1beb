import io
from pathlib import Path

from whosays.readers import read
from whosays.records import Document, Skipped


def from_stdin(data: bytes) -> list[Document | Skipped]:
    return list(read(["-"], stdin=io.BytesIO(data)))


def only_document(data: bytes) -> Document:
    (found,) = from_stdin(data)
    assert isinstance(found, Document), found
    return found


def only_reason(data: bytes) -> str:
    (found,) = from_stdin(data)
    assert isinstance(found, Skipped), found
    return found.reason


def outcome(inputs: list[str | Path]) -> list[tuple[str, str]]:
    """Each record's source with its text, or with why it was skipped."""
    return [(one.source, one.text if isinstance(one, Document) else one.reason) for one in read(inputs)]
