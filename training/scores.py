"""Quick scores while training; the scores that count are those of `whosays evaluate` on whole documents."""

import numpy as np
import torch

from training.batches import ENDS, collate, figure_batches, figures, tag_batches, tagged
from training.data import Example
from training.loss import pointed, read, scope_hint, tag_scores
from training.models import FigureModel, TagModel
from training.spans import IGNORED, Tagged
from whosays.tagger.decoding import surest
from whosays.tagger.suggestions import ROLES
from whosays.tagger.tags import ENTITIES, PARTS, spans


def of_figures(model: FigureModel, examples: list[Example]) -> str:
    """Return the figure+measure F1 over proposals and the share of figures whose roles start rightly."""
    model.eval()
    tp = predicted = wanted = 0
    good, seen = np.zeros(len(ROLES)), np.zeros(len(ROLES))
    rules = np.zeros(len(ROLES))
    flat = {"status": [0, 0], "factuality": [0, 0], "scope": [0, 0]}
    with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
        for group in figure_batches(examples, 3000, None):
            batch = collate(group, None)
            h, v, asking = read(model, batch)
            best, real = model.measure(v).argmax(-1), batch["measure"]
            seen_here = real != IGNORED
            tp += int(((best == real) & (real > 0)).sum())
            predicted += int((seen_here & (best > 0)).sum())
            wanted += int((real > 0).sum())
            f = figures(group, h.shape[1], None)
            if f is None:
                continue
            chosen = v[f["row"], f["at"]]
            for name, tally in flat.items():
                scores = getattr(model, name)(chosen) + (scope_hint(model, f) if name == "scope" else 0)
                tally[0] += int((scores.argmax(-1) == f[name]).sum())
                tally[1] += len(chosen)
            starts = pointed(model, h, asking, batch, f)[:, ::ENDS].argmax(-1)
            hits = torch.gather(f["right"][:, ::ENDS], 2, starts[..., None])[..., 0]
            rule = (f["hint"][:, ::ENDS] * f["right"][:, ::ENDS]).sum(-1) + f["silent"][:, ::ENDS] * f[
                "right"
            ][:, ::ENDS, 0]
            known = f["right"][:, ::ENDS].any(-1)
            good += (hits & known).sum(0).numpy()
            seen += known.sum(0).numpy()
            rules += (rule * known).sum(0).numpy()
    f1 = 2 * tp / max(1, predicted + wanted)
    parts = [f"f+m {f1:.3f} (p {tp / max(1, predicted):.3f} r {tp / max(1, wanted):.3f})"]
    parts += [f"{n} {a / max(1, b):.3f}" for n, (a, b) in flat.items()]
    parts += [
        f"{r} {g / max(1, s):.3f}/{u / max(1, s):.3f}"
        for r, g, s, u in zip(ROLES, good, seen, rules, strict=True)
    ]
    return "  ".join(parts)


def of_tags(model: TagModel, windows: list[Tagged], head: str) -> str:
    """Return the strict F1 of the spans of one head, by kind and of all, window by window."""
    model.eval()
    kinds, moves = PARTS if head == "parts" else ENTITIES, model.moves.detach().numpy()
    counts = np.zeros((len(kinds), 3))
    with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
        for group in tag_batches(windows, 4000, None):
            batch = tagged(group, None)
            scores, wanted = tag_scores(model, head, batch).float().numpy(), batch["labels"].numpy()
            for said, real in zip(scores, wanted, strict=True):
                judged = real != IGNORED
                best = surest(said[judged], moves) if head == "parts" else said[judged].argmax(-1)
                gold = {(kind, tuple(runs)) for kind, runs in spans(real[judged])}
                found = {(kind, tuple(runs)) for kind, runs in spans(best)}
                for column, some in enumerate((gold & found, found, gold)):
                    for kind, _ in some:
                        counts[kind, column] += 1
    rows = [*zip(kinds, counts, strict=True), ("all", counts.sum(0))]
    return "  ".join(f"{name} {2 * tp / max(1, p + w):.3f}" for name, (tp, p, w) in rows)
