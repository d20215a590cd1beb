"""Cuts a document into sentences and tokens over a view that keeps every offset."""

from whosays.text.prepare import prepare

__all__ = ["prepare"]
