"""What was linked, put together for a reader: everything a question holds, once, in an order that prefers nobody."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date

import pytest

from tests.ledger.making import claim, document
from tests.views.asked import CLAIMS, DOCUMENTS, THIRTY_ONE, TWELVE, TWENTY_THREE, question
from whosays import link
from whosays.link import Linked
from whosays.records import Claim
from whosays.views import QuestionDetail, assembling


def linked(claims: Iterable[Claim]) -> Linked:
    by_document: dict[str, list[Claim]] = {}
    for one in claims:
        by_document.setdefault(one.document.id, []).append(one)
    facts = [
        fact
        for some in by_document.values()
        for fact in link.of_document([one.model_dump(mode="json") for one in some])
    ]
    return link.compare_claims(facts)


def reading(claims: Iterable[Claim]) -> Callable[[Iterable[str]], Mapping[str, Claim]]:
    known = {one.id: one for one in claims}
    return lambda wanted: {claim: known[claim] for claim in wanted}


@pytest.fixture(scope="module")
def detail() -> QuestionDetail:
    found = linked(CLAIMS)
    (asked,) = found.questions.values()
    families = {of.id: "f1-text" for of in DOCUMENTS[:3]}
    return assembling.detail(found, asked, reading(CLAIMS), families, [])


def test_every_claim_is_in_one_account_of_one_origin(detail: QuestionDetail) -> None:
    told = [one.id for voice in detail.voices for account in voice.accounts for one in account.claims]
    assert sorted(told) == sorted(one.id for one in CLAIMS)


def test_reprints_of_one_text_count_once(detail: QuestionDetail) -> None:
    front, ministry = detail.voices
    assert [(account.texts, len(account.claims)) for account in ministry.accounts] == [(1, 3), (1, 1)]
    assert ministry.latest.claims == (TWENTY_THREE,)
    assert (ministry.documents, ministry.texts) == (4, 2)
    assert (front.documents, front.texts) == (1, 1)


def test_origins_come_by_the_day_of_their_first_account_then_by_name(detail: QuestionDetail) -> None:
    assert [voice.origin.name for voice in detail.voices] == ["The Darvane Front", "the Ministry of Health"]
    assert [account.day for account in detail.voices[1].accounts] == [date(2031, 7, 9), date(2031, 7, 12)]


def test_each_reason_for_one_origin_is_given_once(detail: QuestionDetail) -> None:
    assert detail.voices[1].why == ("the innermost source that the document names",)


def test_relations_tell_who_revises_and_who_differs(detail: QuestionDetail) -> None:
    told = {(one.kind, one.of, one.to) for one in detail.relations if one.kind != "repeats"}
    assert told == {
        (
            "revises",
            TWENTY_THREE.id,
            min(TWELVE, key=lambda one: (one.document.published, one.document.id)).id,
        ),
        ("contradicts", TWENTY_THREE.id, THIRTY_ONE.id),
    }
    assert [one.kind for one in detail.differing] == ["contradicts"]
    assert detail.flags == ()


def test_claims_of_other_questions_that_relations_name_are_at_hand() -> None:
    text = "In Kelu camp 40 people died on 8 July, 50 of them children, the Ministry of Health said."
    of = document(text, published=date(2031, 7, 9))
    whole = claim(of, "40", people="people", place="Kelu camp")
    part = claim(of, "50", people="children", place="Kelu camp", part_of=whole.id)
    found = linked([whole, part])
    asked = found.questions[found.placed[whole.id].question]
    made = assembling.detail(found, asked, reading([whole, part]), {}, [])
    assert made.others == (part,)
    assert {one.kind for one in made.relations} == {"part_of", "exceeds_whole"}
    assert [one.kind for one in made.flags] == ["exceeds_whole"]


def test_what_is_near_says_what_keeps_it_apart_and_comes_by_how_little_that_is() -> None:
    mine = next(iter(linked(CLAIMS).placed.values())).key
    others = {
        "q1-b": replace(mine, status="civilian", population="women"),
        "q1-c": replace(mine, scope="cumulative", days=None, since=date(2031, 3, 3)),
        "q1-a": replace(mine, status="civilian"),
        "q1-d": mine,
    }
    near = assembling.nearest(mine, [(question(id=name), key) for name, key in others.items()])
    assert [(one.question.id, one.why) for one in near] == [
        ("q1-a", "status differs: civilian, unknown"),
        ("q1-b", "population differs: people, women"),
        ("q1-c", "scope differs: cumulative, incident"),
    ]
