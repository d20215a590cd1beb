"""What training lowers: one measure a proposal, and of each figure its status, factuality, scope and roles."""

import torch
from torch import Tensor
from torch.nn import functional

from training.batches import Noise, beside, collate, figures, tagged
from training.chains import chain_loss
from training.data import Example
from training.models import FigureModel, TagModel
from training.spans import IGNORED, Tagged
from whosays.tagger.features import ROWS

SMOOTH = 0.03
"""Share of a measure's weight that is spread over the others, so that no chance grows too sure."""


def read(model: FigureModel, batch: dict[str, Tensor]) -> tuple[Tensor, Tensor, Tensor]:
    """Return the words' states of a batch, and of each proposal what it is judged by and what it asks with."""
    h = model.states([batch[name] for name in ROWS], batch["bias"])
    return h, *model.views(h, batch["bias"], batch["pool"], batch["first"], batch["told"])


def tag_loss(model: TagModel, group: list[Tagged], noise: Noise) -> Tensor:
    """Return the loss of one batch of tagged words: of the parts of attributions, all tags of a window together."""
    batch = beside(model, tagged(group, noise))
    scores = tag_scores(model, group[0].head, batch).float()
    if group[0].head == "parts":
        return chain_loss(scores, batch["labels"], batch["wanted"], model.moves)
    return functional.cross_entropy(scores.flatten(0, 1), batch["labels"].flatten(), ignore_index=IGNORED)


def tag_scores(model: TagModel, head: str, batch: dict[str, Tensor]) -> Tensor:
    """Return the scores of each word piece's tags."""
    return getattr(model, head)(model.states([batch[name] for name in ROWS], batch["bias"]))


def pointed(
    model: FigureModel, h: Tensor, views: Tensor, batch: dict[str, Tensor], f: dict[str, Tensor]
) -> Tensor:
    """Return pointer scores of the figures, with what the rules' answers add."""
    chosen = views[f["row"], f["at"]][:, None]
    scores = model.point(h[f["row"]], chosen, batch["distance"][f["row"], f["at"]][:, None])[:, 0]
    trust = model.trust(chosen[:, 0])
    scores = scores + f["hint"] * trust[..., :1]
    none = torch.zeros_like(scores)
    none[:, :, 0] = f["silent"] * trust[..., 1].to(none.dtype)
    closed = batch["bias"][f["row"], 0]
    return scores + none + closed


def scope_hint(model: FigureModel, f: dict[str, Tensor]) -> Tensor:
    """Return what the rules' own scope adds."""
    return functional.one_hot(f["rule_scope"], 2).float() * model.trust_scope


def figure_loss(model: FigureModel, group: list[Example], noise: Noise) -> Tensor:
    """Return the loss of one batch, scaled so that a batch weighs about one."""
    batch = beside(model, collate(group, noise))
    h, v, asking = read(model, batch)
    loss = functional.cross_entropy(
        model.measure(v).float().flatten(0, 1),
        batch["measure"].flatten(),
        ignore_index=IGNORED,
        reduction="sum",
        label_smoothing=SMOOTH,
    )
    f = figures(group, h.shape[1], noise)
    if f is None:
        return loss / 40
    f = beside(model, f)
    plural = batch["plural"].flatten()
    if (plural != IGNORED).any():
        loss = loss + 0.5 * functional.cross_entropy(
            model.plural(v).float().flatten(0, 1), plural, ignore_index=IGNORED, reduction="sum"
        )
    chosen = v[f["row"], f["at"]]
    for name in ("status", "factuality"):
        loss = loss + 0.5 * functional.cross_entropy(
            getattr(model, name)(chosen).float(), f[name], reduction="sum"
        )
    scope = model.scope(chosen).float() + scope_hint(model, f)
    loss = loss + 0.5 * functional.cross_entropy(scope, f["scope"], reduction="sum")
    logs = pointed(model, h, asking, batch, f).float().log_softmax(-1)
    known = f["right"].any(-1)
    mass = logs.masked_fill(~f["right"], -1e4).logsumexp(-1)
    return (loss - 0.25 * mass[known].sum()) / 40
