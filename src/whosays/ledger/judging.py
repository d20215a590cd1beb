"""Writes what reviewers decide. A judgement is on disk when `judge` returns, and none is ever changed.

Beside the judgements stand `reviews` and the list of claims, which are made from them in the same transaction.
"""

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection, delete, func, insert, select

from whosays.errors import ConflictError, UsageError
from whosays.ledger import linking, listing, rows, schema
from whosays.ledger.explaining import explained
from whosays.linked import Judgement, TargetKind
from whosays.records import Claim
from whosays.reviewing import ACTIONS, GONE, Review, fields, members, parted, review, standing

_MOST = 1000
"""Members that one split or join may move."""
_JUDGED = schema.judged.c


class SqlReviewer:
    """Adds judgements to a ledger, one transaction each; see `base.Reviewer`."""

    def __init__(self, connection: Connection, target: str) -> None:
        self._connection = connection
        self._target = target

    def judge(self, judgement: Judgement, seen: int) -> Judgement:
        """Store a decision made in sight of judgement `seen` (0 for none) and return it with its id."""
        kind, target = judgement.target_kind, judgement.target
        with explained(self._target), self._connection.begin():
            known = {target: self._known(kind, target)}
            _refuse_unseen(known[target], seen)
            judgement = self._completed(judgement, known[target])
            moved = _moved(judgement)
            known |= {member: self._known(kind, member) for member in moved}
            _refuse_orphans(judgement, known)
            self._refuse_strangers(judgement, list(known))
            stored = self._store(judgement, list(known))
            if kind == "claim":
                known = {one: made for one, made in known.items() if self._update(one, made, stored)}
            if known:
                linking.relink(self._connection, kind, known)
        return stored

    def _known(self, kind: TargetKind, target: str) -> list[Judgement]:
        table = schema.judgements.c
        statement = (
            select(table.id, table.record)
            .join(schema.judged, _JUDGED.judgement == table.id)
            .where(_JUDGED.target_kind == kind, _JUDGED.target == target)
            .order_by(table.id)
        )
        return [rows.read_judgement(row) for row in self._connection.execute(statement).mappings()]

    def _completed(self, judgement: Judgement, known: Sequence[Judgement]) -> Judgement:
        """Return an edit or split with what it changes, a family's split with its members, an undo with its object."""
        if judgement.action == "edit":
            return judgement.model_copy(update={"before": self._before(judgement, known, judgement.after)})
        if parted(judgement):
            part, changes = fields(judgement, "part"), fields(judgement, "changes")
            whole = {"changes": changes, "part": part, "members": [str(part.get("id"))]}
            before = self._before(judgement, known, changes)
            return judgement.model_copy(update={"before": before, "after": whole})
        if judgement.action == "split" and judgement.target_kind == "family":
            family = list(linking.family_of(self._connection, judgement.target))
            return judgement.model_copy(update={"before": {"members": family}})
        if judgement.action == "undo":
            stand = [one for one in standing(known) if one.target == judgement.target]
            if not stand:
                raise UsageError("nothing to undo: no decision on it stands")
            after = {"undoes": stand[-1].id} | ({"members": members(stand[-1])} if members(stand[-1]) else {})
            return judgement.model_copy(update={"after": after})
        return judgement

    def _before(
        self, judgement: Judgement, known: Sequence[Judgement], changed: Iterable[str]
    ) -> dict[str, object]:
        """Return the fields of a claim that are changed, as they stand."""
        present = review(judgement.target, self._machine(judgement.target)[0], known).claim
        held = present.model_dump(mode="json") if present else {}
        return {name: held.get(name) for name in changed}

    def _refuse_strangers(self, judgement: Judgement, touched: Sequence[str]) -> None:
        """Only what the ledger holds can be decided on; what is added must be new to it."""
        table = schema.documents.c.id if judgement.target_kind == "family" else schema.listing.c.claim_id
        held = set(self._connection.scalars(select(table).where(table.in_(touched))))
        new = set(_new(judgement))
        if held.intersection(new):
            raise UsageError("the same words are a claim already: edit that one")
        for target in touched:
            if target not in held | new:
                what = "document" if judgement.target_kind == "family" else "claim"
                raise UsageError(f"no {what} {target}: use the id of one in this ledger")

    def _store(self, judgement: Judgement, touched: Sequence[str]) -> Judgement:
        table = schema.judgements
        number = (self._connection.scalar(select(func.max(table.c.id))) or 0) + 1
        stored = judgement.model_copy(update={"id": number})
        self._connection.execute(insert(table), rows.judgement_row(stored))
        self._connection.execute(
            insert(schema.judged),
            [
                {"target_kind": judgement.target_kind, "target": target, "judgement": number}
                for target in touched
            ],
        )
        return stored

    def _update(self, claim_id: str, known: Sequence[Judgement], new: Judgement) -> bool:
        """Let reviews and list say how a claim stands now; return whether it states another thing than before."""
        machine, restricted = self._machine(claim_id)
        earlier = review(claim_id, machine, known)
        before, after = earlier.claim, review(claim_id, machine, [*known, new])
        self._connection.execute(delete(schema.reviews).where(schema.reviews.c.claim_id == claim_id))
        if after.claim is None:
            if before is not None:
                listing.remove(self._connection, before)
            return before is not None
        if after.claim is not machine:
            restricted = self._check(claim_id, after.claim)
            self._refuse_elsewhere(after.claim, new)
        if before is None:
            listing.add(self._connection, [(after.claim, restricted)], after.state)
        else:
            listing.replace(self._connection, before, after.claim, after.state)
        self._note(after, after.claim)
        return (before, earlier.state in GONE) != (after.claim, after.state in GONE)

    def _refuse_elsewhere(self, claim: Claim, new: Judgement) -> None:
        """Both claims of a split stand in one document."""
        if parted(new):
            document = next(iter(linking.documents_of(self._connection, [new.target])), None)
            if claim.document.id != document:
                raise UsageError("both claims of a split stand in one document: select words of this one")

    def _note(self, stands: Review, claim: Claim) -> None:
        row = {
            "claim_id": claim.id,
            "document_id": claim.document.id,
            "state": stands.state,
            "record": claim.model_dump_json(by_alias=True),
        }
        self._connection.execute(insert(schema.reviews), row)

    def _machine(self, claim_id: str) -> tuple[Claim | None, bool]:
        table = schema.claims.c
        found = self._connection.execute(
            select(table.id, table.record, table.restricted).where(table.id == claim_id)
        ).mappings()
        row = found.first()
        return (rows.read_claim(row), row["restricted"]) if row else (None, False)

    def _check(self, claim_id: str, claim: Claim) -> bool:
        """Hold a reviewer's claim against its document; return whether that is restricted."""
        table = schema.documents.c
        statement = select(table.id, table.text, table.record).where(table.id == claim.document.id)
        row = self._connection.execute(statement).mappings().first()
        if row is None:
            raise UsageError(f"no document {claim.document.id}: use the id of a document in this ledger")
        document = rows.read_document(row)
        rows.ordered(document, [claim.model_copy(update={"part_of": None})])
        if claim.id != claim_id:
            raise UsageError(f"claim {claim.id} is not {claim_id}, which is decided on")
        return document.restricted


