"""Tables for the eye: how a claim fits a row, and how rows fit a terminal."""

import os
from collections.abc import Iterable, Sequence

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

_QUOTE = 200
"""Code points of a quote that a table shows around the figure; `--json` has all of them."""

CLAIM_COLUMNS = ("Measure", "Figure", "Modifier", "Of whom", "Where", "When", "On whose word", "Exact words")


def table(
    title: str, head: Sequence[str], rows: Iterable[Sequence[str]], *, right: Iterable[int] = ()
) -> None:
    """Print a table on stdout; cells are escaped, the columns in `right` are set flush right.

    Colours and width follow the terminal (NO_COLOR, TERM and COLUMNS are honoured); a pipe gets plain text.
    """
    flush_right = set(right)
    drawn = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for index, name in enumerate(head):
        drawn.add_column(name, justify="right" if index in flush_right else "left", overflow="fold")
    for row in rows:
        drawn.add_row(*(Text(one_line(cell)) for cell in row))
    stream = results()
    width = None if stream.isatty() or "COLUMNS" in os.environ else _PIPE_WIDTH
    console = Console(file=stream, width=width, highlight=False)
    with console.capture() as captured:  # written by us, or rich would swallow a broken pipe
        console.print(Text(one_line(title), style="bold"))
        console.print(drawn)
    stream.write(captured.get())


def claim_row(claim: Claim) -> tuple[str, ...]:
    """Return a claim as the cells of CLAIM_COLUMNS."""
    return (
        " · ".join([claim.measure, *_reservations(claim)]),
        wording.short(claim.figure),
        claim.figure.modifier,
        claim.population.text if claim.population else "",
        claim.place.text if claim.place else "",
        claim.time.text if claim.time else "",
        chain(claim),
        _around_figure(claim),
    )


def chain(claim: Claim) -> str:
    """Return the chain of sources, innermost first, then who carried the document."""
    spoken = " ← ".join(source.text for source in claim.sources) or "the document itself"
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


def _around_figure(claim: Claim) -> str:
    if len(claim.quote) <= _QUOTE:
        return claim.quote
    middle = (claim.figure.start + claim.figure.end) // 2 - claim.span.start
    first = min(max(0, middle - _QUOTE // 2), len(claim.quote) - _QUOTE)
    shown = claim.quote[first : first + _QUOTE]
    return f"{'…' if first else ''}{shown}{'…' if first + _QUOTE < len(claim.quote) else ''}"
