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

from training.encoder import WIDTH
from training.models import FigureModel, Judge, States, TagModel, Tags, Words
from whosays.tagger.features import ROWS
from whosays.tagger.model import FILES, JUDGED, STATE, TAGGED, VECTORS

DECISIONS = {
    "least": {"rules": 0.35, "number": 0.7, "vague": 0.4, "single": 0.4, "zero": 0.5, "phrase": 0.45},
    "doubt": 0.1,
    "override": {
        "population": 0.8, "actor": 0.55, "place": 0.55, "time": 0.8, "source": 0.6, "outer": 0.5, "total": 2.0,
        "status": 0.55,
    },
}  # fmt: skip
"""Chances at which the model adds, drops or mends, 2 for never; docs/model-card.md says on what they were chosen."""


BITS = 6
"""Bits of a weight of what tags words: two such models are told apart from the full ones by no score, and pack to a
third less."""


def export(figures: FigureModel, taggers: Sequence[TagModel], vocab: Path, out: Path) -> None:
    """Write the graphs, the word pieces, `labels.json` and the manifest of their SHA-256 into `out`."""
    figures.eval()
    out.mkdir(parents=True, exist_ok=True)
    length, count = 17, 5
    state = torch.zeros(1, length, WIDTH)
    rows = {name: torch.ones(1, length, dtype=torch.int64) for name in ROWS}
    read = {name: state.clone() for name in VECTORS} | rows
    _graph(Words(figures), {"pieces": rows["pieces"]}, VECTORS, out / "words.onnx")
    _graph(States(figures), read, (STATE,), out / "encoder.onnx")
    for k, tagger in enumerate(taggers, start=1):
        _graph(Tags(_coarse(tagger)), read, (TAGGED,), out / f"tags-{k}.onnx")
    many = torch.ones(1, count, length, dtype=torch.int64)
    judged = {
        STATE: state, "pool": many / length, "first": torch.ones(1, count, dtype=torch.int64), "distance": many.clone(),
        "told": torch.ones(1, count, 3, dtype=torch.int64),
    }  # fmt: skip
    _graph(Judge(figures), judged, JUDGED, out / "figures.onnx")
    shutil.copyfile(vocab, out / "vocab.txt")
    moves = torch.stack([tagger.moves for tagger in taggers]).mean(0)
    learnt = {"trust_scope": round(figures.trust_scope.item(), 5), "moves": _rounded(moves)}
    _write(out / "labels.json", DECISIONS | learnt)
    sums = {name: hashlib.sha256((out / name).read_bytes()).hexdigest() for name in FILES}
    _write(out / "manifest.json", {"sha256": sums})


def _coarse(model: TagModel) -> TagModel:
    """Return a model whose weights keep BITS bits, by row."""
    made = copy.deepcopy(model).eval()
    for part in made.modules():
        if isinstance(part, torch.nn.Linear):
            step = part.weight.data.abs().amax(1, keepdim=True) / (2 ** (BITS - 1) - 1)
            part.weight.data = (part.weight.data / step).round() * step
    return made


def _rounded(table: torch.Tensor) -> list[list[float]]:
    return [[round(value, 3) for value in row] for row in table.tolist()]


AXES = {name: {1: "length"} for name in (STATE, *VECTORS)}
AXES |= {"pool": {1: "count", 2: "length"}, "distance": {1: "count", 2: "length"}}
AXES |= {"first": {1: "count"}, "told": {1: "count"}} | {name: {1: "length"} for name in ROWS}
"""Dimensions of the inputs that differ from window to window."""


def _graph(
    model: torch.nn.Module, inputs: dict[str, torch.Tensor], outputs: Sequence[str], out: Path
) -> None:
    full = out.with_suffix(".full")
    axes = {name: AXES[name] for name in inputs}
    torch.onnx.export(
        model, tuple(inputs.values()), str(full), input_names=list(inputs), output_names=list(outputs),
        dynamic_axes=axes, opset_version=17, dynamo=False,
    )  # fmt: skip
    quantize_dynamic(full, out, weight_type=QuantType.QInt8, per_channel=True)
    packed = gzip.compress(out.read_bytes(), mtime=0)
    out.with_suffix(".onnx.gz").write_bytes(packed)
    full.unlink()
    out.unlink()


def _write(path: Path, content: object) -> None:
    path.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")
