"""A sentence that opens with a whole: `of the 26 dead, nine were women`, `of the 300 soldiers, 12 were killed`.

Where the whole's own words count it (`the 26 dead`), what follows are its parts; else it is their base, and no claim.
"""

from whosays.claims.counted import Counted
from whosays.claims.grammar import grammar
from whosays.claims.phrases import scan
from whosays.claims.slots import Joined

WORDS = frozenset({"of", "among"})
"""What a sentence or clause opens with before a whole; also `out of`."""

NEAR = 4
"""A whole stands fewer words behind these."""


def whole(words: list[str], figure: Counted, figures: list[Counted]) -> Counted | None:
    """Return the whole that opens the clause of a figure, None where none does."""
    start = max((k + 1 for k in range(figure.first) if words[k] in (";", ":")), default=0)
    if words[start] not in WORDS and words[start : start + 2] != ["out", "of"]:
        return None
    first = next((one for one in figures if start < one.first < start + NEAR), None)
    return first if first and "," in words[first.end : figure.first] else None


def predicated(words: list[str], figure: Counted) -> None:
    """Let a part count what is said of it: `nine were women`."""
    if figure.phrase is None and figure.last < len(words) and words[figure.last] in grammar().be:
        said = scan(words, figure.last + 1)
        figure.phrase = said if said and said.noun else None


def bases(words: list[str], figures: list[Counted], joined: list[Joined]) -> list[Joined]:
    """Return `joined` without the wholes that only the verb of their parts would count; they become bases."""
    kept = list(joined)
    for one in joined:
        of = whole(words, one.counted, figures)
        if of is None or of.phrase is None:
            continue
        comma = words.index(",", of.end)
        own = next((j for j in kept if j.counted is of), None)
        if own is not None and own.trigger is not None and own.trigger.first > comma:
            kept.remove(own)
            own = None
        if own is None or own.measure != one.measure:
            one.counted.base = (of.first, of.phrase.end)
    return kept
