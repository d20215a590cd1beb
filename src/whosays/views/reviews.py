"""What reviewers decided: of one claim, of a document's claims, of the whole ledger."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal, get_args

from sqlalchemy import Select, func, select

from whosays.errors import UsageError
from whosays.ledger import View, rows, schema
from whosays.linked import Judgement, State, TargetKind
from whosays.records import Claim

Version = Literal["machine", "reviewed", "both"]
"""Which rows: as extracted; those that a reviewer accepted, edited or added; as all stand after review."""

_CLAIMS, _REVIEWS, _LISTING = schema.claims.c, schema.reviews.c, schema.listing.c
_KEPT: dict[str, tuple[State, ...]] = {
    "reviewed": ("accepted", "edited", "added"),
    "both": ("unreviewed", "accepted", "edited", "added"),
}


@dataclass(frozen=True, slots=True)
class Reviewed:
    """One claim with all that was decided of it."""

    claim: Claim
    """As it stands."""
    machine: Claim | None
    """As extracted; null for one that a reviewer added."""
    state: State
    restricted: bool
    history: tuple[Judgement, ...]

    @property
    def last(self) -> int:
        """Id of the last judgement on it, 0 where there is none: what a reviewer who reads this has seen."""
        return self.history[-1].id or 0 if self.history else 0


def reviewed(view: View, claim_id: str) -> Reviewed:
    """Return a claim as it stands. Raises UsageError where the ledger has none of that id."""
    for row in view.rows(select(_LISTING.state, _LISTING.restricted).where(_LISTING.claim_id == claim_id)):
        machine = _record(view, select(_CLAIMS.id, _CLAIMS.record).where(_CLAIMS.id == claim_id))
        stands = _record(
            view, select(_REVIEWS.claim_id.label("id"), _REVIEWS.record).where(_REVIEWS.claim_id == claim_id)
        )
        claim = stands or machine
        assert claim is not None  # noqa: S101 -- the list holds no other claims
        told = tuple(history(view, "claim", claim_id))
        return Reviewed(claim, machine, row["state"], row["restricted"], told)
    raise UsageError(f"no claim {claim_id}: use the id of a claim in this ledger")


def history(view: View, kind: TargetKind, target: str) -> Iterator[Judgement]:
    """Yield all that was decided of a target, in order."""
    judged, made = schema.judged.c, schema.judgements.c
    statement = select(made.id, made.record).join(schema.judged, judged.judgement == made.id)
    for row in view.rows(
        statement.where(judged.target_kind == kind, judged.target == target).order_by(made.id)
    ):
        yield rows.read_judgement(row)


def judgements(view: View, *, before: int | None = None, limit: int | None = None) -> Iterator[Judgement]:
    """Yield what was decided, the last first; `before` goes on behind the judgement of that id."""
    made = schema.judgements.c
    statement = select(made.id, made.record).order_by(made.id.desc()).limit(limit)
    if before is not None:
        statement = statement.where(made.id < before)
    for row in view.rows(statement):
        yield rows.read_judgement(row)


def judgement(view: View, number: int) -> Judgement | None:
    """Return one judgement by its id."""
    made = schema.judgements.c
    for row in view.rows(select(made.id, made.record).where(made.id == number)):
        return rows.read_judgement(row)
    return None


def standing_claims(
    view: View, version: Version = "both", *, restricted: bool = False, document: str | None = None
) -> Iterator[tuple[Claim, State]]:
    """Yield claims in one version with their state, in order of publication; rejected and joined ones stay out.

    With `document`, all claims of it, whatever their state, in order of its words.
    """
    record = func.coalesce(_REVIEWS.record, _CLAIMS.record).label("record")
    statement: Select[Any] = (
        select(_LISTING.claim_id.label("id"), record, _LISTING.state)
        .outerjoin(schema.claims, _CLAIMS.id == _LISTING.claim_id)
        .outerjoin(schema.reviews, _REVIEWS.claim_id == _LISTING.claim_id)
    )
    if document is not None:
        ids = select(_CLAIMS.id).where(_CLAIMS.document_id == document)
        added = select(_REVIEWS.claim_id).where(_REVIEWS.document_id == document)
        statement = statement.where(_LISTING.claim_id.in_(ids.union(added)))
        found = [(rows.read_claim(row), row["state"]) for row in view.rows(statement)]
        yield from sorted(found, key=lambda pair: (pair[0].span.start, pair[0].figure.start, pair[0].id))
        return
    statement = statement.where(_LISTING.state.in_(_KEPT[version])).order_by(_LISTING.filed, _LISTING.number)
    if not restricted:
        statement = statement.where(_LISTING.restricted.is_(False))
    for row in view.rows(statement):
        yield rows.read_claim(row), row["state"]


def progress(view: View) -> dict[State, int]:
    """Return how many claims stand in each state."""
    counted = select(_LISTING.state, func.count().label("many")).group_by(_LISTING.state)
    found = {row["state"]: row["many"] for row in view.rows(counted)}
    return {state: found.get(state, 0) for state in get_args(State)}


def _record(view: View, statement: Select[Any]) -> Claim | None:
    return next((rows.read_claim(row) for row in view.rows(statement)), None)
