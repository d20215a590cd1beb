"""The function words of `data/grammar.toml` as sets, read once."""

from dataclasses import dataclass
from functools import cache

from whosays.lexicon import load, words


@dataclass(frozen=True)
class Grammar:
    """Closed word classes of English."""

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
    not_counted: frozenset[str]
    not_after: frozenset[str]
    partitive: frozenset[str]
    titles: frozenset[str]

    @property
    def auxiliary(self) -> frozenset[str]:
        """Forms of be and have, and modals."""
        return self.be | self.have | self.modals


@cache
def grammar() -> Grammar:
    """Return the word classes, built once a process."""
    names = [
        "prepositions", "subordinators", "relative", "be", "have", "modals", "pronouns", "possessives",
        "determiners", "adverbs", "reporting", "time_words", "verbs", "include",
    ]  # fmt: skip
    nouns = load("nouns")
    return Grammar(
        **{name: words("grammar", name) for name in names},
        not_counted=frozenset(nouns["not_counted"]["nouns"].split()),
        not_after=frozenset(nouns["not_counted"]["before"].split()),
        partitive=frozenset(nouns["heads"]["partitive"].split()),
        titles=frozenset(nouns["heads"]["titles"].split()),
    )
