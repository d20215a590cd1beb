"""Nothing that a document says becomes markup, and nothing shifts its offsets."""

import json
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whosays.report import safe

ANY_TEXT = st.text(st.characters(), max_size=60) | st.text("<>&\"'\r\n\x00\x85\u2028\u202eab", max_size=40)


class Reader(HTMLParser):
    """Collects the text of a page and the tags it meets."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.tags: list[str] = []

    def handle_data(self, data: str) -> None:
        self.parts.append(data)

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.append(tag)


def read(html: str) -> Reader:
    reader = Reader()
    reader.feed(html)
    reader.close()
    return reader


@settings(deadline=None)
@given(ANY_TEXT)
def test_shown_text_has_the_same_number_of_code_points(value: str) -> None:
    assert len(safe.visible(value)) == len(value)


@settings(deadline=None)
@given(ANY_TEXT)
def test_text_reads_back_and_holds_no_tag(value: str) -> None:
    reader = read(str(safe.text(value)))
    assert reader.tags == []
    assert "".join(reader.parts) == safe.visible(value)


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=("Cc", "Cs"))) | st.just("a\r\nb\rc\td"))
def test_ordinary_text_is_shown_unchanged(value: str) -> None:
    assert safe.visible(value) == value


@pytest.mark.parametrize("value", ["\x00", "\x1b", "\x7f", "\x85", "\ud800"])
def test_what_html_cannot_carry_is_replaced_by_a_sign(value: str) -> None:
    assert safe.visible(value) != value
    safe.visible(value).encode("utf-8")


@settings(deadline=None)
@given(
    st.recursive(ANY_TEXT | st.none() | st.integers(), lambda s: st.lists(s) | st.dictionaries(ANY_TEXT, s))
)
def test_json_in_a_script_reads_back_and_cannot_end_the_script(data: object) -> None:
    block = str(safe.json_block(data))
    assert json.loads(block) == data
    assert not set(block) & set("<>&\u2028\u2029")
