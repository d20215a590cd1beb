"""The words that linking knows, from the data files, made ready once a process."""

import re
from functools import cache

from whosays.folding import fold
from whosays.lexicon import load, words


@cache
def classes() -> dict[str, str]:
    """Return the class of each listed head noun, in the singular."""
    return {word: name for name, listed in load("link")["classes"].items() for word in listed.split()}


@cache
def phrases(*keys: str) -> re.Pattern[str]:
    """Return a pattern of one phrase list of `link.toml`, whole words only, for folded text."""
    listed = sorted(words("link", *keys), key=lambda phrase: (-len(phrase), phrase))
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, listed)) + r")(?!\w)")


@cache
def listed_ids() -> dict[str, str]:
    """Return the ids of listed parties, and of nationalities, by name.

    Names in capitals stand as printed, all others folded.
    """
    parties = load("parties")
    found = {
        name if name.isupper() else fold(name): identity
        for kind in parties["inter"]
        for identity, names in parties.get(kind, {}).items()
        for name in names
    }
    for table in load("countries").values():
        for code, names in table.items():
            for name in names:
                found.setdefault(fold(name), f"people:{code}")
                found.setdefault(fold(name) + "s", f"people:{code}")
    return found
