"""The two models: one judges figures, one tags words.

They share the word embeddings, which are left as they are, and nothing else: taught together, each cost the other
more than it gave. Each is exported as graphs of its own over the shared embeddings.
"""

import math
from collections.abc import Sequence

import torch
from torch import Tensor, nn

from training.batches import ENDS
from training.encoder import WIDTH, Encoder, Layer
from whosays.tagger.features import DISTANCES, FACTUALITY, MEASURES, STATUS
from whosays.tagger.suggestions import ROLES
from whosays.tagger.tags import ENTITIES, TAGS

FIGURES, TAGGING = 4, 5
"""Layers of MiniLM that figures are judged on, and that words are tagged on."""

DEEPER = 2
"""Further layers of MiniLM that are worked out for the first words of figures only."""

KEY = 48
"""Width at which a figure and the words of its roles are compared."""


class FigureModel(Encoder):
    """Judges the proposals of a window: measure or none, what is asserted, and where the roles stand."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__(FIGURES, dropout)
        self.deeper = nn.ModuleList(Layer(dropout) for _ in range(DEEPER))
        self.see, self.look = nn.Linear(2 * WIDTH, WIDTH), nn.Linear(2 * WIDTH, WIDTH)
        self.view, self.sight = (
            nn.Sequential(nn.GELU(), nn.LayerNorm(WIDTH), nn.Dropout(0.3)) for _ in range(2)
        )
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
        for table in self.told:
            nn.init.normal_(table.weight, std=0.01)
        nn.init.zeros_(self.distance.weight)

    def borrowed(self) -> Sequence[nn.Module]:
        """Return the layers that MiniLM brings along, in its order."""
        return [*self.layers, *self.deeper]

    def views(
        self, h: Tensor, bias: Tensor | None, pool: Tensor, first: Tensor, told: Tensor
    ) -> tuple[Tensor, Tensor]:
        """Return two vectors a proposal: one to judge it by, one to ask with where its roles stand.

        Both come from its words' mean, its first word and what the rules say of it; the first word is read more
        deeply for the judgement.
        """
        start = torch.gather(h, 1, first[..., None].expand(-1, -1, WIDTH))
        deep = start
        for layer in self.deeper:
            deep = layer(deep, bias, h)
        mean = pool @ h
        rules = self.told[0](told[..., 0]) + self.told[1](told[..., 1]) + self.told[2](told[..., 2])
        return (
            self.view(self.see(torch.cat([mean, deep], -1)) + rules),
            self.sight(self.look(torch.cat([mean, start], -1)) + rules),
        )

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


class TagModel(Encoder):
    """Tags words: parts of attributions, of which neighbours are scored together, and kinds of names."""

    def __init__(self, layers: int = TAGGING, width: int = WIDTH, dropout: float = 0.1) -> None:
        super().__init__(layers, dropout, width)
        self.parts, self.entities = nn.Linear(width, TAGS), nn.Linear(width, 1 + 2 * len(ENTITIES))
        self.moves = nn.Parameter(torch.zeros(TAGS, TAGS))


class Words(nn.Module):
    """The word embeddings, which both models read; exported as a graph of its own, as the three below."""

    def __init__(self, model: Encoder) -> None:
        super().__init__()
        self.model = model

    def forward(self, pieces: Tensor) -> tuple[Tensor, Tensor]:
        """Return word pieces and their places as vectors."""
        return self.model.look_up(pieces)


class States(nn.Module):
    """The encoder of figures."""

    def __init__(self, model: Encoder) -> None:
        super().__init__()
        self.model = model

    def forward(self, words: Tensor, places: Tensor, *rows: Tensor) -> Tensor:
        """Return the states of the word pieces."""
        return self.model.encode(self.model.embed(words, places, rows), None)


class Judge(nn.Module):
    """The heads that judge proposals."""

    def __init__(self, model: FigureModel) -> None:
        super().__init__()
        self.model = model

    def forward(
        self, state: Tensor, pool: Tensor, first: Tensor, distance: Tensor, told: Tensor
    ) -> tuple[Tensor, ...]:
        """Return the scores of each proposal."""
        m = self.model
        v, asking = m.views(state, None, pool, first, told)
        flat = (m.measure(v), m.plural(v), m.status(v), m.factuality(v), m.scope(v))
        return (*flat, m.point(state, asking, distance), m.trust(asking))


class Tags(States):
    """The encoder that tags words, with the scores of the parts of attributions."""

    def __init__(self, model: TagModel) -> None:
        super().__init__(model)
        self.head = model.parts

    def forward(self, words: Tensor, places: Tensor, *rows: Tensor) -> Tensor:
        """Return the scores of the tags of each word piece."""
        return self.head(super().forward(words, places, *rows))
