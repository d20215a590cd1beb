"""Tables for the eye: how a claim fits a row, and how rows fit a terminal."""

import os
import re
from collections.abc import Iterable, Mapping, Sequence

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from whosays import lexicon
from whosays.cli.console import one_line, results
from whosays.records import Claim
from whosays.report import wording

_PIPE_WIDTH = 120
"""Columns of a table that goes to a file or a pipe; COLUMNS overrides it."""

_NUMBER = re.compile(r"[\d.,–]+")

OWN_VOICE = "own voice"
"""Stands for the source of what a document says without naming one."""

_CLAIM_COLUMNS = {
    "Measure": 12, "Figure": 17, "Of whom": 14, "Where, when": 15, "On whose word": 20, "Exact words": None,
}  # fmt: skip
"""Columns of a claim and the most characters each may take; what is left is the quote's."""


def table(title: str, columns: Mapping[str, int | None], rows: Iterable[Sequence[str]]) -> None:
    """Print a table on stdout; a column may be given a greatest width, cells are escaped and wrapped.

    Numbers are set flush right. Colours and width follow the terminal (NO_COLOR, TERM, COLUMNS); a pipe gets
    plain text.
    """
    stream = results()
    width = None if stream.isatty() or "COLUMNS" in os.environ else _PIPE_WIDTH
    console = Console(file=stream, width=width, highlight=False)
    cells = [[one_line(cell) for cell in row] for row in rows]
    drawn = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for index, (name, most) in enumerate(columns.items()):
        numbers = bool(cells) and all(_NUMBER.fullmatch(row[index]) for row in cells)
        drawn.add_column(name, justify="right" if numbers else "left", overflow="fold", max_width=most)
    for row in cells:
        drawn.add_row(*map(Text, row))
    with console.capture() as captured:  # written by us, or rich would swallow a broken pipe
        console.print(Text(one_line(title), style="bold"))
        console.print(drawn)
    stream.write(captured.get())


def claims_table(title: str, claims: Iterable[Claim]) -> None:
    """Print claims as a table on stdout."""
    table(title, _CLAIM_COLUMNS, map(_row, claims))


def _row(claim: Claim) -> tuple[str, ...]:
    where = [words.text for words in (claim.place, claim.time) if words]
    return (
        ", ".join([claim.measure, *_reservations(claim)]),
        f"{wording.short(claim.figure)} {claim.figure.modifier}",
        claim.population.text if claim.population else "",
        ", ".join(where),
        chain(claim),
        wording.around_figure(claim),
    )


def chain(claim: Claim) -> str:
    """Return the chain of sources, innermost first, then who carried the document."""
    spoken = " ← ".join(source.text for source in claim.sources) or OWN_VOICE
    carried = ", ".join(relay.name for relay in claim.relay)
    return f"{spoken} (via {carried})" if carried else spoken


def _reservations(claim: Claim) -> list[str]:
    """Return in words what keeps a claim from being a plain assertion."""
    words = lexicon.load("report")
    said = [] if claim.factuality == "CT+" else [words["factuality"][claim.factuality]]
    if claim.stance:
        said.append(f"{claim.stance} by another voice" if claim.stance == "denied" else claim.stance)
    if claim.scope == "cumulative":
        said.append(words["scope"]["cumulative"])
    return said
