"""Loads the trained model from the package's data and runs it: one window at a time, one thread.

One window at a time because the 8-bit arithmetic scales by what is in the batch: a row must not depend on its
neighbours. Nothing is loaded before the first document asks for it.
"""

import gzip
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from threading import Lock
from typing import Any

import numpy as np

from whosays.errors import PackageError
from whosays.tagger.features import Floats, Reading
from whosays.tagger.pieces import Pieces

ORIGIN = "model@1"
"""Origin of a row that the model added, or in which it changed something; the rules' other rows keep theirs."""

TAGGERS = 2
"""Encoders that tag words, trained alike from different beginnings; the mean of their scores counts."""

GRAPHS = ("words", "encoder", "figures", *(f"tags-{k}" for k in range(1, TAGGERS + 1)))
"""Vectors of word pieces; over them the encoder of figures, the heads that judge them, and what tags words."""


def packed(name: str) -> str:
    """Return the file of a graph."""
    return f"{name}.onnx.gz"


FILES = (*map(packed, GRAPHS), "vocab.txt", "labels.json")
"""The graphs, packed; word pieces; settings."""

VECTORS = ("words", "places")
"""What the word pieces and their places are as vectors."""

STATE = "state"
"""What the encoder hands to the heads: the states of the word pieces."""

JUDGED = ("measure", "plural", "status", "factuality", "scope", "point", "trust")
"""What the heads say of proposals."""

TAGGED = "parts"
"""Scores of the tags of word pieces: parts of attributions."""

SLOW = ("SkipLayerNormFusion",)
"""Optimisers of onnxruntime that make these graphs slower (by a fifth, measured)."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the model says of the proposals of one window: scores by proposal, and by word piece where it points."""

    measure: Floats
    plural: Floats
    status: Floats
    factuality: Floats
    scope: Floats
    point: Floats
    trust: Floats
    """What the rules' own answer adds to each pointer: where they point somewhere, where they find nothing."""


class Model:
    """The model with its word pieces and the settings it was trained with (`labels.json`)."""

    def __init__(self, folder: Traversable) -> None:
        files = _checked(folder)
        self.size = sum(map(len, files.values()))
        labels: dict[str, Any] = json.loads(files["labels.json"])
        self.least: dict[str, float] = labels["least"]
        """Least chance of its likeliest measure at which a proposal of each kind becomes a row; `rules`: least
        chance of being a figure at which a row of the rules stays."""
        self.doubt: float = labels["doubt"]
        """Below this chance the rules' own measure gives way to the model's."""
        self.override: dict[str, float] = labels["override"]
        """Least chance at which the model's answer for a role replaces the rules'."""
        self.trust_scope: float = labels["trust_scope"]
        lines = files["vocab.txt"].decode("utf-8").split("\n")
        self.pieces = Pieces({line: k for k, line in enumerate(lines) if line})
        self.moves: Floats = np.array(labels["moves"], dtype=np.float32)
        """Score of each pair of neighbouring tags."""
        self._files = files
        self._graphs: dict[str, Any] = {}
        self._unpacking = Lock()

    def describe(self) -> str:
        """Return what the model is, in words, with every graph unpacked."""
        for name in GRAPHS:
            self._graph(name)
        return f"{ORIGIN}, {self.size / 1e6:.1f} MB"

    def judge(self, reading: Reading) -> Judgement:
        """Return the model's judgement of one window; the same window always gets the same one."""
        state = self._run("encoder", (STATE,), self._vectors(reading))[0]
        found = self._run("figures", JUDGED, {STATE: state} | reading.asked())
        return Judgement(*(array[0] for array in found))

    def tag(self, reading: Reading) -> Floats:
        """Return the scores of the tags of each word of a window, a row a word."""
        vectors = self._vectors(reading)
        told = [self._run(name, (TAGGED,), vectors)[0][0] for name in GRAPHS[-TAGGERS:]]
        found: Floats = np.mean(told, axis=0)[reading.at]
        return found

    def _vectors(self, reading: Reading) -> dict[str, Any]:
        rows = reading.words()
        found = self._run("words", VECTORS, {"pieces": rows["pieces"]})
        return rows | dict(zip(VECTORS, found, strict=True))

    def _run(self, name: str, outputs: Sequence[str], inputs: Mapping[str, Any]) -> list[Any]:
        found: list[Any] = self._graph(name).run(outputs, inputs)
        return found

    def _graph(self, name: str) -> Any:
        """Return a graph, unpacked when it is first asked for: who extracts needs no tags."""
        with self._unpacking:
            if name not in self._graphs:
                self._graphs[name] = _session(gzip.decompress(self._files.pop(packed(name))))
            return self._graphs[name]


@cache
def model() -> Model:
    """Return the model, loaded once a process.

    Raises PackageError when one of its files is missing or is not the one that was shipped.
    """
    return Model(resources.files("whosays").joinpath("data", "model"))


def _checked(folder: Traversable) -> dict[str, bytes]:
    """Return the model's files by name after checking each against the manifest's SHA-256."""
    try:
        sums: dict[str, str] = json.loads(_bytes(folder, "manifest.json"))["sha256"]
    except (ValueError, KeyError) as err:
        raise PackageError(_trouble("manifest.json", "damaged")) from err
    found = {name: _bytes(folder, name) for name in sums}
    for name, wanted in sums.items():
        if hashlib.sha256(found[name]).hexdigest() != wanted:
            raise PackageError(_trouble(name, "damaged"))
    return found


def _bytes(folder: Traversable, name: str) -> bytes:
    try:
        return folder.joinpath(name).read_bytes()
    except OSError as err:
        raise PackageError(_trouble(name, "missing")) from err


def _trouble(name: str, what: str) -> str:
    return f"model file {name} is {what}: reinstall whosays, or read by rules only (--rules)"


def _session(graph: bytes) -> Any:
    import onnxruntime  # noqa: PLC0415 takes 0.15 s to import, which commands that read nothing are spared

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(
        graph, options, providers=["CPUExecutionProvider"], disabled_optimizers=SLOW
    )
