"""What many documents say together. Pure functions: equal documents and judgements give equal results, in any order.

`of_document` reads claims, `compare_claims` links them; `relations`, `checks`, `accounts`, `why_not` tell the outcome.
"""

from whosays.link.accounts import Account, accounts
from whosays.link.compare import Linked, checks, compare_claims, relations
from whosays.link.facts import Facts, of_document
from whosays.link.subjects import why_not

__all__ = [
    "Account",
    "Facts",
    "Linked",
    "accounts",
    "checks",
    "compare_claims",
    "of_document",
    "relations",
    "why_not",
]
