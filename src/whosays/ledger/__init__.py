"""The ledger: documents and their claims, stored once and never changed."""

from whosays.ledger.base import Health, Store, View, Writer
from whosays.ledger.opening import DEFAULT, open_store

__all__ = ["DEFAULT", "Health", "Store", "View", "Writer", "open_store"]
