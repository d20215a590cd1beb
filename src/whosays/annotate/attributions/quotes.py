"""Quotations: their spans, and the part of a quotation that a cue of another sentence speaks for."""

from whosays.annotate.attributions.found import Found
from whosays.prepared import Prepared


def extend(prepared: Prepared, found: list[Found]) -> list[list[tuple[int, int]]]:
    """Return, for each cue, the quoted spans of neighbouring sentences that its content runs into."""
    return [[] for _ in found]
