from hypothesis import given
from hypothesis import strategies as st

from tests.tagger.reading import read
from whosays.tagger.attributions import attributions, linked, parted

TEXT = 'The ministry said that 12 people were killed. "We saw smoke," Soren Talk told Ilve Radio, "at dawn."'


def _said(text: str) -> list[tuple[str, str]]:
    prepared, mentions, _ = read(text)
    return [
        (" ".join(text[a:b] for a, b in one.source), " ".join(text[a:b] for a, b in one.cue))
        for one in attributions(prepared, mentions)
    ]


def test_who_says_something_is_read_with_the_word_that_says_so() -> None:
    assert ("The ministry", "said") in _said(TEXT)


def test_the_same_text_always_gives_the_same_attributions() -> None:
    assert _said(TEXT) == _said(TEXT)


def test_an_empty_text_has_none() -> None:
    assert _said("") == []


def test_a_content_is_resumed_in_its_own_paragraph_only() -> None:
    prepared, _, _ = read("We left , he said , at dawn .\n\nThey came at night .")
    assert list(parted(prepared, [(0, 2), (6, 8), (9, 13)])) == [[(0, 2), (6, 8)], [(9, 13)]]


def test_the_nearest_source_and_content_go_with_a_cue() -> None:
    first, second = ([(0, 2)], [(2, 3)], [(3, 9)]), ([(12, 13)], [(13, 14)], [(14, 20)])
    sources, cues, contents = ([one[k] for one in (first, second)] for k in range(3))
    assert list(linked(sources, cues, contents)) == [first, second]


spans = st.lists(st.integers(0, 300), max_size=12, unique=True).map(
    lambda starts: [[(start, start + 1)] for start in sorted(starts)]
)


@given(spans, spans, spans)
def test_linking_loses_no_span_and_makes_up_none(sources, cues, contents) -> None:
    made = list(linked(sources, cues, contents))
    for k, given_ in enumerate((sources, cues, contents)):
        assert {tuple(one[k]) for one in made if one[k]} == {tuple(span) for span in given_}
