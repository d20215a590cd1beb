"""A row with a digit that its cited words do not hold is refused, whoever made it and wherever it is forged."""

import random
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest

from tests.planted.passages import tolls
from whosays.errors import EvidenceError
from whosays.ledger import Store, open_store
from whosays.pipeline import extract
from whosays.records import Claim, Document

SENTENCES = 500
Forged = tuple[Document, Callable[[], Claim]]
Forger = Callable[[random.Random, Document, Claim], Forged]


def _other_digit(draw: random.Random, words: str) -> str:
    """Return `words` with one digit altered, never to a number that is equal."""
    at = draw.choice([i for i, char in enumerate(words) if char.isdecimal()])
    lead = at == 0 or not words[at - 1].isdecimal()
    others = [digit for digit in "123456789" if digit != words[at]] + (
        [] if lead else ["0"] * (words[at] != "0")
    )
    return words[:at] + draw.choice(others) + words[at + 1 :]


def _forge(claim: Claim, **changed: Any) -> Callable[[], Claim]:
    row = claim.model_dump(mode="json")
    row["figure"] |= changed.pop("figure", {})
    return lambda: Claim.model_validate(row | changed)


def bounds(draw: random.Random, document: Document, claim: Claim) -> Forged:
    """One digit of a bound altered; the words stay."""
    figure = claim.figure
    name = draw.choice([n for n in ("low", "high") if getattr(figure, n) is not None])
    altered = int(_other_digit(draw, str(getattr(figure, name))))
    changed = {"low": altered, "high": altered} if figure.low == figure.high else {name: altered}
    return document, _forge(claim, figure=changed)


def one_bound(draw: random.Random, document: Document, claim: Claim) -> Forged:
    """One bound altered alone, so that an exact figure becomes a range that nobody stated."""
    name = draw.choice([n for n in ("low", "high") if getattr(claim.figure, n) is not None])
    altered = int(_other_digit(draw, str(getattr(claim.figure, name))))
    return document, _forge(claim, figure={name: altered})


def words(draw: random.Random, document: Document, claim: Claim) -> Forged:
    """One digit of the figure's words altered; bounds and quote stay."""
    return document, _forge(claim, figure={"text": _other_digit(draw, claim.figure.text)})


def quote(draw: random.Random, document: Document, claim: Claim) -> Forged:
    """One digit of the figure altered inside the quote; the figure stays."""
    start, end = claim.figure.start - claim.span.start, claim.figure.end - claim.span.start
    altered = claim.quote[:start] + _other_digit(draw, claim.figure.text) + claim.quote[end:]
    return document, _forge(claim, quote=altered)


def text(draw: random.Random, document: Document, claim: Claim) -> Forged:
    """One digit of the stored text altered; the row is whole and consistent with itself."""
    start, end = claim.figure.start, claim.figure.end
    altered = document.text[:start] + _other_digit(draw, claim.figure.text) + document.text[end:]
    other = document.model_copy(update={"text": altered})
    return other, lambda: claim


FORGERS: tuple[Forger, ...] = (bounds, one_bound, words, quote, text)


def _refused(store: Store, document: Document, build: Callable[[], Claim]) -> str | None:
    """Return who refuses the row, None where it reaches the ledger."""
    try:
        claim = build()
    except ValueError:
        return "constructor"
    try:
        claim.check(document.text)
    except EvidenceError:
        pass
    else:
        return None
    try:
        with store.writer() as writer:
            writer.put(document, [claim])
    except EvidenceError:
        return "check and ledger"
    return None


def _figure(document: Document) -> Claim:
    return next(c for c in extract(document) if any(char.isdecimal() for char in c.figure.text))


def test_500_of_500_forged_rows_are_refused() -> None:
    draw = random.Random(37)  # noqa: S311
    refused: Counter[str] = Counter()
    accepted: list[str] = []
    with open_store(":memory:") as store:
        for n, sentence in enumerate(tolls(SENTENCES)):
            document = Document.build(text=sentence, source="planted.txt")
            genuine = _figure(document)
            genuine.check(sentence)
            forger = FORGERS[n % len(FORGERS)]
            by = _refused(store, *forger(draw, document, genuine))
            if by is None:
                accepted.append(f"{forger.__name__}: {sentence}")
            else:
                refused[by] += 1
        assert store.health().claims == 0
    assert accepted == []
    assert sum(refused.values()) == SENTENCES
    assert refused["check and ledger"] >= SENTENCES // len(FORGERS)


def test_the_genuine_rows_reach_the_ledger() -> None:
    with open_store(":memory:") as store, store.writer() as writer:
        for sentence in tolls(20):
            document = Document.build(text=sentence, source="planted.txt")
            assert writer.put(document, [_figure(document)])
        assert store.health().claims == 20


@pytest.mark.parametrize(
    ("said", "low", "high", "modifier"),
    [
        ("at least 12", 12, 12, "exact"),
        ("12", 12, None, "at_least"),
        ("dozens", 24, None, "vague"),
        ("dozens", 12, 12, "exact"),
        ("between 15,000 and 17,000", 16000, 16000, "exact"),
        ("up to 90", 0, 90, "at_most"),
        ("1,200", 200, 200, "exact"),
        ("12 per cent", 12, 12, "exact"),
        ("Mara Ilvet", 2, 2, "implied"),
        ("none", None, None, "zero"),
        ("12 soldiers", 12, 12, "exact"),
    ],
)
def test_a_figure_that_says_more_than_its_words_is_refused(
    said: str, low: int | None, high: int | None, modifier: str
) -> None:
    document = Document.build(text=f"There were {said} killed.", source="planted.txt")
    figure = {
        "text": said,
        "start": 11,
        "end": 11 + len(said),
        "low": low,
        "high": high,
        "modifier": modifier,
    }
    genuine = next(iter(extract(Document.build(text="Twelve people were killed.", source="a"))))
    row = genuine.model_dump(mode="json") | {
        "figure": figure, "span": {"start": 0, "end": len(document.text)}, "quote": document.text, "population": None,
    }  # fmt: skip
    with pytest.raises(ValueError, match="can't be derived"):
        Claim.model_validate(row)
