"""Prepared document to claims: strings the finders of this stage together."""

from whosays.claims.accidents import accidental
from whosays.claims.counted import Counted, counted
from whosays.claims.linking import Joined, join
from whosays.claims.triggers import triggers
from whosays.claims.unnumbered import unnumbered
from whosays.numbers import Reading
from whosays.prepared import Prepared, Sentence, Token
from whosays.records import Claim, Figure, Population, Span, refer

ORIGIN = "rules@1"


def claims(prepared: Prepared) -> list[Claim]:
    found: list[Claim] = []
    for sentence in prepared.sentences:
        found.extend(_sentence(prepared, sentence))
    return found


def _sentence(prepared: Prepared, sentence: Sentence) -> list[Claim]:
    tokens = prepared.words(sentence)
    words = [name(token, sentence.shouted) for token in tokens]
    if accidental(words):
        return []
    figures = counted(tokens, words, set())
    found = triggers(tokens, words)
    joined = join(words, figures, found)
    joined += unnumbered(tokens, words, found, joined, sentence.shouted)
    joined.sort(key=lambda one: one.counted.first)
    built: dict[int, Claim] = {}
    for one in joined:
        built[id(one)] = _claim(prepared, sentence, one, built)
    return list(built.values())


NAMES = frozenset({"is", "us", "it", "am", "who", "un", "all", "an", "as", "in", "so"})
"""Function words that, printed in capitals in running text, are names (IS, US, WHO)."""


def name(token: Token, shouted: bool) -> str:
    """Return the folded word of a token; an acronym that looks like a function word keeps its capitals."""
    return token.norm.upper() if token.upper and not shouted and token.norm in NAMES else token.norm


def _claim(prepared: Prepared, sentence: Sentence, one: Joined, built: dict[int, Claim]) -> Claim:
    tokens, text = prepared.words(sentence), prepared.text
    c = one.counted
    start, end = tokens[c.first].start, tokens[c.last - 1].end
    r = c.reading
    figure = Figure(
        text=text[start:end],
        start=start,
        end=end,
        low=r.low,
        high=r.high,
        modifier=r.modifier,
        vague=r.vague,
        kind=r.kind,
    )
    population = None
    if c.phrase:
        a, b = tokens[c.phrase.start].start, tokens[c.phrase.end - 1].end
        population = Population(
            text=text[a:b], start=a, end=b, status=c.phrase.noun.status if c.phrase.noun else "unknown"
        )
    span = Span(start=sentence.start, end=sentence.end)
    return Claim(
        id=Claim.identify(prepared.document.id, span, one.measure, figure, population),
        document=refer(prepared.document),
        span=span,
        quote=text[span.start : span.end],
        measure=one.measure,
        figure=figure,
        population=population,
        origin=ORIGIN,
        part_of=built[id(one.part_of)].id if one.part_of is not None and id(one.part_of) in built else None,
    )
