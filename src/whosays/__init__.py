"""whosays: who said it, how many, where, when, and the exact words that say so."""

__version__ = "0.1.0"
