"""What an input is, told from its content: a name's ending is often wrong and stdin has none."""

import csv
import json
import re
from dataclasses import dataclass
from typing import Literal

from whosays.errors import UnreadableInput
from whosays.readers.fields import COLUMNS

Kind = Literal["lines", "json", "table", "page", "text"]
_RECORD = re.compile(r'\{\s*"(?:[^"\\]|\\.)*"\s*:')
_ARRAY = re.compile(r"\[\s*(?:\{|\])")
_PAGE_START = re.compile(
    r"(?:<\?xml[^>]{0,200}>\s*)?(?:<!--(?:(?!-->).){0,2000}-->\s*){0,9}"
    r"<(?:!doctype\s+html|html|head|body|title|meta|link|script|style|p|div|span|article|main|section|header|nav"
    r"|h[1-6]|table|ul|ol|blockquote|pre|center|font|a|b|i|em|strong|br|img|figure)(?:\s[^<>]*)?/?>",
    re.IGNORECASE | re.DOTALL,
)
_PAGE_WITHIN = re.compile(r"<(?:!doctype\s+html|html|head|body)(?:\s[^<>]*)?>", re.IGNORECASE)
_NEAR = 2048
_NAME = re.compile(r"\w[\w .\-/#%()]{0,39}")
DELIMITERS = ",;\t|"
"""What may part the cells of a table."""
_ROWS = 20


@dataclass(frozen=True, slots=True)
class Guess:
    """The kind of an input; for a table, also what parts its cells."""

    kind: Kind
    delimiter: str = ","


def guess(head: str, complete: bool) -> Guess:
    """Return what an input is by its first characters; `complete` says that `head` is all of it.

    JSON Lines when an object opens it and a first line parses; JSON when an object or an array of objects
    does; a page when it opens with HTML or names `html`, `head` or `body` near the start; a table when its
    first line has a `text` column; else text. Raises UnreadableInput for XML other than XHTML and for a
    table without `text`.
    """
    start = head.lstrip()
    if start.startswith("{"):
        kind = _braces(start, complete)
        if kind:
            return Guess(kind)
    if _ARRAY.match(start):
        return Guess("json")
    if _PAGE_START.match(start) or _PAGE_WITHIN.search(start[:_NEAR]):
        return Guess("page")
    if start.startswith("<?xml"):
        raise UnreadableInput("XML that is no web page: give its articles as text, HTML or JSON Lines")
    delimiter = _table(start, complete)
    return Guess("table", delimiter) if delimiter else Guess("text")


def _braces(start: str, complete: bool) -> Kind | None:
    """Return which JSON an input is that opens with a brace, or None where it is text."""
    first, *rest = start.split("\n")
    if not rest and not complete:
        return "lines" if _RECORD.match(first) else None
    whole = rest if complete else rest[:-1]
    if _is_object(first) or any(_is_object(line) and '"text"' in line for line in whole):
        return "lines"
    if _RECORD.match(first):
        return "lines"
    return "json" if _RECORD.match(start) or re.fullmatch(r"\{\s*\}\s*", start) else None


def _is_object(line: str) -> bool:
    if not line.lstrip().startswith("{"):
        return False
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _table(start: str, complete: bool) -> str | None:
    """Return the delimiter of a table with a `text` column, or None for what is no table."""
    lines = start.split("\n")
    if not complete:
        lines.pop()
    if not lines:
        return None
    headers = {mark: cells(lines[:1], mark) for mark in DELIMITERS}
    with_text = {mark: rows[0] for mark, rows in headers.items() if rows and "text" in lowered(rows[0])}
    if with_text:
        best = max(with_text, key=lambda mark: len(with_text[mark]))
        if len(with_text[best]) > 1:
            return best
        return best if lines[0].strip() in ("text", '"text"') and any(lines[1:]) else None
    for mark, rows in headers.items():
        if rows and _names_columns(rows[0], cells(lines[1 : _ROWS + 1], mark)):
            seen = ", ".join(rows[0][:20])
            raise UnreadableInput(
                f"a table without a `text` column (columns seen: {seen}): name the column of the text `text`"
            )
    return None


def _names_columns(header: list[str], rows: list[list[str]]) -> bool:
    """Return whether a line is a header: columns of ours, or plain names over rows of as many cells."""
    if len(header) < 2 or not all(_NAME.fullmatch(name) for name in header):
        return False
    if len(set(COLUMNS) & set(lowered(header))) > 1:
        return True
    return len(header) > 2 and len(rows) > 1 and all(len(row) == len(header) for row in rows)


def cells(lines: list[str], delimiter: str) -> list[list[str]]:
    """Return the rows of `lines` that have cells, none at all where a quote is broken."""
    try:
        return [row for row in csv.reader(lines, delimiter=delimiter, strict=True) if row]
    except csv.Error:
        return []


def lowered(header: list[str]) -> list[str]:
    """Return the names of columns as they are compared."""
    return [name.strip().lower() for name in header]
