"""Tells accidents, disasters and disease from organised violence; the guidelines leave them out."""

from whosays.lexicon import load, words

SHORT = 400
"""Words up to which a document is about one event; a longer one is judged sentence by sentence."""


def accidental(sentence: list[str]) -> bool:
    """Say whether a sentence is about an accident or a disaster and no word of violence overrules it."""
    marked = not words("accidents", "accident").isdisjoint(sentence)
    if not marked:
        joined = " ".join(sentence)
        marked = any(phrase in joined for phrase in load("accidents")["phrases"])
    return marked and words("accidents", "violence").isdisjoint(sentence)
