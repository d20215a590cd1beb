"""Documents that copy one another, with the truth: which print one text, and which passages came from where.

    python benchmarks/copied.py 2000 > documents.jsonl

Articles about an invented conflict (`corpus`) are reprinted with cuts, edited words, other modifiers, paragraphs
run together or added; their paragraphs are copied into other articles. Beside them stand texts that are alike and no
reprints: reports of other incidents in the same sentences, bulletins of one form with new numbers, and
articles that share a standing paragraph of background.
"""

import json
import random
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from corpus import PATTERNS, Scene

ORIGINALS = 0.2
"""Share of the documents that are originals; each is reprinted some times."""

MODIFIERS = ("at least ", "more than ", "about ", "nearly ", "up to ", "over ", "some ")
SLOTTED = {
    kind: [one for one in patterns if one.count("{") >= 3] for kind, patterns in PATTERNS["sentences"].items()
}
BULLETIN = (
    "{office} said on {weekday} that {some} dead and {many} injured had reached the hospitals of {town} in the past "
    "{few} days. The number of dead since {month} has risen to {many} and that of the injured to {many}. {some} people "
    "are still under the rubble and on the roads, where crews can not reach them. Of the dead {some} were children and "
    "{few} were medical workers. The office asks families to register those who are missing."
)


@dataclass(frozen=True, slots=True)
class Printed:
    """One document: its text by paragraphs, the family it belongs to, and the paragraphs it took from others."""

    name: str
    family: str
    published: date
    paragraphs: tuple[str, ...]
    taken: tuple[tuple[str, int], ...] = field(default=())
    """Family that a paragraph was taken from, and which paragraph of this document it is."""

    @property
    def text(self) -> str:
        """The text as printed."""
        return "\n\n".join(self.paragraphs)

    @property
    def row(self) -> dict[str, str]:
        """The document as the JSONL contract has it."""
        return {
            "id": self.name, "publisher": f"Outlet {self.name}", "published": self.published.isoformat(),
            "text": self.text,
        }  # fmt: skip


def documents(count: int, seed: int = 1) -> Iterator[Printed]:
    """Yield so many documents, in an order that tells nothing; the same ones for the same seed."""
    chance = random.Random(f"copied-{seed}")  # noqa: S311
    made = list(_made(count, chance))
    chance.shuffle(made)
    yield from made


