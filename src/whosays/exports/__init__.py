"""Ledgers in the formats of other tools."""

from whosays.exports.columns import COLUMNS, Column
from whosays.exports.writing import FORMATS, STDOUT, export

__all__ = ["COLUMNS", "FORMATS", "STDOUT", "Column", "export"]
