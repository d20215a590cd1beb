"""Facts of invented reports, through the real pipeline."""

from datetime import date

from whosays.link import Facts, of_document
from whosays.pipeline import extract
from whosays.records import Document


def told(text: str, published: str | None = "2031-07-09", publisher: str | None = None) -> list[Facts]:
    """The facts of one document's claims."""
    day = date.fromisoformat(published) if published else None
    document = Document.build(text=text, source="x", published=day, publisher=publisher)
    return of_document(claim.model_dump(mode="json") for claim in extract(document))
