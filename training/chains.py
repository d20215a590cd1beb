"""The loss of a row of tags taken together: a conditional random field over neighbours (Lafferty et al., 2001)."""

import torch
from torch import Tensor

from training.spans import IGNORED
from whosays.tagger.decoding import FORBIDDEN


def chain_loss(scores: Tensor, labels: Tensor, moves: Tensor) -> Tensor:
    """Return the mean over words of how unlikely the labels of each window are, given all rows of tags it could have.

    `scores` is (window, word piece, tag); only the pieces that have a label are words of the chain. What stands
    before a window is not known, so it costs nothing to begin in the middle of a span.
    """
    words, wanted, there = _words(scores, labels)
    allowed = moves + torch.from_numpy(FORBIDDEN).to(scores.device)
    right = words.gather(2, wanted[..., None])[..., 0].masked_fill(~there, 0).sum(1)
    steps = allowed[wanted[:, :-1], wanted[:, 1:]].masked_fill(~there[:, 1:], 0).sum(1)
    reached = words[:, 0]
    for k in range(1, words.shape[1]):
        on = torch.logsumexp(reached[:, :, None] + allowed, 1) + words[:, k]
        reached = torch.where(there[:, k, None], on, reached)
    return (torch.logsumexp(reached, 1) - right - steps).sum() / there.sum()


def _words(scores: Tensor, labels: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    """Return scores and labels of the labelled pieces of each window, moved to its front, and which are there."""
    labelled = labels != IGNORED
    count = labelled.sum(1)
    order = labelled.to(torch.int8).argsort(dim=1, descending=True, stable=True)[:, : int(count.max())]
    there = torch.arange(order.shape[1], device=scores.device)[None] < count[:, None]
    words = scores.gather(1, order[..., None].expand(-1, -1, scores.shape[2]))
    return words, labels.gather(1, order).clamp(min=0), there
