"""Who a ledger relies on, directly and through others."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from sqlalchemy import RowMapping, Select, and_, func, or_, select

from whosays.errors import UsageError
from whosays.ledger import View, schema
from whosays.link import naming
from whosays.linked import Origin
from whosays.views import matching
from whosays.views.compared import Relied
from whosays.views.matching import Wanted
from whosays.views.selection import ClaimFilter

_LINKED, _DOCUMENTS = schema.linked_claims.c, schema.documents.c


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
    for row in view.rows(ranked.order_by(many.desc(), asked.key)):
        yield _relied(view, row["origin"], asked)


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


def _relied(view: View, origin: str, asked: _Asked) -> Relied:
    """Return one origin's record; its own documents are those that it published, or the one that it is."""
    columns = (_LINKED.question, _LINKED.document_id, _DOCUMENTS.publisher, _LINKED.low, _LINKED.high)
    told = asked.claims(select(asked.record.label("record"), *columns)).join(
        schema.documents, _DOCUMENTS.id == _LINKED.document_id
    )
    found = list(view.rows(told.where(asked.key == origin).order_by(_DOCUMENTS.filed, _LINKED.claim_id)))
    names = {row["publisher"] for row in found}
    publishing = {name for name in names if name and naming.key(name) == origin}
    own: list[RowMapping] = []
    others: list[RowMapping] = []
    for row in found:
        is_own = row["publisher"] in publishing or origin == f"{row['document_id']}:"
        (own if is_own else others).append(row)
    stated = {_figure(row) for row in own}
    carried = Counter(row["publisher"] for row in others if row["publisher"])
    return Relied(
        origin=Origin.model_validate_json(found[0]["record"]),
        claims=len(found),
        questions=len({row["question"] for row in found}),
        documents=len({row["document_id"] for row in found}),
        relayed=len(others),
        only_relayed=sum(_figure(row) not in stated for row in others),
        publishers=tuple(sorted(carried, key=lambda name: (-carried[name], name))),
    )


def _figure(row: RowMapping) -> tuple[object, ...]:
    return row["question"], row["low"], row["high"]
