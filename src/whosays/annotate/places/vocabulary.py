"""The words of `data/places.toml` and `data/countries.toml`, ready for look-up."""

from dataclasses import dataclass
from functools import cache

from whosays.annotate.parties.vocabulary import KINDS
from whosays.annotate.places.keys import key
from whosays.folding import fold, tokenise
from whosays.lexicon import load, words


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Word lists that say which capitalised words are place names."""

    after: dict[str, int]
    """Generic word that follows a name -> its UCDP where_prec."""
    before: frozenset[str]
    divisions: frozenset[str]
    """Generic words behind which, with `of`, even words in capitals throughout are a name."""
    soil: frozenset[str]
    """Nouns before which a nationality names the country."""
    parts: frozenset[str]
    strong: frozenset[str]
    weak: frozenset[str]
    skipped: frozenset[str]
    inside: frozenset[str]
    titles: frozenset[str]
    speech: frozenset[str]
    organisations: frozenset[str]
    calendar: frozenset[str]
    trailing: frozenset[str]
    """Capitalised words that end no name: weekdays, articles of a sentence whose full stop was lost."""
    inside_towns: frozenset[str]
    quarters: frozenset[str]
    """Those of `inside_towns` that are parts of towns."""
    small: frozenset[str]
    unlike: dict[str, str]
    """Generic word of what no settlement is -> its kind: natural, near (a camp in or by it), division, state."""
    bearers: frozenset[str]
    """Nouns of those who act: a name right before one is no place of the event, and often an adjective."""
    endings: frozenset[str]
    """Endings of adjectives of nationality."""
    languages: tuple[tuple[frozenset[str], frozenset[str]], ...]
    """For each language, the countries where it is official and words that show it."""
    common: frozenset[str]
    countries: dict[str, str]
    """Key of a country's name or of an adjective of nationality -> ISO code."""
    led: dict[str, int]
    """First word of such a key -> how many words the longest of them has."""
    adjectives: frozenset[str]
    """Keys of the adjectives of nationality."""
    events: frozenset[str]
    """Nouns that, before `on` or `of`, make what follows a place something happened to."""
    world: frozenset[str]
    """Keys of the names of continents and the like."""
    groups: dict[str, tuple[str, ...]]
    """First token of an armed group's name -> the names that open with it, as printed."""
    theatres: dict[str, tuple[str, ...]]
    """Name of an armed group -> ISO codes of the countries where it acts."""
    parties: frozenset[str]
    """Keys of the names of parties: not places."""


@cache
def vocabulary() -> Vocabulary:
    """Return the word lists, read once a process."""
    after = {word: int(n) for n, text in load("places")["after"].items() for word in text.split()}
    said = load("countries")
    adjectives = {
        key(form): cc for cc, forms in said["adjectives"].items() for a in forms for form in (a, a + "s")
    }
    countries = adjectives | {key(name): cc for cc, names in said["names"].items() for name in names}
    led: dict[str, int] = {}
    for spelling in countries:
        first, *rest = spelling.split(" ")
        led[first] = max(led.get(first, 0), 1 + len(rest))
    theatres: dict[str, tuple[str, ...]] = {}
    for cc, groups in load("theatres")["groups"].items():
        for name in groups:
            theatres[name] = (*theatres.get(name, ()), cc)
    opening: dict[str, tuple[str, ...]] = {}
    for name in theatres:
        start, end = tokenise(fold(name))[0]
        opening[fold(name)[start:end]] = (*opening.get(fold(name)[start:end], ()), name)
    return Vocabulary(
        after=after,
        before=words("places", "before", "words"),
        soil=words("places", "before", "soil"),
        parts=words("places", "before", "parts"),
        strong=words("places", "prepositions", "strong"),
        weak=words("places", "prepositions", "weak"),
        skipped=words("places", "prepositions", "skipped"),
        inside=words("places", "inside", "words"),
        titles=words("places", "against", "titles"),
        speech=words("places", "against", "speech"),
        organisations=words("places", "against", "organisations"),
        inside_towns=words("places", "inside_towns", "words"),
        quarters=words("places", "inside_towns", "quarters"),
        small=words("places", "inside_towns", "small"),
        unlike={word: kind for kind, text in load("places")["unlike"].items() for word in text.split()},
        bearers=words("places", "adjectives", "bearers"),
        endings=words("places", "adjectives", "endings"),
        languages=tuple(
            (frozenset(codes.split()), frozenset(said.split()))
            for codes, said in load("places")["languages"].values()
        ),
        trailing=words("places", "against", "calendar") | words("places", "prepositions", "skipped") | set("-'"),
        calendar=words("places", "against", "calendar"),
        common=words("places", "against", "common") | words("ordinary", "words"),
        countries=countries,
        led=led,
        adjectives=frozenset(adjectives),
        events=words("places", "prepositions", "events"),
        world=frozenset(key(name) for name in load("places_extra")["world"]),
        parties=frozenset(
            key(name) for kind in KINDS for names in load("parties")[kind].values() for name in names
        ),
        divisions=words("places", "before", "divisions"),
        groups=opening,
        theatres=theatres,
    )  # fmt: skip
