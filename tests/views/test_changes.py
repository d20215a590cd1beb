"""What an origin replaced: old and new, once, in order."""

from datetime import date

from tests.ledger.making import claim, document
from tests.views.asked import TWELVE, TWENTY_THREE, WHERE_WHEN
from tests.views.linked import ledger
from whosays import views
from whosays.views import ClaimFilter


def test_a_revision_has_the_figure_before_and_the_figure_after() -> None:
    with ledger() as view:
        (change,) = views.changes(view)
    assert (change.kind, change.day) == ("revises", date(2031, 7, 12))
    assert change.new == TWENTY_THREE
    assert change.old in TWELVE
    assert change.origin.name == "the Ministry of Health"
    assert change.question.subject.measure == "killed"


def test_changes_of_one_question_come_by_day() -> None:
    later = document(
        "The Ministry of Health counts 25 people dead on 8 July in Kelu camp.",
        "c.txt",
        publisher="Ministry of Health",
        published=date(2031, 7, 20),
    )
    more = claim(later, "25", **WHERE_WHEN, sources=("The Ministry of Health",))
    with ledger((later, [more])) as view:
        found = list(views.changes(view))
    assert [(one.old.figure.text, one.new.figure.text) for one in found] == [("12", "23"), ("23", "25")]


def test_another_origins_figure_is_no_change() -> None:
    with ledger() as view:
        assert list(views.changes(view, ClaimFilter(measure="injured"))) == []
