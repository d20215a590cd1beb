"""Write a trained tagger as the package's model: ONNX graphs in 8 bits, word pieces, settings, manifest."""

import copy
import gzip
import hashlib
import json
import shutil
from collections.abc import Sequence
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn

from training.encoder import WIDTH
from training.models import FigureModel, Judge, States, TagModel, Tags, Words
from whosays.tagger.features import ROWS
from whosays.tagger.model import FILES, GRAPHS, JUDGED, STATE, TAGGED, TAGGERS, VECTORS, packed

DECISIONS = {
    "least": {"rules": 0.3, "number": 0.55, "vague": 0.5, "single": 0.5, "zero": 0.5, "phrase": 0.65},
    "doubt": 0.25,
    "override": {
        "population": 0.4, "actor": 0.4, "place": 0.4, "time": 0.4, "source": 0.4, "outer": 0.4, "total": 2.0,
        "status": 0.7,
    },
}  # fmt: skip
"""Chances at which the model adds, drops or mends, 2 for never; docs/model-card.md says on what they were chosen."""


WORDS, DEEPER, TAGS = 7, 6, 6
"""Bits of a weight: of the word vectors, of the layers that read figures more deeply, of what tags words. Scores are
the same with more, and what has fewer packs smaller; the rest keeps 8, of which its scores need all."""


def export(figures: FigureModel, taggers: Sequence[TagModel], vocab: Path, out: Path) -> None:
    """Write the graphs, the word pieces, `labels.json` and the manifest of their SHA-256 into `out`."""
    figures = copy.deepcopy(figures).eval()
    _coarsen(figures.word, WORDS)
    _coarsen(figures.deeper, DEEPER)
    out.mkdir(parents=True, exist_ok=True)
    length, count = 17, 5
    state = torch.zeros(1, length, WIDTH)
    rows = {name: torch.ones(1, length, dtype=torch.int64) for name in ROWS}
    read = {name: state.clone() for name in VECTORS} | rows
    _graph(Words(figures), {"pieces": rows["pieces"]}, VECTORS, out / packed("words"))
    _graph(States(figures), read, (STATE,), out / packed("encoder"))
    for name, tagger in zip(GRAPHS[-TAGGERS:], map(copy.deepcopy, taggers), strict=True):
        _coarsen(tagger, TAGS)
        _graph(Tags(tagger.eval()), read, (TAGGED,), out / packed(name))
    many = torch.ones(1, count, length, dtype=torch.int64)
    judged = {
        STATE: state, "pool": many / length, "first": torch.ones(1, count, dtype=torch.int64), "distance": many.clone(),
        "told": torch.ones(1, count, 3, dtype=torch.int64),
    }  # fmt: skip
    _graph(Judge(figures), judged, JUDGED, out / packed("figures"))
    shutil.copyfile(vocab, out / "vocab.txt")
    moves = torch.stack([tagger.moves for tagger in taggers]).mean(0)
    learnt = {"trust_scope": round(figures.trust_scope.item(), 5), "moves": _rounded(moves)}
    _write(out / "labels.json", DECISIONS | learnt)
    sums = {name: hashlib.sha256((out / name).read_bytes()).hexdigest() for name in FILES}
    _write(out / "manifest.json", {"sha256": sums})


def _coarsen(model: nn.Module, bits: int) -> None:
    """Round the weights of a model to so many bits: of linear layers by row, of a table of vectors as a whole."""
    for part in model.modules():
        if isinstance(part, nn.Linear | nn.Embedding):
            size = part.weight.data.abs()
            most = size.amax(1, keepdim=True) if isinstance(part, nn.Linear) else size.max()
            step = most / (2 ** (bits - 1) - 1)
            part.weight.data = (part.weight.data / step).round() * step


def _rounded(table: torch.Tensor) -> list[list[float]]:
    return [[round(value, 3) for value in row] for row in table.tolist()]


AXES = {name: {1: "length"} for name in (STATE, *VECTORS)}
AXES |= {"pool": {1: "count", 2: "length"}, "distance": {1: "count", 2: "length"}}
AXES |= {"first": {1: "count"}, "told": {1: "count"}} | {name: {1: "length"} for name in ROWS}
"""Dimensions of the inputs that differ from window to window."""


def _graph(model: nn.Module, inputs: dict[str, torch.Tensor], outputs: Sequence[str], out: Path) -> None:
    full, small = out.with_suffix(".full"), out.with_suffix(".small")
    axes = {name: AXES[name] for name in inputs}
    torch.onnx.export(
        model, tuple(inputs.values()), str(full), input_names=list(inputs), output_names=list(outputs),
        dynamic_axes=axes, opset_version=17, dynamo=False,
    )  # fmt: skip
    quantize_dynamic(full, small, weight_type=QuantType.QInt8, per_channel=True)
    out.write_bytes(gzip.compress(small.read_bytes(), mtime=0))
    full.unlink()
    small.unlink()


def _write(path: Path, content: object) -> None:
    path.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")
