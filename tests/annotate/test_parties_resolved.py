"""Mentions resolved within a document: cases as data, on invented names and neutral states."""

import json
from pathlib import Path

import pytest

from whosays.annotate.parties import parties
from whosays.records import Document
from whosays.text import prepare

CASES = [
    json.loads(line)
    for line in (Path(__file__).parent.parent / "data" / "parties.jsonl").read_text("utf-8").splitlines()
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_mentions_have_the_id_of_what_they_point_back_to(case):
    text = case["text"]
    found = parties(prepare(Document.build(text=text, source="test")))
    listed = [[text[m.start : m.end], m.id] for m in found]
    others = {words for words, _ in case["ids"]}
    assert [one for one in listed if one[0] in others] == case["ids"]


def test_a_name_has_the_same_id_in_every_document():
    texts = ("The Kelu Committee met.", "Of old, officials feared the Kelu Committee.", "A KELU Committee?")
    found = {m.id for text in texts for m in parties(prepare(Document.build(text=text, source="test")))}
    assert found == {"name:kelu-committee", None}
