"""Writes an export: claims of a view, each checked against its document, into a file that appears whole."""

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from io import TextIOWrapper
from pathlib import Path
from typing import TextIO
from uuid import uuid4

from whosays import views
from whosays.errors import UsageError
from whosays.exports.formats import FORMATS
from whosays.ledger import View
from whosays.records import Claim
from whosays.views import ClaimFilter, Version

STDOUT = "-"


def export(  # noqa: PLR0913 what, whereto, how, and which of it
    view: View, target: str | Path, form: str, wanted: ClaimFilter | None = None, *,
    version: Version = "machine", restricted: bool = False,
) -> int:  # fmt: skip
    """Write claims to `target` in one of FORMATS; return how many.

    As extracted (`machine`), those that `wanted` asks for; else all of a version of the rows after review.
    Claims of restricted documents are left out unless `restricted` asks for them. `-` is standard output.
    A file is replaced only by a whole export: where a claim no longer fits its document (EvidenceError), the
    ledger is damaged (LedgerError) or the file can't be written (UsageError), what stood there before stays.
    """
    if form not in FORMATS:
        raise UsageError(f"no format {form!r}: use one of {', '.join(sorted(FORMATS))}")
    exporter = FORMATS[form]()
    if version == "machine":
        found = views.claims(view, replace(wanted or ClaimFilter(), restricted=restricted))
    else:
        found = (claim for claim, _ in views.standing_claims(view, version, restricted=restricted))
    with opened(target) as out:
        written = 0
        exporter.setup(out)
        for claim in checked(view, found):
            exporter.feed(claim)
            written += 1
        exporter.finish()
    return written


def opened(target: str | Path) -> AbstractContextManager[TextIO]:
    """Return what an export is written to: standard output, or a file that appears whole."""
    return _stdout() if str(target) == STDOUT else _whole_file(Path(target))


def checked(view: View, claims: Iterable[Claim]) -> Iterator[Claim]:
    """Yield the claims, each found in the stored text again: what leaves the ledger holds."""
    document = None
    for claim in claims:
        if document is None or document.id != claim.document.id:
            document = views.document(view, claim.document.id)
        claim.check(document.text)
        yield claim


@contextmanager
def _stdout() -> Iterator[TextIO]:
    out = TextIOWrapper(sys.stdout.buffer, encoding="utf-8", newline="")
    try:
        yield out
    finally:
        out.detach()  # flushes, and leaves standard output open


@contextmanager
def _whole_file(path: Path) -> Iterator[TextIO]:
    """Open a new file beside `path` that takes its place at the end, or vanishes if that is not reached."""
    path = path.resolve()
    if path.exists() and not path.is_file():
        raise UsageError(f"{path} is no regular file: name a file to write, or - for standard output")
    draft = path.with_name(f".{path.name}.{uuid4().hex[:8]}.part")
    try:
        with draft.open("x", encoding="utf-8", newline="") as out:
            yield out
            out.flush()
            os.fsync(out.fileno())
        draft.replace(path)
    except OSError as err:
        raise UsageError(
            f"{path} can't be written ({err.strerror}): name another file, or - for standard output"
        ) from err
    finally:
        draft.unlink(missing_ok=True)
