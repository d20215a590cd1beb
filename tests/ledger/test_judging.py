"""Decisions of reviewers in every kind of ledger."""

import sqlite3
from contextlib import contextmanager
from datetime import UTC, datetime

import pytest
from sqlalchemy import select, text

from tests.ledger.making import aged, claim, contents, document, numbered, spot
from whosays.errors import ConflictError, EvidenceError, UsageError
from whosays.ledger import open_store, schema
from whosays.ledger.linking import reading
from whosays.link.facts import REJECTED
from whosays.linked import Judgement

TEXT = "Shelling killed 12 in Kelu camp, Oresh radio said. A monitor spoke of up to 20 dead in Mirrow."
MADE = document(TEXT, restricted=True)
ROW = claim(MADE, "12", place="Kelu camp", sources=("Oresh radio",))
MISSED = claim(MADE, "20", place="Mirrow")


def decision(action, target=ROW.id, kind="claim", user="T. Ven", **after):
    at = datetime(2031, 1, 2, tzinfo=UTC)
    return Judgement(at=at, user=user, action=action, target_kind=kind, target=target, after=after)


@pytest.fixture
def reviewer(store):
    with store.writer() as writer:
        writer.put(MADE, [ROW])
        writer.put(*numbered(1))
    with store.reviewer() as opened:
        yield opened


def listed(store, claim_id=ROW.id):
    with store.view() as view:
        return next(view.rows(select(schema.listing).where(schema.listing.c.claim_id == claim_id)), None)


def matching(store, words):
    found = text("SELECT rowid FROM claim_words WHERE claim_words MATCH :words").bindparams(words=words)
    with store.view() as view:
        return [row["rowid"] for row in view.rows(found)]


def test_a_decision_is_kept_with_its_number_and_the_claim_stays(store, reviewer):
    before = contents(store)["claims"]
    first = reviewer.judge(decision("accept"), 0)
    second = reviewer.judge(decision("note", user="O. Rem"), first.id)
    assert (first.id, second.id, listed(store)["state"]) == (1, 2, "accepted")
    assert contents(store)["claims"] == before


def test_who_has_not_seen_the_last_decision_is_told_of_it_and_nothing_is_stored(store, reviewer):
    reviewer.judge(decision("reject", user="O. Rem"), 0)
    before = contents(store)
    with pytest.raises(ConflictError, match=r"O\. Rem has decided in between \(reject\)"):
        reviewer.judge(decision("accept"), 0)
    assert contents(store) == before


def test_an_edit_is_found_by_its_new_words_and_undone_by_its_old_ones(store, reviewer):
    figure = spot(TEXT, "up to 20") | {"low": None, "high": 20, "modifier": "at_most"}
    edited = reviewer.judge(decision("edit", measure="injured", place=spot(TEXT, "Mirrow"), figure=figure), 0)
    assert edited.before["measure"] == "killed"
    assert (listed(store)["measure"], listed(store)["place"], listed(store)["figure"]) == (
        "injured", "mirrow", 20,
    )  # fmt: skip
    assert len(matching(store, "places : mirrow")) == 1
    assert matching(store, "places : kelu") == []
    undone = reviewer.judge(decision("undo"), edited.id)
    assert undone.after == {"undoes": edited.id}
    assert (listed(store)["measure"], listed(store)["state"]) == ("killed", "unreviewed")
    assert matching(store, "places : mirrow") == []


@pytest.mark.parametrize(
    "figure",
    [
        spot(TEXT, "12") | {"low": 120, "high": 120, "modifier": "exact"},
        {"text": "13", "start": 16, "end": 18, "low": 13, "high": 13, "modifier": "exact"},
    ],
)
def test_an_edit_that_does_not_follow_from_the_words_is_refused_and_leaves_no_trace(store, reviewer, figure):
    before = contents(store)
    with pytest.raises(EvidenceError):
        reviewer.judge(decision("edit", figure=figure), 0)
    assert contents(store) == before


