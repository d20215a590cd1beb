"""What stands before every page: who may come in, how much they may send, and what the browser may do.

Plain ASGI, so that a refused request's body is never read.
"""

import asyncio
import time
from http import HTTPStatus

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from whosays.web import session
from whosays.web.settings import Settings

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
OPEN_PATHS = ("/login", "/static/")
"""What is shown to who has not given the token yet."""

POLICY = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), interest-cohort=()",
}


class TooMuchError(Exception):
    """A body is larger, or slower, than it may be."""

    def __init__(self, status: HTTPStatus) -> None:
        self.status = status


class Guard:
    """Refuses what must not come in, and sends the headers that keep hostile text from doing anything."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        visitor = session.of(Request(scope), self._settings)
        scope.setdefault("state", {})["visitor"] = visitor

        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start":
                _add_headers(MutableHeaders(scope=message), scope["path"], visitor)
            await send(message)

        refused = self._refuse(scope, visitor)
        if refused is not None:
            await refused(scope, receive, answer)
            return
        limit = self._settings.upload_bytes if scope["path"] == "/import" else self._settings.body_bytes
        try:
            await self._app(scope, _limited(receive, limit, self._settings.body_seconds), answer)
        except TooMuchError as err:
            told = f"{err.status.phrase}: send less at once, or add the files with `whosays add`"
            await PlainTextResponse(told, err.status)(scope, receive, answer)

    def _refuse(self, scope: Scope, visitor: session.Visitor) -> Response | None:
        headers = Headers(scope=scope)
        if not self._settings.serves(headers.get("host", "")):
            return PlainTextResponse(
                "This is not the address of the workbench.", HTTPStatus.MISDIRECTED_REQUEST
            )
        if scope["method"] not in SAFE_METHODS and _foreign(headers):
            return PlainTextResponse("Refused: sent by a page of another site.", HTTPStatus.FORBIDDEN)
        length = headers.get("content-length", "0")
        limit = self._settings.upload_bytes if scope["path"] == "/import" else self._settings.body_bytes
        if not length.isdecimal() or int(length) > limit:
            told = f"Too large: at most {limit >> 20} MB at once; larger files go in with `whosays add`."
            return PlainTextResponse(told, HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        if visitor.admitted or scope["path"].startswith(OPEN_PATHS):
            return None
        if scope["path"].startswith("/api"):
            told = "Give the token: Authorization: Bearer TOKEN"
            return PlainTextResponse(told, HTTPStatus.UNAUTHORIZED, {"WWW-Authenticate": "Bearer"})
        return RedirectResponse("/login", HTTPStatus.SEE_OTHER)


def _foreign(headers: Headers) -> bool:
    """Tell whether a browser says that another site's page sent this."""
    site = headers.get("sec-fetch-site")
    if site is not None and site not in {"same-origin", "none"}:
        return True
    origin = headers.get("origin")
    return origin is not None and origin.partition("://")[2] != headers.get("host")


def _limited(receive: Receive, limit: int, seconds: float) -> Receive:
    """Count what comes in, and how long it takes."""
    taken = 0
    deadline = time.monotonic() + seconds
    done = False

    async def counted() -> Message:
        nonlocal taken, done
        if done:
            return await receive()
        try:
            message = await asyncio.wait_for(receive(), max(deadline - time.monotonic(), 0.001))
        except TimeoutError:
            raise TooMuchError(HTTPStatus.REQUEST_TIMEOUT) from None
        taken += len(message.get("body", b""))
        if taken > limit:
            raise TooMuchError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        done = not message.get("more_body", False)
        return message

    return counted


def _add_headers(headers: MutableHeaders, path: str, visitor: session.Visitor) -> None:
    for name, value in POLICY.items():
        headers[name] = value
    headers.setdefault("Cache-Control", "no-cache" if path.startswith("/static/") else "no-store")
    if visitor.new:
        headers.append("Set-Cookie", session.cookie(session.SESSION, visitor.session))
