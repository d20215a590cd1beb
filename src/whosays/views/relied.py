"""Who a ledger relies on, directly and through others."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from sqlalchemy import Select, and_, distinct, func, or_, select

from whosays.errors import UsageError
from whosays.ledger import View, schema
from whosays.link import naming
from whosays.linked import Origin
from whosays.views import matching
from whosays.views.compared import Relied
from whosays.views.matching import Wanted
from whosays.views.selection import ClaimFilter

_LINKED = schema.linked_claims.c
_AT_ONCE = 60
"""Origins that are counted in one statement."""


def relied(view: View, wanted: Wanted | None = None, *, after: str | None = None) -> Iterator[Relied]:
    """Yield the origins of the claims that satisfy `wanted`, those with most claims first, then by key.

    `after` is the key of an origin to go on after. Raises UsageError where no claim that `wanted` asks for is that
    origin's.
    """
    asked = _Asked(wanted or ClaimFilter())
    many = func.count().label("many")
    ranked = asked.claims(select(asked.key.label("origin"), many)).group_by(asked.key)
    if after is not None:
        last = next(view.rows(ranked.where(asked.key == after)), None)
        if last is None:
            raise UsageError(f"no origin {after} to go on after: use the key of one that was listed")
        behind = and_(many == last["many"], asked.key > after)
        ranked = ranked.having(or_(many < last["many"], behind))
    keys = (row["origin"] for row in view.rows(ranked.order_by(many.desc(), asked.key)))
    while some := list(islice(keys, _AT_ONCE)):
        yield from _relied(view, some, asked)


class _Asked:
    """The claims that a filter asks for, with their origins as restricted documents among them or not give these."""

    def __init__(self, wanted: Wanted) -> None:
        own = _LINKED.origin_record
        self.key = _LINKED.origin if wanted.restricted else _LINKED.open_origin
        self.record = own if wanted.restricted else func.coalesce(_LINKED.open_record, own)
        shown = [] if wanted.restricted else [_LINKED.open_origin != ""]
        self._conditions = [*shown, *matching.by_words(wanted)]

    def claims(self, statement: Select[Any]) -> Select[Any]:
        """Return a statement over these claims."""
        return statement.select_from(schema.linked_claims).where(*self._conditions)


def _relied(view: View, keys: Sequence[str], asked: _Asked) -> Iterator[Relied]:
    """Yield the records of some origins, in their order."""
    counts = (
        func.count().label("claims"),
        func.count(distinct(_LINKED.question)).label("questions"),
        func.count(distinct(_LINKED.document_id)).label("documents"),
    )
    counted = asked.claims(select(asked.key.label("origin"), *counts)).where(asked.key.in_(keys))
    of = {row["origin"]: row for row in view.rows(counted.group_by(asked.key))}
    carrying = select(asked.key.label("origin"), _LINKED.publisher, func.count().label("many"))
    carrying = asked.claims(carrying).where(asked.key.in_(keys)).group_by(asked.key, _LINKED.publisher)
    carried: dict[str, Counter[str | None]] = defaultdict(Counter)
    for row in view.rows(carrying):
        carried[row["origin"]][row["publisher"]] = row["many"]
    for key in keys:
        own = _Own(key, frozenset(name for name in carried[key] if name and naming.key(name) == key))
        relayed, only = own.relayed(view, asked) if own.any else (of[key]["claims"],) * 2
        others = {name: many for name, many in carried[key].items() if name and name not in own.publishers}
        yield Relied(
            origin=_first(view, key, asked),
            claims=of[key]["claims"],
            questions=of[key]["questions"],
            documents=of[key]["documents"],
            relayed=relayed,
            only_relayed=only,
            publishers=tuple(sorted(others, key=lambda name: (-others[name], name))),
        )


@dataclass(frozen=True, slots=True)
class _Own:
    """The documents that are an origin's own: those that it published, or the one that it is."""

    origin: str
    publishers: frozenset[str]

    @property
    def any(self) -> bool:
        """Whether there may be some."""
        return bool(self.publishers) or self.origin.endswith(":")

    def relayed(self, view: View, asked: _Asked) -> tuple[int, int]:
        """Return how many claims stand in documents of others, and how many of these have a figure of theirs alone."""
        columns = (_LINKED.question, _LINKED.low, _LINKED.high, _LINKED.document_id, _LINKED.publisher)
        stated: set[tuple[object, ...]] = set()
        others: list[tuple[object, ...]] = []
        for row in view.rows(asked.claims(select(*columns)).where(asked.key == self.origin)):
            question, low, high, document, publisher = row.values()
            if publisher in self.publishers or self.origin == f"{document}:":
                stated.add((question, low, high))
            else:
                others.append((question, low, high))
        return len(others), sum(figure not in stated for figure in others)


def _first(view: View, key: str, asked: _Asked) -> Origin:
    """Return an origin as the first of all its claims has it, by their questions: one wording of many."""
    told = select(asked.record.label("record")).where(asked.key == key)
    ordered = told.order_by(
        _LINKED.question, _LINKED.document_id, _LINKED.low, _LINKED.high, _LINKED.claim_id
    )
    return next(Origin.model_validate_json(row["record"]) for row in view.rows(ordered.limit(1)))
