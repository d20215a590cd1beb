"""Every number in the text, whether or not it counts anything: digits, words, ranges, vague words."""

from functools import cache

from whosays import numbers
from whosays.numbers.reading import ONE
from whosays.prepared import Prepared
from whosays.records import QuantityMention

BARE = frozenset({"no", "some", "most", "neither", "without", "heavy", "few"})
"""Words that alone are too common to be taken for a quantity."""

DETERMINERS = frozenset({"the", "these", "those", "its", "their", "his", "her"})
"""Words before a number that are no part of it."""


@cache
def _starts() -> frozenset[str]:
    return numbers.starts()


def _article(words: list[str], said: numbers.Found) -> bool:
    """Say whether a phrase is only an article or such a word: `a man`, `no longer`, `some people`."""
    first, single = words[said.core], said.end == said.core + 1
    return (said.reading == ONE and first != "one") or (single and said.start == said.core and first in BARE)


def quantities(prepared: Prepared) -> list[QuantityMention]:
    """Return the number phrases of a document in order; articles (`a man`) are no numbers here."""
    found: list[QuantityMention] = []
    for sentence in prepared.sentences:
        tokens = prepared.words(sentence)
        words = [token.norm for token in tokens]
        i = 0
        while i < len(words):
            said = numbers.parse(words, i) if words[i][0].isdigit() or words[i] in _starts() else None
            if said is None or _article(words, said):
                i = i + 1 if said is None else said.end
                continue
            r, first = said.reading, said.start
            while first < said.core and words[first] in DETERMINERS:
                first += 1
            found.append(
                QuantityMention(
                    start=tokens[first].start,
                    end=tokens[said.end - 1].end,
                    low=r.low,
                    high=r.high,
                    modifier=r.modifier,
                    vague=r.vague,
                    kind=r.kind,
                )
            )
            i = said.end
    return found
