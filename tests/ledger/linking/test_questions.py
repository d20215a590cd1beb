"""Questions in a ledger: the same in whatever order and steps documents came, and after decisions are taken back."""

import random
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from tests.ledger.making import contents
from whosays import demo, link, pipeline
from whosays.ledger import Store, open_store, schema
from whosays.ledger.linking import families, reading
from whosays.link import Linked
from whosays.linked import Action, Judgement, Question
from whosays.records import Claim, Document

MADE = ("linked_claims", "questions", "copied_claims", "sorted_claims")
Read = tuple[Document, list[Claim]]
Tables = dict[str, list[tuple[object, ...]]]


def put(store: Store, read: Sequence[Read], at_once: int) -> None:
    """Add documents, and link whenever so many have come."""
    with store.writer() as writer:
        for n, (document, claims) in enumerate(read, start=1):
            writer.put(document, claims)
            if n % at_once == 0:
                writer.link()
        writer.link()


def tables(store: Store) -> Tables:
    return {name: rows for name, rows in contents(store).items() if name in MADE}


def linked(read: Sequence[Read], at_once: int) -> Tables:
    with open_store(":memory:") as store:
        put(store, read, at_once)
        return tables(store)


@pytest.fixture(scope="module")
def demo_corpus(tmp_path_factory: pytest.TempPathFactory) -> list[Read]:
    folder = demo.corpus(tmp_path_factory.mktemp("demo"))
    documents = [one for one in pipeline.read([str(folder)]) if isinstance(one, Document)]
    return [(one, pipeline.extract(one)) for one in documents]


def test_orders_and_steps_of_the_demo_give_the_same_tables(
    demo_corpus: list[Read], monkeypatch: pytest.MonkeyPatch
) -> None:
    read = demo_corpus
    whole = linked(read, len(read))
    assert len(whole["questions"]) > 50
    monkeypatch.setattr(families, "WHOLESALE", 0)
    chance = random.Random(5)  # noqa: S311
    for at_once in (1, 5, 9, 14, 26):
        assert linked(chance.sample(read, len(read)), at_once) == whole


PLACES = ["Kelu", "Mirrow", ""]
SOURCES = [
    "the Ministry of Health said",
    "Talvia Wire reported",
    "police said",
    "the Kelu Committee said",
    "",
]
TIMES = [
    "on 8 July",
    "on 9 July",
    "overnight",
    "after midnight on 9 July",
    "since May",
    "from 1 to 30 June",
    "",
]


@cache
def report(place: int, time: int, source: int, number: int, day: int) -> Read:
    """One sentence that counts the dead, as printed by an outlet of its own."""
    where = f" in {PLACES[place]}" if PLACES[place] else ""
    words = f"{number} people were killed{where} {TIMES[time]}".rstrip()
    text = f"{words}, {SOURCES[source]}." if SOURCES[source] else f"{words}."
    document = Document.build(
        text=text, source=f"{place}{time}{source}-{number}-{day}",
        publisher="Talvia Wire" if number == 12 else f"Outlet {number}",
        published=date(2031, 7, 8 + day) if day < 20 else None,
    )  # fmt: skip
    return document, pipeline.extract(document)


REPORTS = st.builds(
    report, st.integers(0, 2), st.integers(0, 6), st.integers(0, 4), st.sampled_from([12, 14, 120]),
    st.sampled_from([0, 1, 2, 3, 5, 9, 16, 20]),
)  # fmt: skip


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(read=st.lists(REPORTS, min_size=2, max_size=10), chance=st.randoms(), at_once=st.integers(1, 4))
def test_any_order_and_any_steps_give_the_same_tables(
    read: list[Read], chance: random.Random, at_once: int
) -> None:
    whole = linked(read, len(read))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(families, "WHOLESALE", 0)
        assert linked(chance.sample(read, len(read)), at_once) == whole


def test_fifty_orders_of_the_demo_give_the_same_links(demo_corpus: list[Read]) -> None:
    facts = [
        one
        for _, claims in demo_corpus
        for one in link.of_document([c.model_dump(mode="json") for c in claims])
    ]
    whole = link.compare_claims(facts)
    chance = random.Random(5)  # noqa: S311
    for _ in range(50):
        other = link.compare_claims(chance.sample(facts, len(facts)))
        assert other == whole
        assert link.relations(other) == link.relations(whole)
        assert link.checks(other) == link.checks(whole)


