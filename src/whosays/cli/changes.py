"""`whosays changes`: what was revised or corrected, when, in which words."""

from whosays import lexicon, views
from whosays.cli import listing
from whosays.cli.filters import LIMIT, AsJson, Limit, Measure, Party, Place, Since, Source, Until, asked
from whosays.cli.options import LEDGER, Ledger
from whosays.cli.tables import table
from whosays.ledger import open_store
from whosays.report import naming, wording
from whosays.report.wording import count
from whosays.views import Change

_COLUMNS = {"Day": 11, "Origin": 22, "Question": 30, "From": 10, "To": 10, "": 9, "Exact words": None}


def changes(  # noqa: PLR0913, PLR0917 each is an option
    ledger: Ledger = LEDGER,
    measure: Measure = None,
    source: Source = None,
    party: Party = None,
    place: Place = None,
    since: Since = None,
    until: Until = None,
    limit: Limit = LIMIT,
    as_json: AsJson = False,
) -> None:
    """Show what was revised or corrected.

    One line for each figure that its own origin replaced by another, by day: the figure before, the figure after,
    and the words that bring it. Two origins that differ are no change; see `whosays disagreements`.

    \b
    Examples:
      whosays changes
      whosays changes --source ministry --since 2025-07-08
      whosays changes --json --limit 0 > changes.jsonl
    """
    wanted = asked(measure, source, party, place, since, until)

    def tables(shown: list[Change]) -> None:
        table(f"{count(len(shown), 'change')} in {ledger}", _COLUMNS, map(_row, shown))

    with open_store(ledger, read_only=True) as store, store.view() as view:
        listing.show(views.changes(view, wanted), limit, as_json, tables)


def _row(change: Change) -> tuple[str, ...]:
    return (
        wording.day(change.day),
        change.origin.name,
        naming.heading(change.question),
        wording.short(change.old.figure) if change.old else "",
        wording.short(change.new.figure),
        lexicon.load("report")["change"][change.kind],
        wording.around_figure(change.new),
    )
