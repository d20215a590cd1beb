"""`whosays extract`: documents in, claims out, nothing kept."""

import io
import sys
from collections.abc import Callable
from enum import StrEnum
from typing import Annotated

import typer

from whosays.cli.console import json_safe, results, visible
from whosays.cli.options import ActorList, Inputs, Places, Rules
from whosays.cli.runs import Run, extraction, parties
from whosays.cli.tables import claims_table, table
from whosays.exports import FORMATS
from whosays.records import Claim, Document

KEPT = "what was printed is whole, document by document; nothing was stored"


class Format(StrEnum):
    """How claims are printed."""

    jsonl = "jsonl"
    csv = "csv"
    table = "table"


def extract(
    inputs: Inputs = None,
    form: Annotated[
        Format, typer.Option("--format", help="One claim a line as JSON or CSV, or tables for the eye.")
    ] = Format.jsonl,
    places: Places = None,
    actors: ActorList = None,
    rules: Rules = False,
) -> None:
    """Read documents and print their claims; nothing is stored.

    Documents are read one by one, so memory stays flat however many there are. What can't be read is named on
    stderr with the reason, and the exit code is then 3.

    \b
    Examples:
      whosays extract statement.txt
      whosays extract articles/ > claims.jsonl
      whosays extract --actors ucdp-actors.csv statement.txt
      whosays extract articles/ --format csv > claims.csv
      cat statement.txt | whosays extract --format table
      whosays extract --rules articles/ > claims.jsonl
    """
    read = extraction(parties(actors), rules=rules)
    run = Run(inputs)
    if form is Format.table:
        _tables(run, read)
    else:
        _lines(run, form.value, read)
    run.end()


def _lines(run: Run, form: str, read: Callable[[Document], list[Claim]]) -> None:
    """Print claims in an export format, a whole document at a time."""
    out = results()
    buffer = io.StringIO(newline="")
    exporter = FORMATS[form]()

    def written() -> str:
        text = buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()
        return text

    def lines(_: Document, claims: list[Claim]) -> str:
        try:
            for claim in claims:
                exporter.feed(claim)
        except Exception:
            written()  # half a document is not printed
            raise
        return written()

    exporter.setup(buffer)
    out.write(_shown(written(), form))
    for text in run.each(read, lines, streaming=True):
        out.write(_shown(text, form))
    exporter.finish()
    out.write(_shown(written(), form))


def _shown(lines: str, form: str) -> str:
    """Return lines unchanged for a pipe or a file, and harmless for a terminal."""
    if not sys.stdout.isatty():
        return lines
    return json_safe(lines) if form == Format.jsonl else visible(lines.replace("\r\n", "\n"))


def _tables(run: Run, read: Callable[[Document], list[Claim]]) -> None:
    def both(document: Document, claims: list[Claim]) -> tuple[Document, list[Claim]]:
        return document, claims

    for document, claims in run.each(read, both, streaming=True):
        title = f"{document.source}: {document.title or document.publisher or 'untitled'}"
        if claims:
            claims_table(title, claims)
        else:
            table(f"{title}, no claims", {}, ())
