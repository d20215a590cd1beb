"""Families in a ledger: the same whatever the order in which documents came, and however they were linked."""

import random
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from tests.ledger.linking.printing import document, edited, text
from tests.ledger.making import claim, contents
from whosays.ledger import Store, open_store, schema
from whosays.ledger.linking import copies, families
from whosays.link import candidates
from whosays.linked import Action, Family, Judgement
from whosays.records import Document, Relay

MADE = ("linked_documents", "fingerprints", "copies", "families", "unlinked")


@pytest.fixture
def crowded(monkeypatch: pytest.MonkeyPatch) -> None:
    """A few texts are as many as four hundred are elsewhere."""
    for name, number in {"FEW": 3, "FIRST": 2, "COMMON": 6}.items():
        monkeypatch.setattr(candidates, name, number)


def put(store: Store, documents: Sequence[Document], at_once: int) -> None:
    """Add documents, and link whenever so many have come."""
    with store.writer() as writer:
        for n, one in enumerate(documents, start=1):
            writer.put(one, [])
            if n % at_once == 0:
                writer.link()
        writer.link()


def tables(documents: Sequence[Document], at_once: int) -> dict[str, list[tuple[object, ...]]]:
    with open_store(":memory:") as store:
        put(store, documents, at_once)
        return {name: rows for name, rows in contents(store).items() if name in MADE}


def families_of(store: Store) -> Iterator[Family]:
    with store.view() as view:
        for row in view.rows(select(schema.families.c.record).order_by(schema.families.c.id)):
            yield Family.model_validate_json(row["record"])


PARTS = [text(seed, 24) for seed in range(6)]
TEXTS = st.lists(st.integers(0, 5), min_size=1, max_size=4).map(
    lambda parts: " ".join(PARTS[n] for n in parts)
)
PRINTED = st.builds(edited, TEXTS, st.integers(0, 3))


@pytest.mark.usefixtures("crowded")
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(printed=st.lists(PRINTED, min_size=2, max_size=14), chance=st.randoms(), at_once=st.integers(1, 4))
def test_any_order_of_documents_and_any_steps_give_the_same_tables(
    printed: list[str], chance: random.Random, at_once: int
) -> None:
    documents = [document(f"Outlet {n}", words, n % 3 or None) for n, words in enumerate(printed)]
    whole = tables(documents, len(documents))
    shuffled = chance.sample(documents, len(documents))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(families, "WHOLESALE", 0)
        assert tables(shuffled, at_once) == whole


def documents_of(store: Store) -> list[list[str | None]]:
    """Publishers of each family's members, in their order."""
    with store.view() as view:
        table = schema.documents.c
        names = {row["id"]: row["publisher"] for row in view.rows(select(table.id, table.publisher))}
    return sorted([names[one] for one in family.documents] for family in families_of(store))


def judge(store: Store, action: Action, target: Document, *members: Document, seen: int = 0) -> int:
    after: dict[str, object] = {"members": [one.id for one in members]} if members else {}
    made = Judgement(
        at=datetime(2031, 7, 9, tzinfo=UTC), user="T. Ven", action=action, target_kind="family", target=target.id,
        after=after,
    )  # fmt: skip
    with store.reviewer() as reviewer:
        return reviewer.judge(made, seen).id or 0


def test_one_text_by_two_publishers_is_a_family_in_order_of_publication(store: Store) -> None:
    words = text(1)
    put(store, [document("Late", words, 5), document("Undated", words, None), document("Early", words, 2)], 9)
    assert documents_of(store) == [["Early", "Late", "Undated"]]


def test_a_family_keeps_its_id_when_later_documents_come(store: Store) -> None:
    put(store, [document("First", text(1)), document("Second", edited(text(1), 1), 1)], 9)
    (before,) = families_of(store)
    put(store, [document("Third", edited(text(1), 2), 2)], 9)
    (after,) = families_of(store)
    assert (after.id, after.documents[:2]) == (before.id, before.documents)


def test_a_family_names_the_agencies_that_its_members_credit(store: Store) -> None:
    relays = [Relay(name="Talvia Wire", kind="agency"), Relay(name="Ilve Post", kind="publisher")]
    with store.writer() as writer:
        for day in (0, 1):
            made = document(f"Outlet {day}", f"{text(1)} 12", day)
            writer.put(made, [claim(made, "12", relay=tuple(relays[day:]))])
        writer.link()
    (family,) = families_of(store)
    assert family.credits == ("Talvia Wire",)


