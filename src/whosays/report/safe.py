"""Text from outside made harmless: every string of a document, a title or a name passes through here.

Code points are replaced one for one, so an offset into the shown text is an offset into the stored text.
"""

import base64
import hashlib
import json
from typing import Any

from markupsafe import Markup, escape

REPLACEMENT = "\ufffd"
# C0 controls become their control pictures, C1 controls and lone surrogates the replacement character:
# HTML can't carry them. Tab, line feed and carriage return stay.
SHOWN = {n: chr(0x2400 + n) for n in range(0x20) if n not in (0x09, 0x0A, 0x0D)}
SHOWN[0x7F] = "\u2421"
SHOWN |= dict.fromkeys(range(0x80, 0xA0), REPLACEMENT)
SHOWN |= dict.fromkeys(range(0xD800, 0xE000), REPLACEMENT)


def visible(value: Any) -> Any:
    """Return a string with what HTML can't carry replaced, one code point for one; leave the rest alone."""
    if isinstance(value, str) and not isinstance(value, Markup):
        return value.translate(SHOWN)
    return value


def text(value: str) -> Markup:
    """Return a piece of a stored text as HTML that reads back as the same code points.

    A browser turns CR LF in a page's source into LF, which would shift every later offset; written as a
    character reference the carriage return survives.
    """
    return Markup(str(escape(visible(value))).replace("\r", "&#13;"))  # noqa: S704 escaped just before


def json_block(data: Any) -> Markup:
    """Return `data` as JSON that can stand inside a script element without ending it.

    Non-ASCII is escaped by the encoder (U+2028 and U+2029 with it), and so are the characters of markup.
    """
    encoded = json.dumps(data, ensure_ascii=True, separators=(",", ":"))
    for mark in "<>&":
        encoded = encoded.replace(mark, f"\\u{ord(mark):04x}")
    return Markup(encoded)  # noqa: S704 no character of markup is left


def csp_hash(code: str) -> str:
    """Return the Content-Security-Policy source expression that lets exactly this inline code in."""
    return "'sha256-" + base64.b64encode(hashlib.sha256(code.encode("utf-8")).digest()).decode("ascii") + "'"
