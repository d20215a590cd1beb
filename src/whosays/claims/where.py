"""Finds where a claim's event happened: the most specific place that the text states for it."""

from collections.abc import Sequence

from whosays.claims.candidate import Candidate
from whosays.prepared import Prepared
from whosays.records import Place, PlaceMention


def where(prepared: Prepared, places: Sequence[PlaceMention], candidate: Candidate) -> Place | None:
    """Return the place of a claim, or None where the text names none for it."""
    sentence = prepared.sentences[candidate.sentence]
    inside = [p for p in places if sentence.start <= p.start < sentence.end]
    if not inside:
        return None
    best = min(inside, key=lambda p: abs(p.start - candidate.trigger[1]))
    return Place(
        text=prepared.text[best.start : best.end],
        **best.model_dump(exclude_none=True),
    )
