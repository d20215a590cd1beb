"""The training loops: AdamW with a warm-up and a straight decline, MiniLM's word embeddings left as they are.

First the encoder learns to tag attributions and names, then to judge figures, with some tagging on the way so that it
forgets none of it; at last the layers that only tagging uses are taught once more. What is kept of the second part is
the running mean of the weights.
"""

import copy
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import cycle, islice

import numpy as np
import torch

from training.batches import figure_batches, tag_batches
from training.data import Example
from training.encoder import ABOVE, Tagger
from training.loss import figure_loss, tag_loss
from training.spans import Tagged

OLD = ("position", "kind", "norm", "layers")
"""Parts that MiniLM brought along: they learn at a quarter of the rate of the new ones."""

PIECES = 1600
"""Word pieces a batch."""

MEAN = 0.995
"""Share of the running mean of the weights that each step leaves as it was."""

WARM = 15
"""The first of so many parts of the steps is for warming up."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Times that the tagged words are read first, times that the figures are read, share of tagged batches among
    theirs, learning rates of MiniLM's parts in both."""

    tag_epochs: int = 2
    figure_epochs: int = 8
    tag_share: float = 0.4
    tag_rate: float = 1.8e-4
    figure_rate: float = 1.5e-4


def train_tags(model: Tagger, tagged: Sequence[Tagged], settings: Settings, seed: int) -> None:
    """Teach a model to tag attributions and names."""
    shuffle = random.Random(seed)
    plan = [g for _ in range(settings.tag_epochs) for g in tag_batches(tagged, PIECES, shuffle)]
    _learn(model, plan, settings.tag_rate, 0.3, seed)


def train_figures(
    model: Tagger, examples: Sequence[Example], tagged: Sequence[Tagged], settings: Settings, seed: int
) -> Tagger:
    """Teach a model to judge figures; return the mean of its weights on the way."""
    shuffle = random.Random(seed)
    plan = [g for _ in range(settings.figure_epochs) for g in figure_batches(examples, PIECES, shuffle)]
    share = int(len(plan) * settings.tag_share)
    if tagged and share:
        plan += islice(cycle(tag_batches(tagged, PIECES, shuffle)), share)
        every = len(plan)
        order = sorted(range(every), key=lambda k: _spread(k, every - share, share))
        plan = [plan[k] for k in order]
    mean = copy.deepcopy(model)
    _learn(model, plan, settings.figure_rate, 0.0, seed, mean)
    return mean


def train_upper(model: Tagger, tagged: Sequence[Tagged], settings: Settings, seed: int) -> None:
    """Teach the layers that only tagging uses once more, with what figures are judged on left as it is."""
    upper = {*model.layers[ABOVE].parameters(), *model.parts.parameters(), *model.entities.parameters()}
    for parameter in model.parameters():
        parameter.requires_grad_(parameter in upper)
    _learn(model, tag_batches(tagged, PIECES, random.Random(seed)), settings.figure_rate, 0.0, seed)


def _spread(k: int, figures: int, tagged: int) -> float:
    """Return where a step stands on the way, 0 to 1, so that tagging is spread evenly over it."""
    return (k + 0.5) / figures if k < figures else (k - figures + 0.5) / tagged


def _learn(
    model: Tagger, plan: list, rate: float, left: float, seed: int, mean: Tagger | None = None
) -> None:
    """Take the steps of `plan`; the rate falls to the share `left` of what it was."""
    torch.manual_seed(seed)
    noise = np.random.default_rng(seed)
    optimiser = _optimiser(model, rate)
    steps, warm = len(plan), max(1, len(plan) // WARM)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda s: min((s + 1) / warm, left + (1 - left) * max(0, steps - s) / (steps - warm + 1))
    )
    began, total = time.monotonic(), 0.0
    model.train()
    for step, group in enumerate(plan, start=1):
        with torch.autocast("cpu", dtype=torch.bfloat16):
            loss = (tag_loss if isinstance(group[0], Tagged) else figure_loss)(model, group, noise)
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        schedule.step()
        total += loss.item()
        if mean is not None:
            _average(mean, model, min(MEAN, step / (step + 10)))
        if step % 100 == 0 or step == steps:
            print(
                f"step {step} of {steps} {time.monotonic() - began:.0f} s loss {total / 100:.3f}", flush=True
            )
            total = 0.0


@torch.no_grad()
def _average(mean: Tagger, model: Tagger, share: float) -> None:
    there = [p for p in mean.parameters() if p.requires_grad]
    here = [p for p in model.parameters() if p.requires_grad]
    torch._foreach_lerp_(there, here, 1 - share)


def _optimiser(model: Tagger, rate: float) -> torch.optim.Optimizer:
    learnt = [(name.split(".")[0] in OLD, p) for name, p in model.named_parameters() if p.requires_grad]
    groups = [
        {"params": [p for old, p in learnt if old], "lr": rate},
        {"params": [p for old, p in learnt if not old], "lr": 4 * rate},
    ]
    return torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
