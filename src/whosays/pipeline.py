"""The way of a document through whosays. Read this file first; it holds no logic.

readers -> text -> annotate -> claims -> tagger -> (ledger, views, report, exports)
"""

from whosays.actors import NONE, Actors
from whosays.annotate import ANNOTATORS, annotate_prepared
from whosays.claims.build import REQUIRES, claims
from whosays.errors import PackageError
from whosays.readers import read
from whosays.records import Claim, Document, Mentions
from whosays.tagger.attributions import retagged
from whosays.tagger.review import review
from whosays.text import prepare

__all__ = ["annotate", "extract", "read"]

ASSIGNED = frozenset(annotator.assigns for annotator in ANNOTATORS)

if missing := REQUIRES - ASSIGNED:
    raise PackageError(f"no annotator assigns {', '.join(sorted(missing))}, which claims require")


def annotate(document: Document, actors: Actors = NONE, *, rules: bool = False) -> Mentions:
    """Return what is found in one document: quantities, times, places, parties, attributions.

    `actors` are parties that the user added; with `rules`, what the rules alone find. Raises PackageError as `extract`
    does.
    """
    prepared = prepare(document, actors)
    mentions = annotate_prepared(prepared, ASSIGNED)
    return mentions if rules else retagged(prepared, mentions)


def identify(name: str, actors: Actors = NONE) -> str | None:
    """Return the id of the party that `name` names, None where it names none."""
    prepared = prepare(Document.build(text=name, source="name"), actors)
    found = annotate_prepared(prepared, {"parties"}).parties
    return next((party.id for party in found if party.end == len(name)), None)


def extract(document: Document, actors: Actors = NONE, *, rules: bool = False) -> list[Claim]:
    """Return the claims of one document, in order of the text; `actors` are parties that the user added.

    With `rules`, those of the rules alone. Raises PackageError where the model's files are missing or damaged and
    `rules` is not asked for.
    """
    prepared = prepare(document, actors)
    mentions = annotate_prepared(prepared, REQUIRES)
    found = claims(prepared, mentions)
    return found if rules else review(prepared, mentions, found)
