"""Which documents print one text; a, b, c are documents, 1, 2, 3 the texts they print."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.link.families import Decided, Edge, decided, families
from whosays.linked import Judgement

SINGLE = {1: ["a"], 2: ["b"], 3: ["c"], 4: ["d"]}


def test_documents_of_one_text_are_a_family_and_a_text_alone_is_none() -> None:
    assert families({1: ["b", "a"], 2: ["c"]}, []) == [["a", "b"]]


def test_texts_that_hold_most_of_one_another_are_a_family_with_all_their_documents() -> None:
    assert families({1: ["a", "b"], 2: ["c"], 3: ["d"]}, [Edge(1, 2, 0.8, 0.7)]) == [["a", "b", "c"]]


def test_cuts_that_share_nothing_are_a_family_through_the_text_that_holds_both() -> None:
    assert families(SINGLE, [Edge(1, 3, 1.0, 0.4), Edge(2, 3, 1.0, 0.4)]) == [["a", "b", "c"]]


def test_a_text_printed_within_two_others_does_not_make_them_one_family() -> None:
    statement_in_both = [Edge(1, 2, 1.0, 0.3), Edge(1, 3, 0.9, 0.3)]
    assert families(SINGLE, statement_in_both) == [["a", "b"]]


def test_reprints_of_a_text_go_together_to_the_one_that_holds_them_best() -> None:
    edges = [Edge(1, 2, 0.9, 0.9), Edge(1, 3, 0.8, 0.3), Edge(2, 4, 0.7, 0.3)]
    assert families(SINGLE, edges) == [["a", "b", "c"]]


@pytest.mark.parametrize(
    "edges",
    [[Edge(1, 2, 1, 1), Edge(2, 3, 1, 1)], [Edge(1, 2, 1, 1), Edge(1, 3, 1, 1), Edge(2, 3, 0.9, 0.9)]],
)
def test_what_was_taken_apart_is_not_brought_together_by_a_third(edges: list[Edge]) -> None:
    apart = [Decided("a", "c", together=False)]
    found = families(SINGLE, edges, apart)
    assert all(not {"a", "c"} <= set(family) for family in found)
    assert len(found) == 1


def test_what_was_joined_is_one_family_whatever_it_prints() -> None:
    assert families(SINGLE, [Edge(1, 2, 1, 1)], [Decided("b", "d", together=True)]) == [["a", "b", "d"]]


def test_one_of_several_equal_texts_is_taken_apart_and_later_ones_stay_with_the_rest() -> None:
    apart = [Decided("a", other, together=False) for other in ("b", "c")]
    assert families({1: ["a", "b", "c"]}, [], apart) == [["b", "c"]]
    assert families({1: ["a", "b", "c", "e"]}, [], apart) == [["b", "c", "e"]]


def test_a_decision_on_documents_that_are_not_there_changes_nothing() -> None:
    unknown = [Decided("a", "x", together=True), Decided("x", "y", together=False)]
    assert families(SINGLE, [], unknown) == []


def judged(action: str, target: str, members: list[str], family: list[str] | None = None) -> Judgement:
    return Judgement.model_validate({
        "at": datetime(2031, 7, 9, tzinfo=UTC), "user": "T. Ven", "action": action, "target_kind": "family",
        "target": target, "before": {"members": family or []}, "after": {"members": members},
    })  # fmt: skip


def test_a_split_takes_its_members_from_the_target_and_from_all_that_stay() -> None:
    split = judged("split", "a", ["c", "d"], ["a", "b", "c", "d"])
    assert {(d.left, d.right) for d in decided([split])} == {("a", "c"), ("a", "d"), ("b", "c"), ("b", "d")}
    assert families({1: ["a", "b", "c", "d"]}, [], decided([split])) == [["a", "b"], ["c", "d"]]


def test_the_later_of_two_decisions_on_one_pair_counts() -> None:
    split, join = judged("split", "a", ["b"]), judged("join", "b", ["a"])
    assert families({1: ["a", "b"]}, [], decided([split, join])) == [["a", "b"]]
    assert families({1: ["a", "b"]}, [], decided([join, split])) == []


def test_judgements_of_claims_and_questions_are_no_business_of_families() -> None:
    other = judged("split", "a", ["b"]).model_copy(update={"target_kind": "question"})
    assert decided([other, judged("note", "a", ["b"])]) == []


DOCUMENTS = st.dictionaries(
    st.integers(0, 7), st.lists(st.sampled_from("abcdefgh"), min_size=1, max_size=3), min_size=2
).map(lambda found: {text: [f"{name}{text}" for name in sorted(set(names))] for text, names in found.items()})
SHARES = st.sampled_from([0.3, 0.5, 0.7, 1.0])


@st.composite
def ledgers(draw: st.DrawFn) -> tuple[dict[int, list[str]], list[Edge], list[Decided]]:
    texts = draw(DOCUMENTS)
    pairs = [(a, b) for a in sorted(texts) for b in sorted(texts) if a < b]
    edges = [Edge(*pair, draw(SHARES), draw(SHARES)) for pair in pairs if draw(st.booleans())]
    names = sorted(name for listed in texts.values() for name in listed)
    decisions = draw(
        st.lists(st.builds(Decided, st.sampled_from(names), st.sampled_from(names), st.booleans()))
    )
    return texts, edges, [d for d in decisions if d.left < d.right]


@given(ledgers(), st.randoms())
def test_families_are_the_same_in_whatever_order_documents_and_edges_come(
    ledger: tuple[dict[int, list[str]], list[Edge], list[Decided]], chance: object
) -> None:
    texts, edges, decisions = ledger
    shuffled = {
        text: chance.sample(texts[text], len(texts[text]))
        for text in chance.sample(sorted(texts), len(texts))
    }  # type: ignore[attr-defined]
    expected = families(texts, edges, decisions)
    assert families(shuffled, chance.sample(edges, len(edges)), decisions) == expected  # type: ignore[attr-defined]


@given(ledgers())
def test_nobody_is_in_two_families_and_the_last_word_of_a_reviewer_holds(
    ledger: tuple[dict[int, list[str]], list[Edge], list[Decided]],
) -> None:
    texts, edges, decisions = ledger
    found = families(texts, edges, decisions)
    members = [document for family in found for document in family]
    assert len(members) == len(set(members))
    if decisions:
        first = decisions[0]
        together = any({first.left, first.right} <= set(family) for family in found)
        assert together == first.together
