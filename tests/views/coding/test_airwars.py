from tests.views.coding.making import exactly, stated
from whosays.views.coding import Stated
from whosays.views.coding.airwars import code


def numbers(*accounts: Stated) -> dict[str, float | None]:
    return {one.column: one.value for one in code(accounts).values if one.value is not None}


def test_civilians_and_belligerents_have_a_min_and_a_max():
    accounts = (
        exactly("a", 31, status="civilian"),
        stated("b", "between 22 and 30", 22, 30, status="civilian"),
        exactly("c", 2, status="combatant", group="fighters", party="Darvane Front"),
        exactly("d", 52, status="civilian", measure="injured"),
    )
    assert numbers(*accounts) == {
        "civilians_killed_min": 22, "civilians_killed_max": 31,
        "belligerents_killed_min": 2, "belligerents_killed_max": 2,
        "civilians_injured_min": 52, "civilians_injured_max": 52,
    }  # fmt: skip


def test_children_women_and_men_are_counted_also_as_parts_of_a_total():
    accounts = (
        exactly("a", 12),
        exactly("b", 2, status="civilian", group="children", wholes=frozenset({"a"})),
        exactly("c", 3, status="civilian", group="women", wholes=frozenset({"a"})),
        exactly("d", 4, group="men"),
    )
    assert numbers(*accounts) == {
        f"{name}_killed_{end}": number
        for name, number in {"children": 2, "women": 3, "men": 4}.items()
        for end in ("min", "max")
    }
    assert "killed: “12” of no such status: not counted" in code(accounts).notes


def test_both_sides_together_are_belligerents():
    soldiers = exactly("a", 3, status="combatant", party="Talvia", group="soldiers")
    fighters = exactly("b", 20, status="combatant", party="Darvane Front", group="fighters")
    assert numbers(soldiers, fighters)["belligerents_killed_max"] == 23


def test_a_side_left_open_is_empty_and_told():
    account = stated("a", "at least 12", low=12, status="civilian")
    assert numbers(account) == {"civilians_killed_min": 12}
    assert "civilians_killed_max: “at least 12” sets no bound on that side" in code([account]).notes


def test_nothing_is_graded():
    coding = code([exactly("a", 31, status="civilian")])
    assert "strike status, strike type and grading are a human's" in coding.notes
    assert not [one for one in coding.values if one.column in ("strike_status", "strike_type", "grading")]
