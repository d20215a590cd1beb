"""Who is relied on: an origin once, whoever carried it, and how much of it is second-hand."""

from tests.views.linked import ledger
from whosays import views
from whosays.views import ClaimFilter, Relied


def found(**wanted: object) -> dict[str, Relied]:
    with ledger() as view:
        return {one.origin.name: one for one in views.relied(view, ClaimFilter(**wanted))}


def test_an_origin_counts_once_with_those_who_carried_it() -> None:
    ministry = found()["the Ministry of Health"]
    assert (ministry.claims, ministry.questions, ministry.documents) == (5, 2, 5)
    assert ministry.publishers == ("Ilve Post", "Hastel Courier", "Talvia Wire")


def test_what_stands_only_in_documents_of_others_is_told_from_what_it_published() -> None:
    ministry, front = found()["the Ministry of Health"], found()["The Darvane Front"]
    assert (ministry.relayed, ministry.only_relayed) == (4, 4)
    assert (front.relayed, front.only_relayed) == (0, 0)


def test_those_with_most_claims_come_first() -> None:
    counts = [one.claims for one in found().values()]
    assert counts == sorted(counts, reverse=True)


def test_a_filter_counts_only_what_satisfies_it() -> None:
    assert {name: one.claims for name, one in found(measure="injured").items()} == {
        "the Ministry of Health": 1
    }


def test_restricted_documents_can_be_left_out() -> None:
    assert "A channel" in found()
    assert "A channel" not in found(restricted=False)
