"""MiniLM's embeddings and first layers in torch, with marks added to the embeddings."""

import json
import math
import struct
from collections.abc import Mapping, Sequence
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from whosays.tagger.features import MARKS, RULES
from whosays.tagger.pieces import MASKS

WIDTH, HEADS = 384, 12

WEIGHTS = "model.safetensors"
"""File of the weights that an encoder begins with."""

GROUP = 2177
"""Word piece `group`."""

BERT = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "out": "attention.output.dense",
    "norm1": "attention.output.LayerNorm",
    "up": "intermediate.dense",
    "down": "output.dense",
    "norm2": "output.LayerNorm",
}
"""What BERT's files call the parts of a layer."""


def weights(path: Path) -> dict[str, Tensor]:
    """Read a safetensors file of 32-bit floats."""
    raw = path.read_bytes()
    size = struct.unpack("<Q", raw[:8])[0]
    header = json.loads(raw[8 : 8 + size])
    found = {}
    for name, entry in header.items():
        if name != "__metadata__" and entry["dtype"] == "F32":
            a, b = entry["data_offsets"]
            found[name] = torch.frombuffer(
                bytearray(raw[8 + size + a : 8 + size + b]), dtype=torch.float32
            ).reshape(entry["shape"])
    return found


class Layer(nn.Module):
    """One layer of BERT."""

    def __init__(self, dropout: float, width: int = WIDTH) -> None:
        super().__init__()
        self.width = width
        self.query, self.key, self.value, self.out = (nn.Linear(width, width) for _ in range(4))
        self.up, self.down = nn.Linear(width, 4 * width), nn.Linear(4 * width, width)
        self.norm1, self.norm2 = nn.LayerNorm(width, eps=1e-12), nn.LayerNorm(width, eps=1e-12)
        self.drop = nn.Dropout(dropout)

    def forward(self, x: Tensor, bias: Tensor | None, seen: Tensor | None = None) -> Tensor:
        """Return the states of the words after this layer; `bias` closes the padding.

        With `seen`, the words `x` look at those of `seen` and not at each other.
        """
        batch, length, _ = x.shape
        seen = x if seen is None else seen

        def split(t: Tensor) -> Tensor:
            return t.reshape(batch, -1, HEADS, self.width // HEADS).transpose(1, 2)

        query, key, value = split(self.query(x)), split(self.key(seen)), split(self.value(seen))
        scale = 1 / math.sqrt(self.width // HEADS)
        if bias is None:
            scores = (query @ key.transpose(2, 3)) * scale
        else:
            closed = bias.to(query.dtype).expand(batch, HEADS, length, seen.shape[1]).flatten(0, 1)
            scores = torch.baddbmm(
                closed, query.flatten(0, 1), key.flatten(0, 1).transpose(1, 2), alpha=scale
            )
            scores = scores.unflatten(0, (batch, HEADS))
        mixed = scores.softmax(-1).to(value.dtype) @ value
        mixed = mixed.transpose(1, 2).reshape(batch, length, self.width)
        x = self.norm1(x + self.drop(self.out(mixed)))
        return self.norm2(x + self.drop(self.down(functional.gelu(self.up(x)))))


class Encoder(nn.Module):
    """MiniLM's embeddings and first layers."""

    def __init__(self, layers: int, dropout: float, width: int = WIDTH) -> None:
        super().__init__()
        self.width = width
        self.word, self.position = nn.Embedding(30522, width), nn.Embedding(512, width)
        for table in (self.word, self.position):
            table.weight.requires_grad_(False)
        self.masked = nn.Embedding(MASKS, width)
        self.kind = nn.Parameter(torch.zeros(width))
        self.shape, self.mark = nn.Embedding(7, width), nn.Embedding(MARKS, width)
        self.rule, self.name = nn.Embedding(RULES, width), nn.Embedding(8, width)
        self.norm, self.drop = nn.LayerNorm(width, eps=1e-12), nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(dropout, width) for _ in range(layers))
        for added in (self.shape, self.mark, self.rule, self.name):
            nn.init.normal_(added.weight, std=0.01)

    def borrowed(self) -> Sequence[nn.Module]:
        """Return the layers that MiniLM brings along, in its order."""
        return list(self.layers)

    def load(self, path: Path) -> None:
        """Take embeddings and the first layers from MiniLM."""
        w = weights(path)
        with torch.no_grad():
            self.kind.copy_(w["embeddings.token_type_embeddings.weight"][0])
        self.take(w, w["embeddings.word_embeddings.weight"], w["embeddings.position_embeddings.weight"], BERT)

    def take(self, w: Mapping[str, Tensor], words: Tensor, places: Tensor, parts: Mapping[str, str]) -> None:
        """Take words, places and layers of a trained encoder; names' masks begin as the word `group`.

        `parts` says what it calls the parts of a layer.
        """
        with torch.no_grad():
            self.word.weight.copy_(words)
            self.masked.weight.copy_(self.word.weight[GROUP] + 0.02 * torch.randn(MASKS, self.width))
            self.position.weight.copy_(places)
            self.norm.weight.copy_(w["embeddings.LayerNorm.weight"])
            self.norm.bias.copy_(w["embeddings.LayerNorm.bias"])
            for k, layer in enumerate(self.borrowed()):
                for ours, theirs in parts.items():
                    part = getattr(layer, ours)
                    part.weight.copy_(w[f"encoder.layer.{k}.{theirs}.weight"])
                    part.bias.copy_(w[f"encoder.layer.{k}.{theirs}.bias"])

    def look_up(self, pieces: Tensor) -> tuple[Tensor, Tensor]:
        """Return word pieces and their places as MiniLM's vectors."""
        places = torch.arange(pieces.shape[1], device=pieces.device)[None]
        return self.word(pieces), self.position(places)

    def embed(self, words: Tensor, places: Tensor, rows: Sequence[Tensor]) -> Tensor:
        """Return vectors of word pieces with names masked and marks added; `rows` are those of features.ROWS."""
        pieces, shape, mark, rule, name = rows
        named = ((pieces >= 1) & (pieces <= MASKS))[..., None]
        x = torch.where(named, self.masked((pieces - 1).clamp(0, MASKS - 1)), words) + places + self.kind
        return self.drop(
            self.norm(x + self.shape(shape) + self.mark(mark) + self.rule(rule) + self.name(name))
        )

    def encode(self, x: Tensor, bias: Tensor | None) -> Tensor:
        """Return the states of the word pieces."""
        for layer in self.layers:
            x = layer(x, bias)
        return x

    def states(self, rows: Sequence[Tensor], bias: Tensor | None) -> Tensor:
        """Return the states of the word pieces of a batch; `bias` closes the padding."""
        return self.encode(self.embed(*self.look_up(rows[0]), rows), bias)
