"""Labelled attributions and entities to the arrays that the encoder's tag heads are trained on."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from whosays.annotate import annotate_prepared
from whosays.annotate.attributions.quotes import quotations
from whosays.claims.build import REQUIRES
from whosays.evaluate.attribution import trim
from whosays.evaluate.gold import load
from whosays.records import Attribution, Document
from whosays.tagger.features import Ints, Reader
from whosays.tagger.names import Names
from whosays.tagger.pieces import Pieces
from whosays.tagger.tags import ENTITIES, tags
from whosays.tagger.windows import Window, windows
from whosays.text import prepare

HEADS = ("parts", "entities")
"""The tag heads: parts of attributions, kinds of names."""

IGNORED = -100
"""Label of what no loss is taken of."""

Answers = dict[str, dict[str, int]]
"""By word piece of a window, the chances of its tags in percent."""


@dataclass
class Tagged:
    """One window: its five rows, and for each word piece the tag of the word that begins there."""

    name: str
    head: str
    rows: Ints
    labels: Ints
    answers: Answers = field(default_factory=dict)
    """As a larger model sees them that is not sure of the label."""


def attributions(gold: Path, pieces: Pieces) -> Iterator[Tagged]:
    """Yield the windows of a gold file of attributions."""
    for entry in load(gold).entries:
        prepared = prepare(entry.document)
        mentions = annotate_prepared(prepared, REQUIRES)
        reader = Reader(prepared, Names(prepared, mentions, pieces), pieces)
        wanted = [_trimmed(prepared.text, one) for one in entry.attributions]
        quoted = [(one.start, one.end) for one in quotations(prepared)]
        for window in windows(prepared):
            reading = reader.attributions(window, mentions.attributions, quoted)
            found = tags(window.last - window.first, reader.parts(window, wanted))
            yield _tagged(entry.name, "parts", window, reading, found)


def _trimmed(text: str, one: Attribution) -> Attribution:
    return Attribution(**{p: trim(text, getattr(one, p)) for p in ("source", "cue", "content")})


def entities(gold: Path, pieces: Pieces) -> Iterator[Tagged]:
    """Yield the sentences of a gold file of names in IOB2, ten sentences a document."""
    lines = gold.read_text(encoding="utf-8").splitlines()
    for k in range(0, len(lines), 10):
        said = [json.loads(line) for line in lines[k : k + 10]]
        text, spans = _joined(said)
        prepared = prepare(Document.build(text=text, source=str(k)))
        mentions = annotate_prepared(prepared, REQUIRES)
        reader = Reader(prepared, Names.open(prepared, mentions, pieces), pieces)
        for window in windows(prepared):
            found = [(kind, [run]) for kind, s, e in spans if (run := reader.words(window, s, e))]
            labels = tags(window.last - window.first, found)
            yield _tagged(str(k), "entities", window, reader.plain(window), labels)


def _joined(said: Iterable[dict]) -> tuple[str, list[tuple[int, int, int]]]:
    """Return sentences as paragraphs of one text, and the names in them as (kind, start, end)."""
    text, spans = "", []
    for one in said:
        open_ = None
        for word, tag in zip(one["tokens"], one["tags"], strict=True):
            kind = tag[2:]
            if open_ is not None and (tag[0] != "I" or kind != ENTITIES[open_[0]]):
                spans.append(open_)
                open_ = None
            start = len(text)
            text += word
            if kind in ENTITIES:
                open_ = (ENTITIES.index(kind), open_[1] if open_ else start, len(text))
            text += " "
        if open_ is not None:
            spans.append(open_)
        text += "\n\n"
    return text, spans


def _tagged(name: str, head: str, window: Window, reading, found: list[int]) -> Tagged:
    rows = reading.rows
    labels = np.full(rows.shape[1], IGNORED, dtype=np.int64)
    for k in range(window.owned - window.first, window.end - window.first):
        at = reading.at[k]
        labels[at] = found[k] if labels[at] == IGNORED else labels[at] or found[k]
    return Tagged(name, head, rows, labels)


def vocabulary(folder: Path) -> Pieces:
    """Return the word pieces that a folder of an encoder lists."""
    return Pieces({piece: k for k, piece in enumerate(listed(folder))})


def listed(folder: Path) -> list[str]:
    """Return the word pieces of a folder in the order of their numbers."""
    return (folder / "vocab.txt").read_text(encoding="utf-8").removesuffix("\n").split("\n")
