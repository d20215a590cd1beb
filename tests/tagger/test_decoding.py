from itertools import pairwise, product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from whosays.tagger.decoding import fits, likeliest
from whosays.tagger.tags import RESUMED, TAGS

row = st.lists(st.integers(-9, 9), min_size=TAGS, max_size=TAGS)
moves = st.lists(row, min_size=TAGS, max_size=TAGS).map(lambda rows: np.array(rows, dtype=np.float32))


def _scores(rows: list[list[int]]) -> np.ndarray:
    return np.array(rows, dtype=np.float32).reshape(-1, TAGS)


@given(st.lists(row, max_size=30), moves)
def test_no_word_goes_on_with_a_span_that_the_one_before_is_not_in(rows, moves) -> None:
    found = likeliest(_scores(rows), moves)
    assert len(found) == len(rows)
    assert all(fits(a, b) for a, b in pairwise([0, *found]))


@given(st.lists(row, min_size=1, max_size=3), moves)
def test_no_other_row_of_tags_scores_more(rows, moves) -> None:
    scores = _scores(rows)

    def score(tags: tuple[int, ...]) -> float:
        steps = list(pairwise((0, *tags)))
        if not all(fits(a, b) for a, b in steps):
            return -np.inf
        return sum(scores[k, t] for k, t in enumerate(tags)) + sum(moves[a, b] for a, b in steps)

    best = max(score(tags) for tags in product(range(TAGS), repeat=len(rows)))
    assert score(tuple(likeliest(scores, moves))) == best


def test_a_content_is_resumed_only_behind_an_interruption() -> None:
    assert [tag for tag in range(TAGS) if fits(tag, RESUMED)] == [0, 1, 2, 3, 4]
