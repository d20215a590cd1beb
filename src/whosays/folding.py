"""Folds text to a plainer view of the same length, and cuts it into tokens.

The view is lower case with ASCII digits, quotes and dashes. Every code point is replaced by exactly one, so an
offset into the view is an offset into the stored text.
"""

import re
import sys
import unicodedata
from functools import cache

TOKEN = re.compile(
    r"""
    \d++(?:[,.]\d+)*+(?=k\b)              # 42k: the digits, the k is a scale word
  | \d++(?:[,.'\u00a0\u202f\u2009]\d++)*+(?:st|nd|rd|th)?+(?![^\W\d_])
  | (?:[^\W\d_]\.){2,}                  # u.s., u.n.
  | [^\W_](?:[\w\u0300-\u036f]*[^\W_])?(?:'[^\W\d_]{1,2}\b)?[\u0300-\u036f]*
  | \S
    """,
    re.VERBOSE,
)
"""Matches one token of a folded text: a number, a dotted abbreviation, a word with its clitic, or a mark."""

_PLAIN = {
    "‘": "'", "’": "'", "‛": "'", "ʼ": "'", "`": "'", "´": "'", "′": "'",
    "“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"', "″": '"',
    "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "―": "-", "−": "-",
    "٬": ",", "٫": ".", "،": ",", "٪": "%", "％": "%", "﹪": "%",
}  # fmt: skip


@cache
def _table() -> dict[int, str]:
    table = {ord(mark): plain for mark, plain in _PLAIN.items()}
    for point in range(128, sys.maxunicode + 1):
        char = chr(point)
        if unicodedata.category(char) == "Nd":
            table[point] = str(unicodedata.digit(char))
        elif len(lower := char.lower()) == 1 and lower != char and point not in table:
            table[point] = lower
    table.update({ord(c): c.lower() for c in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"})
    return table


def fold(text: str) -> str:
    """Return the plainer view of `text`; it has the same length, code point for code point."""
    return text.lower() if text.isascii() and "`" not in text else text.translate(_table())


def tokenise(folded: str) -> list[tuple[int, int]]:
    """Return the (start, end) offsets of the tokens of a folded text."""
    return [m.span() for m in TOKEN.finditer(folded)]
