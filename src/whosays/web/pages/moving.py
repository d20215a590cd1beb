"""Into the ledger and out of it: files dropped in, exports taken away."""

from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

from fastapi import APIRouter, File, Query, UploadFile
from starlette.background import BackgroundTask
from starlette.requests import Request
from starlette.responses import FileResponse, RedirectResponse, Response

from whosays import views
from whosays.exports import gold, writing
from whosays.web.bench import Here, page
from whosays.web.importing import FILES

router = APIRouter()


class Form(StrEnum):
    """What an export is written as."""

    jsonl = "jsonl"
    csv = "csv"
    gold = "gold"


class Rows(StrEnum):
    """Which rows an export takes; see `views.Version`."""

    machine = "machine"
    reviewed = "reviewed"
    both = "both"


@router.get("/import")
def choose(request: Request, here: Here) -> Response:
    """Ask for files."""
    limit = here.settings.upload_bytes >> 20
    return page(
        request, "import.html.j2", imports=here.importer.latest(), limit=limit, files=FILES, refused=""
    )


@router.post("/import")
def take(request: Request, here: Here, files: Annotated[list[UploadFile], File()]) -> Response:
    """Take files in and show how reading them goes on."""
    given = [(file.filename, file.file) for file in files if file.filename]
    with here.view() as view:
        begun = here.importer.start(given, views.number(view))
    return RedirectResponse(f"/import/{begun.id}", 303)


@router.get("/import/{import_id}")
def progress(request: Request, here: Here, import_id: str) -> Response:
    """Show how an import goes on; the page asks again by itself until it is done."""
    begun = here.importer.get(import_id)
    with here.view() as view:
        held = views.number(view) - begun.held
    answer = page(request, "importing.html.j2", begun=begun, held=held)
    if begun.running:
        answer.headers["Refresh"] = "1"
    return answer


@router.get("/export")
def offer(request: Request, here: Here) -> Response:
    """Offer the exports."""
    with here.view() as view:
        stands = views.progress(view)
        ready = gold.ready(view)
    return page(request, "export.html.j2", stands=stands, ready=ready)


@router.get("/export/claims")
def export(
    here: Here,
    form: Form = Form.jsonl,
    rows: Rows = Rows.both,
    restricted: Annotated[bool, Query()] = False,
) -> Response:
    """Send an export as a file; it is written whole before the first byte goes out."""
    folder = TemporaryDirectory(prefix="whosays-export-")
    ending = "jsonl" if form is Form.gold else form.value
    target = Path(folder.name) / f"claims.{ending}"
    try:
        with here.view() as view:
            if form is Form.gold:
                gold.export(view, target, restricted=restricted)
            else:
                writing.export(view, target, form.value, version=rows.value, restricted=restricted)
    except BaseException:
        folder.cleanup()
        raise
    name = "gold.jsonl" if form is Form.gold else f"claims-{rows.value}.{ending}"
    kind = "text/csv" if form is Form.csv else "application/x-ndjson"
    return FileResponse(target, media_type=kind, filename=name, background=BackgroundTask(folder.cleanup))
