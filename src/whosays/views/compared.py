"""The records in which views hand on what `link` found: whole questions, who is relied on, what changed.

They are made of claims as they are. Nothing here is summed, averaged or ranked by credit; where accounts differ
both stand.
"""

from datetime import date
from typing import Literal

from pydantic import Field

from whosays.linked import Check, Feature, Link, Origin, Question
from whosays.records import Claim, Figure, Record


class Account(Record):
    """One origin's figure as of one day, with every claim that states it."""

    day: date | None
    """The day as of which it stands, else that of publication; null where neither is known."""
    claims: tuple[Claim, ...] = Field(min_length=1)
    """By publication; those that reached the ledger through reprints and relays among them."""
    texts: int
    """How many texts state it, the reprints of one text counted once."""

    @property
    def figure(self) -> Figure:
        """The figure as its first claim words it."""
        return self.claims[0].figure


class Voice(Record):
    """All that one origin says to a question, by day."""

    origin: Origin
    accounts: tuple[Account, ...] = Field(min_length=1)
    documents: int
    texts: int
    """Documents, the reprints of one text counted once."""
    why: tuple[str, ...]
    """The rules by which these documents rest on one origin, each once, in words."""

    @property
    def latest(self) -> Account:
        """The account of the latest day."""
        return self.accounts[-1]


class Near(Record):
    """A question on the same event that is not comparable, and what keeps the two apart."""

    question: Question
    why: str


class QuestionDetail(Record):
    """A question with everything that is said to it."""

    question: Question
    voices: tuple[Voice, ...]
    """By the day of their first account, then by name: an order that prefers nobody."""
    relations: tuple[Link, ...] = ()
    checks: tuple[Check, ...] = ()
    """Numbers that do not fit together, whoever gave them."""
    others: tuple[Claim, ...] = ()
    """Claims of other questions that relations name."""
    near: tuple[Near, ...] = ()

    @property
    def differing(self) -> tuple[Link, ...]:
        """The relations in which two origins' figures have no number in common, or one denies the other's."""
        return tuple(link for link in self.relations if link.kind in DIFFERING)

    @property
    def flags(self) -> tuple[Link, ...]:
        """The relations in which figures don't fit one another, whoever states them."""
        return tuple(link for link in self.relations if link.kind in FLAGS)


DIFFERING = frozenset({"contradicts", "denies", "status_differs"})
"""Relations of two accounts that can't both be taken as they stand."""
FLAGS = frozenset({"exceeds_whole", "category_loss", "scope_drift", "headline_differs", "cites_superseded"})
"""Relations that are a reason to look at the words again."""


class Relied(Record):
    """How much of a ledger rests on one origin, and how it got there."""

    origin: Origin
    claims: int
    questions: int
    documents: int
    relayed: int
    """Claims that stand in documents of others."""
    only_relayed: int
    """Claims whose figure stands in no document of the origin itself: the ledger has it from others alone."""
    publishers: tuple[str, ...]
    """Others who carried it, those with the most claims first."""


class Change(Record):
    """One origin's figure replaced by itself: revised as time went on, or corrected."""

    day: date | None
    """The day of the new figure; null where nothing dates it."""
    kind: Literal["revises", "corrected"]
    origin: Origin
    question: Question
    old: Claim
    new: Claim
    why: dict[str, Feature]
