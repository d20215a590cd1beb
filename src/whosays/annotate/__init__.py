"""Annotators: each reads a Prepared document and assigns mentions of one kind; none needs another's work."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from whosays.annotate.attributions import attributions
from whosays.annotate.parties import parties
from whosays.annotate.places import places
from whosays.annotate.quantities import quantities
from whosays.annotate.times import times
from whosays.prepared import Prepared
from whosays.records import Mentions, Record, refer

__all__ = ["ANNOTATORS", "Annotator", "annotate_prepared"]


@dataclass(frozen=True, slots=True)
class Annotator:
    """One annotator: the field of Mentions that it assigns, and the function that fills it."""

    assigns: str
    run: Callable[[Prepared], Sequence[Record]]


ANNOTATORS = (
    Annotator("quantities", quantities),
    Annotator("times", times),
    Annotator("places", places),
    Annotator("parties", parties),
    Annotator("attributions", attributions),
)


def annotate_prepared(prepared: Prepared, wanted: Collection[str]) -> Mentions:
    """Return the mentions of a prepared document, of the kinds in `wanted`; the others stay empty."""
    found = {one.assigns: tuple(one.run(prepared)) for one in ANNOTATORS if one.assigns in wanted}
    return Mentions.model_validate({"document": refer(prepared.document), **found})
