"""Read-only questions to a ledger: what report, exports and the workbench are made from."""

from whosays.views.counts import Summary, summary
from whosays.views.holdings import document, documents, skipped
from whosays.views.listing import Listed, ListingFilter, ListingPage, Order, count, listing
from whosays.views.reviews import Reviewed, Version, history, judgements, progress, reviewed, standing_claims
from whosays.views.selection import ClaimFilter, claims

__all__ = [
    "ClaimFilter",
    "Listed",
    "ListingFilter",
    "ListingPage",
    "Order",
    "Reviewed",
    "Summary",
    "Version",
    "claims",
    "count",
    "document",
    "documents",
    "history",
    "judgements",
    "listing",
    "progress",
    "reviewed",
    "skipped",
    "standing_claims",
    "summary",
]
