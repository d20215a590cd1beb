import csv
import hashlib
import io
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.readers.helpers import from_stdin, only_document
from whosays.readers import MAX_DOCUMENT_BYTES
from whosays.records import Document, Skipped


def test_every_column_of_the_contract_is_read():
    row = b'p7,"Twelve, died\r\nin ""Kelu""",Camp hit,Courier,14 March 2031,https://c.example/7,en,yes,other\r\n'
    document = only_document(b"ID,Text,title,publisher,published,url,language,restricted,note\r\n" + row)
    assert document.text == 'Twelve, died\r\nin "Kelu"'
    assert (document.source, document.title, document.publisher) == ("-#p7", "Camp hit", "Courier")
    assert (document.published, document.url, document.language) == (
        date(2031, 3, 14),
        "https://c.example/7",
        "en",
    )
    assert document.restricted is True
    assert document.media_type == "text/csv"
    assert document.bytes_sha256 == hashlib.sha256(row.removesuffix(b"\n")).hexdigest()


@given(
    st.lists(
        st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")).filter(str.strip),
        min_size=1,
    ),
    st.sampled_from(",;\t|"),
)
def test_any_texts_read_back_exactly(texts, delimiter):
    written = io.StringIO(newline="")
    writer = csv.writer(written, delimiter=delimiter, quoting=csv.QUOTE_ALL)
    writer.writerows([["id", "text"], *([n, text] for n, text in enumerate(texts))])
    found = from_stdin(written.getvalue().encode())
    assert [(one.source, one.text) for one in found] == [(f"-#{n}", text) for n, text in enumerate(texts)]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "cp1251"])
def test_other_encodings_are_read(encoding):
    text = "Министерство сообщило, что погибли 12 человек, ещё 30 ранены в результате обстрела"
    data = f'id\ttext\n1\t"{text}"\n'.encode(encoding)
    assert [one.text for one in from_stdin(data)] == [text]


def test_blank_lines_before_the_header_are_passed_over():
    assert only_document(b"\n\r\nid,text\n1,a\n").source == "-#1"


def test_a_cell_that_is_a_formula_stays_what_it_is():
    assert only_document(b'id,text\n1,"=HYPERLINK(""x"")"\n').text == '=HYPERLINK("x")'


@pytest.mark.parametrize(
    ("row", "says"),
    [
        (b"2,a,b,c", "4 cells for 3 columns"),
        (b'2,"bad"cell,', "broken row"),
        (b"2", "no `text`"),
        (b"2,,2031-01-01", "`text` is empty"),
        (b"2,caf\xc3\xa9 \xff,", "half a character"),
        (b"2,a\0b,", "NUL"),
    ],
)
def test_a_bad_row_is_skipped_by_line_and_the_rest_is_read(row, says):
    found = from_stdin(b'id,text,published\n1,"two\nlines, caf\xc3\xa9",\n\n' + row + b"\n3,after,\n")
    assert [one.source for one in found if isinstance(one, Document)] == ["-#1", "-#3"]
    (skipped,) = [one for one in found if isinstance(one, Skipped)]
    assert skipped.source == "-#L5"
    assert says in skipped.reason


def test_a_field_of_a_megabyte_is_read():
    assert len(only_document(b"id,text\n1," + b"a" * 1_000_000 + b"\n").text) == 1_000_000


@pytest.mark.parametrize("huge", [b"a" * (MAX_DOCUMENT_BYTES + 1), b'"' + b"a line\n" * 2_000_000])
def test_a_row_over_the_limit_ends_the_table_with_a_word(huge):
    found = from_stdin(b"id,text\n1,before\n2," + huge + b"\n3,after\n")
    assert found[0].source == "-#1"
    assert found[1].source == "-"
    assert "row at line 3 is over 10,000,000 bytes" in found[1].reason
    assert len(found) == 2


def test_a_quote_that_is_never_closed_is_told():
    found = from_stdin(b'id,text\n1,before\n2,"never\n3,after\n')
    assert [one.source for one in found] == ["-#1", "-#L3"]
    assert "never closed" in found[1].reason


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"id,text\n", "a header and no rows"),
        (b"\r\rid,text\n1,a\n", "header can't be read"),
        (b"text,text\na,b\n", "`text` appears twice"),
        (b"date,place,deaths\n1,2,3\n4,5,6\n", "columns seen: date, place, deaths"),
        ("id,text\n1,a".encode("utf-16") + b"\n\n\x00\xd8\x0a\x00\x0a\x00", "broken UTF-16-LE"),
    ],
)
def test_a_table_that_can_not_be_used_says_why(data, says):
    assert says in from_stdin(data)[-1].reason
