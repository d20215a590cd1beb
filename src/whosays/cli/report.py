"""`whosays report`: a ledger as one page."""

from itertools import islice
from pathlib import Path
from typing import Annotated

import typer

from whosays import report as page
from whosays import views
from whosays.cli.console import results
from whosays.cli.options import LEDGER, Ledger
from whosays.ledger import View, open_store
from whosays.views import ClaimFilter

KEPT = "no file was changed"

RELIED = 100
"""How many origins the page lists, those with most claims first."""


def report(
    ledger: Ledger = LEDGER,
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="The page to write.")] = Path(
        "report.html"
    ),
) -> None:
    """Write a ledger as one HTML file that opens offline.

    It shows the figures as intervals over time by source, the claims in a table that filters, and the
    documents with their evidence marked. The page loads nothing from anywhere. Documents that are marked as
    restricted are left out.

    \b
    Examples:
      whosays report
      whosays report --ledger kelu.db --output kelu.html
    """
    with open_store(ledger, read_only=True) as store, store.view() as view:
        write(view, output)
    results().write(f"{output}\n")


def write(view: View, output: Path, title: str = "Who says how many") -> None:
    """Write the page of all that may be passed on: restricted documents stay out."""
    shown = ClaimFilter(restricted=False)
    compared = (
        views.detail(view, asked, restricted=False) for asked in views.questions(view, shown, compared=True)
    )
    page.write(
        output,
        page.Contents(
            documents=(document for document in views.documents(view) if not document.restricted),
            claims=views.claims(view, shown),
            skipped=views.skipped(view),
            origins=views.origins(view, restricted=False),
            details=(found for found in compared if found),
            changes=views.changes(view, shown),
            relied=islice(views.relied(view, shown), RELIED),
            title=title,
        ),
    )
