"""Who a ledger relies on, directly and through others."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from sqlalchemy import ColumnElement, RowMapping, Select, func, select

from whosays.ledger import View, schema
from whosays.link import naming
from whosays.linked import Origin
from whosays.views.compared import Relied
from whosays.views.selection import ClaimFilter, conditions

_LINKED, _CLAIMS, _DOCUMENTS = schema.linked_claims.c, schema.claims.c, schema.documents.c


def relied(view: View, wanted: ClaimFilter | None = None) -> Iterator[Relied]:
    """Yield the origins of the claims that satisfy `wanted`, those with most claims first, then by key."""
    asked = list(conditions(wanted or ClaimFilter()))
    many = func.count().label("many")
    ranked = _joined(select(_LINKED.origin, many)).where(*asked).group_by(_LINKED.origin)
    for row in view.rows(ranked.order_by(many.desc(), _LINKED.origin)):
        yield _relied(view, row["origin"], asked)


def _relied(view: View, origin: str, asked: list[ColumnElement[bool]]) -> Relied:
    told = _joined(
        select(
            _LINKED.origin_record, _LINKED.question, _LINKED.document_id, _DOCUMENTS.publisher,
            _CLAIMS.low, _CLAIMS.high,
        )
    )  # fmt: skip
    ordered = told.where(_LINKED.origin == origin, *asked).order_by(_CLAIMS.filed, _LINKED.claim_id)
    found = list(view.rows(ordered))
    own = [row for row in found if _is_own(origin, row)]
    others = [row for row in found if not _is_own(origin, row)]
    stated = {_figure(row) for row in own}
    carried = Counter(row["publisher"] for row in others if row["publisher"])
    return Relied(
        origin=Origin.model_validate_json(found[0]["origin_record"]),
        claims=len(found),
        questions=len({row["question"] for row in found}),
        documents=len({row["document_id"] for row in found}),
        relayed=len(others),
        only_relayed=sum(_figure(row) not in stated for row in others),
        publishers=tuple(sorted(carried, key=lambda name: (-carried[name], name))),
    )


def _joined(statement: Select[Any]) -> Select[Any]:
    linked = statement.select_from(schema.linked_claims)
    return linked.join(schema.claims, _CLAIMS.id == _LINKED.claim_id).join(
        schema.documents, _DOCUMENTS.id == _LINKED.document_id
    )


def _is_own(origin: str, row: RowMapping) -> bool:
    """Say whether a claim stands in a document of its origin: one that it published, or that is its own origin."""
    published = row["publisher"] and naming.key(row["publisher"]) == origin
    return bool(published) or origin == f"{row['document_id']}:"


def _figure(row: RowMapping) -> tuple[object, ...]:
    return row["question"], row["low"], row["high"]
