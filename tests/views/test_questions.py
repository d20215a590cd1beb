"""Questions as a ledger tells them: whole, filtered, page by page, and without what may not be passed on."""

from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import Any

import pytest

from tests.ledger.making import claim, document
from tests.views.asked import CLAIMS, TWELVE, WHERE_WHEN
from tests.views.linked import CIVILIANS, EVERY, INJURED, NINETY, ledger
from whosays import views
from whosays.errors import UsageError
from whosays.ledger import View
from whosays.linked import Question
from whosays.views import ClaimFilter


@pytest.fixture(scope="module")
def view() -> Iterator[View]:
    with ledger() as opened:
        yield opened


def told(found: Iterator[Question]) -> list[tuple[str, str | None, int, int]]:
    return [(one.subject.measure, one.subject.status, one.origins, one.claims) for one in found]


def test_questions_come_with_most_origins_first(view: View) -> None:
    assert told(views.questions(view))[0] == ("killed", "unknown", 3, 6)
    assert set(told(views.questions(view))[1:]) == {
        ("killed", "civilian", 1, 1),
        ("injured", "unknown", 1, 1),
    }


@pytest.mark.parametrize(
    ("wanted", "measures"),
    [
        ({"measure": "injured"}, {"injured"}),
        ({"source": "sem monitor"}, {"killed"}),
        ({"source": "ministry of health"}, {"killed", "injured"}),
        ({"place": "kelu"}, {"killed", "injured"}),
        ({"place": "oresh"}, set()),
        ({"until": date(2031, 7, 7)}, set()),
        ({"since": date(2031, 7, 8), "until": date(2031, 7, 8)}, {"killed", "injured"}),
    ],
)
def test_a_filter_keeps_questions_with_a_claim_that_satisfies_it(
    view: View, wanted: dict[str, Any], measures: set[str]
) -> None:
    assert {one.subject.measure for one in views.questions(view, ClaimFilter(**wanted))} == measures


def test_pages_add_up_to_the_whole(view: View) -> None:
    whole = list(views.questions(view))
    pages: list[Question] = []
    while page := list(islice(views.questions(view, after=pages[-1].id if pages else None), 1)):
        pages += page
    assert pages == whole


def test_what_one_document_says_on_one_word_can_be_left_out(view: View) -> None:
    assert told(views.questions(view, compared=True)) == [("killed", "unknown", 3, 6)]


def test_one_question_is_shown_whole(view: View) -> None:
    (asked,) = views.questions(view, compared=True)
    shown = views.question(view, asked.id)
    assert shown.question == asked
    claims = {one.id for voice in shown.voices for account in voice.accounts for one in account.claims}
    assert claims == {one.id for one in (*CLAIMS, NINETY)}
    assert {one.kind for one in shown.relations} == {"repeats", "revises", "contradicts"}


def test_its_reprints_are_one_text(view: View) -> None:
    (asked,) = views.questions(view, compared=True)
    (ministry,) = (one for one in views.question(view, asked.id).voices if one.documents > 1)
    assert (ministry.documents, ministry.texts) == (4, 2)
    assert {one.id for one in ministry.accounts[0].claims} == {one.id for one in TWELVE}


def test_what_is_near_says_what_keeps_it_apart(view: View) -> None:
    (asked,) = views.questions(view, compared=True)
    near = views.question(view, asked.id).near
    assert [(one.question.subject.status, one.why) for one in near] == [
        ("civilian", "status differs: civilian, unknown")
    ]


def test_the_beginning_of_an_id_is_enough_where_only_one_begins_so(view: View) -> None:
    (asked,) = views.questions(view, compared=True)
    assert views.question(view, asked.id[:11]).question == asked
    with pytest.raises(UsageError, match="several questions begin with q1-"):
        views.question(view, "q1-")
    with pytest.raises(UsageError, match="no question q1-x: use an id that `whosays questions` shows"):
        views.question(view, "q1-x")
    with pytest.raises(UsageError, match="no question %"):
        views.question(view, "%")


def test_going_on_after_an_unknown_question_is_refused(view: View) -> None:
    with pytest.raises(UsageError, match="no question q1-x to go on after"):
        next(views.questions(view, after="q1-x"))


def test_without_restricted_documents_a_question_counts_what_is_left(view: View) -> None:
    shown = ClaimFilter(restricted=False)
    first = next(views.questions(view, shown))
    assert (first.origins, first.claims, first.high) == (2, 5, 31)
    detail = views.detail(view, first, restricted=False)
    assert detail is not None
    assert detail.question == first
    assert NINETY.id not in detail.model_dump_json()


def test_a_question_that_only_a_restricted_document_answers_is_not_shown() -> None:
    of = document(
        "7 cows died in Kelu camp on 8 July.", "cows.txt", restricted=True, published=date(2031, 7, 9)
    )
    cows = claim(of, "7", **(WHERE_WHEN | {"people": "cows"}))
    with ledger((of, [cows])) as view:
        (asked,) = (one for one in views.questions(view) if one.subject.population not in ("people", None))
        assert views.detail(view, asked, restricted=False) is None
        assert asked not in views.questions(view, ClaimFilter(restricted=False))


def test_every_claim_has_its_origin(view: View) -> None:
    origins = views.origins(view, restricted=True)
    assert set(origins) == {one.id for _, claims in EVERY for one in claims}
    assert origins[INJURED.id].key == origins[TWELVE[0].id].key != origins[CIVILIANS.id].key
