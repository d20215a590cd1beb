"""Names of persons: where they begin and end among titles, and whose surname stands alone."""

from functools import cache

from whosays import naming
from whosays.lexicon import load, words
from whosays.prepared import Prepared, Token, bare


@cache
def never() -> frozenset[str]:
    """Return capitalised words that are no part of a person's name: titles, offices, days, openers of sentences."""
    closed = ("openers", "prepositions", "determiners", "subordinators", "pronouns", "adverbs", "times")
    lists = [words("cues", "words", name) for name in closed]
    lists += [words("parties", "persons", "titles"), words("parties", "persons", "times")]
    lists += [words("naming", "people", "offices"), words("naming", "generic", "words")]
    lists += [words("naming", "generic", "adjectives")]
    lists += [frozenset(text.split()) for text in load("parties")["organisations"].values()]
    return frozenset().union(*lists)


def begins(prepared: Prepared, last: int) -> int:
    """Return the index of the first token of the capitalised name that ends in token `last`; `last` + 1 for none."""
    tokens, at = prepared.tokens, last + 1
    particles = words("naming", "people", "particles")
    k = last
    while k >= 0 and tokens[k].sentence == tokens[last].sentence and last - k < 8:
        token = tokens[k]
        if _named(token):
            at = k
        elif token.norm not in particles and token.norm not in (".", "-"):
            break
        if k and tokens[k].start - tokens[k - 1].end > 1:
            break
        k -= 1
    return at


def _named(token: Token) -> bool:
    return token.title and bare(token) not in never()


def identify(prepared: Prepared, last: int) -> str | None:
    """Return the id of the person whose name ends in token `last`.

    A surname stands for the one longer name that the text before ends so; where two compete, or a single name
    has none, it stands for nobody.
    """
    said = _name(prepared, last)
    if not said:
        return None
    longer = {
        tuple(full)
        for token in prepared.tokens[:last]
        if token.title and token.norm.startswith(said[-1]) and not _runs_on(prepared, token.index)
        if len(full := _name(prepared, token.index)) > len(said) and full[-len(said) :] == said
    }
    if len(longer) > 1:
        return None
    return naming.person(longer.pop() if longer else said)


def _name(prepared: Prepared, last: int) -> list[str]:
    """Return the folded words of the name that ends in token `last`; none in print where case says nothing."""
    if prepared.sentences[prepared.tokens[last].sentence].shouted:
        return []
    found = prepared.tokens[begins(prepared, last) : last + 1]
    return [bare(token) for token in found if token.norm not in (".", "-")]


def _runs_on(prepared: Prepared, at: int) -> bool:
    """Say whether the name goes on behind token `at`."""
    tokens = prepared.tokens
    return (
        at + 1 < len(tokens)
        and tokens[at + 1].sentence == tokens[at].sentence
        and tokens[at + 1].title
        and tokens[at + 1].start - tokens[at].end <= 1
    )
