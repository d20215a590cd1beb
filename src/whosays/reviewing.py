"""What a row of judgements comes to: which of them stand, and how a claim stands after them. Knows no ledger.

The machine's claim is never changed: an edit gives another record under the same id, built by the same rules
as any claim, so that its bounds too must follow from the words it cites.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from whosays.errors import EvidenceError, UsageError
from whosays.linked import Action, Judgement, State, TargetKind
from whosays.records import Claim

EDITABLE = frozenset(
    {
        "span", "quote", "measure", "figure", "population", "actor", "place", "time", "scope", "as_of",
        "since", "base", "sources", "factuality", "stance",
    }
)  # fmt: skip
"""Fields of a claim that a reviewer may change: all but its id, its document, who carried it, what made it."""

ACTIONS: dict[TargetKind, frozenset[Action]] = {
    "claim": frozenset({"accept", "reject", "edit", "split", "join", "add", "note", "undo"}),
    "family": frozenset({"split", "join", "note", "undo"}),
    "question": frozenset({"split", "join", "note", "undo"}),
}
"""What can be decided of what."""

GONE: frozenset[State] = frozenset({"rejected", "joined"})
"""States of claims that state nothing any more; for one that was joined another stands."""
_STATES: dict[Action, State] = {"accept": "accepted", "reject": "rejected", "edit": "edited", "add": "added"}
_MARK = "+review"


@dataclass(frozen=True, slots=True)
class Review:
    """How a claim stands: `claim` is null where one was added and taken back."""

    state: State
    claim: Claim | None


def members(judgement: Judgement) -> list[str]:
    """Return the ids that a split or join moves, besides its target."""
    listed = judgement.after.get("members", [])
    return [str(member) for member in listed] if isinstance(listed, list) else []


def parted(judgement: Judgement) -> bool:
    """Tell whether a judgement makes two claims of one: `changes` of its target, and the `part` that is added."""
    return judgement.action == "split" and "part" in judgement.after


def fields(judgement: Judgement, name: str) -> dict[str, Any]:
    """Return the fields of a claim that a judgement holds under a name. Raises UsageError where these are none."""
    held = judgement.after.get(name, {})
    if not isinstance(held, dict):
        raise UsageError(f"{name} of a split holds fields of a claim: give them by name")
    return held


def standing(judgements: Iterable[Judgement]) -> list[Judgement]:
    """Return the judgements that no later one took back, without those that only took back, in order."""
    made = sorted(judgements, key=lambda judgement: judgement.id or 0)
    undone = {judgement.after.get("undoes") for judgement in made if judgement.action == "undo"}
    return [one for one in made if one.action != "undo" and one.id not in undone]


def review(claim_id: str, machine: Claim | None, judgements: Iterable[Judgement]) -> Review:
    """Return how a claim stands after all judgements that touch it.

    Raises EvidenceError where an edit's figure does not follow from its words or a span is not where it says,
    UsageError where an edit is no claim for another reason.
    """
    state: State = "unreviewed"
    claim = machine
    for one in standing(judgements):
        if parted(one):
            if claim_id in members(one):
                state, claim = "added", build(fields(one, "part"))
            elif claim is not None:
                changes = fields(one, "changes")
                state, claim = ("edited", revise(claim, changes)) if changes else ("accepted", claim)
        elif one.action in {"join", "split"}:
            if claim_id in members(one):
                state = "joined" if one.action == "join" else "unreviewed"
        else:
            if one.action == "add":
                claim = build(one.after)
            elif one.action == "edit" and claim is not None:
                claim = revise(claim, one.after)
            state = _STATES.get(one.action, state)
    return Review(state, claim)


def revise(claim: Claim, changes: dict[str, Any]) -> Claim:
    """Return the claim with some fields as a reviewer has them; `origin` says that one did."""
    for name in changes:
        if name not in EDITABLE:
            raise UsageError(f"{name} of a claim can't be edited: change {', '.join(sorted(EDITABLE))}")
    origin = claim.origin if claim.origin.endswith(_MARK) else claim.origin + _MARK
    return build(claim.model_dump(mode="json") | changes | {"origin": origin})


def build(held: dict[str, Any]) -> Claim:
    """Return the claim that these fields make; raises as `review` does."""
    try:
        return Claim.model_validate(held)
    except ValidationError as err:
        first = err.errors()[0]
        said = str(first["msg"]).removeprefix("Value error, ")
        if isinstance(first.get("ctx", {}).get("error"), EvidenceError):
            raise EvidenceError(f"{said}: cite the words that say so") from err
        where = ".".join(map(str, first["loc"])) or "claim"
        raise UsageError(f"{where}: {said}") from err
