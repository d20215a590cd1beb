"""What a larger model answers where it is not sure of a word's tag; learnt beside the label (Hinton et al., 2015).

A small model learns more from how sure a large one is than from the bare label, and a label that is wrong costs it
less. `training.teach` trains the large one and writes its answers to `labels/answers.jsonl.gz`, a window a line:

    {"window": KEY, "words": {AT: {TAG: CHANCE}}}

where KEY is of the words of the window as the models read them, AT the word piece, and CHANCE in percent. Nothing is
said where the label has CERTAIN percent or more; of a window that is now read otherwise nothing is known, and its
labels alone are learnt.
"""

import gzip
import hashlib
import json
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np

from training.labels import LABELS
from training.spans import Answers, Tagged

ANSWERS = LABELS / "answers.jsonl.gz"

CERTAIN = 97
"""Percent from which a label's chance is taken for 1."""

FAINT = 2
"""Percent below which a chance is not written down."""


def key(one: Tagged) -> str:
    """Return what tells a window from all others: a digest of its words, as the models read them."""
    return hashlib.sha256(one.rows.tobytes()).hexdigest()[:14]


def sparse(chances: np.ndarray, right: int) -> dict[str, int] | None:
    """Return the chances in percent that are not faint, None where what is right is certain."""
    percent = np.rint(100 * chances)
    if percent[right] >= CERTAIN:
        return None
    return {str(k): int(percent[k]) for k in np.flatnonzero(percent >= FAINT)}


def write(path: Path, told: Iterable[tuple[Tagged, Answers]]) -> None:
    """Write the answers about windows, the same bytes for the same answers."""
    rows = ({"window": key(one), "words": words} for one, words in told)
    text = "".join(json.dumps(row, separators=(",", ":")) + "\n" for row in rows)
    path.write_bytes(gzip.compress(text.encode(), mtime=0))


def recall(path: Path, windows: Sequence[Tagged]) -> None:
    """Give windows the answers that are known of them; print of how many some are."""
    rows = (json.loads(line) for line in gzip.decompress(path.read_bytes()).decode().splitlines())
    known = {row["window"]: row["words"] for row in rows}
    told = [known.get(key(one)) for one in windows]
    for one, words in zip(windows, told, strict=True):
        one.answers = words or {}
    print(f"answers about {len(told) - told.count(None)} of {len(told)} windows", flush=True)


def spread(chances: dict[str, int], into: np.ndarray, lean: float) -> None:
    """Move `lean` of the weight of a label's row to the answers' chances, in place."""
    total = sum(chances.values())
    into *= 1 - lean
    for at, percent in chances.items():
        into[int(at)] += lean * percent / total
