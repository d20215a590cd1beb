"""`whosays export`: the claims of a ledger for other tools."""

import sys
from enum import StrEnum
from typing import Annotated

import typer

from whosays.cli.console import say
from whosays.cli.options import LEDGER, Ledger, Rows, RowsAsked
from whosays.errors import UsageError
from whosays.exports import gold, incidents, writing
from whosays.ledger import open_store
from whosays.report.wording import count
from whosays.views.coding import CONVENTIONS

KEPT = "no file was changed"


class Format(StrEnum):
    """The formats of `whosays.exports`, labels for `whosays evaluate`, and the conventions of `views.coding`."""

    jsonl = "jsonl"
    csv = "csv"
    gold = "gold"
    ucdp = "ucdp"
    acled = "acled"
    airwars = "airwars"


def export(
    ledger: Ledger = LEDGER,
    form: Annotated[
        Format,
        typer.Option(
            "--format",
            help="One claim a line, as JSON or as CSV; as labels for `whosays evaluate`, one document a line "
            "whose claims were all reviewed; or incidents as CSV, in the columns of a convention.",
        ),
    ] = Format.jsonl,
    rows: RowsAsked = Rows.machine,
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="FILE", help="Where to; - is standard output.")
    ] = writing.STDOUT,
) -> None:
    """Write the claims of a ledger for other tools.

    Every claim is compared with its document once more on the way out. A file is replaced only by a whole
    export. Documents that are marked as restricted are left out. Cells that a spreadsheet would run as a
    formula get an apostrophe in front.

    ucdp, acled and airwars give one incident a line in the columns of that standard, with the claims that decided
    it. They are projections: only documented rules are applied, a coder's columns stay empty, and notes say where
    no rule is known. Running totals are no incidents and are left out. Claims count as they stand after review.

    \b
    Examples:
      whosays export > claims.jsonl
      whosays export --format csv --output claims.csv
      whosays export --ledger kelu.db | head -n 3
      whosays export --rows reviewed --output reviewed.jsonl
      whosays export --format gold --output gold.jsonl
      whosays export --format ucdp --output incidents.csv
    """
    if output == writing.STDOUT and sys.stdout.isatty():
        raise UsageError(
            "an export goes to a file or a pipe: give --output FILE, or look with `whosays claims`"
        )
    with open_store(ledger, read_only=True) as store, store.view() as view:
        if form is Format.gold:
            written = gold.export(view, output)
        elif form.value in CONVENTIONS:
            written = incidents.export(view, output, form.value)
        else:
            written = writing.export(view, output, form.value, version=rows.value)
    what = "document" if form is Format.gold else "incident" if form.value in CONVENTIONS else "claim"
    say(f"{count(written, what)} written to {'standard output' if output == writing.STDOUT else output}")
