"""One self-contained HTML file: figures as a picture, claims as a table, documents with their evidence."""

from whosays.report.page import render, write

__all__ = ["render", "write"]
