"""Labels made for this recipe: of texts that the benchmarks hold (offsets only), and of invented reports.

`labels/reports.jsonl` names a file and a text of the benchmarks and the code points of a passage in it; the offsets of
its claims count in that passage with every run of white space made one space. No text of theirs is repeated there.
`labels/invented.jsonl` holds whole passages, with every name in them made up, in the form of a gold file of figures.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from whosays.evaluate.gold import Entry, GoldClaim, load
from whosays.records import Document

LABELS = Path(__file__).parent / "labels"

SPANS = ("figure", "population", "actor", "place", "time")
"""Fields of a label that are offsets in `reports.jsonl`."""


def labelled(benchmarks: Path) -> Iterator[Entry]:
    """Yield every passage of both files with its claims."""
    texts = dict[str, dict[str, dict[str, Any]]]()
    for line in (LABELS / "reports.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["from"] not in texts:
            texts[row["from"]] = _by_id(benchmarks / row["from"])
        yield _entry(row, texts[row["from"]][row["id"]])
    yield from load(LABELS / "invented.jsonl").entries


def _by_id(path: Path) -> dict[str, dict[str, Any]]:
    rows = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return {row["id"]: row for row in rows}


def _entry(row: dict[str, Any], text: dict[str, Any]) -> Entry:
    passage = " ".join(text["text"][row["start"] : row["end"]].split())
    name = f"{row['id']}:{row['start']}"
    document = Document.build(text=passage, source=name)
    return Entry(name=name, document=document, claims=tuple(_claim(one, passage) for one in row["claims"]))


def _claim(label: dict[str, Any], passage: str) -> GoldClaim:
    def words(at: list[int] | None) -> str | None:
        return passage[at[0] : at[1]] if at else None

    said = {name: words(label.get(name)) for name in SPANS}
    sources = [{part: words(one.get(part)) for part in ("text", "cue")} for one in label.get("sources", ())]
    start, end = label["figure"]
    return GoldClaim.model_validate(label | said | {"start": start, "end": end, "sources": sources})
