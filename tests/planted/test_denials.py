"""A denied figure is one row CT-, on the word of who denies it; never a plain killing."""

import random
from collections.abc import Iterator
from itertools import islice, product
from pathlib import Path

from whosays.pipeline import extract
from whosays.records import Claim, Document

TEMPLATES = Path(__file__).with_name("denials.txt").read_text("utf-8").splitlines()
"""Sentences that deny: {D} who denies (at the start of a sentence), {d} the same inside it, {v} {n} {p} what."""

DENIERS = (
    "The front", "The army", "The Darvane Front", "Talvia's defence ministry", "General Orun Pash",
    "A spokesman for the Sem League", "The government of Talvia", "Captain Ilan Doru", "The military command",
    "A government spokeswoman",
)  # fmt: skip
AMOUNTS = (
    "31", "14", "seven", "at least 22", "up to 90", "more than 400", "about 60", "1,200", "between 10 and 15",
    "a dozen", "twenty-six", "nearly 300", "two hundred", "over 1,050", "as many as 45",
)  # fmt: skip
HARMED = (
    ("killed", "killed", "villagers"), ("killed", "killed", "civilians"), ("killed", "killed", "people"),
    ("injured", "wounded", "residents"), ("captured", "abducted", "farmers"), ("killed", "killed", "soldiers"),
)  # fmt: skip
COUNT = 250


def denials() -> Iterator[tuple[str, str, str, str]]:
    """Yield (sentence, who denies, figure, measure), every template with ever other words."""
    draw = random.Random(38)  # noqa: S311
    for _, template in product(range(COUNT), TEMPLATES):
        denier, amount, (measure, verb, population) = (draw.choice(x) for x in (DENIERS, AMOUNTS, HARMED))
        inside = denier[0].lower() + denier[1:] if denier.split()[0] in ("The", "A") else denier
        sentence = template.format(D=denier, d=inside, n=amount, v=verb, p=population)
        yield sentence, inside, amount, measure


def _right(rows: list[Claim], denier: str, amount: str, measure: str) -> bool:
    if [(row.measure, row.figure.text, row.factuality) for row in rows] != [(measure, amount, "CT-")]:
        return False
    sources = rows[0].sources
    return bool(sources) and sources[0].text in (denier, denier[0].upper() + denier[1:])


def test_every_denial_is_one_row_ct_minus_on_the_deniers_word() -> None:
    wrong = []
    for sentence, denier, amount, measure in islice(denials(), COUNT):
        rows = extract(Document.build(text=sentence, source="planted.txt"))
        if not _right(rows, denier, amount, measure):
            said = [(r.measure, r.figure.text, r.factuality, [s.text for s in r.sources]) for r in rows]
            wrong.append((sentence, said))
    assert wrong == []


def test_the_same_words_without_the_denial_are_ct_plus() -> None:
    """Guards the test above: it is the denial that makes CT-."""
    for amount in AMOUNTS:
        text = f"The front said that its fighters killed {amount} villagers."
        rows = extract(Document.build(text=text, source="planted.txt"))
        assert [(r.figure.text, r.factuality, r.sources[0].text) for r in rows] == [
            (amount, "CT+", "The front")
        ]
