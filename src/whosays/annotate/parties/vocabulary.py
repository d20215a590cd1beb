"""The names of `data/parties.toml` and the nationalities of `data/countries.toml`, ready for look-up."""

from dataclasses import dataclass
from functools import cache

from whosays.actors import Name, by_first_word, fold_words, spelled
from whosays.lexicon import load, words

KINDS = (
    "rebel group",
    "militia",
    "state forces",
    "police",
    "official",
    "international",
    "monitor",
    "media",
    "political party",
)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All names by their first word, nationalities, and nouns that say what kind of party is meant."""

    names: dict[str, list[Name]]
    """Longest first."""
    nationalities: dict[tuple[str, ...], str]
    """Words of an adjective of nationality or of a country's name -> ISO code; of a people -> its id."""
    nouns: dict[str, str]
    """Noun -> kind."""
    organisations: dict[str, str]
    """Last word of an organisation's name -> kind, empty where it says nothing of it."""
    parts: frozenset[str]
    """Nouns of a part of a party, which in front of `of` begin no name."""
    parting: frozenset[str]
    """Verbs and words of grammar, which part a nationality from a noun behind them."""
    times: frozenset[str]
    """Days and months, at which no name goes on."""
    titles: frozenset[str]
    official_titles: frozenset[str]


def _unmarked(nationalities: dict[tuple[str, ...], str]) -> dict[tuple[str, ...], str]:
    """Return the possessives of names of one word that lost their mark: `Norways army`."""
    return {
        (name[0] + "s",): code
        for name, code in nationalities.items()
        if len(name) == 1 and name[0][-1] != "s"
    }


def _parting() -> frozenset[str]:
    cues = load("cues")
    verbs = {
        form for group in cues["verbs"].values() for verb in group.items() for form in " ".join(verb).split()
    }
    closed = ("finite", "determiners", "prepositions", "subordinators", "pronouns", "auxiliaries")
    return frozenset(verbs).union(*(words("cues", "words", name) for name in closed))


@cache
def vocabulary() -> Vocabulary:
    """Return the vocabulary, read once a process."""
    data = load("parties")
    names = [
        spelled(form, party, kind)
        for kind in KINDS
        for party, spellings in data[kind].items()
        for form in {s for one in spellings for s in (one, one.replace("'s", "s"))}
    ]
    countries = load("countries")
    nationalities = {
        fold_words(form): code
        for code, forms in countries["adjectives"].items()
        for adjective in forms
        for form in (adjective, adjective + "s")
    }
    nationalities |= {fold_words(n): code for code, listed in countries["names"].items() for n in listed}
    nationalities |= {
        fold_words(n + end): p for p, listed in data["peoples"].items() for n in listed for end in ("", "s")
    }
    nationalities |= _unmarked(nationalities)
    return Vocabulary(
        names=by_first_word(names),
        nationalities=nationalities,
        nouns={w: kind for kind, text in data["nouns"].items() for w in text.split()},
        organisations={w: kind for kind, text in data["organisations"].items() for w in text.split()},
        parts=words("parties", "parts", "nouns"),
        parting=_parting(),
        times=words("parties", "persons", "times"),
        titles=words("parties", "persons", "titles"),
        official_titles=words("parties", "persons", "official"),
    )
