"""The training loops: AdamW with a warm-up and a straight decline, the running mean of the weights kept.

MiniLM's embeddings of words and places are left as they are.
"""

import copy
import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
import torch
from torch import Tensor, nn

from training.batches import Noise, figure_batches, tag_batches
from training.data import Example
from training.loss import figure_loss, tag_loss
from training.models import FigureModel, TagModel
from training.spans import Tagged

M = TypeVar("M", bound=nn.Module)
G = TypeVar("G")

OLD = ("kind", "norm", "layers", "deeper", "apart")
"""Parts that MiniLM or MPNet brought along: they learn at a quarter of the rate of the new ones."""

PIECES = 1600
"""Word pieces a batch."""

MEAN = 0.995
"""Share of the running mean of the weights that each step leaves as it was."""

WARM = 15
"""The first of so many parts of the steps is for warming up."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Times that the data are read, and the learning rate of the parts that were brought along."""

    epochs: int
    rate: float


FIGURES = Settings(epochs=7, rate=1.5e-4)
TAGS = (Settings(epochs=6, rate=1.8e-4), Settings(epochs=5, rate=1.8e-4))
"""How the models are taught: of figures, and those of tags."""


def train_tags(model: TagModel, windows: Sequence[Tagged], settings: Settings, seed: int) -> TagModel:
    """Teach a model to tag attributions and names; return the mean of its weights on the way."""
    shuffle = random.Random(seed)
    plan = [g for _ in range(settings.epochs) for g in tag_batches(windows, PIECES, shuffle)]
    return _learn(model, plan, tag_loss, settings.rate, seed)


def train_figures(
    model: FigureModel, windows: Sequence[Example], settings: Settings, seed: int
) -> FigureModel:
    """Teach a model to judge figures; return the mean of its weights on the way."""
    shuffle = random.Random(seed)
    plan = [g for _ in range(settings.epochs) for g in figure_batches(windows, PIECES, shuffle)]
    return _learn(model, plan, figure_loss, settings.rate, seed)


def _learn(
    model: M, plan: Sequence[G], loss_of: Callable[[M, G, Noise], Tensor], rate: float, seed: int
) -> M:
    """Take the steps of `plan`; return the running mean of the weights."""
    torch.manual_seed(seed)
    noise, mean = np.random.default_rng(seed), copy.deepcopy(model)
    optimiser = _optimiser(model, rate)
    steps, warm = len(plan), max(1, len(plan) // WARM)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda s: min((s + 1) / warm, max(0, steps - s) / (steps - warm + 1))
    )
    began, total, where = time.monotonic(), 0.0, next(model.parameters()).device.type
    model.train()
    for step, group in enumerate(plan, start=1):
        with torch.autocast(where, dtype=torch.bfloat16):
            loss = loss_of(model, group, noise)
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        schedule.step()
        total += loss.item()
        _average(mean, model, min(MEAN, step / (step + 10)))
        if step % 100 == 0:
            print(
                f"step {step} of {steps} {time.monotonic() - began:.0f} s loss {total / 100:.3f}", flush=True
            )
            total = 0.0
    return mean


@torch.no_grad()
def _average(mean: nn.Module, model: nn.Module, share: float) -> None:
    there = [p for p in mean.parameters() if p.requires_grad]
    here = [p for p in model.parameters() if p.requires_grad]
    torch._foreach_lerp_(there, here, 1 - share)


def _optimiser(model: nn.Module, rate: float) -> torch.optim.Optimizer:
    learnt = [(name.split(".")[0] in OLD, p) for name, p in model.named_parameters() if p.requires_grad]
    groups = [
        {"params": [p for old, p in learnt if old], "lr": rate},
        {"params": [p for old, p in learnt if not old], "lr": 4 * rate},
    ]
    return torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
