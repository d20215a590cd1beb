"""Where accounts differ: both sides, and only where they do."""

from datetime import date

from tests.ledger.making import claim, document
from tests.views.asked import WHERE_WHEN
from tests.views.linked import ledger
from whosays import views
from whosays.views import ClaimFilter


def test_questions_on_which_two_origins_have_no_number_in_common() -> None:
    with ledger() as view:
        (found,) = views.disagreements(view)
    assert found.question.differ
    assert {one.kind for one in found.differing} == {"contradicts"}
    assert [voice.accounts[0].day for voice in found.voices] == sorted(
        v.accounts[0].day for v in found.voices
    )


def test_a_denial_and_a_part_that_exceeds_its_whole_follow() -> None:
    text = "In Oresh 40 people died on 8 July, 50 of them children, the mayor said."
    of = document(text, "oresh.txt", publisher="Ilve Post", published=date(2031, 7, 9))
    there = WHERE_WHEN | {"place": "Oresh", "sources": ("the mayor",)}
    whole = claim(of, "40", **there)
    part = claim(of, "50", **(there | {"people": "children"}), part_of=whole.id)
    with ledger((of, [whole, part])) as view:
        kinds = [
            {one.kind for one in (*found.differing, *found.flags)} for found in views.disagreements(view)
        ]
    assert kinds[0] == {"contradicts"}
    assert kinds[1:] == [{"exceeds_whole"}, {"exceeds_whole"}]


def test_what_agrees_is_left_out() -> None:
    with ledger() as view:
        assert list(views.disagreements(view, ClaimFilter(measure="injured"))) == []
