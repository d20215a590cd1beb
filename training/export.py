"""Write a trained tagger as the package's model: ONNX graphs in 8 bits, word pieces, settings, manifest."""

import hashlib
import json
import shutil
from collections.abc import Sequence
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from training.encoder import WIDTH, Judge, Lower, Tagger, Upper
from whosays.tagger.features import ROWS
from whosays.tagger.model import FILES, JUDGED, STATE, TAGGED

DECISIONS = {
    "least": {"rules": 0.1, "number": 0.7, "vague": 0.6, "single": 0.5, "zero": 0.5, "phrase": 0.75},
    "doubt": 0.02,
    "override": dict.fromkeys(("actor", "place", "status"), 0.7)
    | dict.fromkeys(("time", "outer"), 0.8)
    | dict.fromkeys(("source", "total"), 2.0)
    | {"population": 0.8},
}
"""Chances at which the model adds, drops or mends, 2 for never; docs/model-card.md says on what they were chosen."""


def export(model: Tagger, rare: Sequence[str], vocab: Path, out: Path) -> None:
    """Write the graphs, the word pieces, `labels.json` and the manifest of their SHA-256 into `out`."""
    model.eval()
    out.mkdir(parents=True, exist_ok=True)
    length, count = 17, 5
    whole = torch.ones(1, length, dtype=torch.int64)
    many = torch.ones(1, count, length, dtype=torch.int64)
    state = torch.zeros(1, length, WIDTH)
    _graph(Lower(model), {name: whole.clone() for name in ROWS}, (STATE,), out / "encoder.onnx")
    judged = {
        STATE: state, "pool": many / length, "first": torch.ones(1, count, dtype=torch.int64), "distance": many.clone(),
        "told": torch.ones(1, count, 3, dtype=torch.int64),
    }  # fmt: skip
    _graph(Judge(model), judged, JUDGED, out / "figures.onnx")
    _graph(Upper(model), {STATE: state}, TAGGED, out / "tags.onnx")
    shutil.copyfile(vocab, out / "vocab.txt")
    _write(
        out / "labels.json",
        DECISIONS | {"rare": list(rare), "trust_scope": round(model.trust_scope.item(), 5)},
    )
    sums = {name: hashlib.sha256((out / name).read_bytes()).hexdigest() for name in FILES}
    _write(out / "manifest.json", {"sha256": sums})


AXES = {STATE: {1: "length"}, "pool": {1: "count", 2: "length"}, "distance": {1: "count", 2: "length"}}
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
    full.unlink()


def _write(path: Path, content: object) -> None:
    path.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")
