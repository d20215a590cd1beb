"""`whosays claims`: the claims of a ledger, filtered, for the eye or as JSON."""

import sys
from datetime import datetime
from itertools import islice
from typing import Annotated

import typer

from whosays import pipeline, views
from whosays.cli.console import json_safe, results, say
from whosays.cli.options import LEDGER, Ledger
from whosays.cli.runs import count
from whosays.cli.tables import claims_table
from whosays.ledger import open_store


def claims(  # noqa: PLR0913, PLR0917 each is an option
    ledger: Ledger = LEDGER,
    measure: Annotated[
        str | None, typer.Option(metavar="MEASURE", help="Only this measure: killed, injured, displaced ...")
    ] = None,
    source: Annotated[
        str | None,
        typer.Option(
            metavar="WORDS|ID",
            help="Only what a source so named, or with this id, says, anywhere in the chain; or its publisher.",
        ),
    ] = None,
    party: Annotated[
        str | None,
        typer.Option(
            metavar="WORDS|ID", help="Only what a party so named, or with this id, did; or who is counted."
        ),
    ] = None,
    place: Annotated[
        str | None,
        typer.Option(
            metavar="WORDS",
            help="Only what happened at a place so named, in a country (two capitals: NO), or at a GeoNames id.",
        ),
    ] = None,
    since: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], metavar="YYYY-MM-DD", help="Only claims about this day or later."),
    ] = None,
    until: Annotated[
        datetime | None,
        typer.Option(
            formats=["%Y-%m-%d"], metavar="YYYY-MM-DD", help="Only claims about this day or earlier."
        ),
    ] = None,
    document: Annotated[str | None, typer.Option(metavar="ID", help="Only claims of this document.")] = None,
    limit: Annotated[int, typer.Option(metavar="N", help="Show at most this many; 0 shows all.", min=0)] = 50,
    as_json: Annotated[bool, typer.Option("--json", help="Print one claim a line as JSON, whole.")] = False,
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
    wanted = views.ClaimFilter(
        measure=measure,
        source=source,
        source_id=pipeline.identify(source) if source else None,
        party=party,
        party_id=pipeline.identify(party) if party else None,
        place=place,
        since=since.date() if since else None,
        until=until.date() if until else None,
        document=document,
    )
    with open_store(ledger, read_only=True) as store, store.view() as view:
        found = views.claims(view, wanted)
        shown = islice(found, limit or None)
        if as_json:
            out = results()
            for claim in shown:
                line = claim.model_dump_json(by_alias=True) + "\n"
                out.write(json_safe(line) if sys.stdout.isatty() else line)
        else:
            listed = list(shown)
            claims_table(f"{count(len(listed), 'claim')} of {ledger}", listed)
        if limit and next(found, None):
            say(f"the first {limit:,} are shown; --limit 0 shows all")
