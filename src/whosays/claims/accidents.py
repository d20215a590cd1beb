"""Tells accidents, disasters and disease from organised violence; the guidelines leave them out."""

from whosays.lexicon import load, words
from whosays.prepared import Prepared

SHORT = 400
"""Words up to which a document is about one event; a longer one is judged sentence by sentence."""


def accidental(sentence: list[str]) -> bool:
    """Say whether a sentence is about an accident or a disaster and no word of violence overrules it."""
    marked = not words("accidents", "accident").isdisjoint(sentence)
    if not marked:
        joined = " ".join(sentence)
        marked = any(phrase in joined for phrase in load("accidents")["phrases"])
    return marked and words("accidents", "violence").isdisjoint(sentence)


def about_one(prepared: Prepared) -> bool:
    """Say whether a whole document, short enough to be about one event, is about an accident or a disaster."""
    return len(prepared.tokens) < SHORT and accidental([token.norm for token in prepared.tokens])
