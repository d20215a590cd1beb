"""The function words of `data/grammar.toml` as sets, read once."""

from dataclasses import dataclass, fields
from functools import cache

from whosays.lexicon import load, words


@dataclass(frozen=True)
class Grammar:
    """Closed word classes of English, and the word sets that single rules need."""

    prepositions: frozenset[str]
    subordinators: frozenset[str]
    relative: frozenset[str]
    be: frozenset[str]
    have: frozenset[str]
    modals: frozenset[str]
    pronouns: frozenset[str]
    possessives: frozenset[str]
    determiners: frozenset[str]
    adverbs: frozenset[str]
    reporting: frozenset[str]
    time_words: frozenset[str]
    verbs: frozenset[str]
    include: frozenset[str]
    speakers: frozenset[str]
    intent: frozenset[str]
    denials: frozenset[str]
    passive_followers: frozenset[str]
    attributive: frozenset[str]
    plural_subjects: frozenset[str]
    verb_group: frozenset[str]
    left_behind: frozenset[str]
    participles: frozenset[str]
    final: frozenset[str]
    phrase_ends: frozenset[str]
    suspected: frozenset[str]
    determined: frozenset[str]
    needs_noun: frozenset[str]
    single: frozenset[str]
    unspecified: frozenset[str]
    none_of: frozenset[str]
    took_over: frozenset[str]
    speaks: frozenset[str]
    rate_units: frozenset[str]
    eras: frozenset[str]
    survived: frozenset[str]
    first_person: frozenset[str]
    sized: frozenset[str]
    year_leads: frozenset[str]
    small_number_leads: frozenset[str]
    listing: frozenset[str]
    not_governing: frozenset[str]
    aside_openers: frozenset[str]
    modal_irreal: frozenset[str]
    abduction: frozenset[str]
    others: frozenset[str]
    musters: frozenset[str]
    caused: frozenset[str]
    glued_tails: frozenset[str]


@dataclass(frozen=True)
class Classes(Grammar):
    """The word classes and what is derived from them."""

    not_counted: frozenset[str]
    """Nouns behind a number that make it an age, a distance, money."""
    not_after: frozenset[str]
    """Words before a number that make it part of a name."""
    partitive: frozenset[str]
    titles: frozenset[str]
    attackers: frozenset[str]
    """Heads without a status of their own that stand for attackers where they act."""
    mass: frozenset[str]
    """Nouns that without a number name no single thing."""
    auxiliary: frozenset[str]
    governing: frozenset[str]
    """Prepositions that put what follows into a phrase of its own."""
    after_passive: frozenset[str]
    """Words behind a bare past form that show it to be a passive participle."""
    phrase_stops: frozenset[str]
    """Words that always end a noun phrase."""
    small: frozenset[str]
    """Number words below a hundred."""


@cache
def grammar() -> Classes:
    """Return the word classes, built once a process."""
    sets = {field.name: words("grammar", field.name) for field in fields(Grammar)}
    nouns, numbers = load("nouns"), load("numbers")
    return Classes(
        **sets,
        not_counted=words("nouns", "not_counted", "nouns"),
        not_after=words("nouns", "not_counted", "before"),
        partitive=words("nouns", "heads", "partitive"),
        titles=words("nouns", "heads", "titles"),
        attackers=frozenset(nouns["attackers"]["words"].split()),
        mass=frozenset(nouns["mass"]["words"].split()),
        auxiliary=sets["be"] | sets["have"] | sets["modals"],
        governing=sets["prepositions"] - sets["not_governing"],
        after_passive=sets["prepositions"]
        | sets["be"]
        | sets["time_words"]
        | sets["adverbs"]
        | sets["passive_followers"],
        phrase_stops=sets["prepositions"]
        | sets["be"]
        | sets["have"]
        | sets["modals"]
        | sets["subordinators"]
        | sets["pronouns"],
        small=frozenset(numbers["units"]) | frozenset(numbers["tens"]),
    )
