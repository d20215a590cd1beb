"""The number grammar: what a stretch of words says about a count, and nothing more.

It lies below the records because a `Figure` asks it whether its bounds follow from its words.
"""

from whosays.numbers.grammar import Found, parse, readings, starts
from whosays.numbers.reading import Kind, Modifier, Reading

__all__ = ["Found", "Kind", "Modifier", "Reading", "parse", "readings", "starts"]
