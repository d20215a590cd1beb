"""The list of documents, one document with its layers, and adding a claim that the extraction missed."""

from typing import Annotated, Any

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from whosays import pipeline, views
from whosays.errors import ConflictError, EvidenceError, UsageError
from whosays.ledger import View
from whosays.report import marked
from whosays.web import deciding, edits, marking
from whosays.web.bench import Here, page
from whosays.web.deciding import Form
from whosays.web.pages.claim import CHOICES
from whosays.web.session import Who

router = APIRouter()

LAYERED = 200_000
"""Code points up to which mentions are shown: they are found anew each time."""
_Words = Annotated[str, Query(max_length=200)]


@router.get("/documents")
def documents(
    request: Request, here: Here, text: _Words = "", after: _Words = "", restricted: bool = False
) -> Response:
    """List the documents, and the inputs that could not be used."""
    with here.view() as view:
        found = views.shelf(view, words=text.strip() or None, after=after or None, restricted=restricted)
        skipped = list(views.skipped(view)) if not after else []
    return page(
        request,
        "documents.html.j2",
        found=found,
        skipped=skipped,
        text=text,
        after=after,
        restricted=restricted,
    )


@router.get("/documents/{document_id}")
def document(
    request: Request,
    here: Here,
    document_id: str,
    layer: Annotated[list[str], Query(max_length=20)] = [],  # noqa: B006 FastAPI copies it
    restricted: bool = False,
) -> Response:
    """Show a document's text with its claims, and mentions of the layers asked for."""
    with here.view() as view:
        return page(request, "document.html.j2", **_shown(view, document_id, layer, restricted))


@router.post("/documents/{document_id}/claims")
def add(request: Request, here: Here, who: Who, form: Form, document_id: str) -> Response:
    """Add a claim that was missed."""
    with here.view() as view:
        held = views.document(view, document_id)
        try:
            fields = edits.missed(form, held)
            made = deciding.decision("add", "claim", fields["id"], who.name, form.get("note", ""), fields)
            with here.reviewer() as reviewer:
                seen = max((one.id or 0 for one in views.history(view, "claim", made.target)), default=0)
                stored = reviewer.judge(made, seen)
        except (ConflictError, EvidenceError, UsageError) as err:
            shown = _shown(view, document_id, [], held.restricted, refused=str(err), form=form)
            return page(request, "document.html.j2", 422, **shown)
    asked = "&restricted=true" if held.restricted else ""
    return RedirectResponse(f"/claims/{made.target}?done={stored.id}{asked}", 303)


def _shown(
    view: View, document_id: str, layer: list[str], restricted: bool, *, refused: str = "",
    form: deciding.Fields | None = None,
) -> dict[str, Any]:  # fmt: skip
    held = views.document(view, document_id)
    hidden = held.restricted and not restricted
    claims = [] if hidden else list(views.standing_claims(view, document=document_id))
    chosen = [name for name in layer if name in marking.LAYERS]
    too_long = len(held.text) > LAYERED
    mentions = pipeline.annotate(held) if chosen and not too_long and not hidden else None
    text = marking.layered(held.text, [claim for claim, _ in claims], mentions) if not hidden else ""
    return {
        "document": held,
        "claims": claims,
        "text": text,
        "family": views.family_of(view, document_id),
        "layers": marked.layers(),
        "mention_layers": marking.LAYERS,
        "chosen": chosen,
        "too_long": too_long,
        "hidden": hidden,
        "restricted": restricted,
        "choices": CHOICES,
        "links": edits.LINKS,
        "refused": refused,
        "form": form or {},
    }
