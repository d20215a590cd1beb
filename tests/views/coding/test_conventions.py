"""What holds for every convention, whatever the accounts."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays import lexicon
from whosays.views.coding import CONVENTIONS, Stated, ucdp

NUMBERS = st.integers(0, 40)
BOUNDS = st.sampled_from(["exact", "exact", "range", "at_least", "at_most", "vague"])
WHO = st.sampled_from(
    [
        ("unknown", "people"), ("unknown", None), ("mixed", "people"), ("civilian", "people"), ("civilian", "children"),
        ("civilian", "women"), ("civilian", "teacher"), ("combatant", "soldiers"), ("combatant", "fighters"),
        ("combatant", None), ("police", "police"),
    ]
)  # fmt: skip
PARTIES = st.sampled_from([None, None, "Talvia", "Darvane Front", "Ilve League"])
MEASURES = st.sampled_from(["killed", "killed", "killed", "injured"])
WHOLES = st.sampled_from([frozenset(), frozenset(), frozenset({"c0"})])


def account(n, row):
    bounds, numbers, who, party, measure, wholes = row
    least, most = sorted(numbers)
    low = None if bounds in ("at_most", "vague") else least
    high = {"exact": least, "range": most, "at_most": most}.get(bounds)
    return Stated(
        claims=(f"c{n}",), origin=f"o{n}", low=low, high=high, vague="dozens" if bounds == "vague" else None,
        wholes=wholes if n else frozenset(), words=f"{bounds} {low} {high}", measure=measure, status=who[0],
        group=who[1], party=party,
    )  # fmt: skip


def incidents():
    drawn = st.tuples(BOUNDS, st.tuples(NUMBERS, NUMBERS), WHO, PARTIES, MEASURES, WHOLES)
    return st.lists(drawn, max_size=6).map(lambda rows: [account(n, row) for n, row in enumerate(rows)])


@pytest.mark.parametrize("name", CONVENTIONS)
@given(st.data())
def test_the_order_of_the_accounts_changes_nothing(name, data):
    accounts = data.draw(incidents())
    shuffled = data.draw(st.permutations(accounts))
    assert CONVENTIONS[name](accounts) == CONVENTIONS[name](shuffled)


@given(incidents())
def test_best_lies_between_low_and_high(accounts):
    coding = ucdp.code(accounts)
    low, best, high = (coding.value(column) for column in ("low", "best", "high"))
    known = [number for number in (low, best, high) if number is not None]
    assert known == sorted(known)
    counts = [coding.value(c) for c in ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown")]
    if best is not None:
        assert sum(count or 0 for count in counts) <= best


@given(incidents())
def test_min_is_no_more_than_max(accounts):
    coding = CONVENTIONS["airwars"](accounts)
    for one in coding.values:
        if one.column.endswith("_min"):
            least, most = one.value, coding.value(one.column.replace("_min", "_max"))
            assert least is None or most is None or least <= most


@pytest.mark.parametrize("name", CONVENTIONS)
@given(incidents())
def test_swapping_the_names_of_two_parties_changes_no_number(name, accounts):
    names = {"Talvia": "Darvane Front", "Darvane Front": "Talvia"}
    swapped = [replace(one, party=names.get(one.party, one.party)) for one in accounts]
    before, after = CONVENTIONS[name](accounts), CONVENTIONS[name](swapped)
    if name != "ucdp":
        assert before == after
        return
    columns = {"deaths_a", "deaths_b"}
    assert [one for one in before.values if one.column not in columns] == [
        one for one in after.values if one.column not in columns
    ]
    assert deaths(before, accounts, {}) == deaths(after, swapped, names)


def deaths(coding, accounts, names):
    """Each side's deaths by its name before the swap."""
    parties = ucdp.sides([one for one in accounts if one.measure == "killed" and one.bounded])
    return {
        names.get(party, party): coding.value(column)
        for party, column in zip(parties, ("deaths_a", "deaths_b"), strict=False)
    }


@pytest.mark.parametrize("name", CONVENTIONS)
@given(incidents())
def test_every_number_names_the_claims_that_decided_it(name, accounts):
    known = {claim for one in accounts for claim in one.claims}
    for one in CONVENTIONS[name](accounts).values:
        assert set(one.claims) <= known
        assert one.value is None or one.claims


@pytest.mark.parametrize("name", CONVENTIONS)
def test_every_column_is_one_of_the_standard(name):
    columns = lexicon.load("conventions")[name]["columns"].split()
    assert {one.column for one in CONVENTIONS[name]([]).values} <= set(columns)
    assert len(columns) == len(set(columns))


@pytest.mark.parametrize("name", CONVENTIONS)
def test_without_accounts_nothing_is_coded(name):
    assert {one.value for one in CONVENTIONS[name]([]).values} == {None}
