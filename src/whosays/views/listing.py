"""Claims as they stand after review: searched, sorted, a page at a time, at a cost that stays bounded.

Every search is one pass over the slim list (`ledger.listing`), or over the index of words and what it finds
there: no mix of filters can be slower than that. Only the rows of the page itself are read in full.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, get_args

from sqlalchemy import ColumnElement, Select, and_, func, literal, literal_column, or_, select

from whosays.errors import UsageError
from whosays.ledger import View, identities, rows, schema
from whosays.linked import State
from whosays.records import Claim, Factuality, Measure, Scope
from whosays.views.selection import CODE

PAGE = 50
COUNTED = 10_000
"""More matches than this are not counted out."""

_LISTING = schema.listing.c
_FTS: ColumnElement[str] = literal_column("claim_words")
_CLOSED = {"measure": Measure, "scope": Scope, "factuality": Factuality, "state": State}
_SEARCHED = {"text": "words", "source": "voices", "place": "places", "party": "parties"}
_IDS: dict[str, rows.Part] = {"source": "says", "party": "did"}
_NOT_RESTRICTED = func.coalesce(_LISTING.restricted, literal(None)).is_(False)
"""Says so out of reach of the index of restricted claims, which serves counting alone: most claims are not."""
_WORD = re.compile(r"\w")
_BEGINNING = 3
"""Letters from which on a word may be the beginning of one."""

SORTS: dict[str, Any] = {
    "published": _LISTING.filed,
    "happened": func.coalesce(_LISTING.first_day, date.max),
    "figure": func.coalesce(_LISTING.figure, -1.0),
    "measure": _LISTING.measure,
    "source": _LISTING.said_by,
    "place": _LISTING.place,
    "party": _LISTING.party,
    "factuality": _LISTING.factuality,
}
"""What claims can be sorted by; equal ones come in the order in which they reached the ledger."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListingFilter:
    """What a listed claim must satisfy; a field left null asks for nothing.

    `text` is looked for in the quote, `source` in the chain (where the document speaks for itself, in its
    agency and publisher), `place` in the place's words, name and country, `party` in who did it and who is
    counted: each word, or the beginning of one. `source` and `party` may be an id instead, and `source_id` and
    `party_id` are ids that their words are known to stand for: then every wording is found, and the bodies of a
    state with it. Ids of places, `since` and `until` work as in `ClaimFilter`.

    Raises UsageError for a filter that nothing can satisfy.
    """

    text: str | None = None
    measure: str | None = None
    source: str | None = None
    source_id: str | None = None
    party: str | None = None
    party_id: str | None = None
    place: str | None = None
    since: date | None = None
    until: date | None = None
    scope: str | None = None
    factuality: str | None = None
    state: str | None = None
    differ: bool = False
    """Only claims of questions in which two origins' latest figures have no number in common."""
    restricted: bool = False
    """Also claims of documents that may be held but not circulated."""

    def __post_init__(self) -> None:
        for name, allowed in _CLOSED.items():
            value = getattr(self, name)
            if value is not None and value not in get_args(allowed):
                raise UsageError(f"no {name} {value!r}: use one of {', '.join(get_args(allowed))}")
        for name in _SEARCHED:
            value = getattr(self, name)
            if value is not None and not _WORD.search(value):
                raise UsageError(f"{name} holds no word: give words to look for, or leave the filter out")
        if self.since and self.until and self.since > self.until:
            raise UsageError(f"since {self.since} is later than until {self.until}: swap them")

    @property
    def empty(self) -> bool:
        """Whether it asks for nothing but what is shown to everybody."""
        return replace(self, restricted=False) == ListingFilter()


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """How a page is sorted, and where it begins: behind claim `after`, or in front of claim `before`."""

    by: str = "published"
    descending: bool = False
    after: str | None = None
    before: str | None = None

    def __post_init__(self) -> None:
        if self.by not in SORTS:
            raise UsageError(f"claims can't be sorted by {self.by!r}: use one of {', '.join(SORTS)}")


@dataclass(frozen=True, slots=True)
class Listed:
    """A claim as it stands, and how it came to."""

    claim: Claim
    state: State
    restricted: bool


@dataclass(frozen=True, slots=True)
class ListingPage:
    """Some claims in order; whether there are more behind them and in front of them."""

    rows: list[Listed]
    more: bool
    earlier: bool


def listing(view: View, wanted: ListingFilter, order: Order | None = None, limit: int = PAGE) -> ListingPage:
    """Return one page of the claims that `wanted` asks for.

    Raises UsageError where the page begins at a claim that the ledger does not have.
    """
    order = order or Order()
    key = _key(wanted, order)
    start = order.before or order.after
    backwards = order.descending != bool(order.before)
    statement = matching(select(_LISTING.claim_id, _LISTING.state, _LISTING.restricted), wanted)
    if start is not None:
        statement = statement.where(_beyond(view, key, start, backwards))
    sides = [part.desc() if backwards else part.asc() for part in (key, _LISTING.number)]
    found = list(view.rows(statement.order_by(*sides).limit(limit + 1)))
    more, found = len(found) > limit, found[:limit]
    if order.before:
        return ListingPage(_filled(view, found[::-1]), True, more)
    return ListingPage(_filled(view, found), more, order.after is not None)


