"""`whosays sources`: who is relied on, directly and through others."""

from whosays import views
from whosays.cli import listing
from whosays.cli.compared import sources_table
from whosays.cli.filters import LIMIT, AsJson, Limit, Measure, Party, Place, Since, Source, Until, asked
from whosays.cli.options import LEDGER, Ledger
from whosays.ledger import open_store
from whosays.report.wording import count
from whosays.views import Relied


def sources(  # noqa: PLR0913, PLR0917 each is an option
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
    """Show who is relied on, directly and through others.

    An origin is whose word a claim is in the end, whoever carried it. `Through others` counts its claims that
    stand in documents of others; `From others alone` those among them whose figure stands in no document of the
    origin itself, so that the ledger has it second-hand only. Those with most claims come first.

    \b
    Examples:
      whosays sources
      whosays sources --measure killed --place Kelu
      whosays sources --json --limit 0 > sources.jsonl
    """
    wanted = asked(measure, source, party, place, since, until)

    def tables(shown: list[Relied]) -> None:
        sources_table(f"{count(len(shown), 'origin')} of {ledger}", shown)

    with open_store(ledger, read_only=True) as store, store.view() as view:
        listing.show(views.relied(view, wanted), limit, as_json, tables)
