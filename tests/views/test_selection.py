from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.ledger.making import numbered
from tests.views.conftest import CLAIMS, HELD, JULY, JUNE, UNDATED
from whosays import views
from whosays.errors import UsageError
from whosays.ledger import View, open_store
from whosays.views import ClaimFilter

NAMES = {claim.id: name for name, claim in CLAIMS.items()}
UNDATED_ONES = [UNDATED, HELD] if UNDATED.id < HELD.id else [HELD, UNDATED]
LATE = ["ninety", "thirty-one"] if UNDATED_ONES[0] is UNDATED else ["thirty-one", "ninety"]


def found(view: View, **wanted: Any) -> list[str]:
    return [NAMES[claim.id] for claim in views.claims(view, ClaimFilter(**wanted))]


def test_claims_come_by_publication_date_undated_last_then_by_their_words(view: View) -> None:
    assert found(view) == ["twelve", "seven", "forty", "three", *LATE]
    assert list(views.claims(view)) == [CLAIMS[name] for name in found(view)]


CASES: list[tuple[dict[str, Any], set[str]]] = [
    ({"measure": "displaced"}, {"forty"}),
    ({"measure": "attacks"}, set()),
    ({"document": JULY.id}, {"forty", "three"}),
    ({"source": "oresh MINISTRY"}, {"twelve"}),
    ({"source": "talvia"}, {"twelve"}),
    ({"source": "ministry Talvia"}, set()),
    ({"source": "ilve's mayor"}, {"forty"}),
    ({"source": "wire"}, {"three"}),
    ({"source": "%"}, set()),
    ({"source": "state:NO"}, {"thirty-one"}),
    ({"source": "state:NO/front-office"}, {"thirty-one"}),
    ({"source": "state:N"}, set()),
    ({"source": "forces:NO"}, set()),
    ({"source": "a flyer", "source_id": "state:NO"}, {"ninety", "thirty-one"}),
    ({"party": "forces:NO"}, {"thirty-one"}),
    ({"party": "state:NO"}, set()),
    ({"party": "mayor"}, {"three"}),
    ({"party": "soldiers", "party_id": "forces:NO"}, {"thirty-one"}),
    ({"party": "%"}, set()),
    ({"place": "camp"}, {"twelve"}),
    ({"place": "kelu"}, {"twelve", "ninety"}),
    ({"place": "tv"}, {"twelve"}),
    ({"place": "TV"}, {"twelve"}),
    ({"place": "KE"}, set()),
    ({"place": "lower sem"}, {"twelve"}),
    ({"place": "4711"}, {"twelve"}),
    ({"place": "471"}, set()),
    ({"place": "STRASSE"}, {"ninety"}),
    ({"place": "e_2"}, {"forty"}),
    ({"place": "ilv_"}, set()),
    ({"text": "100%"}, {"forty", "three"}),
    ({"text": "1%0"}, set()),
    ({"text": "ilve's mayor  SAID"}, {"forty", "three"}),
    ({"text": "\\"}, set()),
    ({"since": date(2031, 7, 1)}, {"forty", "three"}),
    ({"since": date(2031, 7, 15), "until": date(2031, 7, 15)}, {"forty", "three"}),
    ({"until": date(2031, 6, 29)}, {"seven", "forty"}),
    ({"until": date(2031, 4, 30)}, set()),
    ({"since": date(2000, 1, 1)}, {"twelve", "seven", "forty", "three"}),
    ({"restricted": False}, {"twelve", "seven", "forty", "three", "ninety"}),
    ({"measure": "killed", "place": "kelu", "source": "flyer"}, {"ninety"}),
]


@pytest.mark.parametrize(("wanted", "names"), CASES, ids=[str(case[0]) for case in CASES])
def test_a_filter_finds_what_it_asks_for_and_nothing_else(
    view: View, wanted: dict[str, Any], names: set[str]
) -> None:
    assert set(found(view, **wanted)) == names


def test_pages_of_any_length_add_up_to_the_whole(view: View) -> None:
    whole = list(views.claims(view))
    for length in range(1, len(whole) + 1):
        wanted = ClaimFilter(limit=length)
        pages = []
        while page := list(views.claims(view, wanted)):
            assert len(page) <= length
            pages += page
            wanted = replace(wanted, after=page[-1].id)
        assert pages == whole


def test_a_long_ledger_is_read_page_by_page_in_the_same_order() -> None:
    with open_store(":memory:") as store:
        with store.writer() as writer:
            for n in range(700):
                writer.put(*numbered(n))
        with store.view() as view:
            whole = list(views.claims(view))
            wanted = ClaimFilter(after=whole[600].id, limit=300, measure="killed")
            rest = list(views.claims(view, wanted))
    assert len({claim.id for claim in whole}) == 1400
    assert rest == [claim for claim in whole[601:] if claim.measure == "killed"][:300]


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        ({"measure": "murdered"}, r"no measure 'murdered': use one of killed, injured"),
        ({"source": " "}, "source is blank"),
        ({"place": ""}, "place is blank"),
        ({"since": date(2031, 7, 2), "until": date(2031, 7, 1)}, "2031-07-02 is later than until 2031-07-01"),
        ({"limit": 0}, "limit 0"),
    ],
)
def test_a_filter_that_makes_no_sense_says_what_to_use(wanted: dict[str, Any], said: str) -> None:
    with pytest.raises(UsageError, match=said):
        ClaimFilter(**wanted)


def test_going_on_after_an_unknown_claim_is_refused(view: View) -> None:
    with pytest.raises(UsageError, match="no claim c1-unknown"):
        found(view, after="c1-unknown")


def test_a_document_filter_matches_the_id_alone(view: View) -> None:
    assert found(view, document=JUNE.source) == []
