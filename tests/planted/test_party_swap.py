"""No side is read differently: swap two parties' names in a passage, and only the names in its rows change.

Rows are compared field by field; offsets are carried from one passage to the other, since names differ in length.
"""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from whosays.lexicon import load
from whosays.pipeline import annotate, extract
from whosays.records import Document

PASSAGES = Path(__file__).with_name("swap_passages.txt").read_text("utf-8").splitlines()
INITIALS = re.compile(r"[A-Z]{3,5}")
KNOWN = {kind: load("parties")[kind] for kind in ("rebel group", "militia", "state forces")}
KINDS = {
    "groups": (
        "Darvane Front", "Sem League", "Ilve Liberation Movement", "Tarsk Resistance Council", "Kelu Guard",
        "Upper Sem Defence Units", "Oresh Brigade", "Talvian National Army",
    ),
    "armies": ("Talvian army", "Darvanian army", "Kestrelian army", "Ilveran armed forces"),
    "states": ("Talvia", "Darvania", "Kestrelia", "Morvane", "Ilvera"),
    "initials": ("DQF", "SVQ", "KZG", "TQA"),
}  # fmt: skip
KINDS |= {
    f"known {kind}": tuple(name for names in parties.values() for name in names if INITIALS.fullmatch(name))
    for kind, parties in KNOWN.items()
}
BARE = set(KINDS) - {"groups", "armies"}
"""Kinds whose names take no article."""
COUNT = 350
OFFSETS = {"start", "end", "cue_start", "cue_end"}


@dataclass(frozen=True)
class Passage:
    """A text made of fixed words and two names; `edges` are the offsets at which each piece ends."""

    text: str
    edges: tuple[int, ...]

    @classmethod
    def build(cls, template: str, one: str, other: str) -> "Passage":
        text, edges = "", [0]
        for piece in re.split(r"(\{[AB]\})", template):
            text += {"{A}": one, "{B}": other}.get(piece, piece)
            edges.append(len(text))
        return cls(text, tuple(edges))

    def carry(self, offset: int, to: "Passage") -> int | str:
        """Return where an offset of this passage lies in `to`; one inside a name has no place there."""
        for piece in range(len(self.edges) - 1):
            start, end = self.edges[piece : piece + 2]
            named = piece % 2 == 1
            if start <= offset <= end and not (named and start < offset < end):
                return to.edges[piece + 1] if offset == end else to.edges[piece] + offset - start
        return f"inside a name, at {offset}"


def rows(passage: Passage) -> list[dict[str, Any]]:
    """Return the rows of a passage; ids hash the text, so only what they point at is kept."""
    document = Document.build(text=passage.text, source="planted.txt", published="2025-07-09")
    found = [claim.model_dump(mode="json") for claim in extract(document)]
    order = {row["id"]: n for n, row in enumerate(found)}
    for row in found:
        row["part_of"] = order.get(row["part_of"])
        del row["document"], row["id"]
    return found


def carried(value: Any, names: tuple[str, str], source: Passage, target: Passage) -> Any:
    """Return rows of `source` with the names swapped and the offsets of `target`."""
    one, other = names
    if isinstance(value, dict):
        return {
            key: source.carry(part, target)
            if key in OFFSETS and part is not None
            else carried(part, names, source, target)
            for key, part in value.items()
        }
    if isinstance(value, list):
        return [carried(part, names, source, target) for part in value]
    if isinstance(value, str):
        ids = identity(one), identity(other)
        return ids[value == ids[0]] if value in ids else swapped(value, one, other)
    return value


@cache
def identity(name: str) -> str | None:
    """Return the id that a name alone is given."""
    document = Document.build(text=f"It was the {name} that left.", source="planted.txt")
    return next((party.id for party in annotate(document).parties if party.id), None)


def swapped(words: str, one: str, other: str) -> str:
    """Return `words` with every `one` for an `other`, and the other way round."""
    return re.sub(
        rf"\b(?:{re.escape(one)}|{re.escape(other)})\b", lambda m: other if m.group() == one else one, words
    )


def swaps(kind: str) -> Iterator[tuple[str, str, str]]:
    """Yield (template with its numbers filled in, one name, another)."""
    draw = random.Random(kind)  # noqa: S311
    pairs = list(combinations(KINDS[kind], 2))
    for n in range(COUNT // len(KINDS)):
        one, other = draw.sample(draw.choice(pairs), 2)
        template = PASSAGES[n % len(PASSAGES)]
        if kind in BARE:
            template = re.sub(r"\b(?:The|the|THE) (\{[AB]\})", r"\1", template)
        number, smaller = (
            draw.choice(("12", "seven", "30", "1,200", "dozens of")),
            draw.choice(("4", "nine", "41")),
        )
        yield template.replace("{n}", number).replace("{m}", smaller), one, other


def unequal(passages: Iterator[tuple[str, str, str]]) -> list[str]:
    """Return the passages that read otherwise when the names are swapped."""
    found = []
    for template, one, other in passages:
        here, there = Passage.build(template, one, other), Passage.build(template, other, one)
        if carried(rows(here), (one, other), here, there) != rows(there):
            found.append(here.text)
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_swapped_names_change_nothing_but_the_names(kind: str) -> None:
    assert unequal(swaps(kind)) == []


@pytest.mark.parametrize("kind", ["states", "initials"])
def test_nor_do_they_in_capitals(kind: str) -> None:
    """Names of several words are left out: in capitals nothing tells where an unknown name begins."""
    assert unequal((part.upper() for part in passage) for passage in swaps(kind)) == []


def test_the_passages_give_rows() -> None:
    """Guards the test above: two readings that are both empty are equal, too."""
    read = [bool(rows(Passage.build(t, one, other))) for kind in KINDS for t, one, other in swaps(kind)]
    assert len(read) >= 200
    assert sum(read) >= 0.97 * len(read)


def test_a_difference_is_seen() -> None:
    """Guards the test above: rows of another passage are not taken for the same."""
    here, there = (
        Passage.build(t, "Sem League", "Kelu Guard")
        for t in ("{A} killed 2 {B} men.", "{A} killed 3 {B} men.")
    )
    assert carried(rows(here), ("Sem League", "Kelu Guard"), here, there) != rows(there)
