"""Ids of sources and actors: cases as data, on invented names and neutral states."""

import json
from pathlib import Path

import pytest

from whosays.pipeline import extract
from whosays.records import Document

CASES = [
    json.loads(line)
    for line in (Path(__file__).parent.parent / "data" / "speakers.jsonl").read_text("utf-8").splitlines()
]


def read(text):
    return extract(Document.build(text=text, source="test"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_a_source_has_the_id_of_who_speaks(case):
    found = read(case["text"])
    assert [claim.sources[0].id for claim in found] == case["sources"]
    if "outer" in case:
        assert [claim.sources[1].id for claim in found] == case["outer"]


def test_the_words_of_a_source_stay():
    found = read("The Kelu Committee said 12 people were killed. The committee said 3 were missing.")
    assert [claim.sources[0].text for claim in found] == ["The Kelu Committee", "The committee"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Sem League killed 12 people.", "name:sem-league"),
        ("The Sem League met. Its fighters killed 12 people.", "name:sem-league"),
        ("Fighters of the Sem League killed 12 people.", "name:sem-league"),
        ("The Sem League attacked Oresh. They killed 12 people.", "name:sem-league"),
        ("The Sem League and the Kelu Guard killed 12 people.", None),
        ("Gunmen and the Sem League killed 12 people.", None),
        ("Gunmen killed 12 people.", None),
        ("Norwegian troops killed 12 people.", "forces:NO"),
    ],
)
def test_an_actor_has_the_id_of_its_party(text, expected):
    (claim,) = read(text)
    assert claim.actor is not None
    assert claim.actor.id == expected


@pytest.mark.parametrize(("plain", "loaded"), [("ISIL", "Daesh"), ("Israel", "Zionist entity")])
def test_a_loaded_name_speaks_with_the_id_of_the_plain_one_and_keeps_its_words(plain, loaded):
    one, other = (
        read(f"According to {name}, 12 people were killed.")[0].sources[0] for name in (plain, loaded)
    )
    assert one.id == other.id is not None
    assert (one.text, other.text) == (plain, loaded)
