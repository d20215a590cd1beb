"""Says which matches are ordinary words after all, and which tense surrounds one."""

from functools import cache

from whosays.annotate.times.lexemes import Lexeme
from whosays.annotate.times.matched import Matched
from whosays.lexicon import words

REACH = 14
"""How many lexemes away a verb may stand and still give the tense of a time."""


@cache
def _list(*keys: str) -> frozenset[str]:
    return words("times", *keys)


def tense(first: int, last: int, lexemes: list[Lexeme]) -> int:
    """Return 1 where the nearest verb before (else behind) is future, -1 where it is past, 0 where none tells."""
    future, past = _list("tense", "future"), _list("tense", "past")
    for steps in (range(first - 1, max(-1, first - REACH), -1), range(last, min(len(lexemes), last + REACH))):
        for i in steps:
            item = lexemes[i]
            if item.letter in "|.;":
                break
            if item.word in future:
                return 1
            if item.word in past or (item.letter == "x" and item.word.endswith("ed") and len(item.word) > 4):
                return -1
    return 0


def accepts(m: Matched, lexemes: list[Lexeme], text: str) -> bool:
    """Say whether a match is a time and no ordinary word."""
    before = lexemes[m.first - 1] if m.first else None
    last = m.first + len(m.parts)
    after = lexemes[last] if last < len(lexemes) else None
    check = CHECKS.get(m.rule)
    return check is None or check(m, before, after, text)


def _function(item: Lexeme | None) -> bool:
    """Say whether a sentence goes on behind a complete noun phrase here: a mark, a function word, the end."""
    return item is None or item.letter not in "xDNYZnuU" or item.word in _list("words", "function")


def _single(m: Matched, before: Lexeme | None, after: Lexeme | None, text: str) -> bool:
    """A lone month or season that is also another word needs a capital letter and a word that opens a time."""
    if len(m.parts) > 1 and m.letters.strip("@") not in ("M", "A", "S", "A."):
        return True
    word = m.word("MAS") or ""
    start = next(p.start for p in m.parts if p.letter in "MAS")
    capital = text[start].isupper()
    opened = before is not None and before.word in _list("words", "opens")
    if m.has("S"):
        return _season(m, opened)
    if word in _list("words", "ambiguous"):
        return capital and opened and _function(after)
    if m.has("A"):
        return capital and (opened or "." in m.letters)
    return capital or opened


def _season(m: Matched, opened: bool) -> bool:
    return True if m.word("S") not in _list("words", "ambiguous") else opened or len(m.parts) > 1


def _year(m: Matched, before: Lexeme | None, after: Lexeme | None, text: str) -> bool:
    """A bare number is a year where a word that takes years stands before it and no counted noun behind it."""
    year = m.year or 0
    if len(m.parts) > 1 and m.parts[0].letter != "j":
        return True
    if m.parts[0].letter == "j" and m.parts[0].word != "fiscal":
        return False
    if not 1100 <= year <= 2100:
        return False
    if after is not None and (after.letter in "UuDNYZ%$:" or (after.letter == "x" and not _function(after))):
        opened = before is not None and (
            before.word in ("the", "a", "an", "in", "since") or before.letter in "@b("
        )
        return opened and after.letter == "x" and not after.word.endswith("s")
    return before is None or before.letter in "(-,|;" or before.word in _list("words", "before_year")


def _number_day(m: Matched, before: Lexeme | None, after: Lexeme | None, text: str) -> bool:
    return before is not None and before.word in _list("words", "opens") | {"on"} and _function(after)


def _lasting(m: Matched, before: Lexeme | None, after: Lexeme | None, text: str) -> bool:
    """Ages and rates are no durations: `6-year-old`, `37 years old`, `358,000 a month`."""
    if after is not None and after.letter == "7":
        return False
    if after is not None and after.letter == "-" and text[after.end : after.end + 3].lower() == "old":
        return False
    if m.letters[0] == "b" and before is not None:
        return before.letter in "|.,>if&j(-;" or before.word in _list("words", "function")
    return True


CHECKS = {
    "month": _single, "season": _single, "year": _year, "number_day": _number_day, "lasting": _lasting,
}  # fmt: skip
