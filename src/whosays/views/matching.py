"""Which claims a filter of either kind asks for, as a condition on what was linked of them."""

from collections.abc import Iterator
from dataclasses import replace

from sqlalchemy import ColumnElement, select

from whosays.ledger import schema
from whosays.views import listing
from whosays.views.listing import ListingFilter
from whosays.views.selection import ClaimFilter, conditions

Wanted = ClaimFilter | ListingFilter
"""Claims as extracted, whose words are looked for anywhere; or as they stand after review, by the index of words."""

_LINKED = schema.linked_claims.c


def linked(wanted: Wanted) -> Iterator[ColumnElement[bool]]:
    """Yield what a row of `linked_claims` must satisfy; nothing for a filter that asks for all claims."""
    if not wanted.restricted:
        yield _LINKED.restricted.is_(False)
    yield from by_words(wanted)


def by_words(wanted: Wanted) -> Iterator[ColumnElement[bool]]:
    """Yield the same but for restricted documents."""
    if isinstance(wanted, ListingFilter):
        if not wanted.empty:
            yield _LINKED.claim_id.in_(listing.matching(select(schema.listing.c.claim_id), wanted))
    elif asked := list(conditions(replace(wanted, restricted=True))):
        yield _LINKED.claim_id.in_(select(schema.claims.c.id).where(*asked))
