"""The gate: scores may not fall below the floors kept beside this file.

`floors.json` maps a gold file (its path below the benchmarks folder) to the SHA-256 of its bytes, how many
documents and labels it holds, and the least value of each metric. Lowering a floor needs a reason in the
commit.
"""

import json
from importlib import resources

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from whosays.errors import InputError, PackageError
from whosays.evaluate.scores import Scores


class Floors(BaseModel):
    """The floors of one gold file, and what tells that file from any other."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    sha256: str = Field(pattern="^[0-9a-f]{64}$")
    documents: int
    items: int
    floors: dict[str, float]
    """Metric, as `Scores.metrics` names it, to its least value, 0 to 1."""


def load() -> dict[str, Floors]:
    """Return the floors of every gold file by its path below the benchmarks folder.

    Raises PackageError when the file of floors is missing or damaged.
    """
    try:
        raw = resources.files("whosays.evaluate").joinpath("floors.json").read_bytes()
        return TypeAdapter(dict[str, Floors]).validate_python(json.loads(raw))
    except (OSError, ValueError) as err:
        where = err.errors()[0]["loc"] if isinstance(err, ValidationError) else err
        raise PackageError(f"evaluate/floors.json can't be used ({where}): reinstall whosays") from err


def check(scores: Scores, floors: Floors) -> list[str]:
    """Return one line for each metric below its floor and each document that crashed; none: the gate is open.

    Raises InputError when the scores are of another corpus than the floors, PackageError when a floor is set
    on a metric that doesn't exist.
    """
    gold, metrics = scores.gold, scores.metrics()
    measured = (gold.sha256, len(gold.entries), gold.items)
    if measured != (floors.sha256, floors.documents, floors.items):
        raise InputError(
            f"{gold.name} (SHA-256 {gold.sha256}, {len(gold.entries)} documents, {gold.items} labels) is not "
            f"the file the floors were measured on (SHA-256 {floors.sha256}, {floors.documents} documents, "
            f"{floors.items} labels): use that file, or measure again and set new floors"
        )
    unknown = sorted(set(floors.floors) - set(metrics))
    if unknown:
        raise PackageError(
            f"floors.json sets a floor on {', '.join(unknown)}: use one of {', '.join(metrics)}"
        )
    failures = [f"{crash.name} crashed: {crash.reason}" for crash in scores.crashes]
    for name, floor in floors.floors.items():
        value = metrics[name]
        if value is None or value < floor:
            said = "not measured" if value is None else f"{value:.4f}"
            failures.append(f"{name} is {said}, its floor {floor:.4f}")
    return failures
