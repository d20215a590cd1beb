"""Windows to padded batches, with noise that keeps the model from leaning on single words or on the rules."""

import random
from collections.abc import Callable, Sequence
from typing import TypeVar

import numpy as np
import torch
from torch import Tensor, nn

from training.answers import spread
from training.data import Example
from training.spans import IGNORED, Tagged
from whosays.tagger.features import ROWS
from whosays.tagger.suggestions import ROLES
from whosays.tagger.tags import TAGS

ENDS = 2
"""A role is two pointers: the first and the last word."""

BLANK = 103
"""Word piece that stands for a hidden word."""

CLOSED = -1e4
"""Added to the attention that padding would get."""

LOWER, DIGITS, SHOUTED = 1, 4, 6
"""Shapes of words, as `features.shape` gives them."""

HIDDEN, RENUMBERED, CAPITALS, UNTOLD = 0.1, 0.3, 0.1, 0.2
"""Chances that a word is hidden, a number exchanged, a window printed in capitals, an answer of the rules withheld."""

LEAN = 0.75
"""Share of a tag's weight that goes to what a larger model answers, where it is not sure of the label."""

Noise = np.random.Generator
One = TypeVar("One", Example, Tagged)


def grouped(
    windows: Sequence[One], length: Callable[[One], int], size: int, shuffle: random.Random | None
) -> list[list[One]]:
    """Return batches of windows of like length, of about `size` word pieces each with their padding."""
    order = list(windows)
    if shuffle:
        shuffle.shuffle(order)
    order.sort(key=lambda one: length(one) // 16)
    groups, group, longest = [], list[One](), 0
    for one in order:
        longest = max(longest, length(one))
        if group and longest * (len(group) + 1) > size:
            groups.append(group)
            group, longest = [], length(one)
        group.append(one)
    groups.append(group)
    if shuffle:
        shuffle.shuffle(groups)
    return groups


def figure_batches(
    examples: Sequence[Example], size: int, shuffle: random.Random | None
) -> list[list[Example]]:
    """Return the batches of windows with figures."""
    return grouped(examples, lambda e: e.reading.rows.shape[1], size, shuffle)


def tag_batches(tagged: Sequence[Tagged], size: int, shuffle: random.Random | None) -> list[list[Tagged]]:
    """Return the batches of windows with tags, of one head each."""
    groups = []
    for head in sorted({one.head for one in tagged}):
        same = [one for one in tagged if one.head == head]
        groups += grouped(same, lambda t: t.rows.shape[1], size, shuffle)
    if shuffle:
        shuffle.shuffle(groups)
    return groups


def beside(model: nn.Module, arrays: dict[str, Tensor]) -> dict[str, Tensor]:
    """Return arrays where the model is: on the processor or on a GPU."""
    where = next(model.parameters()).device
    return {name: array.to(where) for name, array in arrays.items()}


def tagged(group: Sequence[Tagged], noise: Noise | None) -> dict[str, Tensor]:
    """Return the padded arrays of a batch with tags."""
    length = max(one.rows.shape[1] for one in group)
    rows = np.zeros((len(group), len(ROWS), length), dtype=np.int64)
    labels = np.full((len(group), length), IGNORED, dtype=np.int64)
    wanted = np.zeros((len(group), length, TAGS), dtype=np.float32)
    bias = np.full((len(group), 1, 1, length), CLOSED, dtype=np.float32)
    for k, one in enumerate(group):
        size = one.rows.shape[1]
        if one.head == "parts":
            _weigh(wanted[k], one)
        rows[k, :, :size], labels[k, :size], bias[k, ..., :size] = one.rows, one.labels, 0
        if noise is not None:
            _disturb(rows[k, :, :size], noise)
            if noise.random() < UNTOLD:
                rows[k, 2] = 0
                rows[k, 4][rows[k, 4] > DIGITS] = 0
    arrays = {name: torch.from_numpy(rows[:, k]) for k, name in enumerate(ROWS)}
    return arrays | {
        "labels": torch.from_numpy(labels), "wanted": torch.from_numpy(wanted), "bias": torch.from_numpy(bias),
    }  # fmt: skip


def _weigh(wanted: np.ndarray, one: Tagged) -> None:
    """Write the weight of each tag of each labelled word piece, in place."""
    at = np.flatnonzero(one.labels != IGNORED)
    wanted[at, one.labels[at]] = 1
    for word, chances in one.answers.items():
        spread(chances, wanted[int(word)], LEAN)


def _disturb(rows: np.ndarray, noise: Noise) -> None:
    """Hide words, exchange numbers and print in capitals, in place."""
    pieces, shapes, _, _, names = rows
    pieces[(shapes == LOWER) & (noise.random(len(pieces)) < HIDDEN)] = BLANK
    numbers = shapes == DIGITS
    change = numbers & (noise.random(len(pieces)) < RENUMBERED)
    if change.any():
        pieces[change] = noise.choice(pieces[numbers], int(change.sum()))
    if noise.random() < CAPITALS:
        shapes[shapes > 0] = SHOUTED
    names[noise.random(len(pieces)) < HIDDEN / 2] = 0


def collate(group: Sequence[Example], noise: Noise | None) -> dict[str, Tensor]:
    """Return the padded arrays of a batch with figures; `noise` also hides some of the rules' answers."""
    length = max(e.reading.rows.shape[1] for e in group)
    count = max(len(e.reading.first) for e in group)
    n = len(group)
    rows = np.zeros((n, len(ROWS), length), dtype=np.int64)
    pool, first = np.zeros((n, count, length), dtype=np.float32), np.zeros((n, count), dtype=np.int64)
    distance = np.zeros((n, count, length), dtype=np.int64)
    told = np.zeros((n, count, 3), dtype=np.int64)
    bias = np.full((n, 1, 1, length), CLOSED, dtype=np.float32)
    measure = np.full((n, count), IGNORED, dtype=np.int64)
    plural = np.full((n, count), IGNORED, dtype=np.int64)
    for k, e in enumerate(group):
        one = e.reading
        t, c = one.rows.shape[1], len(one.first)
        rows[k, :, :t] = one.rows
        pool[k, :c, :t], first[k, :c], distance[k, :c, :t] = one.pool, one.first, one.distance
        told[k, :c] = one.told
        if noise is not None:
            _disturb(rows[k, :, :t], noise)
            rows[k, 3, :t][noise.random(t) < UNTOLD] = 0
            told[k, :c][noise.random(c) < UNTOLD] = 0
        bias[k, ..., :t] = 0
        measure[k, e.judged] = e.measure
        plural[k, e.judged] = [p if p >= 0 else IGNORED for p in e.plural]
    arrays = {name: rows[:, k] for k, name in enumerate(ROWS)} | {
        "pool": pool, "first": first, "distance": distance, "bias": bias, "measure": measure,
        "plural": plural, "told": told,
    }  # fmt: skip
    return {name: torch.from_numpy(array) for name, array in arrays.items()}


def figures(group: Sequence[Example], length: int, noise: Noise | None) -> dict[str, Tensor] | None:
    """Return the labels of the figures of a batch, None where it has none."""
    rows = [(k, f) for k, e in enumerate(group) for f in e.figures]
    if not rows:
        return None
    pointers = len(ROLES) * ENDS
    right = np.zeros((len(rows), pointers, length), dtype=bool)
    hint = np.zeros((len(rows), pointers, length), dtype=np.float32)
    silent = np.zeros((len(rows), pointers), dtype=np.float32)
    for i, (_, f) in enumerate(rows):
        for r in range(len(ROLES)):
            drop = noise is not None and noise.random() < UNTOLD
            for end in range(ENDS):
                right[i, r * ENDS + end, f["roles"][r][end]] = True
                at = f["rules"][r][end]
                if drop or at < 0:
                    continue
                if at == 0:
                    silent[i, r * ENDS + end] = 1
                else:
                    hint[i, r * ENDS + end, at] = 1
    labels = {
        name: torch.tensor([f[name] for _, f in rows])
        for name in ("status", "scope", "factuality", "rule_scope")
    }
    return labels | {
        "row": torch.tensor([k for k, _ in rows]),
        "at": torch.tensor([f["at"] for _, f in rows]),
        "right": torch.from_numpy(right),
        "hint": torch.from_numpy(hint),
        "silent": torch.from_numpy(silent),
    }
