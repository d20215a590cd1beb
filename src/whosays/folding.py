"""Folds text to a plainer view of the same length, and cuts it into tokens.

The view is lower case with ASCII digits, quotes and dashes. Every code point is replaced by exactly one, so an
offset into the view is an offset into the stored text.
"""

import re
import sys
import unicodedata
from functools import cache

MARKS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4"
    "\u0900-\u0903\u093a-\u093c\u093e-\u094f\u0951-\u0957\u0962\u0963\u0981-\u0983\u09bc-\u09cd"
)
"""Combining marks of the scripts most met: Latin, Cyrillic, Hebrew, Arabic, Devanagari, Bengali."""

TOKEN = re.compile(
    rf"""
    \d++(?:[,.]\d+)*+(?=k\b)              # 42k: the digits, the k is a scale word
  | \d++(?:[,.'\u00a0\u202f\u2009]\d++)*+(?:st|nd|rd|th)?+(?![^\W\d_])
  | (?:[^\W\d_]\.){{2,}}                # u.s., u.n.
  | passers?-by\b
  | [^\W_](?:[\w{MARKS}]*[^\W_])?(?:'[^\W\d_]{{1,2}}\b)?[{MARKS}]*
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
