"""How certain a claim is, in the words of its own clause (FactBank's values, per GUIDELINES of the benchmark).

A hedge counts only where it covers the counting verb: `allegedly shot by the army` hedges the actor, not the toll.
"""

import re
from functools import cache

from whosays.claims.slots import Joined
from whosays.lexicon import load, words
from whosays.records import Factuality

REACH = 5
"""Words in front of a verb group in which a hedge still covers it."""


@cache
def _phrases(name: str) -> re.Pattern[str]:
    listed = "|".join(re.escape(phrase) for phrase in load("grammar")[name])
    return re.compile(rf"(?:^| )(?:{listed})(?= |$)")


def _found(name: str, window: list[str]) -> bool:
    return _phrases(name).search(" ".join(window)) is not None


def factuality(sentence: list[str], one: Joined) -> Factuality:
    """Return CT+, PR+, PS+, CT-, FU or HY for a figure and the trigger that governs it."""
    if one.counted.reading.modifier == "zero":
        return "CT+"
    lead = sentence[max(0, one.counted.first - 2) : one.counted.first]
    if lead[-1:] == ["not"] or lead in (["rather", "than"], ["instead", "of"]):
        return "CT-"
    trigger = one.trigger
    if trigger is None:
        window = sentence[max(0, one.counted.first - REACH) : one.counted.end + REACH]
    else:
        if trigger.unhurt:
            return "CT-"
        window = sentence[max(0, trigger.first - REACH) : trigger.last + 1]
        if one.side == "left":
            window = sentence[max(one.counted.end, trigger.first - REACH) : trigger.last + 1]
    group = sentence[trigger.first : trigger.head] if trigger else []
    if _hypothetical(sentence, one):
        return "HY"
    if _found("possible", window):
        return "PS+"
    if _denied(window, group) or _found("failed", window):
        return "CT-"
    if _planned(sentence, one, group):
        return "FU"
    hedged = _found("hedge", window) or _trailing_hedge(sentence, one)
    return "PR+" if hedged or _found("impersonal", sentence[: one.counted.first]) else "CT+"


def _denied(window: list[str], group: list[str]) -> bool:
    denials = words("grammar", "denials")
    return any(
        word in denials and said[k + 1 : k + 2] != ["only"]
        for said in (group, window[-3:])
        for k, word in enumerate(said)
    )


def _planned(sentence: list[str], one: Joined, group: list[str]) -> bool:
    trigger = one.trigger
    if trigger is None:
        return False
    lead = [*sentence[max(0, trigger.first - 3) : trigger.first], *group]
    if "to" in group and not words("grammar", "orders").isdisjoint(
        sentence[max(0, trigger.first - 6) : trigger.first]
    ):
        return True
    return _found("planned", lead) or any(word in ("will", "shall", "'ll") for word in group)


def _hypothetical(sentence: list[str], one: Joined) -> bool:
    trigger = one.trigger
    if trigger is None:
        return False
    start = min(one.counted.first, trigger.first)
    return any(word in ("if", "unless", "whenever") for word in sentence[max(0, start - 6) : start])


def _trailing_hedge(sentence: list[str], one: Joined) -> bool:
    """Read `feared`, `believed`, `reported` in front of a predicate: `12 reported dead`."""
    trigger = one.trigger
    return (
        trigger is not None
        and trigger.first > 0
        and sentence[trigger.first - 1] in ("reported", "believed", "presumed", "feared")
    )
