"""Reprints: families of documents that print one text, their members side by side, split and joined."""

from typing import Annotated, Any

from fastapi import APIRouter, Query
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from whosays import views
from whosays.errors import ConflictError, UsageError
from whosays.ledger import View
from whosays.records import Document
from whosays.views.families import PAGE
from whosays.web import deciding, marking
from whosays.web.bench import Here, page
from whosays.web.deciding import Form
from whosays.web.session import Who

router = APIRouter()

_Id = Annotated[str, Query(max_length=200)]


@router.get("/families")
def families(
    request: Request, here: Here, after: _Id = "", done: int = 0, restricted: bool = False
) -> Response:
    """List the families, the largest first."""
    with here.view() as view:
        found = views.families(view, restricted=restricted, after=after or None, limit=PAGE + 1)
        told = views.judgement(view, done) if done else None
        names = {one.documents[0]: views.document(view, one.documents[0]) for one in found[:PAGE]}
    return page(
        request, "families.html.j2", found=found[:PAGE], more=len(found) > PAGE, names=names, done=told,
        restricted=restricted,
    )  # fmt: skip


@router.get("/families/{family_id}")
def family(
    request: Request, here: Here, family_id: str, left: _Id = "", right: _Id = "", restricted: bool = False
) -> Response:
    """Show a family, two of its members side by side."""
    with here.view() as view:
        return page(request, "family.html.j2", **_shown(view, family_id, left, right, restricted))


@router.post("/families/{family_id}")
def decide(request: Request, here: Here, who: Who, form: Form, family_id: str) -> Response:
    """Take documents out of a family, put others in, or take the last such decision back."""
    with here.view() as view:
        try:
            target, moved = _aim(view, form, family_id)
            made = deciding.decision(
                form.get("action", ""), "family", target, who.name, form.get("note", ""),
                {"members": moved} if moved else {},
            )  # fmt: skip
            with here.reviewer() as reviewer:
                stored = reviewer.judge(made, deciding.seen(form))
        except (ConflictError, UsageError) as err:
            status = 409 if isinstance(err, ConflictError) else 422
            return page(
                request, "family.html.j2", status, **_shown(view, family_id, "", "", False, refused=str(err))
            )
    return RedirectResponse(f"/families?done={stored.id}", 303)


def _shown(
    view: View, family_id: str, left: str, right: str, restricted: bool, refused: str = ""
) -> dict[str, Any]:
    found = views.family(view, family_id, restricted=restricted)
    by_id = {one.id: one for one in found.documents}
    ids = list(by_id)
    pair = [by_id[chosen] for chosen in (left, right) if chosen in by_id] or found.documents[:2]
    sides = _side_by_side(view, *pair) if len(pair) == 2 else None
    made = {one.id: one for document in ids for one in views.history(view, "family", document)}
    return {
        "found": found,
        "hidden": found.hidden,
        "pair": pair,
        "sides": sides,
        "history": [made[number] for number in sorted(made, key=lambda number: number or 0)],
        "restricted": restricted,
        "refused": refused,
    }


def _side_by_side(view: View, left: Document, right: Document) -> dict[str, Any]:
    """Return both texts with the words marked that only one of them has."""
    copy = views.shared(view, left, right)
    passages = copy.passages if copy else ()
    texts: list[Markup] = [
        marking.alone(left.text, [(p.left_start, p.left_end) for p in passages]),
        marking.alone(right.text, [(p.right_start, p.right_end) for p in passages]),
    ]
    return {"alike": copy, "texts": texts}


def _aim(view: View, form: deciding.Fields, family_id: str) -> tuple[str, list[str]]:
    """Return the document that a decision starts from and those it moves."""
    held = list(views.family(view, family_id, restricted=True).family.documents)
    action = form.get("action", "")
    if action == "split":
        moved = [one for one in form.many.get("members", []) if one in held]
        kept = [one for one in held if one not in moved]
        if not moved or not kept:
            raise UsageError("tick the documents that print another text: some, but not all")
        return kept[0], moved
    if action == "join":
        other = form.get("other", "").strip()
        if other.startswith("d1-"):
            return held[0], [views.document(view, other).id]
        return held[0], list(views.family(view, other, restricted=True).family.documents)
    if action == "undo":
        return form.get("target", ""), []
    raise UsageError(f"a family can't be decided by {action!r}: split it, join another, or take that back")