def _refuse_unseen(known: Sequence[Judgement], seen: int) -> None:
    if known and (known[-1].id or 0) > seen:
        last = known[-1]
        raise ConflictError(f"{last.user} has decided in between ({last.action}): look, and decide again")


def _refuse_orphans(undo: Judgement, known: Mapping[str, Sequence[Judgement]]) -> None:
    """A split is not taken back from under what somebody has decided of the claim that it added."""
    undone = undo.after.get("undoes")
    if undo.action != "undo" or not any(one.id == undone and parted(one) for one in known[undo.target]):
        return
    for member in members(undo):
        last = standing(known[member])[-1]
        if last.id != undone:
            told = f"{last.user} has decided on the other claim since ({last.action})"
            raise ConflictError(f"{told}: look, and take that back first")


def _new(judgement: Judgement) -> list[str]:
    """Return the claims that a judgement brings into the ledger."""
    if judgement.action == "add":
        return [judgement.target]
    return members(judgement) if parted(judgement) else []


def _moved(judgement: Judgement) -> list[str]:
    """Return the members that a judgement moves. Raises UsageError where it makes no sense."""
    kind, action, moved = judgement.target_kind, judgement.action, members(judgement)
    if action not in ACTIONS[kind]:
        raise UsageError(f"a {kind} can't be decided by {action!r}: use {', '.join(sorted(ACTIONS[kind]))}")
    if not judgement.user.strip():
        raise UsageError("a decision needs the name of who made it")
    if action in {"split", "join"} and not 0 < len(moved) <= _MOST:
        raise UsageError(f"{action}: name 1 to {_MOST} members to move")
    if judgement.target in moved or len(set(moved)) < len(moved):
        raise UsageError(f"{action}: a member is the target itself, or is named twice")
    return moved
