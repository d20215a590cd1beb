"""The loss of a row of tags taken together: a conditional random field over neighbours (Lafferty et al., 2001)."""

import torch
from torch import Tensor

from training.spans import IGNORED
from whosays.tagger.decoding import FORBIDDEN


def chain_loss(scores: Tensor, labels: Tensor, weights: Tensor, moves: Tensor) -> Tensor:
    """Return the mean over words of how unlikely the labels of each window are, given all rows of tags it could have.

    `scores` is (window, word piece, tag); only the pieces that have a label are words of the chain. `weights`, of that
    shape, says how much each tag of a word counts as its label; the moves from word to word are those of the labels.
    What stands before a window is not known, so it costs nothing to begin in the middle of a span.
    """
    words, weighed, wanted, there = _words(scores, weights, labels)
    allowed = moves + torch.from_numpy(FORBIDDEN).to(scores.device)
    right = (words * weighed).sum(2).masked_fill(~there, 0).sum(1)
    steps = allowed[wanted[:, :-1], wanted[:, 1:]].masked_fill(~there[:, 1:], 0).sum(1)
    reached = words[:, 0]
    for k in range(1, words.shape[1]):
        on = torch.logsumexp(reached[:, :, None] + allowed, 1) + words[:, k]
        reached = torch.where(there[:, k, None], on, reached)
    return (torch.logsumexp(reached, 1) - right - steps).sum() / there.sum()


def _words(scores: Tensor, weights: Tensor, labels: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Return scores, weights and labels of each window's labelled pieces, moved to its front, and which are there."""
    labelled = labels != IGNORED
    count = labelled.sum(1)
    order = labelled.to(torch.int8).argsort(dim=1, descending=True, stable=True)[:, : int(count.max())]
    there = torch.arange(order.shape[1], device=scores.device)[None] < count[:, None]
    tags = order[..., None].expand(-1, -1, scores.shape[2])
    return scores.gather(1, tags), weights.gather(1, tags), labels.gather(1, order).clamp(min=0), there
