from hypothesis import given
from hypothesis import strategies as st

from whosays.tagger.tags import TAGS, spans, tags

found = st.lists(st.integers(0, TAGS - 1), max_size=40)


@given(found)
def test_spans_hold_every_tagged_word_and_no_other(tagged: list[int]) -> None:
    held = [k for _, runs in spans(tagged) for first, last in runs for k in range(first, last)]
    assert sorted(held) == [k for k, tag in enumerate(tagged) if tag]


@given(found)
def test_spans_turned_to_tags_give_the_same_spans(tagged: list[int]) -> None:
    made = spans(tagged)
    assert spans(tags(len(tagged), made)) == made


def test_a_content_goes_on_behind_an_interruption() -> None:
    quoted, cue = (2, [(0, 3), (5, 8)]), (1, [(4, 5)])
    assert spans(tags(9, [cue, quoted])) == [quoted, cue]


def test_an_interrupted_source_is_two() -> None:
    assert spans(tags(6, [(0, [(0, 2), (4, 6)])])) == [(0, [(0, 2)]), (0, [(4, 6)])]


def test_where_spans_overlap_the_earlier_keeps_its_words() -> None:
    assert tags(4, [(0, [(1, 2)]), (2, [(0, 4)])]) == [5, 1, 7, 6]
