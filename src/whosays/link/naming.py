"""When two wordings name one source, one party or one people: normalised names.

Ids that extraction gave are taken as they are. Otherwise a name is the set of its words: `the Ministry of Health` and
`the health ministry` are one, `the Talvian health ministry` is not known to be.
"""

import re
from functools import lru_cache

from whosays.folding import fold
from whosays.lexicon import words
from whosays.link.vocabulary import listed_ids

_WORD = re.compile(r"[^\W_]+(?:[.'-][^\W_]+)*")
_CLITIC = re.compile(r"'s?$")


def word_list(text: str) -> list[str]:
    """Return the folded words of a name, without marks and genitives."""
    return [_CLITIC.sub("", word) for word in _WORD.findall(fold(text))]


@lru_cache(maxsize=65_536)
def listed(name: str) -> str | None:
    """Return the id of a listed party or nationality of that very name, leaving out an article."""
    plain = re.sub(r"^(?:the|an?)\s+", "", " ".join(name.split()), flags=re.IGNORECASE)
    return listed_ids().get(plain) or listed_ids().get(fold(plain))


@lru_cache(maxsize=65_536)
def key(name: str, identity: str | None = None) -> str | None:
    """Return what is equal for equal sources: the id, or `name:` and the name's words; null for no words at all."""
    if identity and not identity.startswith("name:"):
        return identity
    if found := listed(name):
        return found
    plain = identity.removeprefix("name:").replace("-", " ") if identity else name.partition(",")[0]
    said = _untitled(_WORD.findall(fold(plain)))
    kept = sorted({_CLITIC.sub("", word) for word in said} - words("link", "names", "loose"))
    return "name:" + " ".join(kept) if kept else None


def _untitled(said: list[str]) -> list[str]:
    """Leave out the titles in front of a person's name; one that is all there is, or owns what follows, stays."""
    loose, titles = words("link", "names", "loose"), words("link", "names", "titles")
    start = 0
    while start < len(said) and said[start] in loose:
        start += 1
    name = start
    while name < len(said) and said[name] in titles:
        name += 1
    return said[name:] if name < len(said) and said[name] not in loose else said[start:]


@lru_cache(maxsize=65_536)
def nameless(name: str) -> bool:
    """Say whether a source is worded as one of many: `a doctor`, `their families`, `organisers`."""
    said = word_list(name)
    if not said or said[0] in words("link", "names", "unnamed"):
        return True
    return name.islower() and said[0] != "the" and said[-1].endswith("s")


@lru_cache(maxsize=65_536)
def personal(name: str) -> bool:
    """Say whether a name is a person's by its title."""
    return bool(words("link", "names", "titles") & set(word_list(name)))
