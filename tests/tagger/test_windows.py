from hypothesis import given
from hypothesis import strategies as st

from tests.tagger.reading import read
from whosays.tagger.windows import AHEAD, BEHIND, LONGEST, WHOLE, around, windows

texts = st.lists(
    st.sampled_from(["Two", "men", "were", "killed", "in", "Oresh", ".", "\n\n", "12"]), max_size=700
)


@given(texts)
def test_every_word_is_owned_by_exactly_one_window(words: list[str]) -> None:
    prepared, _, _ = read(" ".join(words))
    made = windows(prepared)
    assert [k for w in made for k in range(w.owned, w.end)] == list(range(len(prepared.tokens)))


@given(texts, st.randoms())
def test_every_word_asked_for_is_owned_by_exactly_one_window(words: list[str], chance) -> None:
    prepared, _, _ = read(" ".join(words))
    wanted = [token.index for token in prepared.tokens if chance.random() < 0.02]
    made = around(prepared, wanted)
    assert {sum(w.owned <= k < w.end for w in made) for k in wanted} <= {1}


@given(texts)
def test_a_window_is_never_longer_than_the_model_reads(words: list[str]) -> None:
    for window in windows(read(" ".join(words))[0]):
        assert window.last - window.first <= max(WHOLE, LONGEST + BEHIND + AHEAD)


def test_a_text_without_words_has_no_windows() -> None:
    assert windows(read(" \n ")[0]) == []


def test_what_lies_far_from_every_figure_is_not_read() -> None:
    prepared, _, _ = read("Two men were killed. " + "The road was open. " * 200 + "Three men were killed.")
    made = around(prepared, [0, len(prepared.tokens) - 2])
    assert sum(w.last - w.first for w in made) < len(prepared.tokens) / 4
