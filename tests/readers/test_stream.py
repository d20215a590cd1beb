import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.readers import stream
from whosays.readers.stream import Line, Stream, lines


class Dribble(io.BytesIO):
    """Gives a few bytes at a time, as pipes do."""

    def read(self, size=-1):
        return super().read(min(size, 3))


@given(st.binary(), st.integers(0, 50))
def test_looking_ahead_uses_nothing_up(data, size):
    source = Stream(Dribble(data))
    assert source.peek(size) == data[:size]
    assert b"".join(source.chunks()) == data


@given(st.lists(st.binary().map(lambda line: line.replace(b"\n", b"")), min_size=1), st.integers(0, 50))
def test_lines_are_what_stands_between_line_feeds(parts, ahead):
    source = Stream(Dribble(b"\n".join([*parts, b""])))
    source.peek(ahead)
    assert list(lines(source)) == [Line(n, part) for n, part in enumerate(parts, 1)]


@given(st.lists(st.text(st.characters(exclude_characters="\n", exclude_categories=["Cs"])), min_size=1))
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_wide_line_feeds_count_only_in_step(encoding, parts):
    source = Stream(Dribble("\n".join([*parts, ""]).encode(encoding)))
    found = [(line.raw or b"").decode(encoding) for line in lines(source, "\n".encode(encoding))]
    assert found == parts


@pytest.mark.parametrize("chunk", [4, 8, 64])
def test_only_lines_over_the_limit_are_left_out(monkeypatch, chunk):
    monkeypatch.setattr(stream, "MAX_DOCUMENT_BYTES", 10)
    monkeypatch.setattr(stream, "_CHUNK", chunk)
    data = b"\n".join([b"a" * 10, b"b" * 11, b"", b"c" * 1000, b"d", b"e" * 11])
    kept = [line.raw for line in lines(Stream(io.BytesIO(data)))]
    assert kept == [b"a" * 10, None, b"", None, b"d", None]