def test_what_stands_around_a_question_gives_all_its_relations(demo_corpus: list[Read]) -> None:
    with open_store(":memory:") as store:
        put(store, demo_corpus, len(demo_corpus))
        with store.view() as view:
            names = [row["id"] for row in view.rows(select(schema.questions.c.id))]
            whole = merged(reading.around(view, name, restricted=True) for name in names)
            for name in names:
                assert link.relations(reading.around(view, name, restricted=True), name) == link.relations(
                    whole, name
                )
                assert link.checks(reading.around(view, name, restricted=True), name) == link.checks(
                    whole, name
                )


def merged(parts: Iterable[Linked]) -> Linked:
    """What all questions of a ledger are linked to."""
    facts, questions, placed, origins = {}, {}, {}, {}
    for one in parts:
        facts |= one.facts
        questions |= one.questions
        placed |= one.placed
        origins |= one.origins
    return Linked(facts, questions, placed, origins)


def test_the_ledger_holds_what_the_pure_functions_find(demo_corpus: list[Read]) -> None:
    read = demo_corpus
    facts = [
        one for _, claims in read for one in link.of_document([c.model_dump(mode="json") for c in claims])
    ]
    with open_store(":memory:") as store:
        put(store, read, len(read))
        with store.view() as view:
            held = {row["id"]: row["record"] for row in view.rows(select(schema.questions))}
            places = {row["claim_id"]: row["question"] for row in view.rows(select(schema.linked_claims))}
    found = link.compare_claims(facts)
    assert places == {claim: where.question for claim, where in found.placed.items()}
    assert {name: Question.model_validate_json(one).subject for name, one in held.items()} == {
        name: one.subject for name, one in found.questions.items()
    }


def judged(action: Action, target: str, *members: str) -> Judgement:
    return Judgement(
        at=datetime(2031, 7, 9, tzinfo=UTC), user="Ana", action=action, target_kind="question", target=target,
        after={"members": list(members)} if members else {},
    )  # fmt: skip


def question_of(store: Store, claim: str) -> str:
    with store.view() as view:
        table = schema.linked_claims.c
        (row,) = view.rows(select(table.question).where(table.claim_id == claim))
        return str(row["question"])


def first_claim(read: Read) -> str:
    return read[1][0].id


ONE, OTHER, LATER = report(0, 0, 0, 12, 1), report(1, 0, 0, 14, 1), report(0, 0, 1, 14, 2)


def test_joined_and_parted_questions_survive_later_documents_and_an_undo() -> None:
    one, other, later = map(first_claim, (ONE, OTHER, LATER))
    with open_store(":memory:") as store:
        put(store, [ONE, OTHER], 2)
        before = tables(store)
        assert question_of(store, one) != question_of(store, other)
        with store.reviewer() as reviewer:
            reviewer.judge(judged("join", one, other), 0)
        assert question_of(store, one) == question_of(store, other)
        put(store, [LATER], 1)
        assert question_of(store, one) == question_of(store, other) == question_of(store, later)
        with store.reviewer() as reviewer:
            reviewer.judge(judged("split", one, later), 1)
        assert question_of(store, one) == question_of(store, other) != question_of(store, later)
        with store.reviewer() as reviewer:
            reviewer.judge(judged("undo", one), 2)
            reviewer.judge(judged("undo", one), 3)
        assert question_of(store, one) == question_of(store, later) != question_of(store, other)
        with store.view() as view:
            assert len(list(view.rows(select(schema.questions)))) == 2
        assert [row for row in tables(store)["linked_claims"] if row[0] == other] == [
            row for row in before["linked_claims"] if row[0] == other
        ]


def test_decisions_made_before_or_after_linking_give_the_same_tables() -> None:
    one, other = first_claim(ONE), first_claim(OTHER)
    found = []
    for steps in ([[ONE, OTHER, LATER]], [[OTHER, ONE], [LATER]], [[ONE, OTHER], [LATER]]):
        with open_store(":memory:") as store:
            put(store, steps[0], 3)
            with store.reviewer() as reviewer:
                reviewer.judge(judged("join", one, other), 0)
            for more in steps[1:]:
                put(store, more, 1)
            found.append(tables(store))
    assert found[0] == found[1] == found[2]


def test_a_rejected_claim_bounds_nothing_until_it_is_accepted() -> None:
    one = first_claim(ONE)
    with open_store(":memory:") as store:
        put(store, [ONE, LATER], 2)
        before = tables(store)
        for n, (action, low, high) in enumerate([("reject", 14, 14), ("undo", 12, 14)]):
            with store.reviewer() as reviewer:
                reviewer.judge(judged(action, one).model_copy(update={"target_kind": "claim"}), n)
            with store.view() as view:
                (row,) = view.rows(select(schema.questions))
            assert (row["low"], row["high"]) == (low, high)
        assert tables(store) == before