def test_a_missed_claim_is_added_once_and_can_be_taken_back(store, reviewer):
    add = decision("add", MISSED.id, **MISSED.model_dump(mode="json"))
    added = reviewer.judge(add, 0)
    assert (listed(store, MISSED.id)["state"], listed(store, MISSED.id)["restricted"]) == ("added", True)
    with pytest.raises(UsageError, match="claim already"):
        reviewer.judge(add, added.id)
    reviewer.judge(decision("undo", MISSED.id), added.id)
    assert listed(store, MISSED.id) is None
    assert len(matching(store, "shelling")) == 1


def test_a_claim_of_the_machine_is_not_added_again(reviewer):
    with pytest.raises(UsageError, match="claim already"):
        reviewer.judge(decision("add", **ROW.model_dump(mode="json")), 0)


def test_joined_claims_are_stood_for_and_an_undo_frees_them(store, reviewer):
    added = reviewer.judge(decision("add", MISSED.id, **MISSED.model_dump(mode="json")), 0)
    join = reviewer.judge(decision("join", members=[MISSED.id]), 0)
    assert listed(store, MISSED.id)["state"] == "joined"
    reviewer.judge(decision("undo"), join.id)
    assert listed(store, MISSED.id)["state"] == "added"
    assert added.id < join.id


def test_one_claim_is_made_two_by_one_decision_and_one_undo_makes_them_one_again(store, reviewer):
    before = contents(store)
    part = MISSED.model_dump(mode="json")
    split = reviewer.judge(decision("split", changes={"measure": "injured"}, part=part), 0)
    assert (split.before, split.after["members"]) == ({"measure": "killed"}, [MISSED.id])
    assert (listed(store)["state"], listed(store)["measure"]) == ("edited", "injured")
    assert listed(store, MISSED.id)["state"] == "added"
    with pytest.raises(ConflictError, match="has decided in between"):
        reviewer.judge(decision("accept", user="O. Rem"), 0)
    reviewer.judge(decision("undo"), split.id)
    left = contents(store)
    assert [left[name] for name in ("listing", "reviews")] == [
        before["listing"],
        [row for row in left["reviews"] if row[2] == "unreviewed"],
    ]
    assert listed(store, MISSED.id) is None


@pytest.mark.parametrize("action", ["add", "split"])
def test_a_claim_that_was_added_and_taken_back_answers_no_question(store, reviewer, action):
    with store.writer() as writer:
        writer.link()
    part = MISSED.model_dump(mode="json")
    target, after = (MISSED.id, part) if action == "add" else (ROW.id, {"part": part})
    made = reviewer.judge(decision(action, target, **after), 0)
    with store.view() as view:
        assert MISSED.id in reading.everything(view, restricted=True).facts
    reviewer.judge(decision("undo", target), made.id)
    with store.view() as view:
        assert MISSED.id not in reading.everything(view, restricted=True).facts


def test_a_split_is_not_taken_back_from_under_another_reviewer(store, reviewer):
    split = reviewer.judge(decision("split", part=MISSED.model_dump(mode="json")), 0)
    other = reviewer.judge(decision("reject", MISSED.id, user="O. Rem"), split.id)
    with pytest.raises(ConflictError, match=r"O\. Rem has decided on the other claim since \(reject\)"):
        reviewer.judge(decision("undo"), split.id)
    assert listed(store, MISSED.id)["state"] == "rejected"
    reviewer.judge(decision("undo", MISSED.id), other.id)
    reviewer.judge(decision("undo"), split.id)
    assert listed(store, MISSED.id) is None


def test_a_claim_that_is_right_but_for_what_it_left_out_is_accepted_by_its_split(store, reviewer):
    reviewer.judge(decision("split", part=MISSED.model_dump(mode="json")), 0)
    assert (listed(store)["state"], listed(store, MISSED.id)["state"]) == ("accepted", "added")


ELSEWHERE = claim(numbered(1)[0], "11", "missing").model_dump(mode="json")
FORGED = MISSED.model_dump(mode="json") | {
    "figure": spot(TEXT, "20") | {"low": 200, "high": 200, "modifier": "exact"}
}


