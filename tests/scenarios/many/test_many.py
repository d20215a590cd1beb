"""What several documents say together, as data: see the .toml files of this folder."""

import pytest

from tests.scenarios.many.documents import Case, Told, cases

ALL = list(cases())


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
