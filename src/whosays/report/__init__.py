"""One self-contained HTML file: the figures as a picture, the claims as a table, the documents with evidence."""

from whosays.report.page import render, write

__all__ = ["render", "write"]
