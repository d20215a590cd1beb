"""The claims of a ledger, all or those a filter asks for, in one stable order.

Claims come by the publication date of their document (undated last), then document, then place in its words.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, get_args

from sqlalchemy import ColumnElement, Select, literal, or_, select, tuple_

from whosays.errors import UsageError
from whosays.ledger import View, identities, rows, schema
from whosays.records import Claim, Measure

_CLAIMS = schema.claims.c
_ORDER = (_CLAIMS.filed, _CLAIMS.document_id, _CLAIMS.sequence)
_WORDS = {"text": _CLAIMS.words}
_PARTS: dict[str, tuple[ColumnElement[str], rows.Part]] = {
    "source": (_CLAIMS.voices, "says"),
    "party": (_CLAIMS.parties, "did"),
}
CODE = re.compile(r"[A-Z]{2}|[0-9]+")
"""What is looked for as a whole in a place: an ISO 3166-1 alpha-2 code, a GeoNames id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimFilter:
    """What a claim must satisfy; a field left null asks for nothing.

    `source`, `party`, `place` and `text` are looked for anywhere inside words, whatever their case: `source` in
    any link of the chain of sources (where the document speaks for itself, in its agency and publisher), `party`
    in who did it and who is counted, `place` in the place's words, name, country and first-level division, `text`
    in the quote. `%` and `_` mean themselves. `source` and `party` may be an id instead, whole: then all wordings
    of that source, or of who did it, are found, and the bodies of a state with it. `source_id` and `party_id` are
    ids that their words are known to stand for. A `place` of two capitals is a country's code (ISO 3166-1
    alpha-2), one of digits a GeoNames id: both are compared as a whole.

    `since` and `until` keep claims whose time touches the days between them, both included. A claim that
    states no time counts as of its document's publication date; one with neither is left out.

    Raises UsageError for a filter that nothing can satisfy.
    """

    measure: str | None = None
    source: str | None = None
    source_id: str | None = None
    party: str | None = None
    party_id: str | None = None
    place: str | None = None
    text: str | None = None
    since: date | None = None
    until: date | None = None
    document: str | None = None
    """Id of the document."""
    restricted: bool = True
    """Also claims of documents that may be held but not circulated."""
    limit: int | None = None
    after: str | None = None
    """Id of the claim to go on after, such as the last of the page before."""

    def __post_init__(self) -> None:
        if self.measure is not None and self.measure not in get_args(Measure):
            raise UsageError(f"no measure {self.measure!r}: use one of {', '.join(get_args(Measure))}")
        for field in fields(self):
            value = getattr(self, field.name)
            if isinstance(value, str) and not rows.searchable(value):
                raise UsageError(f"{field.name} is blank: give words to look for, or leave the filter out")
        if self.since and self.until and self.since > self.until:
            raise UsageError(f"since {self.since} is later than until {self.until}: swap them")
        if self.limit is not None and self.limit < 1:
            raise UsageError(f"limit {self.limit} leaves no claim: use 1 or more")


def claims(view: View, wanted: ClaimFilter | None = None) -> Iterator[Claim]:
    """Yield the claims that `wanted` asks for, in the ledger's order.

    Raises UsageError where `wanted.after` names no claim, LedgerError where a row was altered.
    """
    wanted = wanted or ClaimFilter()
    statement = select(_CLAIMS.id, _CLAIMS.record).where(*conditions(wanted)).order_by(*_ORDER)
    if wanted.after is not None:
        statement = statement.where(tuple_(*_ORDER) > tuple_(*_position(view, wanted.after)))
    for row in view.rows(statement.limit(wanted.limit)):
        yield rows.read_claim(row)


def conditions(wanted: ClaimFilter) -> Iterator[ColumnElement[bool]]:
    """Yield what the columns of a claim must satisfy; nothing for a filter that asks for nothing."""
    if wanted.measure is not None:
        yield _CLAIMS.measure == wanted.measure
    if wanted.document is not None:
        yield _CLAIMS.document_id == wanted.document
    for name, column in _WORDS.items():
        words = getattr(wanted, name)
        if words is not None:
            yield column.contains(rows.searchable(words), autoescape=True)
    for name, (worded, part) in _PARTS.items():
        words = getattr(wanted, name)
        if words is not None:
            known = {words, getattr(wanted, f"{name}_id") or words}
            named = worded.contains(rows.searchable(words), autoescape=True)
            yield or_(named, *(identities.holds(part, identity) for identity in sorted(known)))
    if wanted.place is not None:
        edge = "\n" if CODE.fullmatch(wanted.place) else ""
        listed = literal("\n") + _CLAIMS.places + literal("\n")
        yield listed.contains(edge + rows.searchable(wanted.place) + edge, autoescape=True)
    if wanted.since is not None:
        yield _CLAIMS.last_day >= wanted.since
    if wanted.until is not None:
        yield _CLAIMS.first_day <= wanted.until
    if not wanted.restricted:
        yield _CLAIMS.restricted.is_(False)


def _position(view: View, claim_id: str) -> tuple[Any, ...]:
    statement: Select[Any] = select(*_ORDER).where(_CLAIMS.id == claim_id)
    for row in view.rows(statement):
        return tuple(row.values())
    raise UsageError(f"no claim {claim_id} to go on after: use the id of a claim in this ledger")
