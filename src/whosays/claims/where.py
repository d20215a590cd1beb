"""Finds where a claim's event happened: the most specific place that the text states for it.

The names of a sentence are grouped into chains (`X area of Y in Z`); the words before a chain say whether it is where
something happened, where somebody comes from, or who acts. A sentence without a place of its own takes the one of a
neighbouring sentence.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from operator import attrgetter, itemgetter

from whosays.claims.candidate import Candidate
from whosays.claims.placing import COUNTRY, Chain, chains, grain, place_words, points
from whosays.prepared import Prepared
from whosays.records import Place, PlaceMention

OF = re.compile(r"\s+(?:(?:area|part|side|outskirts) )?of\s+(?:the )?")
"""What joins a part to its whole in one name: `X area of Y`."""

DIVISION = 4
"""UCDP where_prec of a first-level division."""

FAR = 150
"""Characters beyond which distance within a sentence no longer counts."""

PASSAGE = 10_000
"""Characters before and behind a place within which its other mentions are counted."""

BEFORE, AFTER = 4, 1
"""How many sentences back and ahead a place is carried over."""


def where(prepared: Prepared, places: Sequence[PlaceMention], candidate: Candidate) -> Place | None:
    """Return the place of a claim, or None where the text names none for it."""
    scored: list[tuple[float, Chain]] = []
    said = {t.norm for t in prepared.words(prepared.sentences[candidate.sentence])}
    total = not said.isdisjoint(place_words().totals)
    taken_up = not said.isdisjoint(place_words().taken_up)
    for index in _near(prepared, candidate.sentence):
        for chain in chains(prepared, places, index):
            score = chain.fit + _salience(prepared, chain) + _nearness(chain, index, candidate, total)
            if index != candidate.sentence and (taken_up or _resumes(prepared, candidate, index)):
                score += points()["taken_up"]
            scored.append((score + _taken(prepared, chain, candidate), chain))
    best = max(scored, key=itemgetter(0), default=None)
    if best and best[0] > points()["least"]:
        return _place(prepared, best[1])
    return _country(prepared, places, candidate) if total else None


def _taken(prepared: Prepared, chain: Chain, candidate: Candidate) -> float:
    """Return what speaks for a place that people or things were taken from: abducted three men from X."""
    tokens = prepared.words(prepared.sentences[candidate.sentence])
    before = [t.norm for t in tokens if candidate.trigger[0] <= t.start < chain.start]
    behind = chain.start > candidate.trigger[1] and "from" in before[-3:]
    return points()["taken_from"] if behind and candidate.measure in place_words().taking else 0.0


def _resumes(prepared: Prepared, candidate: Candidate, sentence: int) -> bool:
    """Say whether a later sentence opens with the incident of the one before: The blast, It."""
    opening = [t.norm for t in prepared.words(prepared.sentences[sentence])[:4]]
    again = opening[0] == "it" or (opening[0] == "the" and not place_words().taken_up.isdisjoint(opening))
    return sentence > candidate.sentence and again


def _country(prepared: Prepared, places: Sequence[PlaceMention], candidate: Candidate) -> Place | None:
    """Return the country that the passage keeps naming: the place of a toll of a whole war."""
    first = bisect_left(places, candidate.figure[0] - PASSAGE, key=attrgetter("start"))
    last = bisect_left(places, candidate.figure[0] + PASSAGE, key=attrgetter("start"))
    named = [p for p in places[first:last] if p.precision == COUNTRY and p.country]
    counts = Counter(p.country for p in named)
    if not counts:
        return None
    country, times = counts.most_common(1)[0]
    mention = next(p for p in named if p.country == country)
    return _place(prepared, Chain([mention], 0.0)) if 2 * times > len(named) else None


def _nearness(chain: Chain, index: int, candidate: Candidate, total: bool) -> float:
    """Return what a chain loses by its distance from the claim, and by how little it narrows the place down."""
    p = points()
    finest = min(grain(m) for m in chain.mentions)
    score = (
        0.0 if total else p["country"] if finest == COUNTRY else p["division"] if finest == DIVISION else 0.0
    )
    away = index - candidate.sentence
    if away:
        score += p["carried"] + (p["total"] if total else 0.0)
        return score + (p["back"] * -away if away < 0 else p["forward"] * away)
    ahead = chain.start - candidate.trigger[1]
    behind = max(candidate.trigger[0] - chain.end, 0)
    return score + (p["ahead"] * min(ahead, FAR) if ahead >= 0 else p["behind"] * min(behind, FAR))


def _salience(prepared: Prepared, chain: Chain) -> float:
    """Return a little more for a place that the document keeps naming."""
    first = chain.mentions[0]
    said = prepared.norm[first.start : first.end]
    again = prepared.norm.count(said, max(0, first.start - PASSAGE), first.end + PASSAGE) - 1
    return min(points()["named_again"] * again, points()["named_often"])


def _near(prepared: Prepared, sentence: int) -> range:
    return range(max(0, sentence - BEFORE), min(len(prepared.sentences), sentence + AFTER + 1))


def _place(prepared: Prepared, chain: Chain) -> Place:
    """Return the most specific place of a chain, with the coordinates of the finest part that resolved."""
    first = chain.mentions[0]
    for other in chain.mentions[1:]:
        station = prepared.norm[first.start : first.end].endswith("police station") and grain(other) < 3
        if grain(other) + 2 <= grain(first) or station or prepared.norm.startswith("'s", first.end):
            first = other
    following = next((m for m in chain.mentions if m.start > first.start), None)
    end = first.end
    if following and OF.fullmatch(prepared.norm, first.end, following.start):
        end = following.end
    resolved = (
        first if first.name else next((m for m in chain.mentions if m.name and m.start > first.start), first)
    )
    return Place(
        start=first.start, end=end, text=prepared.text[first.start : end], name=resolved.name,
        country=resolved.country, admin1=resolved.admin1, latitude=resolved.latitude, longitude=resolved.longitude,
        geonames_id=resolved.geonames_id, precision=resolved.precision if resolved is first else _coarser(resolved),
    )  # fmt: skip


def _coarser(container: PlaceMention) -> int | None:
    """Return the precision of a place known only by what contains it: near a town, within a division."""
    return 2 if container.precision == 1 else container.precision
