"""Part and whole: which figure is stated as a part of which total.

A part never crosses measures. The words that say so (`including`, `among the dead`, `mostly`) decide; a total may
stand before its part, behind it (`two children were among the 17 killed`), or in the sentence before.
"""

from whosays.claims.draft import Draft
from whosays.claims.grammar import grammar

COMPOSED = frozenset({"most", "mostly", "mainly", "largely", "half"})
"""Figures that always share out a total just named."""


def link_parts(found: list[Draft]) -> None:
    """Set the total of every draft that the words make a part."""
    for i, draft in enumerate(found):
        if draft.total is not None and _among_following(found, i) is None:
            continue
        draft.total = _among_following(found, i) or _of_earlier(found, i)
        if draft.total is not None and draft.total.total is draft:
            draft.total.total = None


def _among_following(found: list[Draft], i: int) -> Draft | None:
    """Read `X were among the 17 killed`: the total follows its part."""
    draft = found[i]
    following = draft.words[draft.joined.counted.end :][:8]
    if "among" not in following or grammar().be.isdisjoint(following[: following.index("among")][-2:]):
        return None
    at = draft.joined.counted.end + following.index("among")
    for other in found[i + 1 : i + 3]:
        near = at < other.joined.counted.first <= at + 3
        if other.sentence is draft.sentence and near and other.joined.measure == draft.joined.measure:
            return other
    return None


def _of_earlier(found: list[Draft], i: int) -> Draft | None:
    """Read `among the dead were ...` and `most of them`: the total is the last figure of that measure."""
    draft = found[i]
    trigger = draft.joined.trigger
    said = draft.words[trigger.first : trigger.last + 1] if trigger else []
    among = "among" in said or "included" in said or "include" in said
    first = draft.words[draft.joined.counted.first]
    if not among and first not in COMPOSED:
        return None
    for other in reversed(found[max(0, i - 6) : i]):
        if other.joined.measure == draft.joined.measure and other.total is None:
            return other
    return None
