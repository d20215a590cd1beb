"""Read-only questions to a ledger: what report, exports and the workbench are made from."""

from whosays.views.counts import Summary, summary
from whosays.views.holdings import document, documents, skipped
from whosays.views.listing import PAGE, Listed, ListingFilter, ListingPage, Order, count, listing
from whosays.views.reviews import (
    Reviewed,
    Version,
    history,
    judgement,
    judgements,
    progress,
    reviewed,
    standing_claims,
)
from whosays.views.selection import ClaimFilter, claims
from whosays.views.shelf import Shelf, number, shelf

__all__ = [
    "PAGE",
    "ClaimFilter",
    "Listed",
    "ListingFilter",
    "ListingPage",
    "Order",
    "Reviewed",
    "Shelf",
    "Summary",
    "Version",
    "claims",
    "count",
    "document",
    "documents",
    "history",
    "judgement",
    "judgements",
    "listing",
    "number",
    "progress",
    "reviewed",
    "shelf",
    "skipped",
    "standing_claims",
    "summary",
]
