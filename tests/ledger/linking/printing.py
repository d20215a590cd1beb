"""Invented documents that print one another's words, made from numbers."""

import random
from datetime import date, timedelta

from whosays.records import Document

STEMS, ENDINGS = (
    ("kelu", "sem", "ore", "tal", "ilv", "dar", "has", "qui"),
    ("a", "an", "ek", "ish", "or", "us", "ven"),
)
WORDS = [stem + ending for stem in STEMS for ending in ENDINGS]


def text(seed: int, words: int = 60) -> str:
    """A text of its own, always the same for one seed."""
    chance = random.Random(seed)  # noqa: S311
    return " ".join(chance.choice(WORDS) for _ in range(words))


def document(name: str, words: str, day: int | None = 0) -> Document:
    published = None if day is None else date(2031, 7, 1) + timedelta(days=day)
    return Document.build(text=words, source=f"{name}.txt", publisher=name, published=published)


def edited(words: str, seed: int, share: float = 0.06) -> str:
    """Print words again with a share of them replaced."""
    chance = random.Random(seed)  # noqa: S311
    return " ".join(chance.choice(WORDS) if chance.random() < share else word for word in words.split())
