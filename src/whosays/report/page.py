"""Renders the page and puts it in place."""

import os
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from pathlib import Path

from markupsafe import Markup

from whosays import __version__, lexicon
from whosays.errors import UnreadableInput
from whosays.linked import Origin
from whosays.records import Claim, Document, Skipped
from whosays.report import asked, marked, picture, rows, safe, templating
from whosays.views import Change, QuestionDetail, Relied

SCRIPTS = ("evidence.js", "table.js", "picture.js", "page.js")
_PIECES = 200
"""Pieces of a template that are put together before they are written: the page never stands in memory whole."""
LONG_TEXT = 5000
"""Code points above which a document scrolls in a box of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What a page shows, each part in the order given; streams are read once, `details` one at a time."""

    documents: Iterable[Document]
    claims: Iterable[Claim]
    skipped: Iterable[Skipped] = ()
    origins: Mapping[str, Origin] = field(default_factory=dict)
    """By claim id; a claim that has none here is shown under its source as worded."""
    details: Iterable[QuestionDetail] = ()
    """The questions to show, as far as their claims are among `claims`."""
    changes: Iterable[Change] = ()
    relied: Iterable[Relied] = ()
    title: str = "Who says how many"


def render(contents: Contents) -> Iterator[str]:
    """Yield the report, piece by piece, as one HTML page that refers to nothing outside itself.

    A Content-Security-Policy lets in exactly the page's own style and script, by hash, so that nothing a
    document says can run.
    """
    page = rows.gather(contents.documents, contents.claims, contents.origins)
    style, script = _asset("style.css"), "\n".join(_asset(name) for name in SCRIPTS)
    stream = (
        templating.environment("whosays.report")
        .get_template("page.html.j2")
        .stream(
            title=contents.title,
            page=page,
            asked_of=asked.lay_out(contents.details, page),
            changes=[one for one in contents.changes if {one.old.id, one.new.id} <= page.numbers.keys()],
            relied=list(contents.relied),
            pictures=[picture.draw(measure, page.rows) for measure, _ in page.measures],
            skipped=list(contents.skipped),
            layers=marked.layers(),
            words=lexicon.load("report"),
            data=(safe.json_block(detail) for detail in rows.details(page)),
            style=Markup(style),  # noqa: S704 a file of this package
            script=Markup(script),  # noqa: S704 a file of this package
            style_hash=safe.csp_hash(style),
            script_hash=safe.csp_hash(script),
            version=__version__,
            long_text=LONG_TEXT,
        )
    )
    stream.enable_buffering(_PIECES)
    return stream


def write(path: Path, contents: Contents) -> None:
    """Write the report to `path`: whole or not at all, replacing what lies there.

    Raises UnreadableInput when the folder can't be written to.
    """
    pieces = render(contents)
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
                file.writelines(pieces)
                file.flush()
                os.fsync(file.fileno())
            Path(name).chmod(0o644)
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as err:
        raise UnreadableInput(
            f"can't write the report to {path} ({err.strerror}): name another file"
        ) from err


@cache
def _asset(name: str) -> str:
    return resources.files("whosays.report").joinpath("assets", name).read_text(encoding="utf-8")
