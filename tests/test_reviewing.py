"""What a row of judgements comes to."""

from datetime import UTC, datetime

import pytest

from tests.ledger.making import claim, document, spot
from whosays.errors import EvidenceError, UsageError
from whosays.linked import Judgement
from whosays.reviewing import review, standing

TEXT = "Shelling killed 12 in Kelu camp, Oresh radio said. A monitor spoke of up to 20 dead."
MADE = document(TEXT)
ROW = claim(MADE, "12")


def judged(n, action, *, target=ROW.id, **after):
    return Judgement(
        id=n, at=datetime(2031, 1, n, tzinfo=UTC), user="T. Ven", action=action, target_kind="claim",
        target=target, after=after,
    )  # fmt: skip


def test_the_last_decision_that_stands_is_the_state():
    made = [judged(1, "accept"), judged(2, "reject"), judged(3, "note")]
    assert review(ROW.id, ROW, made).state == "rejected"
    assert review(ROW.id, ROW, [*made, judged(4, "undo", undoes=2)]).state == "accepted"
    assert review(ROW.id, ROW, []).state == "unreviewed"


def test_what_was_taken_back_stands_no_more_and_taking_back_is_no_decision():
    made = [judged(1, "accept"), judged(2, "undo", undoes=1)]
    assert standing(reversed(made)) == []


def test_an_edit_gives_another_record_and_leaves_the_machines_alone():
    figure = spot(TEXT, "up to 20") | {"low": None, "high": 20, "modifier": "at_most", "kind": "count"}
    after = review(ROW.id, ROW, [judged(1, "edit", figure=figure), judged(2, "edit", measure="injured")])
    assert (after.state, after.claim.figure.high, after.claim.measure) == ("edited", 20, "injured")
    assert after.claim.id == ROW.id
    assert after.claim.origin == "invented@1+review"
    assert (ROW.figure.high, ROW.measure) == (12, "killed")


def test_an_edit_whose_digits_are_not_in_its_words_is_refused():
    forged = spot(TEXT, "12") | {"low": 120, "high": 120, "modifier": "exact", "kind": "count"}
    with pytest.raises(EvidenceError, match="can't be derived"):
        review(ROW.id, ROW, [judged(1, "edit", figure=forged)])


@pytest.mark.parametrize("field", ["id", "document", "relay", "origin", "nonsense"])
def test_what_is_no_reviewers_to_change_is_refused(field):
    with pytest.raises(UsageError, match="can't be edited"):
        review(ROW.id, ROW, [judged(1, "edit", **{field: None})])


def test_an_edit_to_a_value_that_does_not_exist_is_refused_with_its_field():
    with pytest.raises(UsageError, match="measure"):
        review(ROW.id, ROW, [judged(1, "edit", measure="eaten")])


def test_a_joined_claim_is_stood_for_by_another_until_split():
    join = judged(1, "join", target="c1-other", members=[ROW.id])
    assert review(ROW.id, ROW, [join]).state == "joined"
    assert review("c1-other", ROW, [join]).state == "unreviewed"
    assert (
        review(ROW.id, ROW, [join, judged(2, "split", target="c1-other", members=[ROW.id])]).state
        == "unreviewed"
    )


def test_an_added_claim_that_is_taken_back_is_gone():
    add = judged(1, "add", **ROW.model_dump(mode="json"))
    assert review(ROW.id, None, [add]).claim == ROW
    gone = review(ROW.id, None, [add, judged(2, "undo", undoes=1)])
    assert (gone.state, gone.claim) == ("unreviewed", None)
