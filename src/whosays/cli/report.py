"""`whosays report`: a ledger as one page."""

from itertools import islice
from pathlib import Path
from typing import Annotated

import typer

from whosays import report as page
from whosays import views
from whosays.cli.console import results
from whosays.cli.options import LEDGER, Ledger, Rows, RowsAsked
from whosays.ledger import View, open_store
from whosays.views import ClaimFilter, Version

KEPT = "no file was changed"

RELIED = 100
"""How many origins the page lists, those with most claims first."""


def report(
    ledger: Ledger = LEDGER,
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="The page to write.")] = Path(
        "report.html"
    ),
    rows: RowsAsked = Rows.both,
) -> None:
    """Write a ledger as one HTML file that opens offline.

    It shows the figures as intervals over time by source, the claims in a table that filters, and the
    documents with their evidence marked. The page loads nothing from anywhere. Documents that are marked as
    restricted are left out. Claims stand as they do after review unless --rows says otherwise; what many documents
    say together follows the review in any case, and is shown as far as its claims are.

    \b
    Examples:
      whosays report
      whosays report --ledger kelu.db --output kelu.html
      whosays report --rows reviewed
    """
    with open_store(ledger, read_only=True) as store, store.view() as view:
        write(view, output, version=rows.value)
    results().write(f"{output}\n")


def write(view: View, output: Path, title: str = "Who says how many", *, version: Version = "both") -> None:
    """Write the page of all that may be passed on, claims in one version: restricted documents stay out."""
    shown = ClaimFilter(restricted=False)
    standing = (claim for claim, _ in views.standing_claims(view, version))
    compared = (
        views.detail(view, asked, restricted=False) for asked in views.questions(view, shown, compared=True)
    )
    page.write(
        output,
        page.Contents(
            documents=(document for document in views.documents(view) if not document.restricted),
            claims=views.claims(view, shown) if version == "machine" else standing,
            skipped=views.skipped(view),
            origins=views.origins(view, restricted=False),
            details=(found for found in compared if found),
            changes=views.changes(view, shown),
            relied=islice(views.relied(view, shown), RELIED),
            title=title,
        ),
    )
