"""Interviews of monitoring services: `[NAME] what is said`, until the next bracket."""

import re

from whosays.annotate.attributions.vocabulary import listed
from whosays.prepared import Prepared
from whosays.records import Attribution

SPEAKER = re.compile(r"\[([^\W\d_][^\[\]\n]{1,60})\]")
"""A name in square brackets."""
INTERVIEW = re.compile(r"\[(?:begin recording|(?:\w+ )?interview\b)", re.IGNORECASE)


def interviews(prepared: Prepared) -> list[Attribution]:
    """Return one attribution for each turn of an interview; two turns, or a header that says so, make one."""
    text = prepared.text
    if "[" not in text:
        return []
    heads = [m for m in SPEAKER.finditer(text) if _opens(text, m)]
    if len(heads) < 2 and not INTERVIEW.search(text):
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
    if m.group(1).split()[0].casefold() in listed("words", "brackets"):
        return False
    before = text[: m.start()].rstrip()
    return not before or before[-1] in ".!?]\"'"
