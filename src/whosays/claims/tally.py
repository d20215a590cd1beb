"""Tally nouns: `the toll in the town has risen to 26`, `casualties: 40`."""

from functools import cache

from whosays import numbers
from whosays.claims.grammar import grammar
from whosays.lexicon import load

REACH = 22
"""Words behind a tally noun within which its number must stand."""

BACK = 7
"""Words before a tally noun within which its number must begin where it stands first."""


@cache
def _links() -> frozenset[str]:
    return frozenset(load("measures")["tally"]["links"].split())


@cache
def _starts() -> frozenset[str]:
    return numbers.starts() - {"the", "some", "all"}


def tally_end(words: list[str], i: int, end: int) -> int | None:
    """Return the word at which the number of a tally noun begins, or None where none follows.

    `i` and `end` bound the noun. The number follows it at once or behind a linking word (`to`, `at`, `reached`).
    """
    if i and words[i - 1][0].isdigit():
        return None
    for k in range(end, min(end + REACH, len(words))):
        if words[k] in (".", ";") or (words[k] == "," and k == end):
            return None
        linked = k == end or words[k - 1] in _links()
        if not linked or not (words[k][0].isdigit() or words[k] in _starts()):
            continue
        found = numbers.parse(words, k)
        if found is None or found.reading.modifier == "zero" or _unit(words, found.end):
            continue
        return _modified(words, k, end, found.end)
    return None


def tally_before(words: list[str], i: int) -> bool:
    """Say whether the number of the tally noun at `i` stands before it: `brought to 14 the number of ...`."""
    if words[i - 1 : i] != ["the"]:
        return False
    for k in range(i - 2, max(i - BACK, 0), -1):
        found = numbers.parse(words, k)
        if found is not None and found.end == i - 1 and words[found.start - 1] == "to":
            return True
    return False


def _unit(words: list[str], i: int) -> bool:
    return i < len(words) and (words[i] == "-" or words[i] in grammar().not_counted)


def _modified(words: list[str], k: int, least: int, end: int) -> int:
    """Step back over a modifier whose words also link: `at least 112`."""
    for start in (k - 3, k - 2, k - 1):
        longer = numbers.parse(words, start) if start >= least else None
        if longer is not None and longer.end == end:
            return start
    return k
