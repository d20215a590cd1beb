"""The labels that the tagger was trained on: one file holds no text of the benchmarks, the other invented reports."""

import json
from typing import Any, get_args

from training.labels import LABELS, SPANS, labelled

from whosays.evaluate.gold import load
from whosays.numbers import Modifier, readings
from whosays.records import Factuality, Measure, Stance, Status

ALLOWED = {
    *get_args(Measure),
    *get_args(Modifier),
    *get_args(Status),
    *get_args(Factuality),
    *get_args(Stance),
}
NAMED = ("measure", "modifier", "status", "factuality", "stance", "kind", "vague")


def _reports() -> list[dict[str, Any]]:
    return [json.loads(line) for line in (LABELS / "reports.jsonl").read_text(encoding="utf-8").splitlines()]


def test_the_labels_of_others_texts_hold_offsets_and_no_words_of_theirs() -> None:
    for row in _reports():
        assert set(row) == {"from", "id", "start", "end", "claims"}
        for claim in row["claims"]:
            assert {claim[name] for name in ("measure", "modifier", "status")} <= ALLOWED
            assert all(isinstance(claim[name], list) for name in SPANS if name in claim)
            said = [value for name, value in claim.items() if isinstance(value, str) and name not in NAMED]
            assert said == []


def test_every_offset_lies_in_its_passage() -> None:
    for row in _reports():
        ends = [claim[name][1] for claim in row["claims"] for name in SPANS if name in claim]
        assert all(0 < end <= row["end"] - row["start"] for end in ends)


def test_the_invented_reports_are_a_gold_file_of_figures() -> None:
    gold = load(LABELS / "invented.jsonl")
    assert gold.kind == "figures"
    assert len({entry.name for entry in gold.entries}) == len(gold.entries)


def test_labels_are_read_from_the_passages_that_they_name(tmp_path) -> None:
    row = _reports()[0]
    texts: dict[str, list[dict[str, str]]] = {}
    for one in _reports():
        texts.setdefault(one["from"], []).append({"id": one["id"], "text": "x" * 200_000})
    for name, lines in texts.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    first = next(labelled(tmp_path))
    assert first.name == f"{row['id']}:{row['start']}"
    assert first.document.text == "x" * (row["end"] - row["start"])


def test_most_numbers_of_the_labels_follow_from_their_words() -> None:
    claims = [claim for entry in load(LABELS / "invented.jsonl").entries for claim in entry.claims]
    held = [
        claim for claim in claims
        if any((r.low, r.high, r.modifier) == (claim.low, claim.high, claim.modifier) for r in readings(claim.figure))
    ]  # fmt: skip
    assert len(held) > 0.97 * len(claims)
