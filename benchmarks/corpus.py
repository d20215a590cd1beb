"""News articles that no one wrote: 600 words each about an invented conflict, the same for the same seed.

    python benchmarks/corpus.py 10000 > articles.jsonl

Every article has its own people, towns, parties, dates and numbers, so that nothing which is cached for one
serves the next more than it would in a real archive.
"""

import json
import random
import sys
import tomllib
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

WORDS = 600
"""Words of an article, give or take a sentence."""

PATTERNS: dict[str, Any] = tomllib.loads(Path(__file__).with_name("articles.toml").read_text("utf-8"))
LISTS: dict[str, list[str]] = PATTERNS["lists"]


class Scene(dict[str, str]):
    """The cast of one article; a slot that the cast lacks is filled anew each time it is asked for."""

    def __init__(self, chance: random.Random) -> None:
        super().__init__()
        self.chance = chance
        self.decks: dict[str, list[str]] = {kind: [] for kind in PATTERNS["sentences"]}
        self.day = date(2019, 1, 1) + timedelta(days=chance.randrange(2500))
        towns = [self.name() for _ in range(3)]
        self.update(zip(("town", "town_b", "town_c"), towns, strict=True))
        for side in ("side_a", "side_b"):
            self[side] = f"the {self.name()} {chance.choice(LISTS['forces'])}"
        for person in ("person_a", "person_b"):
            self[person] = f"{self.name()} {self.name()}"
        for one in ("agency", "outlet", "office", "monitor"):
            self[one] = chance.choice(PATTERNS["words"][one])
        self["place_kind"] = chance.choice(LISTS["places"])
        self["month"] = LISTS["months"][(self.day.month - 1 - chance.randrange(2, 9)) % 12]
        self["year"] = str(self.day.year - 1)

    def __missing__(self, slot: str) -> str:
        number = getattr(self, f"_{slot}", None)
        return number() if number else self.fill(self.chance.choice(PATTERNS["words"][slot]))

    def fill(self, pattern: str) -> str:
        """Return a pattern with all its slots filled."""
        return pattern.format_map(self)

    def sentence(self, kind: str) -> str:
        """Return one sentence of a kind, each pattern once before any comes again."""
        deck = self.decks[kind]
        if not deck:
            deck.extend(self.chance.sample(PATTERNS["sentences"][kind], len(PATTERNS["sentences"][kind])))
        written = self.fill(deck.pop())
        return written[0].upper() + written[1:]

    def name(self) -> str:
        """Return an invented name."""
        syllables = PATTERNS["syllables"]
        middle = [self.chance.choice(syllables["middle"]) for _ in range(self.chance.choice((0, 1, 1)))]
        parts = [self.chance.choice(syllables["first"]), *middle, self.chance.choice(syllables["last"])]
        return "".join(parts).capitalize()

    def _few(self) -> str:
        number = self.chance.randrange(2, 20)
        if number - 2 < len(LISTS["numerals"]) and self.chance.random() < 0.6:
            return LISTS["numerals"][number - 2]
        return str(number)

    def _some(self) -> str:
        return str(self.chance.randrange(20, 600))

    def _many(self) -> str:
        number = self.chance.randrange(10, 900) * 100
        return f"{number:,}" if self.chance.random() < 0.8 else f"{number // 1000 + 2} thousand"

    def _range(self) -> str:
        low = self.chance.randrange(5, 80)
        return f"{low} and {low + self.chance.randrange(3, 40)}"

    def _percent(self) -> str:
        number = self.chance.randrange(5, 95)
        return f"{number}%" if self.chance.random() < 0.5 else f"{number} percent"


def articles(count: int, seed: int = 1) -> Iterator[dict[str, str]]:
    """Yield articles as the JSONL contract has them; article n is the same however many are asked for."""
    for number in range(count):
        yield article(number, random.Random(f"{seed}-{number}"))  # noqa: S311


def article(number: int, chance: random.Random) -> dict[str, str]:
    """Return one article: dateline and lead, then 3 to 6 sentences with figures among some 30 others."""
    scene = Scene(chance)
    body = [scene.sentence("figure") for _ in range(chance.randrange(3, 7))]
    dateline = f"{scene['town'].upper()}, {LISTS['months'][scene.day.month - 1]} {scene.day.day} ({scene['agency']}) — "
    lead = dateline + scene.sentence("lead")
    while len(" ".join([lead, *body]).split()) < WORDS - 8:
        extra = scene.sentence("quote" if chance.random() < 0.3 else "filler")
        body.insert(chance.randrange(len(body) + 1), extra)
    return {
        "id": f"a{number}",
        "title": scene.fill("{town}: {weapon} near {spot}").capitalize(),
        "publisher": scene["outlet"],
        "published": scene.day.isoformat(),
        "url": f"https://news.example/{number}",
        "text": _printed([lead, *_paragraphs(body, chance)], curly=chance.random() < 0.4),
    }


def _paragraphs(sentences: list[str], chance: random.Random) -> Iterator[str]:
    at = 0
    while at < len(sentences):
        size = chance.choice((1, 1, 2, 2, 3))
        yield " ".join(sentences[at : at + size])
        at += size


def _printed(paragraphs: list[str], curly: bool) -> str:
    text = "\n\n".join(paragraphs)
    if not curly:
        return text
    halves = text.split('"')
    marked = "".join(part + ("“" if n % 2 == 0 else "”") for n, part in enumerate(halves[:-1]))
    return (marked + halves[-1]).replace("'", "’")


if __name__ == "__main__":
    for one in articles(int(sys.argv[1])):
        print(json.dumps(one, ensure_ascii=False))
