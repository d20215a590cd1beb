"""A reviewer's form as a judgement."""

from datetime import UTC, datetime
from typing import Annotated, Any, get_args

from fastapi import Depends
from starlette.requests import Request

from whosays.errors import UsageError
from whosays.linked import Action, Judgement, TargetKind
from whosays.records import Document
from whosays.reviewing import parted
from whosays.views import Reviewed
from whosays.web import edits

LONGEST_NOTE = 4000
_CLOSING = frozenset({"accept", "reject", "edit"})


class Fields(dict[str, str]):
    """The fields of a form; `many` are all values of those given more than once."""

    many: dict[str, list[str]]


async def _fields(request: Request) -> Fields:
    form = await request.form()
    fields = Fields({name: str(value) for name, value in form.items() if isinstance(value, str)})
    fields.many = {name: [str(value) for value in form.getlist(name)] for name in form}
    return fields


Form = Annotated[Fields, Depends(_fields)]


def closes(judgement: Judgement) -> bool:
    """Tell whether a claim of the queue is done with after a decision."""
    return judgement.action in _CLOSING or parted(judgement)


def seen(form: Fields) -> int:
    """Return the judgement that the reviewer had before their eyes."""
    given = form.get("seen", "0")
    if not given.isdecimal() or len(given) > 15:
        raise UsageError("seen is no number of a decision: reload the page")
    return int(given)


def of_claim(form: Fields, user: str, held: Reviewed, document: Document) -> Judgement:
    """Return the decision on a claim that a form states. Raises as `edits.changes` does."""
    action = form.get("action", "")
    after: dict[str, Any] = {}
    if action == "edit":
        after = edits.changes(form, document, held.claim)
        if not after:
            raise UsageError("nothing was changed: select other words or another value, or accept the claim")
    elif action == "split" and (part := edits.of_part(form)):
        changes = edits.changes(form, document, held.claim)
        after = {"changes": changes, "part": edits.missed(part, document, held.claim)}
    elif action in {"join", "split"}:
        after = {"members": form.many.get("members", [])}
    return decision(action, "claim", held.claim.id, user, form.get("note", ""), after)


def decision(
    action: str, kind: TargetKind, target: str, user: str, note: str, after: dict[str, Any]
) -> Judgement:
    """Return a judgement as of now. Raises UsageError for an action that there is not."""
    chosen = next((one for one in get_args(Action) if one == action), None)
    if chosen is None:
        raise UsageError(f"no decision {action!r}: use one of {', '.join(get_args(Action))}")
    written = note.strip()
    if len(written) > LONGEST_NOTE:
        raise UsageError(f"the note is longer than {LONGEST_NOTE} characters: shorten it")
    if chosen == "note" and not written:
        raise UsageError("the note is empty: write something")
    return Judgement(
        at=datetime.now(UTC), user=user, action=chosen, target_kind=kind, target=target, after=after,
        note=written or None,
    )  # fmt: skip
