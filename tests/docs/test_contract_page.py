"""docs/contract.md is what the records generate, and explains every field."""

import re
from pathlib import Path

import pytest

from whosays import lexicon
from whosays.cli import contract

PAGE = Path(__file__).parents[2] / "docs" / "contract.md"


def test_the_page_is_the_generated_one():
    assert PAGE.read_text(encoding="utf-8") == contract.page(), (
        "run: python -m whosays.cli.contract > docs/contract.md"
    )


def fields():
    for root in contract.ROOTS:
        schema = root.model_json_schema(mode="serialization")
        for name, part in {root.__name__: schema, **schema["$defs"]}.items():
            for field in part.get("properties", ()):
                yield name, field


@pytest.mark.parametrize(("record", "field"), sorted(set(fields())))
def test_every_field_is_explained(record, field):
    section = PAGE.read_text(encoding="utf-8").split(f"\n## {record}\n")[1].split("\n## ")[0]
    assert re.search(rf"^\| `{field}` \| .+ \| .+ \|$", section, flags=re.M)


def test_no_explanation_is_of_a_field_that_is_gone():
    explained = {(record, field) for record, lines in lexicon.load("contract").items() for field in lines}
    assert explained == set(fields())
