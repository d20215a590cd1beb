from tests.views.coding.making import exactly, stated
from whosays.views.coding import Stated
from whosays.views.coding.ucdp import code, sides


def numbers(*accounts: Stated) -> dict[str, float | None]:
    return {one.column: one.value for one in code(accounts).values if one.value is not None}


def notes(*accounts: Stated) -> str:
    return "\n".join(code(accounts).notes)


def test_where_accounts_differ_there_is_a_low_and_a_high_and_no_best():
    accounts = exactly("a", 23), exactly("b", 17), stated("c", "between 22 and 30", 22, 30)
    assert numbers(*accounts) == {"low": 17, "high": 30}
    assert "best: no single number in “17”, “23”, “between 22 and 30”" in notes(*accounts)


def test_where_all_agree_best_is_that_number():
    assert numbers(exactly("a", 23), exactly("b", 23)) == {
        "low": 23,
        "best": 23,
        "high": 23,
        "deaths_unknown": 23,
    }


def test_best_is_the_sum_of_civilians_and_both_sides():
    soldiers = exactly("a", 3, status="combatant", party="Talvia", group="soldiers")
    fighters = exactly("b", 20, status="combatant", party="Darvane Front", group="fighters")
    civilians = exactly("c", 4, status="civilian")
    assert sides([soldiers, fighters, civilians]) == ("Darvane Front", "Talvia")
    assert numbers(soldiers, fighters, civilians) == {
        "deaths_a": 20, "deaths_b": 3, "deaths_civilians": 4, "best": 27, "low": 27, "high": 27,
    }  # fmt: skip


def test_stated_parts_fill_their_columns_and_the_rest_is_of_unknown_status():
    total = exactly("a", 12)
    children = exactly("b", 2, status="civilian", group="children", wholes=frozenset({"a"}))
    women = exactly("c", 3, status="civilian", group="women", wholes=frozenset({"a"}))
    assert numbers(total, children, women) == {
        "deaths_civilians": 5, "deaths_unknown": 7, "best": 12, "low": 12, "high": 12,
    }  # fmt: skip


def test_parts_that_are_more_than_their_total_fill_no_column():
    children = exactly("b", 14, status="civilian", group="children", wholes=frozenset({"a"}))
    assert numbers(exactly("a", 12), children) == {"best": 12, "low": 12, "high": 12}
    assert "the stated parts are more than their total" in notes(exactly("a", 12), children)


def test_parts_of_an_earlier_total_are_left_aside():
    later = exactly("z", 23)
    children = exactly("b", 2, status="civilian", group="children", wholes=frozenset({"a"}))
    assert numbers(later, children) == {"deaths_unknown": 23, "best": 23, "low": 23, "high": 23}


def test_civilians_beside_a_total_raise_the_high_and_are_not_added_to_it():
    accounts = exactly("a", 23), exactly("b", 31, status="civilian")
    assert numbers(*accounts) == {"deaths_civilians": 31, "low": 23, "high": 31}
    assert "whether the counts by status are among “23” is not stated" in notes(*accounts)


def test_an_open_end_stays_open_and_is_told_only_where_it_decides():
    assert numbers(stated("a", "at least 120", low=120), exactly("b", 26)) == {"low": 26}
    assert "high: “at least 120” sets no bound on that side" in notes(stated("a", "at least 120", low=120))
    assert numbers(stated("a", "at least 12", low=12), exactly("b", 26)) == {"low": 12, "high": 26}
    assert numbers(stated("a", "up to 8", high=8), exactly("b", 26)) == {"high": 26}


def test_of_a_sum_only_the_words_that_leave_it_open_are_told():
    accounts = (
        exactly("a", 20, status="civilian"),
        stated("b", "more than 40", low=40, status="combatant", party="A"),
    )
    assert "high: “more than 40” sets no bound on that side" in code(accounts).notes


def test_vague_words_yield_nothing_and_it_says_so():
    accounts = (stated("a", "dozens", vague="dozens"),)
    assert numbers(*accounts) == {}
    assert "no UCDP rule is known for “dozens”: not counted" in notes(*accounts)


def test_soldiers_of_no_named_side_are_in_no_column():
    accounts = exactly("a", 3, status="combatant", group="soldiers"), exactly("b", 4, status="civilian")
    assert numbers(*accounts) == {"deaths_civilians": 4, "low": 7, "high": 7}
    assert "no side is named for “3”: in no column" in notes(*accounts)


def test_counts_that_may_overlap_are_not_added():
    accounts = (
        exactly("a", 3, status="civilian", group="children"),
        exactly("b", 4, status="civilian", group="teacher"),
    )
    assert numbers(*accounts) == {}
    assert "deaths_civilians: whether “3”, “4” have people in common is not stated" in notes(*accounts)


def test_three_sides_make_no_dyad():
    assert sides([exactly(p, 1, status="combatant", party=p) for p in ("A", "B", "C")]) == ()


def test_the_injured_are_not_deaths():
    assert numbers(exactly("a", 37, measure="injured")) == {}


def test_the_claims_at_the_ends_are_named():
    coding = code([exactly("a", 23), exactly("b", 17), exactly("c", 31), exactly("d", 17)])
    assert {one.column: one.claims for one in coding.values if one.claims} == {
        "low": ("b", "d"),
        "high": ("c",),
    }
