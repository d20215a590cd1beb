"""What a document as a whole says about the countries it speaks of."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from whosays.annotate.places.evidence import Spot
from whosays.annotate.places.index import Kind
from whosays.annotate.places.keys import key
from whosays.annotate.places.publisher import homes, seat
from whosays.annotate.places.vocabulary import vocabulary
from whosays.prepared import Prepared

SHOWN, SPOKEN = 2, 0.3
"""So many words show a language, and this is what it says for each country where it is official."""

ADJECTIVE = 0.35
"""What a nationality says for its country, against a name of the country: armies act abroad."""

HOME = 0.75
"""What a publisher says for the country where it is at home, or whose place it is called after."""

CITY = 300_000
"""Population from which a name speaks for a country although other countries have namesakes."""

WORDS = ""
"""Stands for the names of countries, adjectives and the language, among the spellings that support a country."""


@dataclass(slots=True)
class Leanings:
    """How much a document speaks of each country, and by which of its words."""

    weights: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    own: dict[str, tuple[str, float]] = field(default_factory=dict)
    """Spelling -> the country that this name alone speaks for, and how much in all."""
    firm: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    """Country -> spellings that show it beyond doubt: its name, a large city, a division."""
    total: float = 1.0

    def share(self, country: str, spelling: str | None = None) -> float:
        """Return the part of all that is said for countries, 0 to 1, by other words than `spelling`."""
        own = self.own[spelling][1] if spelling in self.own else 0.0
        return self.spoken_of(country, spelling) / max(self.total - own, 1e-9)

    def spoken_of(self, country: str, spelling: str | None = None) -> float:
        """Return how much the document speaks of a country, by other words than `spelling`."""
        weight = self.weights.get(country, 0.0)
        if spelling in self.own and self.own[spelling][0] == country:
            weight -= self.own[spelling][1]
        return max(weight, 0.0)

    def supports(self, country: str, spelling: str) -> bool:
        """Say whether other words than `spelling` show beyond doubt that the document speaks of a country."""
        return any(s != spelling for s in self.firm.get(country, ()))


def leanings(prepared: Prepared, found: Sequence[Spot]) -> Leanings:
    """Weigh the names of countries, nationalities, large or unmistakable places and the language."""
    read = Leanings()
    for norm, times in Counter([t.norm for t in prepared.tokens] + _heading(prepared)).items():
        _nation(read, norm, times)
    _groups(read, prepared)
    for spot in found:
        if spot.country:
            read.weights[spot.country] += 1
            read.firm[spot.country].add(WORDS)
        elif spot.entries and (spot.located or spot.generic or spot.directed):
            _place(read, spot)
    _publisher(read, prepared.document.publisher or "")
    read.total = sum(read.weights.values()) or 1.0
    said = {t.norm for t in prepared.tokens}
    for codes, shown in vocabulary().languages:
        if len(said & shown) >= SHOWN:
            for code in codes:
                read.weights[code] += SPOKEN
                read.firm[code].add(WORDS)
    return read


def _heading(prepared: Prepared) -> list[str]:
    """Return the words of the title and the publisher, which are not part of the text."""
    document = prepared.document
    return key(f"{document.title or ''} {document.publisher or ''}").split()


def _nation(read: Leanings, norm: str, times: int) -> None:
    words = vocabulary()
    country = words.countries.get(norm.removesuffix("'s"))
    if country:
        read.weights[country] += times * (ADJECTIVE if key(norm) in words.adjectives else 1.0)
        read.firm[country].add(WORDS)


def _groups(read: Leanings, prepared: Prepared) -> None:
    """Let the names of armed groups speak for the countries where they act, each name once a document."""
    words, text = vocabulary(), prepared.document.text
    said = {
        name
        for token in prepared.tokens
        if token.title
        for name in words.groups.get(token.norm.removesuffix("'s"), ())
        if text.startswith(name, token.start) and not text[token.start + len(name) :][:1].isalnum()
    }
    for name in said:
        for country in words.theatres[name]:
            read.weights[country] += HOME / len(words.theatres[name])
            read.firm[country].add(WORDS)


def _publisher(read: Leanings, publisher: str) -> None:
    """Let a publisher speak for its country: little where the text names others."""
    called = seat(publisher)
    countries = homes(publisher) | ({called[1].country} if called else set())
    for country in countries:
        read.weights[country] += HOME / len(countries)
        read.firm[country].add(WORDS)


def _place(read: Leanings, spot: Spot) -> None:
    """Let a name speak for its country where only one country has it, or where it is a large city's."""
    first = spot.entries[0]
    alone = first.main and all(e.country == first.country for e in spot.entries)
    if not alone and first.people <= CITY:
        return
    read.weights[first.country] += 1
    country, weight = read.own.get(spot.spelling, (first.country, 0.0))
    read.own[spot.spelling] = (country, weight + 1)
    if first.main and (first.people > CITY or first.precision or (alone and first.kind is Kind.ADMIN1)):
        read.firm[first.country].add(spot.spelling)
