"""The way of a document through whosays. Read this file first; it holds no logic.

readers -> text -> annotate -> claims -> (ledger, views, report, exports)
"""

from whosays.actors import NONE, Actors
from whosays.annotate import ANNOTATORS, annotate_prepared
from whosays.claims.build import REQUIRES, claims
from whosays.errors import PackageError
from whosays.readers import read
from whosays.records import Claim, Document, Mentions
from whosays.text import prepare

__all__ = ["annotate", "extract", "read"]

ASSIGNED = frozenset(annotator.assigns for annotator in ANNOTATORS)

if missing := REQUIRES - ASSIGNED:
    raise PackageError(f"no annotator assigns {', '.join(sorted(missing))}, which claims require")


def annotate(document: Document, actors: Actors = NONE) -> Mentions:
    """Return what the annotators find in one document: quantities, times, places, parties, attributions."""
    return annotate_prepared(prepare(document, actors), ASSIGNED)


def identify(name: str, actors: Actors = NONE) -> str | None:
    """Return the id of the party that `name` names, None where it names none."""
    found = annotate(Document.build(text=name, source="name"), actors).parties
    return next((party.id for party in found if party.end == len(name)), None)


def extract(document: Document, actors: Actors = NONE) -> list[Claim]:
    """Return the claims of one document, in order of the text; `actors` are parties that the user added."""
    prepared = prepare(document, actors)
    return claims(prepared, annotate_prepared(prepared, REQUIRES))
