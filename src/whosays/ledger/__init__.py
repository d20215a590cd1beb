"""The ledger: documents and their claims, stored once and never changed."""

from whosays.ledger.base import Health, Reviewer, Store, View, Writer
from whosays.ledger.opening import DEFAULT, open_store

__all__ = ["DEFAULT", "Health", "Reviewer", "Store", "View", "Writer", "open_store"]
