"""The date of publication as a page states it: in its metadata, its marked-up date, or its address.

Dates in the running text are never taken: those say when something happened, not when it was printed.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from whosays import lexicon
from whosays.readers import dates

_LINKED = re.compile(r'"datePublished"\s*:\s*"([^"]{1,60})"')
_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?:/|-|$)")


def day(tree: Any) -> date | None:
    """Return the day a parsed page says it was published, or None; of several, the most explicit."""
    for stated in _stated(tree):
        found = dates.parse(stated)
        if found:
            return found
    return None


def _stated(tree: Any) -> Iterator[str]:
    known = lexicon.load("webpage")["published"]
    metas: dict[str, str] = {}
    for meta in tree.iter("meta"):
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            metas.setdefault((meta.get(attribute) or "").lower(), meta.get("content") or "")
    yield from (metas[name] for name in known["meta"].split() if name in metas)
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or ""):
            yield from _LINKED.findall(script.text or "")
    yield from _marked(tree, set(known["marks"].split()), known["prefixes"])
    for link in tree.iter("link", "meta"):
        if link.get("rel") == "canonical" or link.get("property") == "og:url":
            yield from (
                "-".join(parts) for parts in _ADDRESS.findall(link.get("href") or link.get("content") or "")
            )


def _marked(tree: Any, marks: set[str], prefixes: list[str]) -> Iterator[str]:
    """Return the dates of `time` elements and of elements whose class says that they hold one."""
    before = re.compile(rf"(?:{'|'.join(prefixes)})\s*:?\s+", re.IGNORECASE)
    for element in tree.iter("time", "span", "div", "p", "abbr"):
        words = f"{element.get('class') or ''} {element.get('itemprop') or ''}".lower().split()
        if element.tag != "time" and not marks.intersection(words):
            continue
        yield element.get("datetime") or element.get("content") or element.get("title") or ""
        text = " ".join(element.itertext()) if len(element) < 5 else ""
        yield before.sub("", " ".join(text[:200].split()), count=1)
