"""Arguments and options that several commands share."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from whosays.annotate.places import own

Inputs = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="FILE|FOLDER|-",
        help="What to read: plain text, HTML, JSONL, CSV, told apart by content; folders with all that is in "
        "them; - for standard input, which is also read when nothing is named and something is piped in.",
        show_default=False,
    ),
]


def _own_places(path: Path | None) -> Path | None:
    """Take the list before any document is read, so that a broken one stops the command at once."""
    if path is not None:
        own.use(path)
    return path


Places = Annotated[
    Path | None,
    typer.Option(
        "--places",
        envvar=own.VARIABLE,
        metavar="FILE",
        callback=_own_places,
        help="Places of your own beside the gazetteer: CSV (name, latitude, longitude, country, admin1, "
        "geonames_id, alternate_names) or a GeoNames dump.",
        show_default=False,
    ),
]
ActorList = Annotated[
    Path | None,
    typer.Option(
        "--actors", envvar="WHOSAYS_ACTORS", metavar="FILE",
        help="A list of parties to know besides those built in: UCDP's or ACLED's actors as CSV, or name, id, kind.",
    ),
]  # fmt: skip

Ledger = Annotated[
    str, typer.Option("--ledger", envvar="WHOSAYS_LEDGER", metavar="FILE", help="The ledger: a SQLite file.")
]

Rules = Annotated[
    bool, typer.Option("--rules", help="Read by rules alone: faster, finds less, needs no model file.")
]


class Rows(StrEnum):
    """Which rows; see `views.Version`."""

    machine = "machine"
    reviewed = "reviewed"
    both = "both"


RowsAsked = Annotated[
    Rows,
    typer.Option(
        "--rows",
        help="Rows as extracted; those that reviewers accepted, edited or added; or all as they stand after "
        "review, without rejected ones.",
    ),
]

LEDGER = "whosays.db"
"""The ledger when none is named."""
