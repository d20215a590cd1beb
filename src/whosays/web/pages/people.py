"""Who is at the browser: the token where one is asked for, the name that decisions carry; what was decided."""

from http import HTTPStatus
from typing import Annotated
from urllib.parse import urlsplit

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from whosays import views
from whosays.web import session
from whosays.web.bench import Here, page
from whosays.web.deciding import Form
from whosays.web.session import Who

router = APIRouter()

PAGE = 100


@router.get("/login")
def ask(request: Request, who: Who) -> Response:
    """Ask for the token."""
    return RedirectResponse("/claims", 303) if who.admitted else page(request, "login.html.j2", refused="")


@router.post("/login")
def admit(request: Request, here: Here, form: Form) -> Response:
    """Let in who has the token."""
    if not session.matches(form.get("token", ""), here.settings):
        told = "That is not the token that the workbench was started with."
        return page(request, "login.html.j2", HTTPStatus.FORBIDDEN, refused=told)
    answer = RedirectResponse("/claims", 303)
    answer.headers.append("Set-Cookie", session.cookie(session.TOKEN, session.pass_of(here.settings)))
    return answer


@router.post("/name")
def name(request: Request, form: Form) -> Response:
    """Take the name that decisions from this browser carry."""
    back = urlsplit(request.headers.get("referer", ""))
    path = back.path if back.path.startswith("/") and not back.path.startswith("//") else "/claims"
    answer = RedirectResponse(path + (f"?{back.query}" if back.query else ""), 303)
    answer.headers.append("Set-Cookie", session.cookie(session.NAME, session.named(form.get("name", ""))))
    return answer


@router.get("/decisions")
def decisions(request: Request, here: Here, before: Annotated[int, Query(ge=0, lt=2**53)] = 0) -> Response:
    """List what was decided, the last first, and how far review has come."""
    with here.view() as view:
        made = list(views.judgements(view, before=before or None, limit=PAGE + 1))
        stands = views.progress(view)
    return page(request, "decisions.html.j2", made=made[:PAGE], more=len(made) > PAGE, stands=stands)
