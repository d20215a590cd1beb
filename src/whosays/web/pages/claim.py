"""The page of one claim: its row, its words in the document, the chain, what was decided, and deciding."""

from typing import Any, get_args

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from whosays import numbers, views
from whosays.errors import ConflictError, EvidenceError, UsageError
from whosays.ledger import View
from whosays.linked import Judgement
from whosays.records import Factuality, Measure, Scope, Stance, Status
from whosays.report import marked
from whosays.reviewing import members, standing
from whosays.views import Order, QuestionDetail, Reviewed
from whosays.web import deciding, edits, marking
from whosays.web.asking import Asked, Asking
from whosays.web.bench import Here, page, query
from whosays.web.deciding import Form
from whosays.web.pages import compared
from whosays.web.session import Who

router = APIRouter()

CHOICES = {
    "measure": get_args(Measure), "status": get_args(Status), "scope": get_args(Scope),
    "factuality": get_args(Factuality), "stance": get_args(Stance), "modifier": get_args(numbers.Modifier),
}  # fmt: skip
NEIGHBOURS = 200
"""Other claims of the document that are listed beside one."""
RELATED = 30
"""Relations to claims of other documents that are listed."""


@router.get("/claims/{claim_id}")
def claim(request: Request, here: Here, asked: Asking, claim_id: str, done: int = 0) -> Response:
    """Show a claim; in the queue, with its neighbours there."""
    with here.view() as view:
        return page(request, "claim.html.j2", **_shown(view, asked, claim_id, done))


@router.post("/claims/{claim_id}")
def decide(request: Request, here: Here, asked: Asking, who: Who, form: Form, claim_id: str) -> Response:
    """Store a decision, then go on to the next claim of the queue, or show this one as it stands now."""
    with here.view() as view:
        held = views.reviewed(view, claim_id)
        ahead = _neighbour(view, asked, claim_id, forward=True) if asked.queue else None
        try:
            made = deciding.of_claim(form, who.name, held, views.document(view, held.claim.document.id))
            with here.reviewer() as reviewer:
                stored = reviewer.judge(made, deciding.seen(form))
        except (ConflictError, EvidenceError, UsageError) as err:
            status = 409 if isinstance(err, ConflictError) else 422
            with here.view() as fresh:
                shown = _shown(fresh, asked, claim_id, 0, refused=str(err), form=form)
            return page(request, "claim.html.j2", status, **shown)
    if stored.action == "undo" and held.machine is None and not standing([*held.history, stored]):
        return RedirectResponse(f"/documents/{held.claim.document.id}", 303)
    if asked.queue and deciding.closes(stored):
        there = f"/claims/{ahead}" if ahead else "/claims"
        return RedirectResponse(there + query(asked.address | {"done": stored.id}), 303)
    return RedirectResponse(f"/claims/{claim_id}{query(asked.address | {'done': stored.id})}", 303)


def _shown(
    view: View,
    asked: Asked,
    claim_id: str,
    done: int,
    *,
    refused: str = "",
    form: deciding.Fields | None = None,
) -> dict[str, Any]:
    """Return all that the page prints."""
    held = views.reviewed(view, claim_id)
    document = views.document(view, held.claim.document.id)
    siblings = [
        (other, state)
        for other, state in views.standing_claims(view, document=document.id)
        if other.id != claim_id
    ][:NEIGHBOURS]
    hidden = held.restricted and not asked.filter.restricted
    detail = None if hidden else _question(view, claim_id, asked)
    touching = [one for one in detail.relations if claim_id in {one.of, one.to}] if detail else []
    return {
        "question": detail.question if detail else None,
        "beside": list(compared.relations(detail, touching[:RELATED])) if detail else [],
        "held": held,
        "claim": held.claim,
        "document": document,
        "window": marking.evidence("" if hidden else document.text, held.claim),
        "hidden": hidden,
        "layers": marked.layers(),
        "siblings": siblings,
        "joined": _joined(held),
        "asked": asked,
        "ahead": _neighbour(view, asked, claim_id, forward=True) if asked.queue else None,
        "back": _neighbour(view, asked, claim_id, forward=False) if asked.queue else None,
        "choices": CHOICES,
        "links": edits.LINKS,
        "part": edits.PART,
        "done": views.judgement(view, done) if done else None,
        "refused": refused,
        "form": form or {},
    }


def _question(view: View, claim_id: str, asked: Asked) -> QuestionDetail | None:
    """Return the question that a claim answers, where there is one to show."""
    identity = views.question_of(view, claim_id)
    try:
        return views.question(view, identity, restricted=asked.filter.restricted) if identity else None
    except UsageError:
        return None


def _neighbour(view: View, asked: Asked, claim_id: str, *, forward: bool) -> str | None:
    """Return the next or last claim of the queue."""
    beside = {"after": claim_id} if forward else {"before": claim_id}
    order = Order(by=asked.order.by, descending=asked.order.descending, **beside)
    found = views.listing(view, asked.filter, order, limit=1).rows
    return found[0].claim.id if found else None


def _joined(held: Reviewed) -> list[str]:
    """Return the claims that this one stands for."""
    moved: dict[str, Judgement] = {}
    for one in standing(held.history):
        if one.target == held.claim.id and one.action in {"join", "split"}:
            moved |= dict.fromkeys(members(one), one)
    return [claim_id for claim_id, one in moved.items() if one.action == "join"]
