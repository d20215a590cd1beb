"""Sentence to drafts: figures, triggers, and what joins them."""

from whosays import numbers
from whosays.claims.accidents import about_one, accidental
from whosays.claims.counted import counted
from whosays.claims.draft import Draft, span
from whosays.claims.factuality import factuality
from whosays.claims.linking import join
from whosays.claims.slots import Joined
from whosays.claims.status import status
from whosays.claims.triggers import Trigger, triggers
from whosays.claims.unnumbered import unnumbered
from whosays.prepared import Prepared, Sentence, Token, once
from whosays.records import Status, TimeMention

NAMES = frozenset({"is", "us", "it", "am", "who", "un", "all", "an", "as", "in", "so"})
"""Function words that, printed in capitals in running text, are names (IS, US, WHO)."""

SHARED = frozenset({"killed", "injured", "missing", "casualties", "captured", "arrested"})
"""Measures whose figures may leave out the noun that a neighbour states: `two people were killed and 16 injured`."""


def drafts(prepared: Prepared, times: list[TimeMention]) -> list[Draft]:
    """Return the drafts of a document in order of the text."""
    if about_one(prepared):
        return []
    found, cues = list[Draft](), triggered(prepared)
    dates = iter(sorted((time.start, time.end) for time in times))
    current = next(dates, None)
    for sentence in prepared.sentences:
        barred: set[int] = set()
        while current is not None and current[0] < sentence.end:
            barred |= _inside(prepared.words(sentence), current)
            current = next(dates, None)
        found += _sentence(prepared, sentence, cues.get(sentence.index, []), barred)
    return found


@once
def triggered(prepared: Prepared) -> dict[int, list[Trigger]]:
    """Return the words that give a measure, by the sentences that have some; accidents are not looked at."""
    if about_one(prepared):
        return {}
    found = {
        sentence.index: triggers(tokens, [name(token, sentence.shouted) for token in tokens])
        for sentence in prepared.sentences
        if (tokens := prepared.words(sentence))
    }
    return {index: said for index, said in found.items() if said}


def _inside(tokens: list[Token], time: tuple[int, int]) -> set[int]:
    return {k for k, token in enumerate(tokens) if time[0] <= token.start and token.end <= time[1]}


def name(token: Token, shouted: bool) -> str:
    """Return the folded word of a token; an acronym that looks like a function word keeps its capitals."""
    return token.norm.upper() if token.upper and not shouted and token.norm in NAMES else token.norm


def _sentence(prepared: Prepared, sentence: Sentence, found: list[Trigger], barred: set[int]) -> list[Draft]:
    tokens = prepared.words(sentence)
    words = [name(token, sentence.shouted) for token in tokens]
    figures = counted(tokens, words, barred)
    if (not found and not figures) or accidental(words):
        return []
    joined = join(words, figures, found)
    joined += unnumbered(tokens, words, found, joined, shouted=sentence.shouted)
    joined = [one for one in joined if _derivable(prepared, sentence, one)]
    joined.sort(key=lambda one: one.counted.first)
    titled = [token.title and not sentence.shouted and k > 0 for k, token in enumerate(tokens)]
    made: dict[int, Draft] = {}
    for one in joined:
        draft = _draft(prepared, sentence, words, titled, one)
        if one.counted.phrase is None and one.measure in SHARED:
            _borrow(draft, list(made.values()))
        made[id(one)] = draft
    for one in joined:
        if one.part_of is not None:
            made[id(one)].total = made.get(id(one.part_of))
    return list(made.values())


def _derivable(prepared: Prepared, sentence: Sentence, one: Joined) -> bool:
    """Say whether the printed words carry the value: folding may hide a digit in a phrase that counts nothing."""
    start, end = span(prepared, sentence, one.counted.first, one.counted.last)
    return one.counted.reading in numbers.readings(prepared.text[start:end])


def _draft(
    prepared: Prepared, sentence: Sentence, words: list[str], titled: list[bool], one: Joined
) -> Draft:
    said: Status = status(words, titled, one.counted, one.measure)
    phrase = one.counted.phrase
    population = span(prepared, sentence, phrase.start, phrase.end) if phrase is not None else None
    base = span(prepared, sentence, *one.counted.base) if one.counted.base else None
    return Draft(one, sentence, words, said, factuality(words, one), population, base)


def _borrow(draft: Draft, earlier: list[Draft]) -> None:
    """Give a figure without a noun what the total before it counts: `12 people were killed and 16 injured`."""
    whole = next((one for one in reversed(earlier) if one.joined.part_of is None), None)
    if whole is not None and whole.joined.measure in SHARED:
        draft.population, draft.status = whole.population, whole.status
