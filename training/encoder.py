"""The tagger in torch: MiniLM's first layers, marks added to its embeddings, and heads over the proposals."""

import json
import math
import struct
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.batches import ENDS
from whosays.tagger.features import DISTANCES, FACTUALITY, MARKS, MEASURES, RULES, STATUS
from whosays.tagger.pieces import MASKS
from whosays.tagger.suggestions import ROLES
from whosays.tagger.tags import ENTITIES, PARTS

WIDTH, HEADS, KEY = 384, 12, 48

LAYERS, FIGURES, ABOVE, ALL = 6, slice(0, 4), slice(4, 6), slice(0, 6)
"""Layers of MiniLM; figures are judged on the states of the first ones, attributions and names after all of them."""


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

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.query, self.key, self.value, self.out = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.up, self.down = nn.Linear(WIDTH, 4 * WIDTH), nn.Linear(4 * WIDTH, WIDTH)
        self.norm1, self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12), nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = nn.Dropout(dropout)

    def forward(self, x: Tensor, bias: Tensor | None) -> Tensor:
        """Return the states of the words after this layer; `bias` closes the padding."""
        batch, length, _ = x.shape

        def split(t: Tensor) -> Tensor:
            return t.reshape(batch, length, HEADS, WIDTH // HEADS).transpose(1, 2)

        query, key, value = (split(part(x)) for part in (self.query, self.key, self.value))
        scale = 1 / math.sqrt(WIDTH // HEADS)
        if bias is None:
            scores = (query @ key.transpose(2, 3)) * scale
        else:
            closed = bias.to(query.dtype).expand(batch, HEADS, length, length).flatten(0, 1)
            scores = torch.baddbmm(
                closed, query.flatten(0, 1), key.flatten(0, 1).transpose(1, 2), alpha=scale
            )
            scores = scores.unflatten(0, (batch, HEADS))
        mixed = scores.softmax(-1).to(value.dtype) @ value
        mixed = mixed.transpose(1, 2).reshape(batch, length, WIDTH)
        x = self.norm1(x + self.drop(self.out(mixed)))
        return self.norm2(x + self.drop(self.down(functional.gelu(self.up(x)))))


class Tagger(nn.Module):
    """Encoder and heads; the parts are named as in the model card."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.word = nn.Embedding(30522, WIDTH)
        self.word.weight.requires_grad_(False)
        self.masked = nn.Embedding(MASKS, WIDTH)
        self.position = nn.Embedding(512, WIDTH)
        self.kind = nn.Parameter(torch.zeros(WIDTH))
        self.shape, self.mark = nn.Embedding(7, WIDTH), nn.Embedding(MARKS, WIDTH)
        self.rule, self.name = nn.Embedding(RULES, WIDTH), nn.Embedding(8, WIDTH)
        self.norm, self.drop = nn.LayerNorm(WIDTH, eps=1e-12), nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.parts, self.entities = (
            nn.Linear(WIDTH, 1 + 2 * len(PARTS)),
            nn.Linear(WIDTH, 1 + 2 * len(ENTITIES)),
        )
        self.see = nn.Linear(2 * WIDTH, WIDTH)
        self.view = nn.Sequential(nn.GELU(), nn.LayerNorm(WIDTH), nn.Dropout(0.3))
        self.measure, self.plural = nn.Linear(WIDTH, len(MEASURES)), nn.Linear(WIDTH, 2)
        self.status, self.factuality = nn.Linear(WIDTH, len(STATUS)), nn.Linear(WIDTH, len(FACTUALITY))
        self.scope = nn.Linear(WIDTH, 2)
        pointers = len(ROLES) * ENDS
        self.ask = nn.Linear(WIDTH, pointers * KEY)
        self.answer = nn.Linear(WIDTH, pointers * KEY)
        self.distance = nn.Embedding(2 * (len(DISTANCES) + 1), pointers)
        self.gate = nn.Linear(WIDTH, 2 * pointers)
        self.trust_scope = nn.Parameter(torch.tensor(1.0))
        kinds = (1 + len(STATUS), 1 + len(FACTUALITY), len(MEASURES))
        self.told = nn.ModuleList(nn.Embedding(n, WIDTH) for n in kinds)
        nn.init.zeros_(self.gate.weight)
        nn.init.constant_(self.gate.bias, 3.0)
        for table in (*self.told, self.shape, self.mark, self.rule, self.name):
            nn.init.normal_(table.weight, std=0.01)
        nn.init.zeros_(self.distance.weight)

    def load(self, path: Path) -> None:
        """Take embeddings and the first layers from MiniLM; names' masks begin as the word `group`."""
        w = weights(path)
        e = "embeddings."
        with torch.no_grad():
            self.word.weight.copy_(w[e + "word_embeddings.weight"])
            self.masked.weight.copy_(self.word.weight[2177] + 0.02 * torch.randn(MASKS, WIDTH))
            self.position.weight.copy_(w[e + "position_embeddings.weight"])
            self.kind.copy_(w[e + "token_type_embeddings.weight"][0])
            self.norm.weight.copy_(w[e + "LayerNorm.weight"])
            self.norm.bias.copy_(w[e + "LayerNorm.bias"])
            names = {
                "query": "attention.self.query",
                "key": "attention.self.key",
                "value": "attention.self.value",
                "out": "attention.output.dense",
                "norm1": "attention.output.LayerNorm",
                "up": "intermediate.dense",
                "down": "output.dense",
                "norm2": "output.LayerNorm",
            }
            for k, layer in enumerate(self.layers):
                for ours, theirs in names.items():
                    part = getattr(layer, ours)
                    part.weight.copy_(w[f"encoder.layer.{k}.{theirs}.weight"])
                    part.bias.copy_(w[f"encoder.layer.{k}.{theirs}.bias"])

    def embed(self, pieces: Tensor, shape: Tensor, mark: Tensor, rule: Tensor, name: Tensor) -> Tensor:
        """Return the word pieces as vectors, with the marks beside them."""
        named = ((pieces >= 1) & (pieces <= MASKS))[..., None]
        words = torch.where(named, self.masked((pieces - 1).clamp(0, MASKS - 1)), self.word(pieces))
        x = words + self.position.weight[: pieces.shape[1]] + self.kind
        return self.drop(
            self.norm(x + self.shape(shape) + self.mark(mark) + self.rule(rule) + self.name(name))
        )

    def encode(self, x: Tensor, bias: Tensor | None, layers: slice) -> Tensor:
        """Return the states of the word pieces after some of the layers."""
        for layer in self.layers[layers]:
            x = layer(x, bias)
        return x

    def views(self, h: Tensor, pool: Tensor, first: Tensor, told: Tensor) -> Tensor:
        """Return one vector a proposal from its words' mean, its first word and what the rules say of it."""
        start = torch.gather(h, 1, first[..., None].expand(-1, -1, WIDTH))
        rules = self.told[0](told[..., 0]) + self.told[1](told[..., 1]) + self.told[2](told[..., 2])
        return self.view(self.see(torch.cat([pool @ h, start], -1)) + rules)

    def trust(self, views: Tensor) -> Tensor:
        """Return (..., pointer, 2): what to add where the rules point somewhere, and where they find nothing."""
        return self.gate(views).unflatten(-1, (-1, 2))

    def point(self, h: Tensor, views: Tensor, distance: Tensor) -> Tensor:
        """Return scores (batch, proposal, pointer, word piece)."""
        b, c, _ = views.shape
        ask = self.ask(views).reshape(b, c, -1, KEY)
        answer = self.answer(h).reshape(b, h.shape[1], -1, KEY)
        scores = torch.einsum("bcpk,btpk->bcpt", ask, answer) / math.sqrt(KEY)
        return scores + self.distance(distance).transpose(2, 3)


class Lower(nn.Module):
    """Embeddings and the layers that figures are judged on; exported as a graph of its own, as the two below."""

    def __init__(self, model: Tagger) -> None:
        super().__init__()
        self.model = model

    def forward(self, pieces: Tensor, shape: Tensor, mark: Tensor, rule: Tensor, name: Tensor) -> Tensor:
        """Return the states of the word pieces."""
        return self.model.encode(self.model.embed(pieces, shape, mark, rule, name), None, FIGURES)


class Judge(nn.Module):
    """The heads that judge proposals."""

    def __init__(self, model: Tagger) -> None:
        super().__init__()
        self.model = model

    def forward(
        self, state: Tensor, pool: Tensor, first: Tensor, distance: Tensor, told: Tensor
    ) -> tuple[Tensor, ...]:
        """Return the scores of each proposal."""
        m, v = self.model, self.model.views(state, pool, first, told)
        flat = (m.measure(v), m.plural(v), m.status(v), m.factuality(v), m.scope(v))
        return (*flat, m.point(state, v, distance), m.trust(v))


class Upper(nn.Module):
    """The layers above those that figures are judged on, with the heads that tag words."""

    def __init__(self, model: Tagger) -> None:
        super().__init__()
        self.model = model

    def forward(self, state: Tensor) -> tuple[Tensor, Tensor]:
        """Return the scores of the tags of each word piece."""
        deep = self.model.encode(state, None, ABOVE)
        return self.model.parts(deep), self.model.entities(deep)
