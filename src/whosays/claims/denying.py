"""Tells when somebody denies what an attribution holds: `denied that`, `called reports that ... false`."""

from collections.abc import Sequence
from itertools import pairwise

from whosays.lexicon import words
from whosays.prepared import Token

OPENING = 8
"""Words within which `it is untrue that` or `there was no truth in` opens what is said."""

SAID = 80
"""Words of a content that are looked at."""


def denies(lemma: str, group: str, content: Sequence[Token]) -> bool:
    """Say whether a cue of this lemma and group, or the content itself, denies what the content reports."""
    said = [token.norm for token in content[:SAID]]
    if lemma in words("cues", "classes", "denying"):
        return True
    if group == "attitude":
        judged = lemma in words("cues", "classes", "judging")
        return judged and _report(said) and any(_false(said, k) for k in range(len(said)))
    if words("cues", "nouns", "denial") & set(said[:4]):
        return True
    opening = any(_false(said, k) and _opens(said, k) for k in range(min(OPENING, len(said))))
    return opening or (_report(said) and any(_predicated(said, k) for k in range(len(said))))


def _report(said: list[str]) -> bool:
    """Say whether the content is about a report: `reports that`, `as false claims that`, `the Front's report of`."""
    nouns = words("cues", "nouns", "saying")
    return any(a in nouns and b in ("that", "of", "by") for a, b in pairwise(said[:OPENING]))


def _false(said: list[str], k: int) -> bool:
    """Say whether the word at `k` is one of falsehood, or one of truth behind a negation."""
    if said[k] in words("cues", "classes", "false"):
        return not _negated(said, k)
    return said[k] in words("cues", "classes", "true") and _negated(said, k)


def _negated(said: list[str], k: int) -> bool:
    return any(w in words("cues", "words", "negations") or w.endswith("n't") for w in said[max(0, k - 3) : k])


def _opens(said: list[str], k: int) -> bool:
    """Say whether what is false follows: `untrue that`, `no truth in reports that`, `false to say that`."""
    return "that" in said[k + 1 : k + 5] or said[k + 1 : k + 2] == ["to"]


def _predicated(said: list[str], k: int) -> bool:
    """Say whether a report is called false behind its own words: `reports that ... were untrue`."""
    linked = words("cues", "words", "being") | {"had", "have", "has"}
    return _false(said, k) and bool(linked & set(said[max(0, k - 4) : k]))