def _made(count: int, chance: random.Random) -> Iterator[Printed]:
    scenes = [Scene(chance) for _ in range(int(count * ORIGINALS))]
    originals = [_original(n, scene, chance) for n, scene in enumerate(scenes)]
    standing = [" ".join(_sentences(Scene(chance), chance, 4)) for _ in range(max(1, count // 100))]
    yield from originals
    left = count - len(originals)
    for n in range(left):
        one, share = chance.choice(originals), n / left
        if share < 0.70:
            yield _reprint(f"r{n}", one, chance)
        elif share < 0.85:
            yield _host(f"h{n}", one, chance)
        elif share < 0.93:
            yield _with_background(f"b{n}", chance.choice(standing), chance)
        elif share < 0.97:
            yield _alike(f"s{n}", chance)
        else:
            yield _bulletin(f"u{n}", n % 8, chance)


def _original(n: int, scene: Scene, chance: random.Random) -> Printed:
    return Printed(f"o{n}", f"o{n}", scene.day, tuple(_paragraphs(scene, chance, chance.randrange(4, 8))))


def _paragraphs(scene: Scene, chance: random.Random, count: int) -> Iterator[str]:
    for n in range(count):
        lead = [scene.sentence("lead")] if n == 0 else []
        yield " ".join([*lead, *_sentences(scene, chance, chance.randrange(1, 4))])


def _sentences(scene: Scene, chance: random.Random, count: int) -> list[str]:
    kinds = chance.choices(("figure", "quote", "filler"), (4, 3, 1), k=count)
    return [_filled(scene, chance.choice(SLOTTED[kind] or PATTERNS["sentences"][kind])) for kind in kinds]


def _filled(scene: Scene, pattern: str) -> str:
    written = scene.fill(pattern)
    return written[0].upper() + written[1:]


def _reprint(name: str, of: Printed, chance: random.Random) -> Printed:
    """Print an article again: cut from the end, edited, run together, with words of its own before or after."""
    paragraphs = list(of.paragraphs)
    if chance.random() < 0.5:
        paragraphs = paragraphs[: max(2, round(len(paragraphs) * chance.uniform(0.4, 1)))]
    if chance.random() < 0.6:
        paragraphs = [_edited(one, chance, chance.uniform(0.01, 0.06)) for one in paragraphs]
    if chance.random() < 0.5:
        paragraphs = [_other_modifiers(one, chance) for one in paragraphs]
    if chance.random() < 0.4 and len(paragraphs) > 2:
        at = chance.randrange(len(paragraphs) - 1)
        paragraphs[at : at + 2] = [" ".join(paragraphs[at : at + 2])]
    if chance.random() < 0.3:
        own = list(_paragraphs(Scene(chance), chance, 1))
        paragraphs = paragraphs + own if chance.random() < 0.5 else [*paragraphs[:1], *own, *paragraphs[1:]]
    day = of.published + timedelta(days=chance.randrange(3))
    return Printed(name, of.family, day, tuple(paragraphs))


def _edited(paragraph: str, chance: random.Random, share: float) -> str:
    """Replace, drop or put in single words."""
    words: list[str] = []
    for word in paragraph.split():
        if chance.random() >= share or any(c.isdigit() for c in word):
            words.append(word)
        else:
            words += chance.choice(([], ["reportedly", word], ["local"]))
    return " ".join(words)


def _other_modifiers(paragraph: str, chance: random.Random) -> str:
    return re.sub("|".join(MODIFIERS), lambda _: chance.choice(MODIFIERS), paragraph)


def _host(name: str, of: Printed, chance: random.Random) -> Printed:
    """Write an article of its own with one or two paragraphs of another in it, perhaps edited a little."""
    scene = Scene(chance)
    own = list(_paragraphs(scene, chance, chance.randrange(4, 7)))
    start = chance.randrange(len(of.paragraphs))
    copied = [one for one in of.paragraphs[start : start + 2] if len(one.split()) >= 25]
    if chance.random() < 0.5:
        copied = [_edited(one, chance, 0.03) for one in copied]
    at = chance.randrange(1, len(own) + 1)
    taken = tuple((of.family, at + n) for n in range(len(copied)))
    return Printed(name, name, scene.day, (*own[:at], *copied, *own[at:]), taken)


def _with_background(name: str, background: str, chance: random.Random) -> Printed:
    scene = Scene(chance)
    own = _paragraphs(scene, chance, chance.randrange(3, 6))
    return Printed(name, name, scene.day, (*own, background))


def _alike(name: str, chance: random.Random) -> Printed:
    """Report another incident in sentences that others are made of too."""
    order = random.Random(f"form-{chance.randrange(6)}")  # noqa: S311
    scene = Scene(chance)
    patterns = [
        order.choice(SLOTTED[kind]) for kind in ("lead", "figure", "quote", "figure", "figure", "quote")
    ]
    return Printed(name, name, scene.day, tuple(_filled(scene, one) for one in patterns))


def _bulletin(name: str, series: int, chance: random.Random) -> Printed:
    cast = Scene(random.Random(f"series-{series}"))  # noqa: S311
    day = cast.day + timedelta(days=chance.randrange(300))
    cast.chance = chance
    return Printed(name, name, day, (_filled(cast, BULLETIN),))


if __name__ == "__main__":
    for one in documents(int(sys.argv[1])):
        print(json.dumps(one.row, ensure_ascii=False))
