"""The promises of the README, through the command a user types."""

import itertools
import json

import pytest

PASSAGES = [
    "The {a} said that 12 of its fighters had been killed and 30 {b} soldiers captured at Pardo on 8 July.",
    "{a} shells killed at least 26 civilians in Kelu camp, the {b} health ministry said.",
    "The {b} denied that its troops had killed 31 villagers. The {a} said that dozens had died.",
    "Between 60 and 75 people were killed or wounded, a doctor told {a} radio on a visit by {b} envoys.",
    "{a} forces destroyed three {b} armoured vehicles and seized a truck, {a} officials said on Friday.",
    "Nearly 40 {b} prisoners were released by the {a}, which holds about 200 more.",
]
PARTIES = ["Darvanian", "Talvian", "Oreshi", "Mirrovian"]


def rows(run, passage, a, b):
    """The claims of a passage about two parties, in words and values, the parties named by their role."""

    def role(value):
        if isinstance(value, str):
            for name, plain in ((a, "A"), (b, "B")):
                value = value.replace(name, plain).replace(name.casefold(), plain)  # ids are in small letters
            return value
        if isinstance(value, dict):
            return {key: role(part) for key, part in value.items() if not key.endswith(("start", "end"))}
        return [role(part) for part in value] if isinstance(value, list) else value

    printed = run("extract", stdin=passage.format(a=a, b=b)).stdout
    found = [json.loads(line) for line in printed.splitlines()]
    return [
        {key: role(value) for key, value in row.items() if key not in ("id", "document", "span")}
        for row in found
    ]


@pytest.mark.parametrize("passage", PASSAGES)
def test_swapping_the_parties_swaps_their_names_and_nothing_else(run, passage):
    expected = rows(run, passage, *PARTIES[:2])
    assert expected
    for a, b in itertools.permutations(PARTIES, 2):
        assert rows(run, passage, a, b) == expected


@pytest.mark.parametrize("passage", PASSAGES)
def test_every_value_printed_is_found_in_the_text_again(run, passage):
    text = passage.format(a="Darvanian", b="Talvian") + " 🙏 e\u0301 ١٧"
    for line in run("extract", stdin=text).stdout.splitlines():
        row = json.loads(line)
        assert text[row["span"]["start"] : row["span"]["end"]] == row["quote"]
        for cited in (row[name] for name in ("figure", "population", "actor", "place", "time", "base")):
            assert cited is None or text[cited["start"] : cited["end"]] == cited["text"]
        for source in row["sources"]:
            assert text[source["start"] : source["end"]] == source["text"]
            assert source["cue"] is None or text[source["cue_start"] : source["cue_end"]] == source["cue"]


def test_who_vouches_and_who_carries_are_two_fields(run):
    line = json.dumps({"publisher": "Ilve Post", "text": "Police said 12 people were killed in Kelu camp."})
    row = json.loads(run("extract", stdin=line + "\n").stdout)
    assert [source["text"] for source in row["sources"]] == ["Police"]
    assert {"name": "Ilve Post", "kind": "publisher"} in row["relay"]