@pytest.mark.parametrize(
    ("after", "told"),
    [
        ({"part": ROW.model_dump(mode="json")}, "target itself"),
        ({"part": numbered(1)[1][0].model_dump(mode="json")}, "claim already"),
        ({"part": ELSEWHERE}, "one document"),
        ({"part": FORGED}, "200"),
        ({"part": {}}, "id: Field required"),
        ({"part": "20"}, "holds fields"),
        ({"part": MISSED.model_dump(mode="json"), "changes": {"id": "c1-new"}}, "can't be edited"),
    ],
)
def test_a_split_that_does_not_hold_leaves_no_trace(store, reviewer, after, told):
    before = contents(store)
    with pytest.raises((EvidenceError, UsageError), match=told):
        reviewer.judge(decision("split", **after), 0)
    assert contents(store) == before


def test_a_claim_that_another_stands_for_states_nothing_more(store, reviewer):
    reviewer.judge(decision("add", MISSED.id, **MISSED.model_dump(mode="json")), 0)
    reviewer.judge(decision("join", members=[MISSED.id]), 0)
    with store.view() as view:
        linked = reading.everything(view, restricted=True)
    assert linked.facts[MISSED.id].aside == REJECTED
    assert linked.facts[ROW.id].aside is None


@pytest.mark.parametrize(
    ("made", "told"),
    [
        (decision("accept", "c1-unknown"), "no claim c1-unknown"),
        (decision("accept", kind="family"), "can't be decided by 'accept'"),
        (decision("split", "d1-unknown", "family", members=[MADE.id]), "no document d1-unknown"),
        (decision("join", members=[]), "name 1 to"),
        (decision("join", members=[ROW.id]), "target itself"),
        (decision("undo"), "nothing to undo"),
        (decision("accept", user="  "), "needs the name"),
    ],
)
def test_a_decision_that_makes_no_sense_is_refused(store, reviewer, made, told):
    before = contents(store)
    with pytest.raises(UsageError, match=told):
        reviewer.judge(made, 0)
    assert contents(store) == before


def test_families_and_questions_take_decisions_too(reviewer):
    other = numbered(1)[0].id
    first = reviewer.judge(decision("split", MADE.id, "family", members=[other]), 0)
    assert reviewer.judge(decision("undo", MADE.id, "family"), first.id).after["members"] == [other]


def test_an_older_ledger_gets_its_list_of_claims(tmp_path):
    path = tmp_path / "old.db"
    with open_store(path) as store, store.writer() as writer:
        writer.put(MADE, [ROW])
    with open_store(aged(path)) as store:
        assert listed(store)["state"] == "unreviewed"
        assert len(matching(store, "parties : kelu OR voices : oresh")) == 1


def test_a_decision_waits_for_the_disk(tmp_path):
    with open_store(tmp_path / "ledger.db") as store, store.reviewer() as opened:
        setting = opened._connection.exec_driver_sql("PRAGMA synchronous").scalar()
    assert setting == 2, sqlite3.sqlite_version


def test_an_older_ledger_gets_the_ids_of_its_claims(tmp_path):
    path = tmp_path / "old.db"
    told = document("The Kelu Guard killed 7, the Kelu Committee said.")
    row = claim(told, "7", actor="The Kelu Guard", sources=("Kelu Committee",), ids=("name:a", "name:b"))
    with open_store(path) as store, store.writer() as writer:
        writer.put(told, [row])
        before = contents(store)
    with open_store(aged(path)) as store:
        assert contents(store)["claims"] == before["claims"]


def test_bringing_an_older_ledger_up_to_date_tells_how_far_it_has_come(tmp_path):
    path, told = tmp_path / "old.db", []

    @contextmanager
    def watch(claims):
        yield lambda done: told.append((done, claims))

    with open_store(path) as store, store.writer() as writer:
        writer.put(*numbered(1))
    with open_store(aged(path), watch=watch):
        assert set(told) == {(2, 2)}
