"""Talk goes to stderr, results to stdout, and nothing of a document reaches a terminal that could drive it.

A document may hold escape sequences that move the cursor, rename the window or hide text, and marks that
turn the reading direction around. A terminal never gets them raw: they stay visible as `\\x1b` or `\\u202e`.
A pipe or a file gets the claims unchanged.
"""

import re
import sys
from typing import IO

_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2028\u2029\u2066-\u2069\ud800-\udfff]")


def visible(text: str) -> str:
    """Return `text` with control characters, direction overrides and half surrogates spelled out."""
    return _UNSAFE.sub(lambda found: found[0].encode("unicode_escape").decode("ascii"), text)


def one_line(text: str) -> str:
    """Return `text` as one visible line: runs of white space become one space."""
    return visible(" ".join(text.split()))


def json_safe(lines: str) -> str:
    """Return lines of JSON with the same characters as `\\u` escapes: they read back exactly as before."""
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", lines)


def say(message: str) -> None:
    """Talk to the user, on stderr, in one line."""
    print(one_line(message), file=sys.stderr, flush=True)


def results() -> IO[str]:
    """Return stdout for results: UTF-8 and line ends as written, whatever the system's habits."""
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure:
        reconfigure(encoding="utf-8", errors="backslashreplace", newline="")
    return sys.stdout
