"""The conformance suite: what every kind of ledger does."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.ledger.making import claim, contents, document, numbered
from whosays import views
from whosays.errors import BadRecord, EvidenceError, LedgerError
from whosays.ledger import Store, open_store
from whosays.records import RECIPE, Claim, Document, Skipped

TEXT = "Shelling killed 12 in Kelu camp. Later 7 more were injured, Oresh radio said."


def test_what_is_put_is_read_back_as_it_was(store: Store) -> None:
    made = document(TEXT, publisher="Oresh Radio", language="en", byline="T. Ven", restricted=True)
    rows = [claim(made, "12", place="Kelu camp"), claim(made, "7", "injured", sources=("Oresh radio",))]
    with store.writer() as writer:
        assert writer.put(made, rows)
    with store.view() as view:
        assert list(views.documents(view)) == [made]
        assert list(views.claims(view)) == rows
    assert store.has(made.id)


def test_claims_come_in_the_order_of_the_words_however_they_were_put(store: Store) -> None:
    made = document(TEXT)
    first, second = claim(made, "12"), claim(made, "7", "injured")
    with store.writer() as writer:
        writer.put(made, [second, first])
    with store.view() as view:
        assert list(views.claims(view)) == [first, second]


def test_the_same_document_again_changes_nothing(store: Store) -> None:
    with store.writer() as writer:
        assert writer.put(*numbered(1))
        before = contents(store)
        assert not writer.put(*numbered(1))
        assert not writer.put(numbered(1)[0], [])
    assert contents(store) == before


def test_a_document_without_claims_is_finished_too(store: Store) -> None:
    made = document("Nothing was counted in Talvia.")
    with store.writer() as writer:
        assert writer.put(made, [])
        assert not writer.put(made, [])
    assert store.has(made.id)
    assert not store.has("d1-unknown")


def misplaced(made: Document, good: Claim) -> list[Claim]:
    words = good.figure.model_copy(update={"start": 3, "end": 5})
    return [good.model_copy(update={"figure": words})]


def of_another_document(made: Document, good: Claim) -> list[Claim]:
    return [claim(document(TEXT, "elsewhere.txt"), "12")]


def with_one_id_twice(made: Document, good: Claim) -> list[Claim]:
    return [good, claim(made, "7", "injured").model_copy(update={"id": good.id})]


def part_of_nothing(made: Document, good: Claim) -> list[Claim]:
    return [good.model_copy(update={"part_of": "c1-unknown"})]


@pytest.mark.parametrize("forge", [misplaced, of_another_document, with_one_id_twice, part_of_nothing])
def test_a_claim_that_does_not_fit_its_document_keeps_both_out(
    store: Store, forge: Callable[[Document, Claim], list[Claim]]
) -> None:
    made = document(TEXT)
    before = contents(store)
    with store.writer() as writer:
        with pytest.raises(EvidenceError):
            writer.put(made, forge(made, claim(made, "12")))
        assert contents(store) == before
        assert writer.put(made, [claim(made, "12")]), "the writer is still good for the next document"


def test_a_document_cut_off_by_an_error_leaves_no_row(store: Store) -> None:
    first = document(TEXT)
    stolen = claim(first, "12").id
    second = document(TEXT, "other.txt", title="Another")
    with store.writer() as writer:
        writer.put(first, [claim(first, "12")])
        before = contents(store)
        with pytest.raises(LedgerError, match="another document"):
            writer.put(second, [claim(second, "12").model_copy(update={"id": stolen})])
    assert contents(store) == before


def test_half_a_surrogate_pair_is_refused_with_the_name_of_the_file(store: Store) -> None:
    with store.writer() as writer, pytest.raises(BadRecord, match=r"odd\.txt"):
        writer.put(document("Twelve \ud83d were seen", "odd.txt"), [])


def test_a_skipped_input_is_noted_once_for_each_reason(store: Store) -> None:
    with store.writer() as writer:
        assert writer.skip(Skipped(source="b.bin", reason="binary"))
        assert writer.skip(Skipped(source="a.txt", reason="empty"))
        assert writer.skip(Skipped(source="a.txt", reason="gone"))
        assert not writer.skip(Skipped(source="a.txt", reason="empty"))
    with store.view() as view:
        noted = [(one.source, one.reason) for one in views.skipped(view)]
    assert noted == [("a.txt", "empty"), ("a.txt", "gone"), ("b.bin", "binary")]


def test_a_skipped_file_name_of_no_encoding_is_noted_with_its_bytes(store: Store) -> None:
    with store.writer() as writer:
        writer.skip(Skipped(source="caf\udce9.txt", reason="binary"))
    with store.view() as view:
        assert [one.source for one in views.skipped(view)] == [r"caf\udce9.txt"]


def test_health_counts_what_is_there(store: Store) -> None:
    with store.writer() as writer:
        for n in range(3):
            writer.put(*numbered(n))
        writer.skip(Skipped(source="a.txt", reason="empty"))
    health = store.health()
    assert (health.documents, health.claims, health.skipped) == (3, 6, 1)
    assert (health.older_recipe, health.problems) == (0, ())


def test_health_counts_documents_of_an_older_recipe(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    with store.writer() as writer:
        writer.put(*numbered(1))
    monkeypatch.setattr("whosays.ledger.sql.RECIPE", RECIPE + 1)
    assert store.health().older_recipe == 1


@given(text=st.text(st.characters(codec="utf-8"), max_size=40), number=st.integers(0, 10**17))
@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_and_number_come_back_exactly(store: Store, text: str, number: int) -> None:
    made = document(f"{text} killed {number} in Kelu", source=f"{text}.txt")
    rows = [claim(made, str(number))]
    with store.writer() as writer:
        writer.put(made, rows)
    with store.view() as view:
        assert views.document(view, made.id) == made
        assert list(views.claims(view, views.ClaimFilter(document=made.id))) == rows


def test_two_ledgers_in_memory_share_nothing() -> None:
    with open_store(":memory:") as one, open_store("sqlite://") as two:
        with one.writer() as writer:
            writer.put(*numbered(1))
        assert two.health().documents == 0
