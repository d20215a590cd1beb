"""A document is cut into sentences and tokens whose offsets are those of the stored text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.prepared import Prepared
from whosays.records import Document
from whosays.text import prepare
from whosays.text.prepare import LONGEST


def prepared(text: str) -> Prepared:
    return prepare(Document.build(text=text, source="a.txt"))


def sentences(text: str) -> list[str]:
    return [text[s.start : s.end] for s in prepared(text).sentences]


@pytest.mark.parametrize(
    "cut",
    [
        ["Nine people died.", "Four were hurt."],
        ["Gen. Orun Pash said nine died.", "Dr. Ilvet agreed."],
        ["The U.N. mission said nine died.", "It gave no names."],
        ["He lives in the U.S.", "The army said nine died."],
        ["Maj. O. P. Venn said so on Aug. 9."],
        ["About 1.5 million people fled.", "Some 2.5 per cent stayed."],
        ["Some 1,200 (of 3,000) fled!", "Why?", "Nobody knows."],
        ['"Nine died."', "The mayor left."],
        ['"Up to 90 died," the Kelu Committee said.', '"Nobody came."'],
        ["KELU, July 8 (AFP) -- Nine people died.", "Four were hurt."],
        ["قُتل ٣١ شخصا.", "هل جرح أحد؟", "لا."],
        ["गाँव में १२ लोग मारे गए।", "Four were hurt."],
        ["Nine died… ", "Four were hurt."],
        ["The toll vs. Tuesday's is higher."],
    ],
)
def test_sentences_end_at_full_stops_but_not_at_abbreviations(cut: list[str]) -> None:
    assert sentences(" ".join(cut)) == [part.strip() for part in cut]


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_headlines_lists_and_paragraphs_are_apart(newline: str) -> None:
    text = newline.join(
        ["At least 30 killed in Oresh", "", "Nine people died", "", "- 12 in Kelu", "- 18 in Tarsk"]
    )
    assert sentences(text) == [
        "At least 30 killed in Oresh",
        "Nine people died",
        "- 12 in Kelu",
        "- 18 in Tarsk",
    ]
    paragraphs = [s.paragraph for s in prepared(text).sentences]
    assert paragraphs == sorted(paragraphs)
    assert paragraphs[0] < paragraphs[1] < paragraphs[2]


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_wrapped_prose_is_one_sentence(newline: str) -> None:
    text = (
        f"The Kelu Committee said on Monday that shelling of the eastern{newline}camp had killed nine people."
    )
    assert sentences(text) == [text]


def test_text_without_a_word_has_no_sentences() -> None:
    for text in ("", " \r\n\t\n", "\u2029\u2029"):
        assert prepared(text).sentences == []


@pytest.mark.parametrize(
    ("text", "shouted"),
    [
        ("TWELVE PEOPLE WERE KILLED IN KELU.", True),
        ("Twelve people were killed in Kelu.", False),
        ("The DFL, SLA and KPG met.", False),
        ("OK.", False),
    ],
)
def test_a_sentence_in_capitals_throughout_is_marked(text: str, shouted: bool) -> None:
    assert [s.shouted for s in prepared(text).sentences] == [shouted]


def test_tokens_know_their_case() -> None:
    tokens = prepared("The DFL killed 12 in Kelu").tokens
    assert [(t.norm, t.title, t.upper) for t in tokens] == [
        ("the", True, False), ("dfl", True, True), ("killed", False, False), ("12", False, False),
        ("in", False, False), ("kelu", True, False),
    ]  # fmt: skip


TEXTS = st.text(
    st.one_of(st.sampled_from(" \r\n\t.!?\"'()-1Aaé,;:😀\u0301\u2029ا"), st.characters()), max_size=200
)


@given(TEXTS)
def test_offsets_are_those_of_the_stored_text(text: str) -> None:
    made = prepared(text)
    assert made.text == text
    assert len(made.norm) == len(text)
    for token in made.tokens:
        assert made.norm[token.start : token.end] == token.norm
    assert [t.index for t in made.tokens] == list(range(len(made.tokens)))


@given(TEXTS)
def test_every_token_is_in_the_one_sentence_that_covers_it(text: str) -> None:
    made = prepared(text)
    held = [token for sentence in made.sentences for token in made.words(sentence)]
    assert held == made.tokens
    end = 0
    for index, sentence in enumerate(made.sentences):
        assert sentence.index == index
        assert end <= sentence.start < sentence.end
        assert text[sentence.start : sentence.end].strip() == text[sentence.start : sentence.end]
        for token in made.words(sentence):
            assert sentence.start <= token.start < token.end <= sentence.end
            assert token.sentence == index
        end = sentence.end


@given(TEXTS)
def test_only_white_space_lies_between_sentences(text: str) -> None:
    made = prepared(text)
    edges = [0, *(edge for s in made.sentences for edge in (s.start, s.end)), len(text)]
    between = "".join(text[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True))
    assert not between.strip()


def test_a_run_without_an_end_is_cut() -> None:
    prepared = prepare(Document.build(text="12 people were killed, and " * 500, source="test"))
    lengths = [sentence.last - sentence.first for sentence in prepared.sentences]
    assert max(lengths) <= LONGEST < sum(lengths) == len(prepared.tokens)
    pieces = [prepared.text[sentence.start : sentence.end] for sentence in prepared.sentences]
    assert all(piece.endswith(",") for piece in pieces[:-1])
