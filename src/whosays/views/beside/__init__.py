"""Questions of a ledger beside a reference series: what the series counts, and how far each account lies from it.

A series is one more voice, named by its source. A gap is plain arithmetic, account less reference, and says
nothing of who is right.
"""

from whosays.views.beside.compared import Beside, Comparison, Reference
from whosays.views.beside.comparing import compare

__all__ = ["Beside", "Comparison", "Reference", "compare"]
