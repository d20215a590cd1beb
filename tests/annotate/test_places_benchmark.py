"""How many place mentions resolve rightly, wrongly or not at all, over the regions that conflict reporting names.

`data/places.jsonl`: sentences written for this test. A place with a country has its coordinates (degrees, WGS 84) and,
where GeoNames lists it, its id; `area` marks a region with a representative point. A place without a country is
invented, or has namesakes that nothing in its sentence tells apart: it has to stay unresolved.
"""

import json
import math
from collections import Counter
from pathlib import Path

import pytest

from whosays.annotate.places import places
from whosays.records import Document, PlaceMention
from whosays.text import prepare

GOLD = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "data" / "places.jsonl").read_text("utf-8").splitlines()
]
TOWN, AREA = 25.0, 200.0
"""Kilometres within which a settlement, or the point that stands for a region, counts as right."""


def kilometres(a: PlaceMention, b: dict) -> float:
    lat1, lat2 = math.radians(a.latitude), math.radians(b["latitude"])
    along = math.radians(b["longitude"] - a.longitude)
    h = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin(along / 2) ** 2
    return 12742 * math.asin(math.sqrt(h))


def judge(found: PlaceMention | None, true: dict) -> str:
    if found is None:
        return "unknown" if "country" in true else "open"
    if "country" not in true:
        return "wrong"
    if "geonames_id" in true and found.geonames_id == true["geonames_id"]:
        return "right"
    near = kilometres(found, true) < (AREA if true.get("area") else TOWN)
    return "right" if near and found.country == true["country"] else "wrong"


def test_places_of_conflict_reporting_resolve_and_invented_ones_stay_open(capsys):
    counts, wrong = Counter(), []
    for entry in GOLD:
        found = [m for m in places(prepare(Document.build(text=entry["text"], source="test"))) if m.name]
        for true in entry["places"]:
            start, end = true["start"], true["start"] + len(true["text"])
            mention = next((m for m in found if m.start < end and start < m.end), None)
            counts[judge(mention, true)] += 1
            if judge(mention, true) == "wrong":
                wrong.append((entry["text"], true["text"], mention.name, mention.country))
    named = sum("country" in t for e in GOLD for t in e["places"])
    right, false = counts["right"] / named, counts["wrong"] / sum(counts.values())
    with capsys.disabled():
        print(f"\nplaces: {right:.3f} of {named} right, {false:.3f} of {sum(counts.values())} wrong")
    assert right >= 0.92
    assert false <= 0.03, wrong


def test_the_list_covers_enough():
    mentions = [true for entry in GOLD for true in entry["places"]]
    assert sum("country" in true for true in mentions) >= 300
    assert sum("country" not in true for true in mentions) >= 60
    assert len({entry["region"] for entry in GOLD}) >= 12


@pytest.mark.parametrize("entry", GOLD, ids=lambda entry: entry["text"][:30])
def test_a_listed_mention_is_in_its_sentence(entry):
    for true in entry["places"]:
        assert entry["text"][true["start"] :].startswith(true["text"])
