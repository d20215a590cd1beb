"""When two answers for one field count as equal (benchmarks README, "in that sense")."""

import re
from collections.abc import Sequence

from whosays.evaluate.gold import GoldClaim
from whosays.records import Claim

_WORD = re.compile(r"[^\W\d_]{3,}")


def texts_agree(a: str | None, b: str | None) -> bool:
    """Tell whether both are absent, one contains the other, or they share a word of three letters or more.

    Case is ignored; an empty string counts as absent.
    """
    if not a or not b:
        return not a and not b
    one, other = a.casefold(), b.casefold()
    return one in other or other in one or not set(_WORD.findall(one)).isdisjoint(_WORD.findall(other))


def values_agree(gold: GoldClaim, claim: Claim) -> bool:
    """Tell whether low and high are equal, and both are vague where one is."""
    figure = claim.figure
    bounds = (gold.low, gold.high) == (figure.low, figure.high)
    return bounds and (gold.vague is None) == (figure.vague is None)


def chains_agree(gold: Sequence[str], predicted: Sequence[str]) -> bool:
    """Tell whether two chains of sources, innermost first, agree link by link and in length."""
    return len(gold) == len(predicted) and all(map(texts_agree, gold, predicted))


def innermost_agrees(gold: Sequence[str], predicted: Sequence[str]) -> bool:
    """Tell whether the first links agree; asked only where the gold has one."""
    return bool(predicted) and texts_agree(gold[0], predicted[0])


TEXTS = frozenset({"population", "actor", "place", "time"})
"""Fields whose answers are words of the text; the others are equal or not."""

FIELDS = ("status", "factuality", "scope", "part_of", "population", "actor", "place", "time")
"""The single-valued fields that are judged, in the order they are reported."""


def wanted(gold: GoldClaim) -> dict[str, str | None]:
    """Return the gold's answer for each of FIELDS."""
    return {
        "status": gold.status, "factuality": gold.factuality,
        "scope": "cumulative" if gold.cumulative else "not cumulative",
        "part_of": "part" if gold.part_of is not None else None,
        "population": gold.population, "actor": gold.actor, "place": gold.place, "time": gold.time,
    }  # fmt: skip


def found(claim: Claim) -> dict[str, str | None]:
    """Return a predicted claim's answer for each of FIELDS."""
    population = claim.population
    return {
        "status": population.status if population else "unknown", "factuality": claim.factuality,
        "scope": "cumulative" if claim.scope == "cumulative" else "not cumulative",
        "part_of": "part" if claim.part_of is not None else None,
        "population": population.text if population else None,
        "actor": claim.actor.text if claim.actor else None,
        "place": claim.place.text if claim.place else None,
        "time": claim.time.text if claim.time else None,
    }  # fmt: skip


def sources(claim: Claim) -> list[str]:
    """Return the words of a claim's chain of sources, innermost first."""
    return [source.text for source in claim.sources]


def disagreements(gold: GoldClaim, claim: Claim) -> list[str]:
    """Return which of FIELDS differ between a gold claim and the claim that matches it."""
    a, b = wanted(gold), found(claim)
    return [name for name in FIELDS if not (texts_agree if name in TEXTS else _equal)(a[name], b[name])]


def _equal(a: str | None, b: str | None) -> bool:
    return a == b
