"""What words state about a count: the table in readings.tsv, and properties of any number."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.numbers import Reading, parse, readings

TABLE = [
    line.split("\t")
    for line in Path(__file__).with_name("readings.tsv").read_text("utf-8").split("\n")
    if line and not line.startswith("#")
]
COUNTS = st.integers(2, 10**9)
LEADS = {
    "at least": "at_least", "no fewer than": "at_least", "more than": "more_than", "over": "more_than",
    "up to": "at_most", "as many as": "at_most", "fewer than": "less_than", "nearly": "nearly", "about": "about",
    "only": "exact", "a total of": "exact",
}  # fmt: skip
FLOOR, CEILING = {"at_least", "more_than"}, {"at_most", "less_than", "nearly"}


def number(said: str) -> float | int | None:
    if said == "-":
        return None
    return float(said) if "." in said else int(said)


def bounds(modifier: str, value: int) -> tuple[int | None, int | None]:
    return None if modifier in CEILING else value, None if modifier in FLOOR else value


@pytest.mark.parametrize(
    ("said", "stated"), [(row[0], row[1:]) for row in TABLE], ids=[row[0] for row in TABLE]
)
def test_words_have_the_reading_of_the_table(said: str, stated: list[str]) -> None:
    if stated == ["refused"]:
        assert readings(said) == frozenset()
        return
    low, high, modifier, vague, kind = stated
    expected = Reading(number(low), number(high), modifier, None if vague == "-" else vague, kind)
    assert expected in readings(said)
    assert {reading.modifier for reading in readings(said)}.isdisjoint({"implied"})


@given(COUNTS, st.sampled_from(sorted(LEADS)), st.booleans(), st.booleans())
def test_a_modifier_and_digits_give_exactly_one_reading(
    value: int, lead: str, grouped: bool, upper: bool
) -> None:
    said = f"{lead} {value:,}" if grouped else f"{lead} {value}"
    expected = Reading(*bounds(LEADS[lead], value), LEADS[lead])
    assert readings(said.upper() if upper else said) == {expected}


@given(COUNTS, COUNTS, st.sampled_from(["between {} and {}", "{} to {}", "{}-{}", "{}–{}", "from {} to {}"]))
def test_a_range_keeps_both_ends_in_order(one: int, other: int, form: str) -> None:
    found = readings(form.format(f"{one:,}", f"{other:,}"))
    if one < other:
        assert found == {Reading(one, other, "range")}
    else:
        assert not any(reading.modifier == "range" for reading in found)


@given(
    st.integers(0, 10**9), st.sampled_from(["٠١٢٣٤٥٦٧٨٩", "०१२३४५६७८९", "০১২৩৪৫৬৭৮৯", "０１２３４５６７８９"])
)
def test_digits_of_other_scripts_say_what_ascii_digits_say(value: int, digits: str) -> None:
    said = str(value).translate({ord(a): b for a, b in zip("0123456789", digits, strict=True)})
    assert readings(said) == readings(str(value)) == {Reading(value, value)}


@given(st.integers(1, 99), st.sampled_from(["%", " per cent", " percent"]))
def test_a_share_is_no_count(value: int, sign: str) -> None:
    assert readings(f"{value}{sign}") == {Reading(value, value, kind="percent")}


@given(COUNTS, COUNTS)
def test_no_words_of_one_number_state_another(stated: int, other: int) -> None:
    if stated != other:
        claimed = {Reading(other, other), Reading(other, None, "at_least"), Reading(None, other, "at_most")}
        for form in ("{}", "at least {}", "up to {}", "about {}", "{} or more"):
            assert readings(form.format(stated)).isdisjoint(claimed)


@given(st.text(max_size=60))
def test_any_words_at_all_are_read_without_an_error(said: str) -> None:
    for reading in readings(said):
        assert reading.modifier in {"vague", "zero"} or (reading.low, reading.high) != (None, None)
        assert None in (reading.low, reading.high) or reading.low <= reading.high


@pytest.mark.parametrize("said", ["Mara Ilvet", "the mayor", "his wife", "19-year-old boy", "Unit 12"])
def test_a_noun_phrase_without_a_count_stands_for_one_or_for_an_unstated_number(said: str) -> None:
    assert readings(said) == {Reading(1, 1, "implied"), Reading(None, None, "vague", "plural")}


@pytest.mark.parametrize(
    ("words", "at", "found"),
    [
        ("officials said at least 12 people died", 2, (2, 4, 5)),
        ("the 14 people", 1, (1, 1, 2)),
        ("between 25 and 30 men", 0, (0, 0, 4)),
        ("some 30 or so houses", 0, (0, 1, 4)),
    ],
)
def test_parse_tells_where_modifiers_and_the_amount_begin_and_where_the_phrase_ends(
    words: str, at: int, found: tuple[int, int, int]
) -> None:
    phrase = parse(words.split(), at)
    assert phrase is not None
    assert (phrase.start, phrase.core, phrase.end) == found


def test_words_that_begin_no_number_parse_to_none() -> None:
    assert parse(["villagers", "died"], 0) is None
    assert parse(["up", "to"], 0) is None
