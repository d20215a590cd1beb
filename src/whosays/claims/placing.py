"""Groups the place names of a sentence into chains, and says how plainly each is where something happened.

A chain is `X area of Y in Z`. The words before it say whether it is where something happened, where somebody comes
from, or who acts.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from operator import attrgetter

from whosays.claims.grammar import grammar
from whosays.lexicon import load, words
from whosays.prepared import Prepared
from whosays.records import PlaceMention

COUNTRY = 6
"""UCDP where_prec of a country."""

UNKNOWN = 2
"""An unresolved name is taken to be about as specific as this UCDP where_prec."""

SOUGHT = 8
"""How many words before a name its preposition or verb is looked for."""


@dataclass(slots=True)
class Chain:
    """Place names that tell one place, each within the next, and how well they fit an event."""

    mentions: list[PlaceMention]
    fit: float
    """How plainly the words before it make it a place of an event (3 at best); below 0 speaks against it."""

    @property
    def start(self) -> int:
        """First code point of the chain."""
        return self.mentions[0].start

    @property
    def end(self) -> int:
        """End of the chain."""
        return self.mentions[-1].end


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """The word lists of `data/where.toml`, named as there."""

    place: frozenset[str]
    route: frozenset[str]
    agent: frozenset[str]
    hits: frozenset[str]
    posted: frozenset[str]
    event: frozenset[str]
    direction: frozenset[str]
    totals: frozenset[str]
    taken_up: frozenset[str]
    person: frozenset[str]
    office: frozenset[str]
    origin: frozenset[str]
    between: frozenset[str]
    speaking: frozenset[str]
    taking: frozenset[str]
    """Measures of what is taken from a place."""
    towns: frozenset[str]
    """Generic words that a name may stand behind, after a comma: the capital, X."""
    skipped: frozenset[str]
    closed: frozenset[str]
    """Function words: what stands before one of them is no adjective."""
    verbal: frozenset[str]
    """Words over which no preposition reaches."""


@cache
def points() -> dict[str, float]:
    """Return how much each circumstance speaks for a place (`data/where.toml`)."""
    return dict(load("where")["points"])


@cache
def place_words() -> PlaceWords:
    """Return the word lists, read once a process."""
    before = {n: words("where", "before", n) for n in ("place", "route", "agent", "hits", "posted", "origin")}
    of = {n: words("where", "of", n) for n in ("event", "direction", "person", "office")}
    around = {n: words("where", "around", n) for n in ("taken_up", "speaking", "taking")}
    generic = frozenset(w for text in load("places")["after"].values() for w in text.split())
    g = grammar()
    return PlaceWords(
        **before,
        **of,
        **around,
        totals=words("actor", "around", "totals"),
        between=words("where", "around", "between") | generic | words("places", "before", "words"),
        towns=words("places", "before", "divisions") | {"capital"},
        skipped=words("places", "prepositions", "skipped") | words("places", "before", "parts") | set("-'\""),
        verbal=g.be | g.have | g.modals | g.subordinators | g.prepositions,
        closed=g.prepositions | g.be | g.have | g.modals | g.adverbs | g.subordinators | g.time_words | {"and", "or"},
    )  # fmt: skip


def grain(mention: PlaceMention) -> int:
    """Return how coarse a place is, as UCDP where_prec."""
    return mention.precision or UNKNOWN


def chains(prepared: Prepared, places: Sequence[PlaceMention], sentence: int) -> list[Chain]:
    """Return the chains of place names of one sentence in the order of the text."""
    span = prepared.sentences[sentence]
    found: list[Chain] = []
    first = bisect_left(places, span.start, key=attrgetter("start"))
    last = bisect_left(places, span.end, key=attrgetter("start"))
    for mention in places[first:last]:
        if found and _joined(prepared, found[-1].end, mention.start, span.index):
            found[-1].mentions.append(mention)
        else:
            found.append(Chain([mention], _fit(prepared, mention, span.index)))
    return found


def _joined(prepared: Prepared, start: int, end: int, sentence: int) -> bool:
    """Say whether only words of a chain stand between two names."""
    span = prepared.sentences[sentence]
    between = [t.norm for t in prepared.words(span) if start <= t.start < end]
    if (
        prepared.norm.startswith("'s", start)
        and len(between) <= 4
        and all(w[0].isalpha() or w == "-" for w in between)
    ):
        return True
    return len(between) <= 8 and all(w in place_words().between for w in between)


def _fit(prepared: Prepared, mention: PlaceMention, sentence: int) -> float:
    """Say how plainly the words around a name make it where something happened."""
    tokens = prepared.words(prepared.sentences[sentence])
    before = [t.norm for t in tokens if t.start < mention.start]
    after = [t.norm for t in tokens if t.start >= mention.end][:6]
    direct = bool(before) and before[-1] in place_words().place
    part = _behind(before) if len(before) > 1 and before[-1] == "of" else points()["bare"]
    _strip(before)
    if not before:
        return _opening(after, sentence)
    w = place_words()
    if any(x in w.origin for x in before[-2:]):
        return points()["origin"]
    if grain(mention) == COUNTRY and not direct and _attributive(prepared, mention, after):
        return points()["attributive"]
    return max(part, _behind(before))


def _attributive(prepared: Prepared, mention: PlaceMention, after: list[str]) -> bool:
    """Say whether a country's name only describes what follows: a US convoy."""
    owner = prepared.norm.startswith("'s", mention.end)
    return not owner and bool(after) and after[0].isalpha() and after[0] not in place_words().closed


def _strip(before: list[str]) -> None:
    """Drop articles, points of the compass and generic words from the end of the words before a name."""
    w = place_words()
    kept = w.place | {"of", ",", "("}
    while before:
        generic = before[-1] in w.between and before[-1] not in kept
        town_of = before[-1] == "of" and len(before) > 1 and before[-2] in w.between - w.place - w.person
        apposed = before[-1] == "," and len(before) > 1 and before[-2] in w.towns
        if before[-1] not in w.skipped and not generic and not town_of and not apposed:
            return
        before.pop()


def _opening(after: list[str], sentence: int) -> float:
    """Return the fit of a name that opens its sentence."""
    if after and (after[0] == "(" or (after[0] == "," and any(w.isdigit() or w == "(" for w in after[:4]))):
        return points()["dateline"]
    if after and after[0] in place_words().speaking:
        return points()["speaks"]
    if after and after[0] in ("-", ":"):
        return points()["headed"]
    return points()["opening" if sentence else "first"]


def _behind(before: list[str]) -> float:
    """Return the fit that the words right before a name give it."""
    w = place_words()
    last, head = before[-1], before[-2] if len(before) > 1 else ""
    if last == "of":
        kinds = ((w.event, "of_event"), (w.person, "of_person"), (w.direction, "direction"))
        return points()[next((name for listed, name in kinds if head in listed), "of")]
    if last in w.place:
        return points()["posted" if head in w.posted else "office" if head in w.office else "direct"]
    for listed, name in ((w.hits, "struck"), (w.agent, "agent"), (w.route, "route")):
        if last in listed:
            return points()[name]
    return _governed(before)


def _governed(before: list[str]) -> float:
    """Return the fit of a name some words behind its preposition or verb: in the northern Talvian (name)."""
    w = place_words()
    for word in reversed(before[-SOUGHT:]):
        if word in w.place:
            return points()["governed"]
        if word in w.hits:
            return points()["governed_struck"]
        if word in ("from", "through", "to"):
            return points()["route"]
        if not word[0].isalpha() or word in w.verbal:
            break
    return points()["bare"]
