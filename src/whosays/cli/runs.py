"""One run over inputs: every document gets its turn, every failure is told, none stops the run."""

import sys
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

import typer

from whosays import actors, pipeline
from whosays.actors import Actors
from whosays.cli.console import say
from whosays.cli.progress import Watch, progress
from whosays.cli.workers import spread
from whosays.errors import LedgerError, PackageError, UsageError
from whosays.records import Claim, Document, Mentions, Skipped
from whosays.report.wording import count

SKIPPED = 3
"""Exit code of a run that is done but had to skip some input."""

Read = TypeVar("Read")
Result = TypeVar("Result")


def tell(skipped: Skipped) -> None:
    """Say on stderr that an input is left out, and why."""
    say(f"skipped: {skipped.source}: {skipped.reason}")


class Run:
    """Reads inputs, hands each document to `each`'s work, and counts what was skipped.

    `own` are files that the run itself writes: met in a folder, they are no input.
    """

    def __init__(
        self,
        inputs: Sequence[str] | None,
        on_skip: Callable[[Skipped], object] = tell,
        own: Sequence[Path] = (),
    ) -> None:
        self._inputs = named(inputs)
        self._on_skip = on_skip
        self._own = {path.absolute() for path in own}
        self.skipped = 0

    def each(
        self,
        read: Callable[[Document], Read],
        then: Callable[[Document, Read], Result],
        *,
        wanted: Callable[[Document], bool] = lambda document: True,
        streaming: bool = False,
    ) -> Iterator[Result]:
        """Yield what `then` makes of every document that is `wanted` and of what `read` found in it, in order.

        `read` runs in other processes too where there is much to read; `then` runs in this one. A document on which
        either raises is skipped, with the reason. `streaming` says that results are printed on the way, and
        progress must not get between them.
        """
        with progress(self._inputs, streaming=streaming) as watch:
            for document, answer in spread(read, self._documents(watch, wanted)):
                try:
                    result = then(document, answer())
                except (LedgerError, PackageError):
                    raise
                except Exception as err:  # a fault of ours on one document must not cost the others
                    reason = f"a fault in whosays, please report it ({type(err).__name__}: {err})"
                    self.skip(Skipped(source=document.source, reason=reason))
                else:
                    yield result
                watch.document()

    def _documents(self, watch: Watch, wanted: Callable[[Document], bool]) -> Iterator[Document]:
        for item in pipeline.read(self._inputs, progress=watch.read):
            if isinstance(item, Skipped):
                if Path(item.source).absolute() not in self._own:
                    self.skip(item)
            elif wanted(item):
                yield item
            else:
                watch.document()

    def skip(self, skipped: Skipped) -> None:
        """Count an input that is left out, and pass it on."""
        self.skipped += 1
        self._on_skip(skipped)

    def end(self) -> None:
        """Leave with the exit code that says whether all input was used."""
        if self.skipped:
            say(f"{count(self.skipped, 'input')} skipped; all others are done")
            raise typer.Exit(SKIPPED)


def parties(path: Path | None) -> Actors:
    """Return the parties of the user's list, none without one. Raises UsageError for a file that is no such list."""
    return actors.read(path) if path else actors.NONE


def extraction(known: Actors, *, rules: bool) -> Callable[[Document], list[Claim]]:
    """Return what gives the claims of a document, by rules alone or not; other processes can be handed it."""
    return partial(pipeline.extract, actors=known, rules=rules)


def annotation(known: Actors, *, rules: bool) -> Callable[[Document], Mentions]:
    """Return what gives all that is found in a document, by rules alone or not; other processes can be handed it."""
    return partial(pipeline.annotate, actors=known, rules=rules)


def named(inputs: Sequence[str] | None) -> list[str]:
    """Return what to read: the inputs named, or what is piped in. Raises UsageError without either."""
    if inputs:
        return list(inputs)
    if sys.stdin is None or sys.stdin.isatty():
        raise UsageError("nothing to read: name files or folders, or - for standard input")
    return ["-"]
