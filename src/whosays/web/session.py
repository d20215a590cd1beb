"""Who is at the browser: a session that forms are bound to, a name for decisions, a token where one is asked for.

Nothing is kept on the server. A form carries a signature of its session's cookie (double submit, signed); a
page of another site can neither read the one nor make the other.
"""

import hashlib
import hmac
import re
import secrets
from dataclasses import dataclass
from typing import Annotated
from urllib.parse import quote, unquote

from fastapi import Depends, HTTPException
from starlette.requests import Request

from whosays.web.settings import Settings

SESSION, TOKEN, NAME = "whosays_session", "whosays_token", "whosays_name"
HEADER, FIELD = "X-CSRF-Token", "csrf"
LONGEST_NAME = 60
_SESSION = re.compile(r"[\w-]{32}")
_BLANK = re.compile(r"[\s\x00-\x1f\x7f-\x9f]+")


@dataclass(frozen=True, slots=True)
class Visitor:
    """One browser."""

    session: str
    new: bool
    admitted: bool
    bearer: bool
    """Came with the token in a header, which no page of another site can send."""
    name: str
    csrf: str


def of(request: Request, settings: Settings) -> Visitor:
    """Return who sends a request."""
    given = request.cookies.get(SESSION, "")
    known = _SESSION.fullmatch(given) is not None
    session = given if known else secrets.token_urlsafe(24)
    scheme, _, bearer = request.headers.get("authorization", "").partition(" ")
    by_header = scheme.lower() == "bearer" and matches(bearer.strip(), settings)
    by_cookie = hmac.compare_digest(request.cookies.get(TOKEN, "").encode(), pass_of(settings).encode())
    return Visitor(
        session=session,
        new=not known,
        admitted=settings.token is None or by_header or by_cookie,
        bearer=by_header,
        name=named(unquote(request.cookies.get(NAME, ""))) or settings.reviewer,
        csrf=hmac.new(settings.secret, session.encode(), hashlib.sha256).hexdigest(),
    )


def matches(given: str, settings: Settings) -> bool:
    """Compare a token with the one asked for, in a time that tells nothing."""
    return settings.token is not None and hmac.compare_digest(given.encode(), settings.token.encode())


def pass_of(settings: Settings) -> str:
    """Return what the cookie of an admitted browser holds: not the token itself."""
    return hmac.new((settings.token or "").encode(), b"whosays workbench", hashlib.sha256).hexdigest()


def named(name: str) -> str:
    """Return a reviewer's name in one short line."""
    return _BLANK.sub(" ", name).strip()[:LONGEST_NAME]


def cookie(name: str, value: str) -> str:
    """Return a cookie that no script and no other site can use, for as long as the browser runs."""
    return f"{name}={quote(value)}; Path=/; HttpOnly; SameSite=Strict"


def visitor(request: Request) -> Visitor:
    """Return the visitor whom the guard let in."""
    found: Visitor = request.state.visitor
    return found


Who = Annotated[Visitor, Depends(visitor)]


async def bound(request: Request, who: Who) -> None:
    """Refuse a write that comes from no page of ours. A dependency of the whole app, so that none forgets it."""
    if request.method in {"GET", "HEAD", "OPTIONS"} or who.bearer:
        return
    given = request.headers.get(HEADER)
    kind = request.headers.get("content-type", "").partition(";")[0].strip()
    if given is None and kind in {"application/x-www-form-urlencoded", "multipart/form-data"}:
        given = str((await request.form()).get(FIELD, ""))
    if not hmac.compare_digest((given or "").encode(), who.csrf.encode()):
        raise HTTPException(403, "The page is from before the workbench was started again: reload it.")
