"""Finds where a claim's event happened: the most specific place that the text states for it.

The names of a sentence are grouped into chains (`X area of Y in Z`); the words before a chain say whether it is where
something happened, where somebody comes from, or who acts. A sentence without a place of its own takes the one of a
neighbouring sentence.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from whosays.claims.candidate import Candidate
from whosays.claims.grammar import grammar
from whosays.lexicon import load, words
from whosays.prepared import Prepared
from whosays.records import Place, PlaceMention

BEFORE, AFTER = 4, 1
"""How many sentences back and ahead a place is carried over."""

CARRIED = 2.6
"""What a place of another sentence must make up for."""

TAKEN_UP = 1.0
"""What a word such as `there` or `the blast` gives to a place of another sentence."""

LEAST = -0.5
"""Least score of a place that is taken."""

COUNTRY = 6
"""UCDP where_prec of a country."""

UNKNOWN = 2
"""An unresolved name is taken to be about as specific as this UCDP where_prec."""


@dataclass(slots=True)
class Chain:
    """Place names that tell one place, each within the next, and how well they fit an event."""

    mentions: list[PlaceMention]
    fit: float
    """How plainly the words before it make it a place of an event; below 0 speaks against it."""

    @property
    def start(self) -> int:
        """First code point of the chain."""
        return self.mentions[0].start

    @property
    def end(self) -> int:
        """End of the chain."""
        return self.mentions[-1].end


@dataclass(frozen=True, slots=True)
class _Words:
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
    origin: frozenset[str]
    between: frozenset[str]
    speaking: frozenset[str]
    skipped: frozenset[str]


@cache
def _words() -> _Words:
    generic = frozenset(w for text in load("places")["after"].values() for w in text.split())
    return _Words(
        place=words("where", "prepositions", "place"),
        route=words("where", "prepositions", "route"),
        agent=words("where", "prepositions", "agent"),
        hits=words("where", "prepositions", "hits"),
        posted=words("where", "prepositions", "posted"),
        direction=words("where", "of", "direction"),
        totals=words("actor", "around", "totals"),
        taken_up=words("where", "prepositions", "taken_up"),
        event=words("where", "of", "event"),
        person=words("where", "of", "person"),
        origin=words("where", "of", "origin"),
        between=words("where", "of", "between") | generic,
        speaking=words("where", "of", "speaking"),
        skipped=words("places", "prepositions", "skipped")
        | words("places", "before", "parts")
        | frozenset("-'\""),
    )


def where(prepared: Prepared, places: Sequence[PlaceMention], candidate: Candidate) -> Place | None:
    """Return the place of a claim, or None where the text names none for it."""
    best: tuple[float, Chain] | None = None
    said = {t.norm for t in prepared.words(prepared.sentences[candidate.sentence])}
    total = not said.isdisjoint(_words().totals)
    taken_up = not said.isdisjoint(_words().taken_up)
    for index in _near(prepared, candidate.sentence):
        for chain in chains(prepared, places, index):
            score = chain.fit + _salience(prepared, chain) - _cost(chain, index, candidate, total)
            if index != candidate.sentence and taken_up:
                score += TAKEN_UP
            if best is None or score > best[0]:
                best = (score, chain)
    if best and best[0] > LEAST:
        return _place(prepared, best[1])
    return _country(prepared, places) if total else None


def _country(prepared: Prepared, places: Sequence[PlaceMention]) -> Place | None:
    """Return the country that a document keeps naming: the place of a toll of a whole war."""
    named = [p for p in places if p.precision == COUNTRY and p.country]
    counts = Counter(p.country for p in named)
    if not counts:
        return None
    country, times = counts.most_common(1)[0]
    mention = next(p for p in named if p.country == country)
    return _place(prepared, Chain([mention], 0.0)) if 2 * times > len(named) else None


def _cost(chain: Chain, index: int, candidate: Candidate, total: bool) -> float:
    """Return how far a chain is from the claim, and how little it narrows the place down."""
    grain = min(_grain(m) for m in chain.mentions)
    vague = 0.0 if total else {COUNTRY: 2.0, 4: 0.5}.get(grain, 0.0)
    away = index - candidate.sentence
    if away:
        return vague + (2.0 if total else 0.0) + CARRIED + (0.4 * -away if away < 0 else 0.5 * away + 0.4)
    ahead = chain.start - candidate.trigger[1]
    behind = candidate.trigger[0] - chain.end
    return vague + (0.008 * min(ahead, 150) if ahead >= 0 else 0.01 * min(max(behind, 0), 150))


def _salience(prepared: Prepared, chain: Chain) -> float:
    """Return a little more for a place that the document keeps naming."""
    said = prepared.norm[chain.mentions[0].start : chain.mentions[0].end]
    return min(0.2 * (prepared.norm.count(said) - 1), 0.8)


def _near(prepared: Prepared, sentence: int) -> range:
    return range(max(0, sentence - BEFORE), min(len(prepared.sentences), sentence + AFTER + 1))


def chains(prepared: Prepared, places: Sequence[PlaceMention], sentence: int) -> list[Chain]:
    """Return the chains of place names of one sentence in the order of the text."""
    span = prepared.sentences[sentence]
    found: list[Chain] = []
    for mention in places:
        if not span.start <= mention.start < span.end:
            continue
        if found and _joined(prepared, found[-1].end, mention.start, span.index):
            found[-1].mentions.append(mention)
        else:
            found.append(Chain([mention], _fit(prepared, mention, span.index)))
    return found


def _joined(prepared: Prepared, start: int, end: int, sentence: int) -> bool:
    """Say whether only words of a chain stand between two names."""
    span = prepared.sentences[sentence]
    between = [t.norm for t in prepared.words(span) if start <= t.start < end]
    return len(between) <= 8 and all(w in _words().between for w in between)


def _fit(prepared: Prepared, mention: PlaceMention, sentence: int) -> float:
    """Say how plainly the words around a name make it where something happened."""
    w, span = _words(), prepared.sentences[sentence]
    tokens = prepared.words(span)
    before = [t.norm for t in tokens if t.start < mention.start]
    after = [t.norm for t in tokens if t.start >= mention.end][:6]
    _strip(before)
    while (
        len(before) > 1
        and before[-1] == "of"
        and before[-2] in w.between - w.place
        and before[-2] not in w.person
    ):
        before.pop()
        _strip(before)
    if not before:
        return _opening(after, sentence)
    if any(x in w.origin for x in before[-2:]):
        return -3.0
    if _grain(mention) == COUNTRY and after and after[0].isalpha() and after[0] not in _closed():
        return -1.0
    last, head = before[-1], before[-2] if len(before) > 1 else ""
    if last == "of":
        return 2.0 if head in w.event else -2.0 if head in w.person else 1.2 if head in w.direction else 0.5
    if last in w.place:
        return 0.5 if head in w.posted else 1.5 if head in w.person else 3.0
    if last in w.hits:
        return 2.5
    if last in w.agent:
        return -3.0
    if last in w.route:
        return 0.5
    return _governed(before)


def _strip(before: list[str]) -> None:
    """Drop articles, points of the compass and generic words from the end of the words before a name."""
    w = _words()
    while before and (
        before[-1] in w.skipped or (before[-1] in w.between and before[-1] not in w.place | {"of", ",", "("})
    ):
        before.pop()


def _opening(after: list[str], sentence: int) -> float:
    """Return the fit of a name that opens its sentence."""
    if after and (after[0] == "(" or (after[0] == "," and any(w.isdigit() or w == "(" for w in after[:4]))):
        return -3.0
    if after and after[0] in _words().speaking:
        return -1.0
    return 1.0 if after and after[0] in ("-", ":") else 0.0 if sentence == 0 else 0.3


def _governed(before: list[str]) -> float:
    """Return the fit of a name some words behind its preposition or verb: in the northern Talvian (name)."""
    for word in reversed(before[-4:]):
        if word in _words().place:
            return 2.2
        if word in _words().hits:
            return 2.0
        if not word.isalpha() or word in _closed():
            return 0.0
    return 0.0


@cache
def _closed() -> frozenset[str]:
    g = grammar()
    return (
        g.prepositions | g.be | g.have | g.modals | g.adverbs | g.subordinators | g.time_words | {"and", "or"}
    )


def _place(prepared: Prepared, chain: Chain) -> Place:
    """Return the most specific place of a chain, with the coordinates of the finest part that resolved."""
    first = chain.mentions[0]
    for other in chain.mentions[1:]:
        station = prepared.norm[first.start : first.end].endswith("police station") and _grain(other) < 3
        if _grain(other) + 2 <= _grain(first) or station or prepared.norm.startswith("'s", first.end):
            first = other
    resolved = (
        first if first.name else next((m for m in chain.mentions if m.name and m.start > first.start), first)
    )
    return Place(
        start=first.start, end=first.end, text=prepared.text[first.start : first.end], name=resolved.name,
        country=resolved.country, admin1=resolved.admin1, latitude=resolved.latitude, longitude=resolved.longitude,
        geonames_id=resolved.geonames_id, precision=resolved.precision if resolved is first else _coarser(resolved),
    )  # fmt: skip


def _grain(mention: PlaceMention) -> int:
    return mention.precision or UNKNOWN


def _coarser(container: PlaceMention) -> int | None:
    """Return the precision of a place known only by what contains it: near a town, within a division."""
    return 2 if container.precision == 1 else container.precision
