"""What several documents say together, as data: see the .toml files of this folder."""

import pytest

from tests.scenarios.many.documents import Case, Told, cases

ALL = list(cases())
SHOWN_BY_MANY = {2, 3, 4, 6, 7, 8, 9, 10, 12, 13, 14, 15, 16, 18, 19, 20, 21, 22, 23, 24, 26, 27, 34, 36}
"""Scenarios of the domain notes that several documents show."""


@pytest.mark.parametrize("case", ALL, ids=[case["id"] for case in ALL])
def test_documents_give_their_questions_origins_and_relations(case: Case) -> None:
    assert Told(case).differences(case) == []


@pytest.mark.parametrize("case", ALL, ids=[case["id"] for case in ALL])
def test_the_order_of_documents_changes_nothing(case: Case) -> None:
    turned = case | {"documents": dict(reversed(case["documents"].items()))}
    one, other = Told(case), Told(turned)
    assert one.linked.questions == other.linked.questions
    assert one.linked.origins == other.linked.origins
    assert one.relations == other.relations


def test_every_scenario_that_several_documents_show_has_a_case() -> None:
    shown = {number for case in ALL for number in case["scenarios"]}
    assert shown >= SHOWN_BY_MANY


def test_ids_are_unique() -> None:
    ids = [case["id"] for case in ALL]
    assert len(ids) == len(set(ids))
