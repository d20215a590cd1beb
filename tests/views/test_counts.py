from tests.views.conftest import CLAIMS, DOCUMENTS, JUNE, of
from whosays import views
from whosays.ledger import View, open_store


def test_the_summary_counts_what_there_is(view: View) -> None:
    counted = views.summary(view)
    assert (counted.documents, counted.restricted, counted.claims) == (4, 1, 6)
    assert list(counted.measures.items()) == [("killed", 4), ("displaced", 1), ("injured", 1)]
    assert counted.sources == {
        None: 2,
        "A flyer": 1,
        "Ilve’s\nmayor": 1,
        "The front": 1,
        "the Oresh ministry": 1,
    }
    assert list(counted.sources) == [None, "A flyer", "Ilve’s\nmayor", "The front", "the Oresh ministry"]
    assert list(counted.publishers.items()) == [("Ilve Post", 2), (None, 1), ("Talvia Press", 1)]
    assert counted.yields == {made.id: len(of(made)) for made in DOCUMENTS}
    assert counted.yields[JUNE.id] == 2
    assert [one.source for one in counted.skipped] == ["empty.txt"]
    assert sum(counted.measures.values()) == sum(counted.sources.values()) == len(CLAIMS)


def test_an_empty_ledger_has_an_empty_summary() -> None:
    with open_store(":memory:") as store, store.view() as view:
        counted = views.summary(view)
    assert (counted.documents, counted.claims, counted.measures, counted.skipped) == (0, 0, {}, ())
