"""What every scorer shares: running a reader over the gold, crashes and all, and rendering."""

import json
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from whosays.evaluate.counts import Row
from whosays.evaluate.gold import Entry, Gold
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
        except Exception as err:  # whatever the reader under test raises is its result
            crashes.append(Crash(entry.name, f"{type(err).__name__}: {err}"))
        yield entry, output


def context(text: str, start: int, end: int, reach: int = 240) -> str:
    """Return the sentence around a span on one line, at most `reach` code points either side of it.

    Cut at line ends and at full stops before a space: near enough for reading an error list.
    """
    before, after = text[max(0, start - reach) : start], text[end : end + reach]
    first = max(
        (before.rfind(mark) + len(mark) for mark in (". ", "\n", "? ", "! ") if mark in before), default=0
    )
    ends = [after.find(mark) + 1 for mark in (". ", "\n", "? ", "! ") if mark in after]
    return " ".join((before[first:] + text[start:end] + after[: min(ends, default=len(after))]).split())
