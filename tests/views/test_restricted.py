"""What is shown without restricted documents is what a ledger shows that never had them."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.ledger.linking.test_questions import Read, put, report
from tests.views.held import EVERY, SECRETS, fill
from whosays import views
from whosays.ledger import View, open_store
from whosays.ledger.linking import families
from whosays.views import ClaimFilter

OPEN = ClaimFilter(restricted=False)
LEFT = {one.id for made, claims in EVERY for one in claims if not made.restricted}


@pytest.fixture(params=["at once", "one by one"])
def view(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[View]:
    if request.param == "one by one":
        monkeypatch.setattr(families, "WHOLESALE", 0)
    with open_store(":memory:") as store:
        fill(store)
        with store.view() as opened:
            yield opened


def told(view: View) -> dict[str, object]:
    """All that the readers of linked claims say without restricted documents."""
    asked = list(views.questions(view, OPEN))
    return {
        "origins": views.origins(view, restricted=False),
        "questions": {one.id: one for one in asked},
        "details": {one.id: views.detail(view, one, restricted=False) for one in asked},
        "relied": list(views.relied(view, OPEN)),
        "changes": list(views.changes(view, OPEN)),
        "disagreements": list(views.disagreements(view, OPEN)),
    }


def printed(view: View) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Families without restricted documents: who prints one text, and whom these credit."""
    return [(one.documents, one.credits) for one in views.families(view)]


def test_restricted_documents_do_tell_more_to_who_may_see_them(view: View) -> None:
    shown = str(views.origins(view, restricted=True))
    assert all(name in shown for name in SECRETS)


def test_no_reader_says_what_restricted_documents_alone_know(view: View) -> None:
    said = told(view), printed(view)
    assert set(views.origins(view, restricted=False)) == LEFT
    assert [name for name in SECRETS if name in str(said)] == []


def test_it_is_what_a_ledger_without_them_says(view: View) -> None:
    with open_store(":memory:") as store:
        fill(store, with_held=False)
        with store.view() as never:
            assert (told(view), printed(view)) == (told(never), printed(never))


DATED = st.builds(
    lambda place, source, number, day, held: (
        (read := report(place, 0, source, number, day))[0].model_copy(update={"restricted": held}),
        read[1],
    ),
    st.integers(0, 1), st.integers(0, 4), st.sampled_from([12, 14, 120]), st.sampled_from([0, 1, 2]),
    st.booleans(),
)  # fmt: skip


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    read=st.lists(DATED, min_size=2, max_size=9, unique_by=lambda one: one[0].id), at_once=st.integers(1, 3)
)
def test_whatever_documents_are_restricted_the_rest_speaks_for_itself(read: list[Read], at_once: int) -> None:
    with open_store(":memory:") as store, open_store(":memory:") as without:
        put(without, [one for one in read if not one[0].restricted], 100)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(families, "WHOLESALE", 0)
            put(store, read, at_once)
        with store.view() as view, without.view() as never:
            assert told(view) == told(never)
