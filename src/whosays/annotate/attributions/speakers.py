"""Interviews of monitoring services: `[NAME] what is said`, until the next bracket."""

import re

from whosays.prepared import Prepared
from whosays.records import Attribution

SPEAKER = re.compile(r"\[([^\W\d_][^\[\]\n]{1,60})\]")
NOT_SPEAKERS = re.compile(
    r"(?:text|excerpts?|interview|report|article|editorial|commentary|statement|recording|begin|end|passage|words?|"
    r"no subtitle|unidentified|applause|words indistinct|continued|sentence|sic|video|by)\b",
    re.IGNORECASE,
)


def interviews(prepared: Prepared) -> list[Attribution]:
    """Return one attribution for each turn of a bracketed interview; two turns or `[BEGIN RECORDING]` make one."""
    text = prepared.text
    if "[" not in text:
        return []
    heads = [m for m in SPEAKER.finditer(text) if _opens(text, m)]
    marked = re.search(
        r"\[(?:begin recording|interview|\w+ interview|text of|.*question)", text, re.IGNORECASE
    )
    if len(heads) < 2 and not marked:
        return []
    made = []
    for k, m in enumerate(heads):
        stop = heads[k + 1].start() if k + 1 < len(heads) else len(text)
        a, b = m.end(), stop
        while a < b and text[a].isspace():
            a += 1
        while b > a and text[b - 1].isspace():
            b -= 1
        if a < b:
            made.append(Attribution(source=(m.span(1),), cue=(), content=((a, b),)))
    return made


def _opens(text: str, m: re.Match[str]) -> bool:
    if NOT_SPEAKERS.match(m.group(1)):
        return False
    before = text[: m.start()].rstrip()
    return not before or before[-1] in ".!?]\"'"
