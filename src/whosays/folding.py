"""Folds text to a plainer view of the same length, and cuts it into tokens.

The view is lower case with ASCII digits, quotes and dashes. Every code point is replaced by exactly one, so an
offset into the view is an offset into the stored text.
"""

import re
import unicodedata

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


class _Table(dict[int, str]):
    """The plainer form of each code point, worked out when it is first met."""

    def __missing__(self, point: int) -> str:
        char = chr(point)
        if unicodedata.category(char) == "Nd":
            plain = str(unicodedata.digit(char))
        else:
            lower = char.lower()
            plain = lower if len(lower) == 1 else char
        self[point] = plain
        return plain


_TABLE = _Table({ord(mark): plain for mark, plain in _PLAIN.items()})


def fold(text: str) -> str:
    """Return the plainer view of `text`; it has the same length, code point for code point."""
    return text.lower() if text.isascii() and "`" not in text else text.translate(_TABLE)


def tokenise(folded: str) -> list[tuple[int, int]]:
    """Return the (start, end) offsets of the tokens of a folded text."""
    return [m.span() for m in TOKEN.finditer(folded)]
