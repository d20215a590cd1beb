"""What stands between a figure and a trigger, as a cost.

Coordination and asides are cheap, a verb or a new clause is dear. The weights were set by reading errors on the
training part of the benchmark; they carry no vocabulary of any side.
"""

from functools import cache

from whosays.claims.counted import Counted
from whosays.claims.grammar import Grammar, grammar
from whosays.claims.triggers import Trigger

TRIGGER, VERB, WORD, FIGURE = 4.0, 1.2, 0.2, 0.05
"""Costs of stepping over another trigger, another verb, a plain word, a word of another figure."""

ASIDE, NAMING = 0.6, 0.4
"""Costs of an aside between commas and of `identified as ...`."""

CLASSES: tuple[tuple[str, float], ...] = (
    ("prepositions", 0.5), ("adverbs", 0.1), ("determiners", 0.1), ("pronouns", 0.8), ("be", 1.5), ("have", 1.5),
    ("modals", 1.5), ("reporting", 2.5), ("subordinators", 2.5), ("relative", 1.0), ("include", 0.2),
)  # fmt: skip
"""Cost of a word by its class; where a word has several, the last one listed counts."""

MARKS = {
    ",": 0.4, "and": 0.3, "or": 0.3, ";": 4.0, ":": 2.5, "-": 0.6, '"': 1.0, ".": 4.0,
    "by": 2.0, "of": 0.2, "with": 0.8,
}  # fmt: skip


@cache
def _costs() -> dict[str, float]:
    g: Grammar = grammar()
    costs = {word: cost for name, cost in CLASSES for word in getattr(g, name)}
    others = dict.fromkeys(g.verbs - g.include, VERB)
    return {**others, **costs, **MARKS}


@cache
def _finite() -> frozenset[str]:
    g = grammar()
    return g.auxiliary | g.relative | frozenset({"when", "while", "after"})


@cache
def _aside_openers() -> frozenset[str]:
    g = grammar()
    return g.relative | g.include | g.aside_openers


class Path:
    """Costs of stepping over the words of one sentence."""

    def __init__(self, words: list[str], figures: list[Counted], found: list[Trigger]) -> None:
        self.words = words
        self.costs = [_costs().get(word, WORD) for word in words]
        for trigger in found:
            self.costs[trigger.head] = TRIGGER
        for figure in figures:
            for k in range(figure.first, figure.end):
                self.costs[k] = FIGURE

    def between(self, start: int, end: int) -> float:
        """Return the cost of the words from `start` up to `end`, asides in brackets or commas skipped."""
        total, k = 0.0, start
        while k < end:
            word = self.words[k]
            if word == "(" and (closing := self._closing(k, end)) is not None:
                k = closing + 1
                continue
            if word == "," and (aside := self._aside(k, end)) is not None:
                total, k = total + ASIDE, aside
                continue
            if word in ("identified", "named", "alias") and _finite().isdisjoint(self.words[k:end]):
                return total + NAMING
            total += self.costs[k]
            k += 1
        return total

    def _closing(self, opening: int, end: int) -> int | None:
        return next((j for j in range(opening, min(end, opening + 12)) if self.words[j] == ")"), None)

    def _aside(self, comma: int, end: int) -> int | None:
        """Return the end of an aside that opens at a comma: `, identified as X,` `, who were ..., `."""
        opener = self.words[comma + 1] if comma + 1 < len(self.words) else ""
        if opener not in _aside_openers():
            return None
        for j in range(comma + 2, end):
            if self.words[j] == ",":
                return j + 1
        return end if opener in ("identified", "named", "aged") else None
