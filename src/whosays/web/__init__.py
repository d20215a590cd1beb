"""The workbench: a ledger read, compared and reviewed in the browser, on this machine, without a network.

Pages come whole from the server and work without JavaScript; a little script adds keys and selecting. They
read views only; what reviewers decide goes to the ledger as judgements.
"""

from whosays.web.app import build
from whosays.web.settings import Settings

__all__ = ["Settings", "build"]
