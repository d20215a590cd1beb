"""What every page gets at: the ledger, the settings, and how a page is printed."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import Depends
from jinja2 import Environment
from starlette.requests import Request
from starlette.responses import HTMLResponse

from whosays import __version__, lexicon
from whosays.ledger import Reviewer, Store, View
from whosays.report import naming, rows, templating, wording
from whosays.web import session
from whosays.web.importing import Importer
from whosays.web.settings import Settings

MENU = (
    ("/claims", "Claims"), ("/review", "Review"), ("/questions", "Questions"),
    ("/disagreements", "Disagreements"), ("/sources", "Sources"), ("/families", "Reprints"),
    ("/changes", "Changes"), ("/documents", "Documents"), ("/decisions", "Decisions"), ("/import", "Import"),
    ("/export", "Export"),
)  # fmt: skip
"""Addresses and names of the main pages, in order."""


class Bench:
    """One workbench on one ledger."""

    def __init__(self, store: Store, settings: Settings) -> None:
        self.store = store
        self.settings = settings
        self.importer = Importer(settings.ledger, settings.import_seconds)

    @contextmanager
    def view(self) -> Iterator[View]:
        """Open the ledger for reading, as it stands now."""
        with self.store.view() as view:
            yield view

    @contextmanager
    def reviewer(self) -> Iterator[Reviewer]:
        """Open the ledger for decisions."""
        with self.store.reviewer() as reviewer:
            yield reviewer


def bench(request: Request) -> Bench:
    """Return the workbench that a request came to."""
    found: Bench = request.app.state.bench
    return found


Here = Annotated[Bench, Depends(bench)]


def page(request: Request, template: str, status: int = 200, **values: Any) -> HTMLResponse:
    """Print a template; every page knows its visitor, its address and the words for values."""
    text = (
        _environment()
        .get_template(template)
        .render(
            who=session.visitor(request),
            here=request.url.path,
            menu=MENU,
            words=lexicon.load("report"),
            said=lexicon.load("workbench"),
            version=__version__,
            **values,
        )
    )
    return HTMLResponse(text, status)


@cache
def _environment() -> Environment:
    made = templating.environment("whosays.web", "whosays.report")
    made.filters.update(
        chain=rows.chain, placed=wording.placed, query=query, check=naming.check, told=naming.told,
        relation=naming.relation, features=naming.features,
    )  # fmt: skip
    return made


def query(values: dict[str, Any]) -> str:
    """Return the query string of what is set, `?` included; the empty string where nothing is."""
    kept = {name: value for name, value in values.items() if value not in (None, "", False)}
    return "?" + urlencode(kept) if kept else ""
