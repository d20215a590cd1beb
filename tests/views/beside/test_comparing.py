from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.views.beside.making import entry, linked, told, total
from whosays.linked import Subject
from whosays.records import Claim
from whosays.series import Area, Count, Entry
from whosays.views import linking
from whosays.views.beside import Comparison, compare
from whosays.views.beside.comparing import why_not


def compared(claims: list[Claim], *entries: Entry, convention: str | None = None) -> list[Comparison]:
    return list(compare(linking.held(linked(claims), claims), entries, convention))


def gaps(comparison: Comparison) -> dict[str, tuple[Any, Any]]:
    return {one.origin: (one.gap_low, one.gap_high) for one in comparison.accounts}


def test_each_origins_figure_is_set_beside_the_event_of_its_place_and_day():
    (found,) = compared([told("Ministry of Health", 23), told("Talvia Wire", 31)], entry(26, low=23, high=31))
    assert gaps(found) == {"Ministry of Health": (-3, -3), "Talvia Wire": (5, 5)}
    assert {(one.reference.series, one.reference.value) for one in found.accounts} == {("UCDP GED", 26)}


def test_only_the_latest_figure_of_an_origin_is_compared():
    first = told("Ministry of Health", 26, published=date(2031, 7, 10))
    revised = told("Ministry of Health", 23, published=date(2031, 7, 12))
    (found,) = compared([first, revised], entry(26))
    assert gaps(found) == {"Ministry of Health": (-3, -3)}
    assert found.accounts[0].claims == (revised.id,)


def test_outlets_with_one_origins_number_are_one_account_with_all_its_claims():
    claims = [told("Ministry of Health", 23, published=date(2031, 7, day)) for day in (9, 10, 11)]
    (found,) = compared(claims, entry(26))
    assert [set(one.claims) for one in found.accounts] == [{one.id for one in claims}]


def test_a_running_total_is_compared_as_of_its_own_day():
    since = date(2031, 3, 3)
    claims = [
        total("The Mission", 1400, since, date(2031, 7, 8)),
        total("Talvia Wire", 1400, since, date(2031, 7, 9)),
    ]
    rows = [
        entry(n, date(2031, 7, day), kind="cumulative", column="cumulative", since=since)
        for n, day in ((1380, 8), (1385, 9), (1500, 10))
    ]
    (found,) = compared(claims, *rows)
    assert gaps(found) == {"The Mission": (20, 20), "Talvia Wire": (15, 15)}
    assert {one.as_of for one in found.accounts} == {date(2031, 7, 8), date(2031, 7, 9)}


def test_totals_that_begin_on_other_days_are_not_compared():
    (found,) = compared(
        [total("The Mission", 1400, date(2031, 1, 1), date(2031, 7, 8))],
        entry(1380, kind="cumulative", since=date(2031, 3, 3)),
    )
    assert (found.accounts, found.why_not) == ((), "beginning of the count differs: 2031-01-01, 2031-03-03")


def test_events_since_the_beginning_of_a_total_are_added():
    claims = [total("The Mission", 40, date(2031, 7, 1), date(2031, 7, 10))]
    (found,) = compared(claims, entry(26), entry(4, date(2031, 7, 2), line=5), entry(9, date(2031, 6, 30)))
    assert [one.reference.value for one in found.accounts] == [30]
    assert found.accounts[0].reference.lines == (2, 5)


@pytest.mark.parametrize(
    ("claims", "reason"),
    [
        ([told("Talvia Wire", 31, people="civilians")], "no row is about its place and days"),
        (
            [told("Talvia Wire", 31, days=(date(2031, 7, 20), date(2031, 7, 20)))],
            "no row is about its place and days",
        ),
        ([told("Talvia Wire", 31, measure="injured")], "no row about its place and days counts its measure"),
        (
            [told("Talvia Wire", 31, factuality="CT-")],
            "no figure stands: all are denied, planned, supposed, or parts of others",
        ),
        ([told("Talvia Wire", 31, place=None)], "its words name no place"),
        (
            [total("Talvia Wire", 31, None, date(2031, 7, 9))],
            "its words do not say since when it counts, and no running total stands on its day",
        ),
    ],
)
def test_a_question_that_is_not_answered_says_why(claims, reason):
    elsewhere = claims[0].population and claims[0].population.text == "civilians"
    area = Area(names=("Oresh",), country="YE") if elsewhere else Area(names=("Kelu camp",), country="YE")
    (found,) = compared(claims, entry(26, area=area))
    assert (found.accounts, found.why_not) == ((), reason)


