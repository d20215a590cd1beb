"""What a ledger holds, in counts."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, func, select

from whosays.ledger import View, schema
from whosays.records import Skipped
from whosays.views.holdings import skipped

_DOCUMENTS = schema.documents.c
_CLAIMS = schema.claims.c

Counts = dict[str | None, int]
"""How many by what; the most first, equal ones by name."""


@dataclass(frozen=True, slots=True)
class Summary:
    """Counts of documents and claims, and every input that was skipped."""

    documents: int
    restricted: int
    """Documents that may be held but not circulated."""
    claims: int
    measures: Counts
    """Claims by measure."""
    sources: Counts
    """Claims by innermost source as worded; null where the document speaks for itself."""
    publishers: Counts
    """Documents by publisher; null where it is unknown."""
    yields: Counts
    """Claims by document id."""
    skipped: tuple[Skipped, ...]


def summary(view: View) -> Summary:
    """Count what the ledger holds."""
    by_restricted = _counted(view, _DOCUMENTS.restricted)
    measures = _counted(view, _CLAIMS.measure)
    yields = {row["id"]: row["extracted"] for row in view.rows(select(_DOCUMENTS.id, _DOCUMENTS.extracted))}
    return Summary(
        documents=len(yields),
        restricted=by_restricted.get(True, 0),
        claims=sum(measures.values()),
        measures=_ranked(measures),
        sources=_ranked(_counted(view, _CLAIMS.said_by)),
        publishers=_ranked(_counted(view, _DOCUMENTS.publisher)),
        yields=_ranked(yields),
        skipped=tuple(skipped(view)),
    )


def _counted(view: View, column: Column[Any]) -> dict[Any, int]:
    statement = select(column.label("key"), func.count().label("many")).group_by(column)
    return {row["key"]: row["many"] for row in view.rows(statement)}


def _ranked(counts: dict[Any, int]) -> Counts:
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0] is not None, pair[0] or "")))
