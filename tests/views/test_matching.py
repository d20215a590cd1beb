"""The list of claims searched by ids; and other lists by the same filters."""

import pytest

from tests.views.conftest import CLAIMS
from tests.views.linked import CIVILIANS, INJURED, NINETY, ledger
from whosays import views
from whosays.ledger import View
from whosays.views import ListingFilter


def found(view: View, **asked: object) -> set[str]:
    names = {one.id: name for name, one in CLAIMS.items()}
    rows = views.listing(view, ListingFilter(restricted=True, **asked)).rows  # type: ignore[arg-type]
    return {names[row.claim.id] for row in rows}


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ({"source": "state:NO/front-office"}, {"thirty-one"}),
        ({"source": "state:NO"}, {"thirty-one"}),
        ({"source": "state:N"}, set()),
        ({"source": "forces:NO"}, set()),
        ({"party": "forces:NO"}, {"thirty-one"}),
        ({"party": "name:ilve-mayor"}, {"three"}),
        ({"source": "the mayor of nowhere", "source_id": "state:NO"}, {"thirty-one"}),
        ({"source": "front"}, {"thirty-one"}),
        ({"place": "4711"}, {"twelve"}),
        ({"place": "471"}, set()),
        ({"place": "TV"}, {"twelve"}),
        ({"place": "kel"}, {"twelve", "ninety"}),
        ({"source": "state:NO", "measure": "injured"}, set()),
    ],
)
def test_ids_are_found_whole_and_with_their_bodies(
    view: View, asked: dict[str, str], names: set[str]
) -> None:
    assert found(view, **asked) == names


@pytest.mark.parametrize(
    ("asked", "claims"),
    [
        ({"measure": "injured"}, {INJURED.id}),
        ({"source": "sem mon"}, {CIVILIANS.id}),
        ({"text": "channel"}, set()),
        ({"text": "channel", "restricted": True}, {NINETY.id}),
        ({"state": "rejected"}, set()),
    ],
)
def test_the_same_filters_find_questions_and_origins(asked: dict[str, object], claims: set[str]) -> None:
    wanted = ListingFilter(**asked)  # type: ignore[arg-type]
    with ledger() as view:
        questions = {one.id for one in views.questions(view, wanted)}
        assert questions == {views.question_of(view, one) for one in claims}
        origins = {one.origin.key for one in views.relied(view, wanted)}
        assert origins == {views.origins(view, restricted=True)[one].key for one in claims}


def test_origins_are_turned_over_page_by_page() -> None:
    with ledger() as view:
        whole = list(views.relied(view))
        assert len(whole) > 3
        for n, one in enumerate(whole):
            assert list(views.relied(view, after=one.origin.key)) == whole[n + 1 :]


def test_disagreements_and_changes_go_on_behind_a_question() -> None:
    with ledger() as view:
        looked = list(views.looked_at(view, ListingFilter()))
        assert [one.differ for one in looked] == sorted((one.differ for one in looked), reverse=True)
        for n, one in enumerate(looked):
            assert list(views.looked_at(view, ListingFilter(), after=one.id)) == looked[n + 1 :]
        asked = [question for question, _ in views.changes_by_question(view, ListingFilter())]
        assert [
            question.id for question, _ in views.changes_by_question(view, ListingFilter(), after=asked[0].id)
        ] == [one.id for one in asked[1:]]
