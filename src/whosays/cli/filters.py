"""Filters and limits that the commands which ask a ledger share."""

from datetime import datetime
from typing import Annotated

import typer

from whosays import pipeline
from whosays.views import ClaimFilter

Measure = Annotated[
    str | None, typer.Option(metavar="MEASURE", help="Only this measure: killed, injured, displaced ...")
]
Source = Annotated[
    str | None,
    typer.Option(
        metavar="WORDS|ID",
        help="Only what a source so named, or with this id, says, anywhere in the chain; or its publisher.",
    ),
]
Party = Annotated[
    str | None,
    typer.Option(
        metavar="WORDS|ID", help="Only what a party so named, or with this id, did; or who is counted."
    ),
]
Place = Annotated[
    str | None,
    typer.Option(
        metavar="WORDS",
        help="Only what happened at a place so named, in a country (two capitals: NO), or at a GeoNames id.",
    ),
]
Since = Annotated[
    datetime | None,
    typer.Option(formats=["%Y-%m-%d"], metavar="YYYY-MM-DD", help="Only claims about this day or later."),
]
Until = Annotated[
    datetime | None,
    typer.Option(formats=["%Y-%m-%d"], metavar="YYYY-MM-DD", help="Only claims about this day or earlier."),
]
Limit = Annotated[int, typer.Option(metavar="N", help="Show at most this many; 0 shows all.", min=0)]
AsJson = Annotated[bool, typer.Option("--json", help="Print one record a line as JSON, whole.")]

LIMIT = 50
"""How many records are shown when no limit is given."""


def asked(  # noqa: PLR0913, PLR0917 each is an option
    measure: str | None,
    source: str | None,
    party: str | None,
    place: str | None,
    since: datetime | None,
    until: datetime | None,
    document: str | None = None,
) -> ClaimFilter:
    """Return the filter that the options ask for. Raises UsageError where nothing can satisfy it."""
    return ClaimFilter(
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
