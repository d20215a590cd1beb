"""Coding views: what the claims of one incident come to under another project's convention.

Projections with the claims that decided them, never verdicts. Only rules that the projects document are
applied; where none is known, a note says so and the column stays empty.
"""

from collections.abc import Callable, Mapping, Sequence

from whosays.views.coding import acled, airwars, ucdp
from whosays.views.coding.coded import Coded, Coding
from whosays.views.coding.stated import Stated

__all__ = ["CONVENTIONS", "Coded", "Coding", "Stated"]

CONVENTIONS: Mapping[str, Callable[[Sequence[Stated]], Coding]] = {
    "ucdp": ucdp.code,
    "acled": acled.code,
    "airwars": airwars.code,
}
"""Every convention by the name that users type."""
