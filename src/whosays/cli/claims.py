"""`whosays claims`: the claims of a ledger, filtered, for the eye or as JSON."""

from typing import Annotated

import typer

from whosays import views
from whosays.cli import listing
from whosays.cli.filters import LIMIT, AsJson, Limit, Measure, Party, Place, Since, Source, Until, asked
from whosays.cli.options import LEDGER, Ledger
from whosays.cli.tables import claims_table
from whosays.ledger import open_store
from whosays.report.wording import count


def claims(  # noqa: PLR0913, PLR0917 each is an option
    ledger: Ledger = LEDGER,
    measure: Measure = None,
    source: Source = None,
    party: Party = None,
    place: Place = None,
    since: Since = None,
    until: Until = None,
    document: Annotated[str | None, typer.Option(metavar="ID", help="Only claims of this document.")] = None,
    limit: Limit = LIMIT,
    as_json: AsJson = False,
) -> None:
    """Show the claims of a ledger.

    They come by the date of their document, the undated last.

    An arrow stands on the side that the words leave open: `12 →` for at least 12, `→ 90` for up to 90. Words
    are searched for as parts of words, whatever their case; a known party is found by its other
    names, too. A claim that states no time counts as of the day
    its document was published. --json prints all fields, and the whole quote.

    \b
    Examples:
      whosays claims --measure killed --place Kelu
      whosays claims --party Daesh
      whosays claims --party forces:NO --source state:NO/defence-ministry
      whosays claims --source ministry --since 2025-07-08 --until 2025-07-12
      whosays claims --ledger kelu.db --json --limit 0 > claims.jsonl
    """
    wanted = asked(measure, source, party, place, since, until, document)
    with open_store(ledger, read_only=True) as store, store.view() as view:
        listing.show(
            views.claims(view, wanted),
            limit,
            as_json,
            lambda shown: claims_table(f"{count(len(shown), 'claim')} of {ledger}", shown),
        )
