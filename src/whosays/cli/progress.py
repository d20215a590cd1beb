"""A count on stderr while long work goes on."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn


@contextmanager
def progress(what: str, *, streaming: bool = False) -> Iterator[Callable[[], None]]:
    """Show how many documents are done; yields the function to call after each.

    Silent when stderr is no terminal, and when `streaming` results go to that same terminal. How many are to
    come is not known: a folder is walked while it is read.
    """
    if not sys.stderr.isatty() or (streaming and sys.stdout.isatty()):
        yield lambda: None
        return
    columns = (SpinnerColumn(), TextColumn("{task.description} {task.completed:,.0f}"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False) as bar:
        task = bar.add_task(what, total=None)
        yield lambda: bar.advance(task)
