"""The records that `link` makes of many documents, and what reviewers decide about them.

A claim is never changed by what is found here: families, origins, questions and relations stand beside the
claims, are made anew from the same documents at any time, and come out the same in whatever order these came.
"""

from datetime import date, datetime
from typing import Literal

from pydantic import Field

from whosays.records import Measure, Offset, Record, Scope, Status

Relation = Literal[
    "repeats", "revises", "contradicts", "denies", "unverified", "corrected", "part_of", "exceeds_whole",
    "cites_superseded", "category_loss", "scope_drift", "headline_differs", "status_differs",
]  # fmt: skip
CheckKind = Literal[
    "part_exceeds_total", "parts_exceed_total", "percent_misfit", "series_falls", "digits_transposed", "digit_added",
    "measures_added", "supplier_changed",
]  # fmt: skip
OriginKind = Literal["party", "person", "unnamed", "agency", "publisher", "document"]
Estimate = Literal["survey"]
Action = Literal["accept", "reject", "edit", "split", "join", "add", "note", "undo"]
TargetKind = Literal["claim", "family", "question"]
State = Literal["unreviewed", "accepted", "edited", "rejected", "joined", "added"]
"""How a claim stands after review; `joined` says that another claim stands for it."""
Feature = str | int | float | bool | None


class Passage(Record):
    """Words that two documents share: half-open spans of each text, edits of a few words bridged."""

    left_start: Offset
    left_end: Offset
    right_start: Offset
    right_end: Offset
    words: int
    """How many words of it are the same in both."""


class Copy(Record):
    """Two documents that print the same words; `left` has the smaller id, since who copied whom is not known."""

    left: str
    right: str
    kind: Literal["reprints", "shares_passage"]
    left_share: float = Field(ge=0, le=1)
    """Share of the left document's words that stand in the right one."""
    right_share: float = Field(ge=0, le=1)
    passages: tuple[Passage, ...]


class Family(Record):
    """Documents that print one text, in order of publication; the first is not thereby its author."""

    id: str
    documents: tuple[str, ...]
    credits: tuple[str, ...] = ()
    """Agencies that members name as their supplier."""


class Origin(Record):
    """Whose word a claim is in the end, across documents; `through` names the documents or relays in between."""

    key: str
    """Equal for equal origins: a party's id, an agency, or one document where nobody is named."""
    name: str
    kind: OriginKind
    through: tuple[str, ...] = ()
    why: str
    """The rule that decided, in words for a reader."""


class Subject(Record):
    """What a claim is about, as far as comparability goes: equal in all fields but the days, or not comparable."""

    measure: Measure
    joint: str | None = None
    """Other measures that share the number: `missing` in `970 killed or missing`."""
    kind: str
    """Of the number: count, percent, ratio."""
    population: str | None
    """Class of what is counted: people, children, houses; null where no words name it."""
    status: Status
    party: str | None
    """Id of the party whose people or things are counted."""
    estimate: Estimate | None
    scope: Scope
    base: str | None
    """What a share is of, in normalised words."""
    area: str | None
    """Key of the place: `geo:ID`, `country:CC`, or `text:` and normalised words; null where none is known."""
    since: date | None
    """First day that a running total counts."""
    from_: date | None = Field(default=None, alias="from")
    to: date | None = None
    precision: int | None = None
    """UCDP date_prec; null where the days are taken from the publication date."""


class Question(Record):
    """One comparable set of claims: the same thing counted of the same people in the same place and period."""

    id: str
    subject: Subject
    area_name: str | None
    claims: int
    documents: int
    origins: int
    low: float | int | None
    """Lowest bound that a claim states; null where none does."""
    high: float | int | None
    differ: bool
    """Two origins' latest figures have no number in common."""
    incident: str | None
    """Shared by questions on one area and period, whatever they count; null for running totals."""


class Link(Record):
    """One relation between two claims, `of` to `to`, with what it was read from.

    `of` is the later, the part, the denying or the retelling claim.
    """

    kind: Relation
    of: str
    to: str | None
    why: dict[str, Feature]


class Check(Record):
    """Numbers that do not fit together: a reason to look again, never a correction."""

    kind: CheckKind
    claims: tuple[str, ...]
    """The claims concerned, the one to look at first."""
    why: dict[str, Feature]


class Judgement(Record):
    """One decision of a reviewer. Append-only: an undo is another judgement."""

    id: int | None = None
    """Given by the ledger, in order of arrival."""
    at: datetime
    user: str
    action: Action
    target_kind: TargetKind
    target: str
    """Id of the claim, or of the document or claim that a split or join starts from."""
    before: dict[str, object] = Field(default_factory=dict)
    after: dict[str, object] = Field(default_factory=dict)
    """What is decided; for split and join, `members`: the ids that are taken apart from, or put with, the target.

    A claim that is split in two has the fields that change in `changes`, and the whole claim that is added as `part`.
    """
    note: str | None = None
