"""What a ledger is to the rest of whosays: a Store that hands out one Writer and Views (after nomenklatura).

`open_store` in `opening` makes one. A document and its claims are immutable and arrive together: a document
that the ledger has is complete, so a run that was cut off goes on where it stopped.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from typing import Protocol

from sqlalchemy import Executable, RowMapping

from whosays.linked import Judgement
from whosays.records import Claim, Document, Skipped

Watch = Callable[[int], AbstractContextManager[Callable[[int], None]]]
"""Shows how far long work on so many claims has come; what it opens is told how many were done since."""


def unwatched(claims: int) -> AbstractContextManager[Callable[[int], None]]:
    """Show nothing."""
    return nullcontext(lambda done: None)


@dataclass(frozen=True, slots=True)
class Health:
    """What `whosays doctor` says of a ledger; `problems` is empty in a sound one."""

    target: str
    schema_version: int
    documents: int
    claims: int
    skipped: int
    older_recipe: int
    """Documents whose claims an older extraction recipe made; they stay as they are."""
    size: int | None
    """Bytes on disk, write-ahead log included; null for a ledger in memory."""
    problems: tuple[str, ...]


class Writer(Protocol):
    """Adds to a ledger, one transaction a document."""

    def put(self, document: Document, claims: Sequence[Claim]) -> bool:
        """Store a document with all its claims; return False where the ledger has the document already.

        Raises EvidenceError when a claim does not fit the document, BadRecord when the document can't be
        stored at all, LedgerError when the ledger can't be written. Nothing is stored then.
        """

    def link(self) -> int:
        """Link the documents that were added since the last time, in one transaction, and return their number.

        Raises LedgerError when the ledger can't be written; nothing is linked then, and the next call does it.
        """

    def skip(self, skipped: Skipped) -> bool:
        """Note an input that could not be used; return False where the same note is there already."""


class Reviewer(Protocol):
    """Adds the decisions of reviewers to a ledger, one transaction each."""

    def judge(self, judgement: Judgement, seen: int) -> Judgement:
        """Store a decision that was made in sight of judgement `seen` on its target, 0 for none.

        Returns it with its id, and for an edit or undo with what it changes; it is on disk then, safe from a
        power cut. Raises ConflictError when its target was decided on since, EvidenceError when an edited
        claim does not follow from its words, UsageError when it makes no sense, LedgerError when the ledger
        can't be written. Nothing is stored then.
        """


class View(Protocol):
    """One unchanging picture of a ledger, to be asked any number of questions."""

    def rows(self, statement: Executable) -> Iterator[RowMapping]:
        """Run a SELECT over the tables of `schema` and yield its rows as they come.

        Raises LedgerError when the ledger is damaged.
        """


class Store(AbstractContextManager["Store"], Protocol):
    """A ledger; closes itself at the end of a `with` block."""

    def has(self, document_id: str) -> bool:
        """Tell whether the document is stored, with all its claims."""

    def writer(self) -> AbstractContextManager[Writer]:
        """Open the ledger for adding."""

    def reviewer(self) -> AbstractContextManager[Reviewer]:
        """Open the ledger for decisions."""

    def view(self) -> AbstractContextManager[View]:
        """Open the ledger for reading, as it stands now; what is added meanwhile stays out of the picture."""

    def health(self) -> Health:
        """Check the ledger through and count what it holds; reads the whole file."""

    def close(self) -> None:
        """Let go of the ledger's files."""
