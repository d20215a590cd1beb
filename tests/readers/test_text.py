import hashlib
import io
import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.readers.helpers import from_stdin, only_document, only_reason
from whosays.errors import UnreadableInput
from whosays.readers import MAX_DOCUMENT_BYTES, read, sniff
from whosays.records import Document, Skipped

SENTENCE = "The ministry of Talvia said that at least 12 people were killed in Kelu camp.\r\n"
RUSSIAN = "Министерство сообщило, что погибли 12 человек, ещё 30 ранены в результате обстрела лагеря Келу. "
ARABIC = "قالت الوزارة إن 12 شخصا قتلوا وأصيب 30 آخرون في القصف على المخيم. "
CHINESE = "国防部说，有12人在炮击中丧生，另有30人受伤。\n"
FRENCH = "Le ministère a déclaré que 12 personnes ont été tuées à Kélu, où l'hôpital a brûlé. "
GERMAN = "Das Ministerium erklärte, dass 12 Menschen getötet wurden, 30 über Nacht verletzt. "
NOISE = b"".join(hashlib.sha256(bytes([n % 256, n // 256])).digest() for n in range(6000))


def is_plain(text: str) -> bool:
    try:
        return sniff.guess(text[: 1 << 16], complete=True).kind == "text"
    except UnreadableInput:
        return False


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1))
def test_any_text_written_as_utf8_reads_back_exactly(text):
    data = text.encode("utf-8")
    signature = data.startswith((b"%PDF-", b"{\\rtf", b"GIF8", b"BZh9"))
    if signature or text.startswith("\ufeff") or not text.strip() or not is_plain(text):
        return
    document = only_document(data)
    assert document.text == text
    assert document.bytes_sha256 == hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1))
def test_any_text_with_a_byte_order_mark_reads_back_without_it(encoding, text):
    if not text.strip() or not is_plain(text.removeprefix("\ufeff")):
        return
    assert only_document(text.encode(encoding)).text == text


@given(st.binary(max_size=3000))
def test_no_bytes_whatever_raise_or_vanish(data):
    found = from_stdin(data)
    assert found
    for one in found:
        one.model_dump_json().encode("utf-8")


@pytest.mark.parametrize(
    "text",
    ["👩🏽‍🚒 said 12\r\n\tdied \r\n\r\n", "  e\u0301 \u200fقتل ٣٠ شخصا\u200e  ", "a\rb\x0bc\x1b[31m\u2028d"],
)
def test_nothing_is_trimmed_or_normalised(text):
    assert only_document(text.encode()).text == text


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize("text", [SENTENCE, RUSSIAN, ARABIC, CHINESE])
def test_wide_text_without_a_mark_is_read(encoding, text):
    assert only_document(text.encode(encoding)).text == text


@pytest.mark.parametrize(
    ("text", "encoding", "named"),
    [
        (RUSSIAN, "cp1251", "cp1251"),
        (RUSSIAN, "koi8_r", "koi8_r"),
        (RUSSIAN, "iso8859_5", "iso8859_5"),
        (RUSSIAN, "cp866", "cp866"),
        (ARABIC, "cp1256", "cp1256"),
        (CHINESE, "gb18030", "gb18030"),
        (FRENCH, "latin-1", "cp1252"),
        (GERMAN, "cp1252", "cp1252"),
        ("The Oresh café was hit; 12 were killed.", "cp1252", "cp1252"),
    ],
)
def test_legacy_text_is_read_and_its_encoding_stated(text, encoding, named):
    document = only_document(text.encode(encoding))
    assert document.text == text
    assert document.media_type == f"text/plain; charset={named}"


def test_utf8_states_no_encoding():
    assert only_document(SENTENCE.encode()).media_type == "text/plain"


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b" \r\n\t\n", "empty"),
        ("\u00a0\u2003\n".encode(), "empty"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "PNG"),
        (b"\x7fELF\x02\x01\x01" + bytes(200), "ELF"),
        (b"PK\x03\x04\x14\0\0\0", "ZIP"),
        (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
        (bytes(500), "binary"),
        (NOISE[:5000], "binary"),
        (NOISE, "binary"),
        (b"The army\0 said 12.", "NUL"),
        (b"The army said 12 died. " * 300 + b"\0", "NUL"),
        ("Café in Kelu, ".encode() + b"\xff\xfe broken", "broken UTF-8 at byte 15"),
        (b"one\ntwo\n" + "é".encode() + b" \xe9", "line 3"),
        (b"At least 12 \xff\xfe were", "broken UTF-8"),
        (b"\xff\xfea", "byte order mark"),
    ],
)
def test_what_is_no_text_is_skipped_with_the_reason(data, says):
    assert says in only_reason(data)


class Endless(io.RawIOBase):
    """A stream of `size` letters that counts what was asked of it."""

    def __init__(self, size):
        self.left, self.given = size, 0

    def readable(self):
        return True

    def readinto(self, buffer):
        count = min(len(buffer), self.left)
        buffer[:count] = b"a" * count
        self.left -= count
        self.given += count
        return count


def test_a_hundred_megabyte_line_is_skipped_after_reading_no_more_than_the_limit():
    endless = Endless(100_000_000)
    (found,) = read(["-"], stdin=io.BufferedReader(endless))
    assert isinstance(found, Skipped)
    assert "10,000,000 bytes" in found.reason
    assert "split it" in found.reason
    assert endless.given < MAX_DOCUMENT_BYTES + 200_000


def test_a_document_just_within_the_limit_is_read():
    assert len(only_document(b"a" * MAX_DOCUMENT_BYTES).text) == MAX_DOCUMENT_BYTES


def test_a_stream_that_breaks_is_skipped_with_its_reason():
    class Broken(io.BytesIO):
        def read(self, size=-1):
            raise OSError(5, os.strerror(5))

    (found,) = read(["-"], stdin=Broken())
    assert found == Skipped(source="-", reason="can't be read: Input/output error")


def test_stdin_and_files_come_in_the_order_given(tmp_path):
    (tmp_path / "a.txt").write_text("from a file")
    found = list(read([tmp_path / "a.txt", "-"], stdin=io.BytesIO(b"from stdin")))
    assert [one.text for one in found if isinstance(one, Document)] == ["from a file", "from stdin"]
    assert [one.source for one in found] == [str(tmp_path / "a.txt"), "-"]
