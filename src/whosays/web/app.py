"""The workbench as an ASGI application: guard, pages, the JSON API, and what is said when something goes wrong."""

from importlib import resources
from pathlib import Path
from typing import Any

from fastapi import Depends, FastAPI
from fastapi.exceptions import RequestValidationError
from fastapi.telemetry import TelemetryConfig
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response

from whosays import __version__
from whosays.errors import ConflictError, EvidenceError, LedgerError, UsageError, WhosaysError
from whosays.ledger import Store
from whosays.web import api, session
from whosays.web.bench import Bench, page
from whosays.web.guard import Guard
from whosays.web.pages import claim, claims, compared, documents, families, moving, people
from whosays.web.settings import Settings

STATIC = {
    "report.css": ("whosays.report", "assets/style.css", "text/css"),
    "icon.svg": ("whosays.web", "static/icon.svg", "image/svg+xml"),
    "workbench.css": ("whosays.web", "static/workbench.css", "text/css"),
    "workbench.js": ("whosays.web", "static/workbench.js", "text/javascript"),
    "chart.js": ("whosays.web", "static/chart.js", "text/javascript"),
    "select.js": ("whosays.web", "static/select.js", "text/javascript"),
}
"""All files that pages load: name, package, path in it, media type."""

QUIET: TelemetryConfig = {
    "tracing": False, "metrics": False, "logs": False, "operation_spans": False, "auto_configure": False,
}  # fmt: skip
"""Nothing is measured for anybody, whatever the environment asks of FastAPI."""

_STATUS: dict[type[WhosaysError], int] = {
    ConflictError: 409,
    EvidenceError: 422,
    UsageError: 422,
    LedgerError: 503,
}


def build(store: Store, settings: Settings) -> FastAPI:
    """Return the workbench on a ledger."""
    app = FastAPI(
        title="whosays",
        version=__version__,
        summary="A ledger of claims: who said it, how many, where, when, and the exact words.",
        openapi_url="/api/openapi.json",
        docs_url=None,
        redoc_url=None,
        dependencies=[Depends(session.bound)],
        telemetry=QUIET,
    )
    app.state.bench = Bench(store, settings)
    for part in (claims, claim, documents, compared, families, people, moving):
        app.include_router(part.router, include_in_schema=False)
    app.include_router(api.router)
    app.add_api_route("/static/{name}", _static, include_in_schema=False)
    app.add_exception_handler(WhosaysError, _told)
    app.add_exception_handler(HTTPException, _refused)
    app.add_exception_handler(RequestValidationError, _misread)
    app.add_middleware(Guard, settings=settings)
    return app


def _static(name: str) -> Response:
    if name not in STATIC:
        raise HTTPException(404, "no such file")
    package, path, kind = STATIC[name]
    return FileResponse(Path(str(resources.files(package).joinpath(path))), media_type=kind)


def _said(request: Request, status: int, told: str) -> Response:
    if request.url.path.startswith("/api"):
        return JSONResponse({"error": told}, status)
    return page(request, "trouble.html.j2", status, told=told)


async def _told(request: Request, err: Exception) -> Response:
    status = next((code for kind, code in _STATUS.items() if isinstance(err, kind)), 500)
    if (
        isinstance(err, UsageError)
        and str(err).startswith("no ")
        and request.method == "GET"
        and request.path_params
    ):
        status = 404
    return _said(request, status, str(err))


async def _refused(request: Request, err: Exception) -> Response:
    assert isinstance(err, HTTPException)  # noqa: S101 -- it is registered for that
    return _said(request, err.status_code, str(err.detail))


async def _misread(request: Request, err: Exception) -> Response:
    assert isinstance(err, RequestValidationError)  # noqa: S101 -- it is registered for that
    first: dict[str, Any] = dict(err.errors()[0])
    where = ".".join(str(part) for part in first["loc"][1:]) or "request"
    return _said(request, 422, f"{where}: {first['msg']}")