def count(view: View, wanted: ListingFilter) -> int:
    """Return how many claims `wanted` asks for; COUNTED + 1 stands for any greater number."""
    if wanted.empty:
        statement = select(func.count()).select_from(schema.listing)
        if not wanted.restricted:
            statement = statement.where(_LISTING.restricted.is_(False))
    else:
        some = matching(select(literal(1)), wanted).limit(COUNTED + 1).subquery()
        statement = select(func.count()).select_from(some)
    return next(int(next(iter(row.values()))) for row in view.rows(statement))


def _key(wanted: ListingFilter, order: Order) -> ColumnElement[Any]:
    """Return what is sorted by: the bare column lets an index serve it, which pays only where most rows match."""
    key: ColumnElement[Any] = SORTS[order.by]
    return key if _unsifted(wanted) else func.coalesce(key, literal(None))


def _beyond(view: View, key: ColumnElement[Any], claim_id: str, backwards: bool) -> ColumnElement[bool]:
    spot = select(key.label("key"), _LISTING.number).where(_LISTING.claim_id == claim_id)
    for row in view.rows(spot):
        at, number = literal(row["key"], key.type), row["number"]
        if backwards:
            return or_(key < at, and_(key == at, _LISTING.number < number))
        return or_(key > at, and_(key == at, _LISTING.number > number))
    raise UsageError(f"no claim {claim_id} to go on from: use the id of a claim in this ledger")


def matching(statement: Select[Any], wanted: ListingFilter) -> Select[Any]:
    """Return a statement over the list for the claims that `wanted` asks for."""
    words = [
        f"{column} : ({' OR '.join([_phrases(value, name), *_signs(wanted, name)])})"
        for name, column in _SEARCHED.items()
        if (value := getattr(wanted, name)) is not None
    ]
    if words:
        indexed = schema.claim_words
        statement = statement.join_from(indexed, schema.listing, indexed.c.rowid == _LISTING.number)
        statement = statement.where(_FTS.op("MATCH")(" AND ".join(words)))
    for name in _CLOSED:
        if (value := getattr(wanted, name)) is not None:
            statement = statement.where(schema.listing.c[name] == value)
    if wanted.since:
        statement = statement.where(_LISTING.last_day >= wanted.since)
    if wanted.until:
        statement = statement.where(_LISTING.first_day <= wanted.until)
    if wanted.differ:
        statement = statement.where(_apart(wanted))
    return statement if wanted.restricted else statement.where(_NOT_RESTRICTED)


def _apart(wanted: ListingFilter) -> ColumnElement[bool]:
    """Return the condition that a claim's question has accounts that differ.

    Where nothing else is asked for, claims are looked at in their order until a page is full; else all such claims are
    found first, for those that satisfy the rest may lie far apart.
    """
    linked, asked = schema.linked_claims.c, schema.questions.c
    apart = select(linked.claim_id).join(schema.questions, asked.id == linked.question)
    apart = apart.where(asked.differ.is_(True), schema.shown(schema.questions, restricted=wanted.restricted))
    if _unsifted(wanted):
        return apart.where(linked.claim_id == _LISTING.claim_id).exists()
    return _LISTING.claim_id.in_(apart)


def _unsifted(wanted: ListingFilter) -> bool:
    """Say whether nothing is asked for but that accounts differ, if that."""
    return replace(wanted, differ=False).empty


def _phrases(value: str, name: str) -> str:
    """Return words as FTS5 takes them: each quoted, so that none is an operator, and open at its end.

    A word of one or two letters is whole: the index of beginnings starts at three. So is the id of a place.
    """
    whole = name == "place" and CODE.fullmatch(value) is not None
    quoted = [
        '"' + word.replace('"', '""') + ('"' if whole or len(word) < _BEGINNING else '"*')
        for word in rows.searchable(value).split()
        if _WORD.search(word)
    ]
    return f"({' AND '.join(quoted)})"


def _signs(wanted: ListingFilter, name: str) -> list[str]:
    """Return what the ids that a filter gives or stands for are known by in the index."""
    part = _IDS.get(name)
    if part is None:
        return []
    given = {getattr(wanted, name), getattr(wanted, f"{name}_id")}
    return [f'"{identities.sign(part, one)}"' for one in sorted(given - {None})]


def _filled(view: View, found: Sequence[Any]) -> list[Listed]:
    ids = [row["claim_id"] for row in found]
    claims, reviews = schema.claims.c, schema.reviews.c
    held: dict[str, Any] = {}
    for statement in (
        select(claims.id, claims.record).where(claims.id.in_(ids)),
        select(reviews.claim_id.label("id"), reviews.record).where(reviews.claim_id.in_(ids)),
    ):
        held |= {row["id"]: row for row in view.rows(statement)}
    return [Listed(rows.read_claim(held[row["claim_id"]]), row["state"], row["restricted"]) for row in found]
