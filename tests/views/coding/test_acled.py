import pytest

from tests.views.coding.making import exactly, stated
from whosays.views.coding import Stated
from whosays.views.coding.acled import code


def fatalities(*accounts: Stated) -> tuple[float | None, tuple[str, ...]]:
    (only,) = code(accounts).values
    return only.value, only.claims


def test_the_most_conservative_figure_is_taken_where_sources_differ():
    accounts = exactly("a", 26), exactly("b", 23), stated("c", "between 22 and 30", 22, 30)
    assert fatalities(*accounts) == (22, ("c",))


def test_deaths_of_all_sides_are_one_figure():
    soldiers = exactly("a", 3, status="combatant", party="Talvia")
    fighters = exactly("b", 20, status="combatant", party="Darvane Front")
    assert fatalities(soldiers, fighters, exactly("c", 4, status="civilian")) == (27, ("a", "b", "c"))


@pytest.mark.parametrize(("word", "number"), [("dozens", 12), ("hundreds", 100), ("tens", 10)])
def test_some_vague_words_stand_for_a_number_and_it_says_so(word, number):
    account = stated("a", word, vague=word)
    assert fatalities(account) == (number, ("a",))
    assert f"“{word}” as {number}" in code([account]).notes


@pytest.mark.parametrize("word", ["several", "few", "many"])
def test_three_or_ten_is_left_to_the_context(word):
    account = stated("a", word, vague=word)
    assert fatalities(account) == (None, ())
    assert "fatalities: 3 or 10, which the context decides" in code([account]).notes


def test_three_or_ten_is_no_question_where_a_lower_figure_is_stated():
    assert fatalities(stated("a", "several", vague="several"), exactly("b", 2)) == (2, ("b",))


def test_words_without_a_rule_yield_nothing():
    account = stated("a", "scores", vague="scores")
    assert fatalities(account) == (None, ())
    assert "no ACLED rule is known for “scores”: not counted" in code([account]).notes


def test_a_figure_without_a_minimum_yields_nothing_where_it_would_decide():
    account = stated("a", "up to 90", high=90)
    assert fatalities(account) == (None, ())
    assert "no rule is known for “up to 90”" in "\n".join(code([account]).notes)
    assert fatalities(account, exactly("b", 26)) == (26, ("b",))


def test_injuries_are_not_coded():
    coding = code([exactly("a", 37, measure="injured")])
    assert fatalities(exactly("a", 37, measure="injured")) == (None, ())
    assert "injuries are not coded; deaths are not given to a side" in coding.notes


def test_counts_that_may_overlap_are_not_added():
    accounts = [
        exactly("a", 3, status="civilian", group="children"),
        exactly("b", 4, status="civilian", group="teacher"),
    ]
    assert fatalities(*accounts) == (None, ())
    assert "whether “3”, “4” have people in common" in "\n".join(code(accounts).notes)
