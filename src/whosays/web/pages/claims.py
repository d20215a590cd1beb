"""The page of all claims: searched, filtered, sorted; and the way into the queue of review."""

from typing import get_args

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from whosays import views
from whosays.linked import State
from whosays.records import Factuality, Measure, Scope
from whosays.views.listing import COUNTED, SORTS
from whosays.web.asking import Asking
from whosays.web.bench import Here, page, query

router = APIRouter()

CHOICES = {
    "measure": get_args(Measure),
    "scope": get_args(Scope),
    "factuality": get_args(Factuality),
    "state": get_args(State),
}


@router.get("/")
def start() -> Response:
    """Open the workbench at its claims."""
    return RedirectResponse("/claims", 303)


@router.get("/claims")
def claims(request: Request, here: Here, asked: Asking) -> Response:
    """Show a page of claims."""
    with here.view() as view:
        found = views.listing(view, asked.filter, asked.order)
        many = views.count(view, asked.filter)
    return page(
        request,
        "claims.html.j2",
        asked=asked,
        found=found,
        many=many,
        counted=COUNTED,
        choices=CHOICES,
        sorts=list(SORTS),
    )


@router.get("/review")
def review(here: Here, asked: Asking) -> Response:
    """Go to the first claim of the queue: what the filters leave, unreviewed unless they say otherwise."""
    address = asked.address
    if asked.filter.state is None:
        address["state"] = "unreviewed"
        return RedirectResponse(f"/review{query(address)}", 303)
    with here.view() as view:
        found = views.listing(view, asked.filter, asked.order, limit=1)
    first = found.rows[0].claim.id if found.rows else ""
    where = query(address | {"queue": "true"})
    return RedirectResponse(f"/claims/{first}{where}" if first else f"/claims{where}", 303)
