"""Read-only questions to a ledger: what report, exports and the workbench are made from."""

from whosays.views.changes import by_question as changes_by_question
from whosays.views.changes import changes
from whosays.views.compared import Account, Change, Near, QuestionDetail, Relied, Voice
from whosays.views.counts import Summary, summary
from whosays.views.disagreements import disagreements, looked_at
from whosays.views.families import FamilyDetail, families, family, family_of, shared
from whosays.views.holdings import document, documents, skipped
from whosays.views.listing import PAGE, Listed, ListingFilter, ListingPage, Order, count, listing
from whosays.views.questions import detail, origins, own, question, question_of, questions
from whosays.views.relied import relied
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
    "Account",
    "Change",
    "ClaimFilter",
    "FamilyDetail",
    "Listed",
    "ListingFilter",
    "ListingPage",
    "Near",
    "Order",
    "QuestionDetail",
    "Relied",
    "Reviewed",
    "Shelf",
    "Summary",
    "Version",
    "Voice",
    "changes",
    "changes_by_question",
    "claims",
    "count",
    "detail",
    "disagreements",
    "document",
    "documents",
    "families",
    "family",
    "family_of",
    "history",
    "judgement",
    "judgements",
    "listing",
    "looked_at",
    "number",
    "origins",
    "own",
    "progress",
    "question",
    "question_of",
    "questions",
    "relied",
    "reviewed",
    "shared",
    "shelf",
    "skipped",
    "standing_claims",
    "summary",
]
