"""How far long work has come, on stderr, and only where somebody can see it."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)

from whosays.readers import total_bytes


@dataclass(frozen=True, slots=True)
class Watch:
    """What a run tells of its way: `document` after each one, `read` with the number of bytes taken since."""

    document: Callable[[], None]
    read: Callable[[int], None]


@contextmanager
def claims_done(total: int) -> Iterator[Callable[[int], None]]:
    """Show how many of a ledger's claims are brought up to date: a `ledger.Watch`."""
    if not sys.stderr.isatty() or not total:
        yield lambda done: None
        return
    columns = (
        SpinnerColumn(), TextColumn("bringing the ledger up to date"), MofNCompleteColumn(), BarColumn(),
        TimeRemainingColumn(),
    )  # fmt: skip
    with Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False) as bar:
        task = bar.add_task("claims", total=total)
        yield lambda done: bar.advance(task, done)


@contextmanager
def steps(total: int) -> Iterator[Callable[[], None]]:
    """Show how many of `total` documents are done; yields what to call after each."""
    if not sys.stderr.isatty():
        yield lambda: None
        return
    columns = (SpinnerColumn(), MofNCompleteColumn(), BarColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False) as bar:
        task = bar.add_task("scoring", total=total)
        yield lambda: bar.advance(task)


@contextmanager
def waiting(what: str) -> Iterator[None]:
    """Show that something whose length is not known is being done, and for how long."""
    if not sys.stderr.isatty():
        yield
        return
    columns = (SpinnerColumn(), TextColumn(what), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False) as bar:
        bar.add_task(what, total=None)
        yield


@contextmanager
def progress(inputs: Sequence[str], *, streaming: bool = False, noun: str = "documents") -> Iterator[Watch]:
    """Show how many documents (or rows, as `noun` says) are done and how much of `inputs` is read.

    Silent when stderr is no terminal, and when `streaming` results go to that same terminal.
    """
    if not sys.stderr.isatty() or (streaming and sys.stdout.isatty()):
        yield Watch(lambda: None, lambda size: None)
        return
    columns = (
        SpinnerColumn(),
        TextColumn("{task.fields[documents]:,} " + noun),
        BarColumn(),
        TimeRemainingColumn(),
    )
    console = Console(stderr=True)
    with Progress(*columns, console=console, transient=True, redirect_stdout=False) as bar:
        task = bar.add_task("reading", total=total_bytes(inputs), documents=0)

        def document() -> None:
            bar.update(task, documents=bar.tasks[0].fields["documents"] + 1)

        yield Watch(document, lambda size: bar.advance(task, size))
