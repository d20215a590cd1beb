"""Families in a ledger: the same whatever the order in which documents came, and however they were linked."""

import random
from collections.abc import Iterator, Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from tests.ledger.linking.printing import document, edited, text
from tests.ledger.making import contents
from whosays.ledger import Store, open_store, schema
from whosays.ledger.linking import families
from whosays.link import candidates
from whosays.linked import Family
from whosays.records import Document

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
