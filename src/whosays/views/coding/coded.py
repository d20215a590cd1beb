"""What a convention gives: a column's number, the claims that decided it, and what it has no rule for."""

from collections.abc import Iterable, Sequence

from whosays.records import Record
from whosays.views.coding.extent import Edge
from whosays.views.coding.stated import Stated


class Coded(Record):
    """One number under a convention."""

    column: str
    value: float | int | None
    """Null where nothing is stated, or where no rule leads from what is stated to a number."""
    claims: tuple[str, ...] = ()
    """The claims that decided it."""


class Coding(Record):
    """What one incident comes to under a named convention: a projection, not a finding."""

    convention: str
    values: tuple[Coded, ...]
    notes: tuple[str, ...]
    """Where no rule is known, and what is left to a coder."""

    def value(self, column: str) -> float | int | None:
        """Return the number of a column, null where it has none."""
        return next((one.value for one in self.values if one.column == column), None)


def ended(column: str, edge: Edge | None, notes: list[str]) -> Coded:
    """Return an end of an extent as a column; an open side is left empty, and the note says whose words open it."""
    if edge is None:
        return Coded(column=column, value=None)
    if not edge.closed:
        notes.append(f"{column}: {quoted(edge.words)} sets no bound on that side")
    return Coded(column=column, value=edge.value, claims=edge.claims)


def quoted(words: Iterable[str]) -> str:
    """Return figures as worded, for a note."""
    return ", ".join(f"“{one}”" for one in words)


def worded(accounts: Iterable[Stated]) -> str:
    """Return the figures of accounts as worded, each once, for a note."""
    return quoted(sorted({one.words for one in accounts}))


def unruled(accounts: Sequence[Stated], convention: str) -> list[str]:
    """Return the note on vague words that a convention has no known rule for, if there are such."""
    vague = [one for one in accounts if not one.bounded]
    return [f"no {convention} rule is known for {worded(vague)}: not counted"] if vague else []
