"""Quantities are all numbers of a text, whether or not they count anything; articles are none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays import numbers
from whosays.annotate.quantities import quantities
from whosays.records import Document, QuantityMention
from whosays.text import prepare


def listed(parts: str) -> st.SearchStrategy[str]:
    """Draw one of the parts between the bars."""
    return st.sampled_from(parts.split("|"))


def found(text: str) -> list[QuantityMention]:
    return quantities(prepare(Document.build(text=text, source="a.txt")))


def words(text: str) -> list[str]:
    return [text[m.start : m.end] for m in found(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("At least six villagers died and 11 others fled.", ["At least six", "11"]),
        ("Between 25,000 and 30,000 people fled.", ["Between 25,000 and 30,000"]),
        ("Dozens of villagers and a man died.", ["Dozens"]),
        ("A man and the mayor met in the hall.", []),
        ("Two-thirds of the town, or 25%-30% of the camp.", ["Two-thirds", "25%-30%"]),
        ("About 42 thousand of 1.5 million.", ["About 42 thousand", "1.5 million"]),
        ("قُتل ٣١ شخصا", ["٣١"]),
        ("😀 12 😀 １２", ["12", "１２"]),
        ("No one was hurt by the blast.", ["No one"]),
        ("Some villagers fled; some 30 stayed.", ["some 30"]),
        ("SOME TWENTY-TWO SOLDIERS", ["SOME TWENTY-TWO"]),
        ("UP TO TWENTY-TWO SOLDIERS", ["UP TO TWENTY-TWO"]),
        ("12 or more houses, 30 or so huts", ["12 or more", "30 or so"]),
        ("the 321st regiment", []),
        ("Kelu, 4 May 2031 More than 40 fled", ["4", "2031", "More than 40"]),
        ("May 2031 At Least 40 fled", ["2031", "At Least 40"]),
        ("from 300 to as high as 1,500 sheltered", ["from 300 to as high as 1,500"]),
        ("", []),
    ],
)
def test_number_phrases_are_found_with_their_modifiers(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_a_mention_carries_what_its_words_state() -> None:
    (mention,) = found("Up to 90 died.")
    assert (mention.low, mention.high, mention.modifier, mention.vague, mention.kind) == (
        None, 90, "at_most", None, "count",
    )  # fmt: skip


def test_a_phrase_does_not_cross_a_sentence() -> None:
    assert words("They were about. 30 died.") == ["30"]
    assert words("He counted 12. Thirty fled.") == ["12", "Thirty"]


@given(
    st.lists(
        listed("at least|12|1,200|and|between|to|dozens|of|a|no|men|%|😀|٣١|.|\r\n|half|per cent|-|up to")
    )
)
def test_mentions_are_in_order_apart_and_say_what_their_words_say(parts: list[str]) -> None:
    text = " ".join(parts)
    end = 0
    for mention in found(text):
        assert end <= mention.start < mention.end <= len(text)
        end = mention.end
        said = numbers.Reading(mention.low, mention.high, mention.modifier, mention.vague, mention.kind)
        assert said in numbers.readings(text[mention.start : mention.end])
