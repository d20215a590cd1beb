"""One self-contained HTML file: questions with their accounts, claims as a table, documents with their evidence."""

from whosays.report.page import Contents, render, write

__all__ = ["Contents", "render", "write"]
