"""What every scorer shares: running a reader over the gold, crashes and all, and rendering."""

import json
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from whosays.errors import PackageError
from whosays.evaluate.counts import Row
from whosays.evaluate.gold import Entry, Gold
from whosays.evaluate.mistakes import Mistake
from whosays.records import Document

Output = TypeVar("Output")


@dataclass(frozen=True, slots=True)
class Crash:
    """A document on which the reader raised; it counts as predicted nothing."""

    name: str
    reason: str


@dataclass(frozen=True)
class Scores(ABC):
    """The scores of one run over one gold file."""

    gold: Gold
    crashes: tuple[Crash, ...]

    @abstractmethod
    def metrics(self) -> dict[str, float | None]:
        """Return every headline score by its name, 0 to 1: what floors are set on. None: nothing to judge."""

    @abstractmethod
    def mistakes(self) -> Iterator[Mistake]:
        """Yield everything that was predicted wrongly or not at all, in the order of the gold file."""

    def errors(
        self, kind: str | None = None, label: str | None = None, corpus: str | None = None
    ) -> Iterator[Mistake]:
        """Yield the mistakes of one kind, label (measure, part or type) and corpus; None lets all through."""
        for mistake in self.mistakes():
            asked = ((kind, mistake.kind), (label, mistake.label), (corpus, mistake.corpus))
            if all(want in (None, has) for want, has in asked):
                yield mistake

    @abstractmethod
    def tables(self) -> dict[str, list[Row]]:
        """Return every table by its title, the headline scores first."""

    def as_rows(self) -> list[Row]:
        """Return the headline table."""
        return next(iter(self.tables().values()))

    def to_json(self) -> str:
        """Return everything as JSON: the file scored, its hash, metrics, tables and crashes."""
        return json.dumps(
            {
                "kind": self.gold.kind,
                "file": self.gold.name,
                "sha256": self.gold.sha256,
                "documents": len(self.gold.entries),
                "items": self.gold.items,
                "metrics": self.metrics(),
                "tables": self.tables(),
                "crashes": [{"name": c.name, "reason": c.reason} for c in self.crashes],
            },
            ensure_ascii=False,
            indent=2,
        )


def run(
    gold: Gold, read: Callable[[Document], Output], crashes: list[Crash]
) -> Iterator[tuple[Entry, Output | None]]:
    """Yield each document's labels with what `read` makes of it; a crash is noted and gives None."""
    for entry in gold.entries:
        output = None
        try:
            output = read(entry.document)
        except PackageError:
            raise
        except Exception as err:  # whatever the reader under test raises is its result
            crashes.append(Crash(entry.name, f"{type(err).__name__}: {err}"))
        yield entry, output
