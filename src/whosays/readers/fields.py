"""One record of JSON Lines, JSON or a table to a Document: the input contract, field by field."""

from collections.abc import Mapping
from datetime import date

from whosays.errors import BadRecord
from whosays.readers import dates
from whosays.records import Document

COLUMNS = ("id", "text", "title", "publisher", "published", "url", "language", "restricted")
"""The fields that are read; all but `text` may be missing, others are ignored."""
_WORDS = ("title", "publisher", "url", "language")
_FLAGS = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False, "": False}


def document(
    record: Mapping[str, object], *, source: str, mark: str, sha256: str, media_type: str
) -> Document:
    """Return the document of one record, its source `source#id`, or `source` + `mark` where it has no id.

    Raises BadRecord for a record without text, or with a field that is not what the contract says. A date
    that can't be read is left out: the document is kept, no date is invented.
    """
    text = record.get("text")
    if text is None:
        seen = ", ".join(str(key)[:40] for key in list(record)[:12]) or "none"
        raise BadRecord(f"no `text`; fields seen: {seen}")
    if not isinstance(text, str):
        raise BadRecord(f"`text` is {_kind(text)}, not a string")
    if not text.strip():
        raise BadRecord("`text` is empty")
    refuse_unstorable(text, "`text`")
    words = {name: _words(record, name) for name in _WORDS}
    name = _words(record, "id")
    return Document.build(
        text=text,
        source=f"{source}#{name}" if name else source + mark,
        bytes_sha256=sha256,
        media_type=media_type,
        published=_published(record),
        restricted=_restricted(record.get("restricted")),
        **words,
    )


def refuse_unstorable(text: str, what: str) -> None:
    """Raise BadRecord for what can't be written as UTF-8 or kept in a database: lone surrogates and NUL."""
    if "\0" in text:
        raise BadRecord(f"{what} holds a NUL character at {text.index(chr(0)):,}: take it out")
    if text.isascii():
        return
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as err:
        raise BadRecord(
            f"{what} holds half a character at {err.start:,} (a broken byte or a lone surrogate): mend it"
        ) from err


def _words(record: Mapping[str, object], name: str) -> str | None:
    value = record.get(name)
    if isinstance(value, int | float) and not isinstance(value, bool):
        value = str(value)
    if value is None or value == "":
        return None
    if not isinstance(value, str):
        raise BadRecord(f"`{name}` is {_kind(value)}, not a string")
    refuse_unstorable(value, f"`{name}`")
    return value


def _published(record: Mapping[str, object]) -> date | None:
    value = record.get("published")
    return dates.parse(str(value)) if isinstance(value, str | int) else None


def _restricted(value: object) -> bool:
    """Return whether the document must stay out of default exports; only a plain yes or no will do."""
    if value is None or isinstance(value, bool):
        return bool(value)
    if isinstance(value, str | int) and str(value).strip().lower() in _FLAGS:
        return _FLAGS[str(value).strip().lower()]
    raise BadRecord("`restricted` must be true or false")


def _kind(value: object) -> str:
    kinds = {bool: "true or false", list: "a list", dict: "an object", int: "a number", float: "a number"}
    return kinds.get(type(value), "null")
