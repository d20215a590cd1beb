"""Scenario cases: texts with the rows they must give, and how a row is compared with what was expected."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from whosays.pipeline import extract
from whosays.records import Claim, Document, Words

FILE = Path(__file__).with_name("scenarios.jsonl")
DOCUMENT = ("title", "publisher", "published")
Row = dict[str, Any]


def cases(path: Path = FILE) -> Iterator[Row]:
    """Yield the cases of a file; a blank line or one that opens with # is no case."""
    for line in path.read_text("utf-8").split("\n"):
        if line.strip() and not line.startswith("#"):
            yield json.loads(line)


def rows(case: Row) -> list[Row]:
    """Return what the pipeline makes of a case, flattened to the fields that cases name."""
    document = Document.build(
        text=case["text"], source=case["id"], **{k: case[k] for k in DOCUMENT if k in case}
    )
    found = extract(document)
    for claim in found:
        claim.check(document.text)
    figures = {claim.id: claim.figure.text for claim in found}
    return [_flat(claim, figures) for claim in found]


def _flat(claim: Claim, figures: dict[str, str]) -> Row:
    figure, population, time = claim.figure, claim.population, claim.time
    return {
        "measure": claim.measure, "figure": figure.text, "low": figure.low, "high": figure.high,
        "modifier": figure.modifier, "vague": figure.vague, "kind": figure.kind,
        "population": _words(population), "status": population.status if population else None,
        "actor": _words(claim.actor), "place": _words(claim.place),
        "time": _words(time), "from": _day(time and time.from_), "to": _day(time and time.to),
        "scope": claim.scope, "as_of": _day(claim.as_of), "since": _day(claim.since),
        "base": _words(claim.base),
        "part_of": figures[claim.part_of] if claim.part_of else None,
        "sources": [[source.text, source.cue] for source in claim.sources],
        "relay": [link.name for link in claim.relay],
        "factuality": claim.factuality, "stance": claim.stance,
    }  # fmt: skip


def _words(part: Words | None) -> str | None:
    return part.text if part else None


def _day(value: object) -> str | None:
    return str(value) if value else None


def differences(case: Row, found: list[Row]) -> list[str]:
    """Return what is wrong with `found`, in words; nothing when the case holds."""
    wrong: list[str] = []
    left = list(found)
    for expected in case["rows"]:
        best = min(left, key=lambda row: _distance(expected, row), default=None)
        if best is None or (best["measure"], best["figure"]) != (expected["measure"], expected["figure"]):
            wrong.append(f"no row {expected['measure']} {expected['figure']!r}")
            continue
        left.remove(best)
        wrong += [
            f"{expected['figure']!r}: {field} is {best[field]!r}, not {value!r}"
            for field, value in expected.items()
            if not _same(field, value, best[field])
        ]
    wrong += [
        f"row that must not be: {row['measure']} {row['figure']!r}"
        for barred in case.get("forbidden", ())
        for row in found
        if all(_same(field, value, row[field]) for field, value in barred.items())
    ]
    if not case.get("others"):
        wrong += [f"row that nobody states: {row['measure']} {row['figure']!r}" for row in left]
    return wrong


def _distance(expected: Row, row: Row) -> tuple[bool, int]:
    named = (expected["measure"], expected["figure"]) != (row["measure"], row["figure"])
    return named, sum(not _same(field, value, row[field]) for field, value in expected.items())


def _same(field: str, expected: Any, found: Any) -> bool:
    """Compare one field; a source may be given by its name alone, or with its cue."""
    if field != "sources":
        return bool(expected == found)
    return len(expected) == len(found) and all(
        link[0] == said if isinstance(said, str) else link == said
        for said, link in zip(expected, found, strict=True)
    )
