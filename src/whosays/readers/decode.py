"""Bytes to text: exactly what was written, or an error. Nothing is replaced, trimmed or normalised."""

import codecs
import re
import unicodedata
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_BE, BOM_UTF32_LE

from charset_normalizer import from_bytes

from whosays import lexicon
from whosays.errors import UnreadableInput

_MARKS = (
    (BOM_UTF8, "utf-8"),
    (BOM_UTF32_LE, "utf-32-le"),
    (BOM_UTF32_BE, "utf-32-be"),
    (BOM_UTF16_LE, "utf-16-le"),
    (BOM_UTF16_BE, "utf-16-be"),
)
_WIDE = ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be")
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
_PRINTABLE = re.compile(rb"[\x20-\x7e]")
_SIGN_IN_WORD = re.compile(r"(?<=[^\W\d_])(?:[^\w\s\0-\x7f’‑·]|[ª²³¹º¼½¾])(?=[^\W\d_])")
_SAMPLE = 4096


def mark(raw: bytes) -> tuple[bytes, str] | None:
    """Return the byte order mark that opens `raw` and the encoding it stands for, or None.

    UTF-32's little-endian mark begins with UTF-16's, so it is looked for first (Unicode Standard, section
    23.8).
    """
    return next(((bom, encoding) for bom, encoding in _MARKS if raw.startswith(bom)), None)


def unicode_encoding(head: bytes) -> str:
    """Return which Unicode encoding the first bytes of an input speak for, UTF-8 if for none."""
    marked = mark(head)
    return marked[1] if marked else _unmarked_wide(head[:_SAMPLE]) or "utf-8"


def refuse_binary(head: bytes) -> None:
    """Raise UnreadableInput, naming the format, when the first bytes of an input are no text."""
    for kind in lexicon.load("formats")["binary"]:
        if head.startswith(bytes.fromhex(kind["hex"])):
            raise UnreadableInput(f"binary, not text: {kind['name']}; give its text instead")
    if mark(head) or unicode_encoding(head) != "utf-8":
        return
    sample = head[:_SAMPLE]
    if b"\0" in sample and _share(_PRINTABLE, sample) < 0.7:
        raise UnreadableInput("binary, not text: give its text instead")
    if len(_CONTROLS.findall(sample)) > 0.02 * len(sample) and not _is_utf8(sample):
        raise UnreadableInput("binary, not text: give its text instead")


def decode(raw: bytes, is_page: bool) -> tuple[str, str | None]:
    """Return the text of a whole document, and the legacy encoding that it was read in, if it was.

    A byte order mark is no text. Without one, UTF-8 is tried, then UTF-16 and UTF-32, then the legacy
    encoding that a page names or that charset-normalizer finds. Raises UnreadableInput where nothing is
    certain enough.
    """
    marked = mark(raw)
    if marked:
        return _strict(raw[len(marked[0]) :], marked[1], "its byte order mark says"), None
    wide = _unmarked_wide(raw[:_SAMPLE])
    if wide:
        return _strict(raw, wide, "its first bytes look like"), None
    try:
        return raw.decode("utf-8"), None
    except UnicodeDecodeError as err:
        encoding = (is_page and _declared(raw)) or legacy_encoding(raw, err)
    return _strict(raw, encoding, "it looks like"), encoding


def legacy_encoding(raw: bytes, err: UnicodeDecodeError) -> str:
    """Return the legacy encoding of bytes that are not UTF-8; `err` says where UTF-8 fails.

    Raises UnreadableInput for damaged UTF-8 (most of what is beyond ASCII reads as UTF-8, so a legacy reading
    would garble it) and where several encodings give different texts with nothing to choose between them.
    """
    line = raw.count(b"\n", 0, err.start) + 1
    where = f"byte {err.start:,} (line {line:,})"
    if looks_like_damaged_utf8(raw):
        raise UnreadableInput(f"broken UTF-8 at {where}: save it again as UTF-8, or take the bad bytes out")
    names: list[str] = lexicon.load("formats")["legacy"]["encodings"].split()
    found = list(from_bytes(raw, cp_isolation=names))
    if not found:
        raise UnreadableInput(f"not UTF-8 (see {where}), nor an encoding we know: save it as UTF-8")
    fair = [match for match in found if match.chaos <= found[0].chaos + 0.02]
    if len(fair) > 1 and found[0].coherence == 0:
        readings = ", ".join(match.encoding for match in fair)
        raise UnreadableInput(
            f"broken UTF-8 at {where}, or one of {readings}: too little to tell; save it as UTF-8"
        )
    signs = [len(_SIGN_IN_WORD.findall(str(match)[:_SAMPLE])) for match in fair]
    clean = [
        match for match, count in zip(fair, signs, strict=True) if count == min(signs) and match.coherence
    ]
    closest = max((match.coherence for match in clean), default=0.0)
    close = [match for match in clean if match.coherence >= closest - 0.02] or fair
    return min((name for match in close for name in match.could_be_from_charset), key=names.index)


def looks_like_damaged_utf8(raw: bytes) -> bool:
    """Return whether most of what is beyond ASCII in `raw` is well-formed UTF-8."""
    text = raw.decode("utf-8", "surrogateescape")
    bad = len(re.findall(r"[\udc80-\udcff]", text))
    good = sum(not c.isascii() for c in text) - bad
    return good >= bad > 0


def _declared(raw: bytes) -> str | None:
    """Return the legacy encoding that a page names, if all of it can be read so."""
    named = _CHARSET.search(raw[:_SAMPLE])
    if not named:
        return None
    legacy = lexicon.load("formats")["legacy"]
    try:
        name = codecs.lookup(named[1].decode("ascii")).name
        encoding = str(legacy["means"].get(name, name.replace("-", "_")))
        if encoding not in legacy["encodings"].split():
            return None
        raw.decode(encoding)
    except (LookupError, ValueError):
        return None
    return encoding


def _strict(raw: bytes, encoding: str, why: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as err:
        raise UnreadableInput(
            f"{why} {encoding.upper()}, but byte {err.start:,} is broken: save it again as UTF-8"
        ) from err


def _unmarked_wide(sample: bytes) -> str | None:
    """Return the UTF-16 or UTF-32 encoding of bytes without a mark, or None.

    Such text holds NUL bytes (in its spaces, digits and line ends at least), decodes without a surrogate or
    unassigned code point, and not mainly to East Asian letters that its bytes also spell in ASCII.
    """
    if b"\0" not in sample or _share(_PRINTABLE, sample) > 0.7:
        return None
    best = max(_WIDE, key=lambda encoding: _plain(sample, encoding))
    return best if _plain(sample, best) > 0 else None


def _plain(sample: bytes, encoding: str) -> float:
    """Return the share of ASCII in `sample` read as `encoding`, 0 where it can't be text of that encoding."""
    width = 4 if "32" in encoding else 2
    try:
        text = sample[: len(sample) // width * width].decode(encoding)
    except UnicodeDecodeError as err:
        if err.start < len(sample) - 4:
            return 0.0
        text = sample[: err.start].decode(encoding)
    if not text or any(unicodedata.category(c) in ("Cn", "Co", "Cc") and c not in "\t\n\r\v\f" for c in text):
        return 0.0
    return sum(c.isascii() for c in text) / len(text)


def _share(pattern: re.Pattern[bytes], sample: bytes) -> float:
    return len(pattern.findall(sample)) / len(sample)


def _is_utf8(sample: bytes) -> bool:
    try:
        sample.decode("utf-8")
    except UnicodeDecodeError as err:
        return err.start >= len(sample) - 3
    return True
