"""Texts that a recorder of claims has to get right, as data: see scenarios.jsonl."""

import pytest

from tests.scenarios.cases import Row, cases, differences, rows
from whosays.records import Measure

ALL = list(cases())
SHOWN_BY_ONE_DOCUMENT = {
    1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12, 14, 15, 16, 17, 18, 19, 21, 22, 25, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 38,
}  # fmt: skip
"""Scenarios of the domain notes that need no second document; 37 is in tests/planted."""


@pytest.mark.parametrize("case", ALL, ids=[case["id"] for case in ALL])
def test_a_text_gives_its_rows_and_no_others(case: Row) -> None:
    assert differences(case, rows(case)) == []


def test_every_scenario_that_one_document_shows_has_two_cases_or_more() -> None:
    shown = [case["scenario"] for case in ALL]
    assert {n for n in SHOWN_BY_ONE_DOCUMENT if shown.count(n) < 2} == set()


def test_every_measure_is_shown_twice_or_more() -> None:
    shown = [row["measure"] for case in ALL for row in case["rows"]]
    assert {name for name in Measure.__args__ if shown.count(name) < 2} == set()


def test_ids_are_unique() -> None:
    ids = [case["id"] for case in ALL]
    assert len(ids) == len(set(ids))
