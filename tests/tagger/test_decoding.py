from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.tagger.decoding import ENOUGH, FAINT, OPENING, Chance, chances, fits, surest, weighed
from whosays.tagger.tags import RESUMED, TAGS

row = st.lists(st.integers(-9, 9), min_size=TAGS, max_size=TAGS)
moves = st.lists(row, min_size=TAGS, max_size=TAGS).map(lambda rows: np.array(rows, dtype=np.float32))

Span = tuple[int, int, int]


def _scores(rows: list[list[int]]) -> np.ndarray:
    return np.array(rows, dtype=np.float32).reshape(-1, TAGS)


def _spans(tags: tuple[int, ...]) -> set[Span]:
    """Return the spans of a row of tags as first word, last (exclusive) and opening tag."""
    opens = [k for k, tag in enumerate(tags) if tag in OPENING]
    ends = [next((j for j in range(k + 1, len(tags)) if tags[j] in (0, *OPENING)), len(tags)) for k in opens]
    return {(k, end, tags[k]) for k, end in zip(opens, ends, strict=True)}


def _by_hand(scores: np.ndarray, moves: np.ndarray) -> dict[Span, float]:
    """Return the chance of every span, all rows of tags written out."""
    rows = [
        tags
        for tags in product(range(TAGS), repeat=len(scores))
        if all(fits(a, b) for a, b in pairwise((0, *tags)))
    ]
    weight = np.array(
        [
            sum(float(scores[k, t]) for k, t in enumerate(tags))
            + sum(float(moves[a, b]) for a, b in pairwise((0, *tags)))
            for tags in rows
        ]
    )
    share = np.exp(weight - weight.max())
    share /= share.sum()
    found: dict[Span, float] = {}
    for tags, one in zip(rows, share, strict=True):
        for span in _spans(tags):
            found[span] = found.get(span, 0.0) + float(one)
    return found


@given(st.lists(row, max_size=3), moves)
def test_a_span_has_the_chance_of_all_rows_of_tags_that_hold_it(rows, moves) -> None:
    scores = _scores(rows)
    found = {(one.first, one.last, one.tag): one.chance for one in chances(scores, moves)}
    wanted = _by_hand(scores, moves) if rows else {}
    assert all(found[span] == pytest.approx(wanted[span], abs=1e-6) for span in found)
    assert all(span in found for span, chance in wanted.items() if chance > FAINT + 1e-6)


@given(st.lists(row, min_size=1, max_size=3), moves)
def test_no_other_spans_that_share_no_word_are_worth_more(rows, moves) -> None:
    scores = _scores(rows)
    worth = {span: chance - ENOUGH for span, chance in _by_hand(scores, moves).items()}

    def best(k: int) -> float:
        if k == len(rows):
            return 0.0
        here = (worth[s] + best(s[1]) for s in worth if s[0] == k)
        return max(best(k + 1), *here, 0.0)

    chosen = sum(worth[span] for span in _spans(tuple(surest(scores, moves))))
    assert chosen == pytest.approx(best(0), abs=1e-6)


@given(st.lists(row, max_size=40), moves)
def test_every_word_of_a_long_text_has_a_tag(rows, moves) -> None:
    assert len(surest(_scores(rows), moves)) == len(rows)


def test_a_span_tells_the_tags_of_its_words() -> None:
    assert Chance(4, 7, 1, 0.9).tags() == [1, 2, 2]
    assert Chance(4, 6, RESUMED, 0.9).tags() == [RESUMED, 6]


def test_a_content_is_resumed_only_behind_an_interruption() -> None:
    assert [tag for tag in range(TAGS) if fits(tag, RESUMED)] == [0, 1, 2, 3, 4]


@pytest.mark.parametrize(("before", "inside"), [(None, 1), (0, 0)])
def test_a_text_begins_in_a_span_only_where_what_stands_before_is_not_known(before, inside) -> None:
    goes_on = 2
    scores = np.zeros((2, TAGS), dtype=np.float32)
    scores[:, goes_on] = 20
    likely, _ = weighed(scores, np.zeros((TAGS, TAGS), dtype=np.float32), before)
    assert likely[0, goes_on] == pytest.approx(inside, abs=1e-6)
