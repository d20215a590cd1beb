import hashlib
import io
import json
import tracemalloc
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.readers.helpers import from_stdin, only_document, only_reason
from whosays.readers import MAX_DOCUMENT_BYTES, read
from whosays.records import Document, Skipped

FULL = {
    "id": "p7",
    "text": "Twelve died in Kelu.\r\n",
    "title": "Kelu camp hit",
    "publisher": "Oresh Courier",
    "published": "2031-03-14T08:00:00Z",
    "url": "https://courier.example/7",
    "language": "en",
    "restricted": True,
    "unknown": {"deep": [1]},
}


def test_every_field_of_the_contract_is_read():
    line = json.dumps(FULL).encode()
    document = only_document(line + b"\r\n")
    assert document.source == "-#p7"
    assert document.bytes_sha256 == hashlib.sha256(line).hexdigest()
    assert document.published == date(2031, 3, 14)
    assert document.restricted is True
    for name in ("text", "title", "publisher", "url", "language"):
        assert getattr(document, name) == FULL[name]


def test_only_text_is_needed_and_the_line_number_stands_in_for_an_id():
    documents = from_stdin(
        b'\xef\xbb\xbf{"text": "a"}\n\n{"text": "b", "published": "3/4/2031", "title": ""}'
    )
    assert [(one.source, one.text) for one in documents] == [("-#L1", "a"), ("-#L3", "b")]
    assert documents[1].published is None
    assert documents[1].title is None
    assert documents[0].bytes_sha256 == hashlib.sha256(b'{"text": "a"}').hexdigest()


@given(
    st.lists(
        st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")).filter(str.strip),
        min_size=1,
    )
)
def test_any_texts_read_back_exactly_escaped_or_not(texts):
    for escaped in (True, False):
        data = "".join(json.dumps({"text": text}, ensure_ascii=escaped) + "\n" for text in texts)
        assert [one.text for one in from_stdin(data.encode())] == texts


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "utf-16-le"])
def test_wide_json_lines_are_read(encoding):
    data = '{"text": "Twelve \u0a0a\u010a died"}\r\n{"text": "b"}\n'.encode(encoding)
    assert [one.text for one in from_stdin(data)] == ["Twelve \u0a0a\u010a died", "b"]


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (b'{"id": "x"}', "no `text`; fields seen: id"),
        (b'{"text": null}', "no `text`"),
        (b'{"text": 12}', "`text` is a number"),
        (b'{"text": ["a"]}', "`text` is a list"),
        (b'{"text": " \\n"}', "empty"),
        (b'["text"]', "not a JSON object"),
        (b"12", "not a JSON object"),
        (b'{"text": "a"', "broken JSON at column 13"),
        (b'{"text": "caf\xe9"}', "line 2 is broken UTF-8 at byte 13"),
        (b'{"text": "\\ud83d"}', "half a character"),
        (b'{"text": "a", "title": "\\udc00"}', "`title` holds half a character"),
        (b'{"text": "a", "id": "\\udc00"}', "`id` holds half a character"),
        (b'{"text": "a\\u0000"}', "NUL"),
        (b'{"text": "a", "publisher": {"name": "b"}}', "`publisher` is an object"),
        (b'{"text": "a", "restricted": "perhaps"}', "`restricted` must be true or false"),
        (b'{"a": ' * 100_000, "nested too deep"),
        (b'{"text": "a", "n": ' + b"9" * 5000 + b"}", "can't be read"),
    ],
)
def test_a_bad_line_is_skipped_by_number_and_the_rest_is_read(line, says):
    found = from_stdin(b'{"text": "before"}\n' + line + b'\n{"text": "after"}\n')
    assert [one.text for one in found if isinstance(one, Document)] == ["before", "after"]
    (skipped,) = [one for one in found if isinstance(one, Skipped)]
    assert skipped.source == "-#L2"
    assert says in skipped.reason


def test_joined_surrogates_are_one_character():
    assert only_document(b'{"text": "\\ud83d\\ude92"}').text == "🚒"


def test_an_over_long_line_is_skipped_and_the_rest_is_read():
    long = b'{"text": "' + b"a" * MAX_DOCUMENT_BYTES + b'"}'
    found = from_stdin(b'{"text": "before"}\n' + long + b'\n{"text": "after"}\n' + long)
    assert [one.source for one in found] == ["-#L1", "-#L2", "-#L3", "-#L4"]
    assert [isinstance(one, Document) for one in found] == [True, False, True, False]
    assert "over 10,000,000 bytes" in found[1].reason


class Repeated(io.RawIOBase):
    """A file of the same line over and over, never in memory at once."""

    def __init__(self, line, times):
        self.line, self.times, self.at = line, times, 0

    def readable(self):
        return True

    def readinto(self, buffer):
        count = min(len(buffer), self.times * len(self.line) - self.at)
        offset = self.at % len(self.line)
        need = (self.line * ((count + offset) // len(self.line) + 1))[offset : offset + count]
        buffer[:count] = need
        self.at += count
        return count


def test_a_big_file_takes_no_more_memory_than_a_small_one():
    line = json.dumps({"text": "Twelve died in Kelu. " * 200}).encode() + b"\n"
    tracemalloc.start()
    count = sum(1 for _ in read(["-"], stdin=io.BufferedReader(Repeated(line, 10_000))))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 10_000
    assert peak < 4_000_000


@pytest.mark.parametrize(
    ("content", "sources"),
    [
        (b'{\n "id": "a",\n "text": "one"\n}\n', ["-#a"]),
        (b'{\n "text": "one"\n}', ["-"]),
        (b'[{"text": "one"}, {"id": "b", "text": "two"}, {"x": 1}]', ["-#1", "-#b", "-#3"]),
        (b"[{}]", ["-#1"]),
        (b"[ ]", ["-"]),
    ],
)
def test_one_json_object_or_array_is_read_too(content, sources):
    assert [one.source for one in from_stdin(content)] == sources


def test_a_broken_json_document_says_where():
    assert "broken JSON at line 3" in only_reason(b'{\n "text": "one"\n "b": 2\n}')
    assert "nested too deep" in only_reason(b'[{"a":' * 100_000)