def test_an_event_longer_than_the_day_asked_about_answers_nothing():
    (found,) = compared([told("Talvia Wire", 31)], entry(26, date(2031, 7, 1), date(2031, 7, 31)))
    assert found.why_not == "the rows about its place do not cover its days, or reach beyond them"


def subject(**fields: Any) -> Subject:
    shared = {
        "measure": "killed",
        "kind": "count",
        "population": "people",
        "status": "unknown",
        "party": None,
    }
    more = {"estimate": None, "scope": "incident", "base": None, "area": "geo:1", "since": None}
    return Subject(**(shared | more | fields))


def count(**fields: Any) -> Count:
    return Count(**({"column": "best", "measure": "killed", "value": 26} | fields))


@pytest.mark.parametrize(
    ("asked", "counted", "reason"),
    [
        ({}, {}, None),
        ({"status": "civilian"}, {"status": "civilian"}, None),
        (
            {"status": "civilian", "population": "children"},
            {"status": "civilian", "population": "children"},
            None,
        ),
        ({"status": "combatant", "party": "name:darvane front"}, {"party": "Darvane Front"}, None),
        ({"status": "civilian"}, {}, "status differs: civilian, any"),
        ({}, {"status": "civilian"}, "status differs: unknown, civilian"),
        (
            {"status": "civilian", "population": "children"},
            {"status": "civilian"},
            "population differs: children, people",
        ),
        ({"party": "name:darvane front"}, {}, "party counted differs: name:darvane front, any"),
        ({}, {"party": "Darvane Front"}, "party counted differs: any, Darvane Front"),
        ({"measure": "injured"}, {}, "no row about its place and days counts its measure"),
    ],
)
def test_only_counts_of_the_same_people_are_compared(asked, counted, reason):
    assert why_not(subject(**asked), count(**counted)) == reason


CLAIMS = [
    *(told(who, n) for who, n in (("Ministry of Health", 23), ("Talvia Wire", 31), ("The Mission", 29))),
    *(total("The Mission", 1400, date(2031, 3, 3), date(2031, 7, day)) for day in (8, 9)),
]
ROWS = [
    *(entry(n, date(2031, 7, n), line=n) for n in range(1, 20)),
    *(entry(n, date(2031, 7, n), kind="cumulative", since=date(2031, 3, 3), line=n) for n in range(1, 20)),
]


@given(st.permutations(CLAIMS), st.permutations(ROWS))
@settings(max_examples=30)
def test_the_order_of_rows_and_claims_changes_nothing(claims, rows):
    assert compared(claims, *rows) == compared(CLAIMS, *ROWS)


def test_with_a_convention_the_incident_is_coded_beside_it():
    claims = [
        told("Ministry of Health", 23),
        told("Talvia Wire", 31),
        told("Talvia Wire", 50, measure="injured"),
    ]
    rows = entry(26), entry(40, measure="injured", column="injured")
    killed, injured = sorted(
        compared(claims, *rows, convention="ucdp"), key=lambda one: one.question.subject.measure, reverse=True
    )
    assert (killed.coding.value("low"), killed.coding.value("high")) == (23, 31)
    assert injured.accounts
    assert injured.coding is None


def test_a_question_is_beside_every_column_that_counts_it():
    ours = entry(24, series="Darvane Register", kind="daily", column="daily")
    assert [one.accounts[0].reference.series for one in compared([told("Talvia Wire", 31)], entry(26), ours)] == [
        "Darvane Register", "UCDP GED",
    ]  # fmt: skip
