import re
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from tests.ledger.making import claim, document
from whosays.exports import COLUMNS, FORMATS
from whosays.records import Claim

PAGE = (Path(__file__).parents[2] / "docs" / "exports.md").read_text(encoding="utf-8")

# Parts of a claim that only the JSONL export carries.
LEFT_OUT = {
    "population.start", "population.end", "actor.start", "actor.end", "place.start", "place.end",
    "time.start", "time.end", "base.start", "base.end", "sources.start", "sources.end", "sources.cue_start",
    "sources.cue_end", "relay.kind",
}  # fmt: skip


def leaves(model: type[BaseModel], way: str = "") -> set[str]:
    """Every field of the contract that holds a value rather than a record."""
    found = set()
    for name, field in model.model_fields.items():
        here = f"{way}{field.alias or name}"
        parts = [part for part in nested(field.annotation) if isinstance(part, type)]
        records = [part for part in parts if issubclass(part, BaseModel)]
        found |= set().union(*(leaves(record, f"{here}.") for record in records)) if records else {here}
    return found


def nested(annotation: Any) -> list[Any]:
    inner = getattr(annotation, "__args__", ())
    return [annotation, *(part for one in inner for part in nested(one))] if inner else [annotation]


def test_every_field_of_the_contract_has_a_column_or_is_left_out_on_purpose() -> None:
    covered = {
        re.sub(r"\.(first|outer|all)\.", ".", column.field).removesuffix(".acled") for column in COLUMNS
    }
    assert covered | LEFT_OUT == leaves(Claim)
    assert not covered & LEFT_OUT


def test_column_names_are_unique_and_fit_for_a_data_frame() -> None:
    names = [column.name for column in COLUMNS]
    assert len(set(names)) == len(names)
    assert all(name.isidentifier() for name in names)


def test_the_page_lists_every_column_as_it_is_and_no_other() -> None:
    listed = re.findall(r"^\| `(\w+)` \| `([\w.]+)` \| (.+) \|$", PAGE, re.MULTILINE)
    assert listed == [(column.name, column.field, column.what) for column in COLUMNS]


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_the_page_has_a_section_for_every_format(name: str) -> None:
    assert f"## {name}\n" in PAGE


@pytest.mark.parametrize(
    ("ucdp", "acled"), [(1, 1), (2, 2), (3, 2), (4, 3), (5, None), (6, None), (7, None), (None, None)]
)
def test_a_precision_has_an_acled_code_or_none(ucdp: int | None, acled: int | None) -> None:
    [column] = (column for column in COLUMNS if column.name == "geo_precision")
    here = claim(document("12 died in Kelu."), "12", place="Kelu", resolved={"precision": ucdp})
    assert column.of(here) == acled
