"""Ledgers in the formats of other tools: `writing.export` writes one, `FORMATS` are its formats."""

from whosays.exports.columns import COLUMNS, Column
from whosays.exports.formats import FORMATS

__all__ = ["COLUMNS", "FORMATS", "Column"]
