"""The document's own chain: who carried the text to us, from the agency in its dateline to its publisher."""

import re
from functools import cache

from whosays.lexicon import load, words
from whosays.prepared import Prepared
from whosays.records import Relay, RelayKind

HEAD = 400
"""Code points at the start of a text in which a dateline is looked for."""

DATELINE = re.compile(
    r"^(?P<before>[^\n]{0,90}?)\((?P<agency>[^\W\d_][^()\n]{0,60})\)[^\S\n]*(?:[-‐-―_:]|\[)", re.MULTILINE
)
"""`CITY, 9 July (Agency) -`, `(AGENCY) —`, `CITY, 9 JUL 89 (AGENCY) -- [TEXT]`."""

ARTICLES = frozenset({"the", "a", "an", "this", "some", "at"})

NAME = r"[^\S\n]*(?P<name>[^\W_][^\n.;|<>()\[\]]{1,80})"


def relay(prepared: Prepared) -> tuple[Relay, ...]:
    """Return who carried a document, the first hand first; nothing is looked up outside the document.

    The agency of the dateline or byline comes first, then whom the text was republished from, then its
    publisher. A name that stands twice is one link.
    """
    document = prepared.document
    found: list[tuple[str | None, RelayKind]] = [
        (_agency(prepared.text) or _byline(document.byline), "agency"),
        (_republished(prepared.text), "republished"),
        (document.publisher, "publisher"),
    ]
    links: list[Relay] = []
    for name, kind in found:
        plain = " ".join((name or "").split())
        if plain and all(plain.casefold() != link.name.casefold() for link in links):
            links.append(Relay(name=plain, kind=kind))
    return tuple(links)


def _agency(text: str) -> str | None:
    for m in DATELINE.finditer(text[:HEAD]):
        name = m.group("agency").strip()
        if name.split()[0].casefold().strip(".,:") in words("sources", "kinds"):
            continue
        known = _agencies().fullmatch(name) is not None
        if known or (not name[0].islower() and _dateline(m.group("before"))):
            return name
    return None


def _dateline(before: str) -> bool:
    """Say whether the words before a bracket are a place and a date, and no part of a sentence."""
    found = before.split()
    if not found:
        return True
    if found[0].casefold() in ARTICLES or len(found) > 9:
        return False
    return before.split(",", maxsplit=1)[0].isupper() or any(c.isdigit() for c in before) or len(found) <= 2


@cache
def _agencies() -> re.Pattern[str]:
    names = sorted(load("sources")["agencies"], key=len, reverse=True)
    return re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, names)) + r")(?![\w-])")


def _byline(byline: str | None) -> str | None:
    m = _agencies().search(byline or "")
    return m.group() if m else None


@cache
def _phrases() -> re.Pattern[str]:
    said = "|".join(re.escape(p) for p in sorted(load("sources")["republished"], key=len, reverse=True))
    labels = "|".join(re.escape(p) for p in load("sources")["labels"])
    return re.compile(
        rf"(?:\b(?:{said})\b|^[^\S\n]*[(\[]?(?:{labels})[^\S\n]*:){NAME}", re.IGNORECASE | re.MULTILINE
    )


def _republished(text: str) -> str | None:
    m = _phrases().search(text)
    if m is None:
        return None
    name = re.split(r"\s+(?:on|at|in|and is|and was|under|with)\s|,\s", m.group("name"))[0]
    return re.sub(r"^\W+|\W+$", "", name) or None
