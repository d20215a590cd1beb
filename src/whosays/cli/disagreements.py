"""`whosays disagreements`: questions to which origins give different answers."""

from whosays import views
from whosays.cli import listing
from whosays.cli.compared import disagreement_tables
from whosays.cli.filters import LIMIT, AsJson, Limit, Measure, Party, Place, Since, Source, Until, asked
from whosays.cli.options import LEDGER, Ledger
from whosays.cli.tables import table
from whosays.ledger import open_store
from whosays.views import QuestionDetail


def disagreements(  # noqa: PLR0913, PLR0917 each is an option
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
    """Show where accounts differ.

    Each question is shown with the latest account of every origin side by side, by day and then by name, and with
    what does not fit: figures without a number in common, denials, parts that exceed their whole, headlines that
    say more than their body. Which account is right is not said, and nobody's counts for more.

    \b
    Examples:
      whosays disagreements
      whosays disagreements --measure killed --since 2025-07-08
      whosays disagreements --place Kelu --json
    """
    wanted = asked(measure, source, party, place, since, until)

    def tables(shown: list[QuestionDetail]) -> None:
        for detail in shown:
            disagreement_tables(detail)
        if not shown:
            table(f"No accounts of {ledger} differ, and no figures were found that do not fit", {}, ())

    with open_store(ledger, read_only=True) as store, store.view() as view:
        listing.show(views.disagreements(view, wanted), limit, as_json, tables)
