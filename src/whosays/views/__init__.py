"""Read-only questions to a ledger: what report and exports are made from."""

from whosays.views.counts import Summary, summary
from whosays.views.holdings import document, documents, skipped
from whosays.views.selection import ClaimFilter, claims

__all__ = ["ClaimFilter", "Summary", "claims", "document", "documents", "skipped", "summary"]
