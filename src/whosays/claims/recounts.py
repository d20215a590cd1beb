"""Tells the day of a recount from that of the event: `the toll rose to 29 on Friday` tells of no death on Friday."""

from whosays.claims.candidate import Candidate
from whosays.lexicon import words
from whosays.prepared import Prepared, Token
from whosays.records import TimeMention

BESIDE = 3
"""How many words may stand between a time and the verb of change behind it: `on Saturday the ministry raised`."""


def recounted(prepared: Prepared, mention: TimeMention, candidate: Candidate) -> bool:
    """Say whether a time in the figure's sentence is when its count was changed.

    Such a sentence has a noun of counting and a verb of change in front of the figure; the time stands behind the
    figure, or beside that verb where no event is named before it (`the toll of the raid on Friday rose to 29`).
    """
    tokens = prepared.words(prepared.sentences[candidate.sentence])
    verb = _change(tokens, candidate)
    if verb is None:
        return False
    if mention.start >= candidate.figure[1]:
        return True
    before = [t.norm for t in tokens if t.end <= mention.start]
    if not words("when", "time", "events").isdisjoint(before) or before[-1:] == ["since"]:
        return False
    between = [t for t in tokens if mention.end <= t.start < verb.start]
    return mention.end <= verb.start and len(between) <= BESIDE


def _change(tokens: list[Token], candidate: Candidate) -> Token | None:
    """Return the verb of change that the figure is the outcome of: `raised the toll to 26`."""
    before = [t for t in tokens if t.end <= candidate.figure[0]]
    if not before or before[-1].norm not in ("to", "from", "at", "by"):
        return None
    verbs = [t for t in before if t.norm in words("when", "time", "changing")]
    counts = any(t.norm in words("when", "time", "counts") for t in before)
    return verbs[-1] if verbs and counts else None