def test_what_a_reviewer_took_apart_stays_apart_when_more_is_linked_and_comes_back_by_an_undo(
    store: Store,
) -> None:
    made = [document(f"Outlet {n}", edited(text(1), n), n) for n in range(4)]
    put(store, made, 9)
    split = judge(store, "split", made[0], made[3])
    assert documents_of(store) == [["Outlet 0", "Outlet 1", "Outlet 2"]]
    put(store, [document("Newcomer", text(1), 9)], 9)
    apart = documents_of(store)
    assert not any({"Outlet 0", "Outlet 3"} <= set(family) for family in apart)
    judge(store, "undo", made[0], seen=split)
    assert documents_of(store) == [["Outlet 0", "Outlet 1", "Outlet 2", "Outlet 3", "Newcomer"]]


def test_what_a_reviewer_joined_stays_joined_when_all_is_linked_anew(store: Store) -> None:
    made = [document("One", text(1)), document("Other", text(2), 1), document("Third", text(3), 2)]
    put(store, made, 9)
    assert documents_of(store) == []
    judge(store, "join", made[0], made[1])
    assert documents_of(store) == [["One", "Other"]]
    put(store, [document(f"Later {n}", text(9 + n), 3) for n in range(5)], 9)
    assert documents_of(store) == [["One", "Other"]]


def test_a_document_stored_and_not_linked_is_linked_the_next_time(store: Store) -> None:
    with store.writer() as writer:
        writer.put(document("One", text(1)), [])
        assert writer.link() == 1
        writer.put(document("Other", text(1), 1), [])
    assert documents_of(store) == []
    with store.writer() as writer:
        assert (writer.link(), writer.link()) == (1, 0)
    assert documents_of(store) == [["One", "Other"]]


def test_a_link_that_breaks_off_leaves_nothing_behind_and_is_done_the_next_time(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(store, [document("One", text(1))], 1)
    before = contents(store)
    with store.writer() as writer:
        writer.put(document("Other", text(1), 1), [])
        with monkeypatch.context() as broken:
            broken.setattr(families, "_write", lambda *_: 1 / 0)
            with pytest.raises(ZeroDivisionError):
                writer.link()
        assert {name: contents(store)[name] for name in MADE[:4]} == {name: before[name] for name in MADE[:4]}
        assert writer.link() == 1
    assert documents_of(store) == [["One", "Other"]]


@pytest.mark.usefixtures("crowded")
def test_a_standing_paragraph_makes_no_family_however_many_print_it(store: Store) -> None:
    put(store, [document(f"Outlet {n}", f"{text(n)} {text(99, 25)}", n) for n in range(12)], 5)
    assert documents_of(store) == []


@pytest.mark.usefixtures("crowded")
def test_a_text_printed_by_many_with_edits_is_one_family(store: Store) -> None:
    put(store, [document(f"Outlet {n}", edited(text(1, 120), n, 0.02), n) for n in range(12)], 5)
    assert [len(family) for family in documents_of(store)] == [12]


def test_texts_that_say_nothing_are_linked_and_are_no_family(store: Store) -> None:
    odd = ["", " ", "\x00", "...", "Four words, no more", "shell " * 50_000, "\u202e" + text(1)]
    put(
        store,
        [document(f"{side} {n}", words) for n, words in enumerate(odd[:5]) for side in ("Left", "Right")],
        9,
    )
    put(store, [document(f"Outlet {n}", words) for n, words in enumerate(odd[5:])], 9)
    assert documents_of(store) == []
    with store.writer() as writer:
        assert writer.link() == 0


def test_copies_hang_together_through_the_first_document_of_each_text() -> None:
    made = [document(f"Same {n}", text(1), n) for n in range(4)]
    reprint, host = document("Edited", edited(text(1), 1)), document("Host", f"{text(5, 90)} {text(1, 30)}")
    with open_store(":memory:") as store:
        put(store, [*made, reprint, host], 9)
        with store._engine.connect() as connection:
            found = list(copies(connection, [one.id for one in (*made, reprint, host)]))
            alone = list(copies(connection, [host.id]))
    first = min(one.id for one in made)
    pairs = {frozenset((copy.left, copy.right)) for copy in found}
    assert len(found) == len(pairs)
    assert {frozenset((first, one.id)) for one in (*made, reprint, host) if one.id != first} <= pairs
    assert all(copy.left < copy.right for copy in found)
    assert {copy.kind for copy in alone} == {"shares_passage"}
    for copy in alone:
        passage, left = copy.passages[0], copy.left == host.id
        span = (passage.left_start, passage.left_end) if left else (passage.right_start, passage.right_end)
        assert host.text[slice(*span)].split()[0] in text(1, 30).split()
