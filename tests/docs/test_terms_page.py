"""docs/terms.md names every value that a record can hold."""

import re
from pathlib import Path
from typing import get_args

import pytest

from whosays import numbers, records

PAGE = (Path(__file__).parents[2] / "docs" / "terms.md").read_text(encoding="utf-8")

SECTIONS = {
    "Measures": records.Measure,
    "Modifiers": numbers.Modifier,
    "Status": records.Status,
    "Factuality": records.Factuality,
    "Stance": records.Stance,
}


def rows(title):
    section = PAGE.split(f"\n## {title}\n")[1].split("\n## ")[0]
    return dict(re.findall(r"^\| `([^`]+)` \| (.+) \|$", section, flags=re.M))


@pytest.mark.parametrize(("title", "values"), SECTIONS.items())
def test_every_value_is_listed_and_none_else(title, values):
    assert list(rows(title)) == list(get_args(values))


def test_scopes_sources_and_relays_are_listed():
    known = (records.Scope, records.SourceKind, records.RelayKind)
    assert set(rows("Scope, sources and relays")) == {value for kind in known for value in get_args(kind)}


def test_kinds_of_figures_are_listed():
    section = PAGE.split("\n## Modifiers\n")[1].split("\n## ")[0]
    assert all(f"`{kind}`" in section for kind in get_args(numbers.Kind))


@pytest.mark.parametrize(
    "term",
    ["source", "cue", "content", "figure", "measure", "population", "scope", "as-of", "relay", "origin",
     "family", "status", "factuality", "stance", "evidence", "part-of", "base", "chain", "claim", "document"],
)  # fmt: skip
def test_a_term_is_defined_once_in_one_sentence(term):
    found = re.findall(rf"^\| {term} \| (.+) \|$", PAGE, flags=re.M)
    assert len(found) == 1
    assert found[0].endswith(".")


def test_every_field_of_a_claim_is_a_term():
    terms = {word.replace("-", "_") for word in re.findall(r"^\| ([\w-]+) \|", PAGE, flags=re.M)}
    plural = {"sources": "source"}
    fields = {plural.get(name, name) for name in records.Claim.model_fields} - {"id"}
    assert fields <= terms
