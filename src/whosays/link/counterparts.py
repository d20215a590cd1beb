"""Claims that two documents share because the words that state them were copied."""

from collections.abc import Iterable, Iterator
from typing import Protocol, TypeVar

from whosays.linked import Copy, Passage


class Counted(Protocol):
    """What has to be known of a claim to find its counterpart."""

    @property
    def id(self) -> str:
        """Id of the claim."""

    @property
    def measure(self) -> str:
        """What is counted."""

    @property
    def figure_start(self) -> int:
        """Where the number words start in the text."""

    @property
    def figure_end(self) -> int:
        """Where they end."""

    @property
    def low(self) -> float | None:
        """Lower bound."""

    @property
    def high(self) -> float | None:
        """Upper bound."""

    @property
    def vague(self) -> str | None:
        """The number word without bounds."""


Fact = TypeVar("Fact", bound=Counted)
Key = tuple[str, frozenset[float | str]]


def counterparts(copy: Copy, left: Iterable[Fact], right: Iterable[Fact]) -> Iterator[tuple[Fact, Fact]]:
    """Yield the pairs of a claim of the left document and one of the right that one copied text states.

    Both numbers stand in one passage that the documents share, for the same measure, and are the same: a modifier
    that was changed on the way ("nearly 400", "about 400") does not part them. Where several fit, they are paired
    in order, nearest by place in the passage; no claim is in two pairs.
    """
    lefts, rights = list(left), list(right)
    done: set[str] = set()
    for passage in copy.passages:
        ours = _within(lefts, passage.left_start, passage.left_end, done)
        theirs = _within(rights, passage.right_start, passage.right_end, done)
        for key in sorted(
            ours.keys() & theirs.keys(), key=lambda key: min(c.figure_start for c in ours[key])
        ):
            for a, b in _paired(ours[key], theirs[key], passage):
                done |= {a.id, b.id}
                yield a, b


def _within(claims: list[Fact], start: int, end: int, done: set[str]) -> dict[Key, list[Fact]]:
    """Return the claims whose number stands in a passage, by what they count and how many."""
    found: dict[Key, list[Fact]] = {}
    for claim in sorted(claims, key=lambda c: (c.figure_start, c.figure_end, c.id)):
        if start <= claim.figure_start and claim.figure_end <= end and claim.id not in done:
            numbers = {n for n in (claim.low, claim.high, claim.vague) if n is not None}
            found.setdefault((claim.measure, frozenset(numbers)), []).append(claim)
    return found


def _paired(ours: list[Fact], theirs: list[Fact], passage: Passage) -> Iterator[tuple[Fact, Fact]]:
    shift = passage.right_start - passage.left_start
    if len(ours) > len(theirs):
        yield from ((a, b) for b, a in _nearest(theirs, ours, -shift))
    else:
        yield from _nearest(ours, theirs, shift)


def _nearest(few: list[Fact], many: list[Fact], shift: int) -> Iterator[tuple[Fact, Fact]]:
    """Pair each of the few with one of the many, in order, passing over those that lie further off."""
    spare, at = len(many) - len(few), 0
    for n, one in enumerate(few):
        place = one.figure_start + shift
        while at < n + spare and abs(many[at + 1].figure_start - place) < abs(many[at].figure_start - place):
            at += 1
        yield one, many[at]
        at += 1
