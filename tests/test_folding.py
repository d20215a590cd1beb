"""The folded view has the text's length, so that an offset means the same in both."""

import sys

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from whosays.folding import fold, tokenise


def words(text: str) -> list[str]:
    folded = fold(text)
    return [folded[start:end] for start, end in tokenise(folded)]


@given(st.text())
@example("İstanbul ß ŒUVRE ǅ ﬁ")
@example("`12`")
def test_every_text_keeps_its_length(text: str) -> None:
    assert len(fold(text)) == len(text)


def test_every_code_point_is_folded_to_one_code_point() -> None:
    every = "".join(map(chr, range(sys.maxunicode + 1)))
    assert len(fold(every)) == len(every)


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(), st.text())
def test_a_text_folds_as_its_parts_do(left: str, right: str) -> None:
    """So a figure's own words give the same reading as they do inside their document."""
    assert fold(left + right) == fold(left) + fold(right)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("KILLED", "killed"),
        ("Ilvé É", "ilvé é"),
        ("“Up to 90”", '"up to 90"'),
        ("chairman’s", "chairman's"),
        ("25–30 — 2−1", "25-30 - 2-1"),
        ("٣١ १२ １２", "31 12 12"),
        ("۱۲٬۵۰۰ ٪", "12,500 %"),
        ("12\u00a0500\r\n", "12\u00a0500\r\n"),
        ("e\u0301", "e\u0301"),
        ("İ", "İ"),
    ],
)
def test_case_digits_quotes_and_dashes_are_made_plain(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("At least 1,200 died.", ["at", "least", "1,200", "died", "."]),
        ("25–30%", ["25", "-", "30", "%"]),
        ("1\u00a0200 people", ["1\u00a0200", "people"]),
        ("42k", ["42", "k"]),
        ("the 321st regiment", ["the", "321st", "regiment"]),
        ("U.S. and U.N. troops", ["u.s.", "and", "u.n.", "troops"]),
        ("the army's men", ["the", "army's", "men"]),
        ("didn't", ["didn't"]),
        ("twenty-five", ["twenty", "-", "five"]),
        ("Ke\u0301lu", ["ke\u0301lu"]),
        ("قتل ٣١ شخصا", ["قتل", "31", "شخصا"]),
        ("مُقاتِل", ["مُقاتِل"]),
        ("सात लोगों", ["सात", "लोगों"]),
        ("two passers-by", ["two", "passers-by"]),
        ("😀12😀", ["😀", "12", "😀"]),
        ("", []),
        (" \r\n\t", []),
    ],
)
def test_tokens_are_numbers_words_with_clitics_and_single_marks(text: str, tokens: list[str]) -> None:
    assert words(text) == tokens


@given(st.text())
def test_tokens_are_in_order_apart_and_leave_out_only_white_space(text: str) -> None:
    folded = fold(text)
    spans, at = tokenise(folded), 0
    for start, end in spans:
        assert at <= start < end
        assert not folded[at:start].strip()
        at = end
    assert not folded[at:].strip()


def test_a_long_run_of_digits_or_letters_is_read_in_one_go() -> None:
    assert len(tokenise("1," * 50_000)) <= 100_000
    assert tokenise("x" * 100_000) == [(0, 100_000)]
