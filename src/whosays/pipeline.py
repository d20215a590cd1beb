"""The way of a document through whosays. Read this file first; it holds no logic.

readers -> text -> annotate -> claims -> (ledger, views, report, exports)
"""

from whosays.claims.build import claims
from whosays.records import Claim, Document
from whosays.text import prepare


def extract(document: Document) -> list[Claim]:
    """Return the claims of one document, in order of the text."""
    prepared = prepare(document)
    return claims(prepared)
