"""Invented passages, read the way the pipeline does."""

from whosays.annotate import annotate_prepared
from whosays.claims.build import REQUIRES, claims
from whosays.prepared import Prepared
from whosays.records import Claim, Document, Mentions
from whosays.text import prepare

REPORT = (
    "At least 12 villagers were killed and several others injured when gunmen attacked the market in Oresh on "
    "Friday, police said. Among the dead were two children. The Kelu camp denied that its fighters had abducted "
    "three drivers. A bridge was blown up, and the mayor, Soren Talk, was shot dead."
)


def read(text: str) -> tuple[Prepared, Mentions, list[Claim]]:
    """Return a text prepared and annotated, and the rows that the rules build."""
    prepared = prepare(Document.build(text=text, source="test"))
    mentions = annotate_prepared(prepared, REQUIRES)
    return prepared, mentions, claims(prepared, mentions)
