"""Read-only questions to a ledger: what report and exports are made from."""

from whosays.views.claims import ClaimFilter, claims
from whosays.views.documents import document, documents, skipped
from whosays.views.summary import Summary, summary

__all__ = ["ClaimFilter", "Summary", "claims", "document", "documents", "skipped", "summary"]
