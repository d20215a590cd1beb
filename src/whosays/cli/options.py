"""Arguments and options that several commands share."""

from typing import Annotated

import typer

Inputs = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="FILE|FOLDER|-",
        help="What to read: plain text, HTML, JSONL, CSV, told apart by content; folders with all that is in "
        "them; - for standard input, which is also read when nothing is named and something is piped in.",
        show_default=False,
    ),
]

Ledger = Annotated[
    str, typer.Option("--ledger", envvar="WHOSAYS_LEDGER", metavar="FILE", help="The ledger: a SQLite file.")
]

LEDGER = "whosays.db"
"""The ledger when none is named."""
