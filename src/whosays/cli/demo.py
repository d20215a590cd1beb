"""`whosays demo`: a real ledger to look at, before bringing documents of one's own."""

from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from typing import Annotated

import typer

from whosays import demo as package
from whosays import views
from whosays.cli import report
from whosays.cli.add import read_into
from whosays.cli.compared import disagreement_tables, origins_table, questions_table, sources_table
from whosays.cli.console import results
from whosays.cli.runs import Run
from whosays.cli.tables import claims_table, table
from whosays.ledger import View, open_store
from whosays.records import Claim
from whosays.report.wording import count

KEPT = "the demo folder is unfinished; run the same command again"

LEADING = 8
"""How many origins and questions the summary names."""

DIFFERING = 2
"""How many questions on which accounts differ it shows."""


def demo(
    out: Annotated[
        Path, typer.Option(metavar="FOLDER", help="Where the documents, ledger and report go.")
    ] = Path("whosays-demo"),
) -> None:
    """Read the demo corpus: a ledger, a summary and a report to look at.

    The documents tell of one invented conflict: reprints and relays, a revised toll, a correction, a denial,
    vague numbers, a headline that says more than its body, a page that tries to run code, and an empty file,
    which is skipped on purpose. The demo's own ledger and report are made anew each time; all else in the
    folder is left alone.

    \b
    Examples:
      whosays demo
      whosays demo --out /tmp/look
    """
    documents, series = package.corpus(out / "documents"), package.series(out)
    ledger, page = out / "demo.db", out / "report.html"
    for suffix in ("", "-wal", "-shm"):
        ledger.with_name(ledger.name + suffix).unlink(missing_ok=True)
    with open_store(ledger) as store:
        with store.writer() as writer:
            read_into(store, writer, Run([str(documents)], writer.skip))
        with store.view() as view:
            _summarise(view)
            report.write(view, page, "Whosays demo: an invented conflict")
    results().write(
        f"\nReport:  {page}  (open it in a browser; it needs no network)\n"
        f"Ledger:  {ledger}\nLook on: whosays questions --ledger {ledger} --place Kelu\n"
        f"Compare: whosays compare {series} --ledger {ledger}\n"
    )


def _summarise(view: View) -> None:
    found = views.summary(view)
    total = f"{count(found.documents, 'document')}, {count(found.claims, 'claim')}"
    counted = [(measure or "", f"{number:,}") for measure, number in found.measures.items()]
    table(f"What was counted ({total})", {"Measure": None, "Claims": None}, counted)
    claims_table("Some of the claims", _varied(views.claims(view)))
    questions_table("Some of the questions, by number of origins", islice(views.questions(view), LEADING))
    for detail in islice(views.disagreements(view), DIFFERING):
        disagreement_tables(detail)
        origins_table(detail)
    sources_table("On whose word, the most frequent", islice(views.relied(view), LEADING))
    skipped = [(Path(note.source).name, note.reason) for note in found.skipped]
    table(f"Skipped ({len(skipped)})", {"Input": None, "Reason": None}, skipped)


def _varied(claims: Iterable[Claim]) -> list[Claim]:
    """Return the first claim of every way to state a number, and of every degree of certainty."""
    first: dict[tuple[str, str], Claim] = {}
    for claim in claims:
        key = (claim.figure.modifier, "") if claim.factuality == "CT+" else ("", claim.factuality)
        first.setdefault(key, claim)
    return list(first.values())
