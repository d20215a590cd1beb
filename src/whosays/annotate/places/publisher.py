"""What the name of a publisher says about where its news is from: `data/publishers.toml`, and places in the name."""

from collections import defaultdict
from functools import cache, lru_cache

from whosays.annotate.places.index import Entry, Kind, gazetteer
from whosays.annotate.places.keys import key
from whosays.lexicon import load, words

OF = frozenset(("de", "del", "do", "da", "di", "of"))
"""Words behind which the name of a publisher names its place: El Sol de Oresh."""


@lru_cache(maxsize=1024)
def homes(publisher: str) -> frozenset[str]:
    """Return the ISO codes of the countries where a publisher of this name is at home; none where no list knows it."""
    return _outlets().get(_plain(publisher), frozenset())


@lru_cache(maxsize=1024)
def seat(publisher: str) -> tuple[str, Entry] | None:
    """Return the place below country level that a publisher is called after, with its key."""
    said = key(publisher).split()
    for at in range(1, len(said)):
        for end in range(len(said), at, -1):
            spelling = " ".join(said[at:end])
            entry = next((e for e in gazetteer().find(spelling) if e.kind is not Kind.COUNTRY), None)
            if said[at - 1] in OF and entry is not None:
                return spelling, entry
    return None


@cache
def _outlets() -> dict[str, frozenset[str]]:
    known: defaultdict[str, set[str]] = defaultdict(set)
    for country, names in load("publishers")["outlets"].items():
        for name in names:
            known[_plain(name)].add(country)
    return {name: frozenset(countries) for name, countries in known.items()}


def _plain(name: str) -> str:
    """Return a name in one word without what does not tell it from others: @KeluPost on Twitter (X) is Kelu Post."""
    ignored = words("publishers", "ignored", "words")
    said = key(name).split()
    return "".join(word for word in said if word not in ignored) or " ".join(said)
