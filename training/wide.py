"""The model that teaches: that of tags, as wide and deep as MPNet-base (Song et al., 2020), too large to ship.

MPNet cuts text into BERT's word pieces under numbers of its own, and looks at words by how far apart they stand.
"""

import math
from pathlib import Path

import torch
from torch import Tensor, nn

from training.encoder import BERT, HEADS, WEIGHTS, weights
from training.models import TagModel
from training.spans import listed

WIDTH, LAYERS = 768, 12

FURTHEST, CLASSES, NEAR = 128, 16, 8
"""Distances in word pieces, to either side: the largest told apart, their classes, those with a class each."""

MPNET = BERT | {
    "query": "attention.attn.q",
    "key": "attention.attn.k",
    "value": "attention.attn.v",
    "out": "attention.attn.o",
    "norm1": "attention.LayerNorm",
}

FIRST = 2
"""MPNet's table of places begins with two that no word has."""

SPECIAL = {"[CLS]": "<s>", "[SEP]": "</s>", "[PAD]": "<pad>", "[MASK]": "<mask>"}
"""What MPNet calls BERT's marks."""


class WideTags(TagModel):
    """Tags words as TagModel does, on all of MPNet."""

    def __init__(self) -> None:
        super().__init__(LAYERS, WIDTH)
        self.apart = nn.Embedding(2 * CLASSES, HEADS)
        for norm in (self.norm, *(n for layer in self.layers for n in (layer.norm1, layer.norm2))):
            norm.eps = 1e-5

    def borrow(self, mpnet: Path, minilm: Path) -> None:
        """Take what MPNet's folder holds; MiniLM's lists BERT's word pieces, which our windows are made of."""
        w = weights(mpnet / WEIGHTS)
        theirs = {piece: k for k, piece in enumerate(listed(mpnet))}
        ids = [theirs[SPECIAL.get(piece, piece)] for piece in listed(minilm)]
        places = w["embeddings.position_embeddings.weight"][FIRST:]
        self.take(w, w["embeddings.word_embeddings.weight"][ids], places, MPNET)
        with torch.no_grad():
            self.apart.weight.copy_(w["encoder.relative_attention_bias.weight"])

    def encode(self, x: Tensor, bias: Tensor | None) -> Tensor:
        """Return the states of the word pieces."""
        apart = self.apart(_classes(x.shape[1]).to(x.device)).permute(2, 0, 1)[None]
        return super().encode(x, apart if bias is None else bias + apart)


def _classes(length: int) -> Tensor:
    """Return the class of the distance of each word piece to each other, as T5 and MPNet tell them apart."""
    at = torch.arange(length)
    ahead = at[None] - at[:, None]
    far = ahead.abs()
    ratio = (far.float().clamp(min=1) / NEAR).log() / math.log(FURTHEST / NEAR)
    wide = (NEAR + (ratio * (CLASSES - NEAR)).long()).clamp(max=CLASSES - 1)
    return (ahead > 0).long() * CLASSES + torch.where(far < NEAR, far, wide)
