"""Web pages: the main text with its title, publisher, byline and date; trafilatura, without a network."""

import logging
import re
from functools import cache
from typing import Any

from lxml import etree, html

from whosays import lexicon
from whosays.errors import UnreadableInput
from whosays.readers import published
from whosays.readers.quiet import Extracted, trafilatura

MAX_ELEMENTS = 100_000
"""The largest page, in elements: about four seconds of work. A long article has some hundreds."""
_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>", re.IGNORECASE)
_NO_TEXT = "empty: a page without text"
_DATES = {"extensive_search": False, "original_date": True, "max_date": "9999-12-31"}

for _name in ("trafilatura", "htmldate", "courlan", "justext"):
    logging.getLogger(_name).addHandler(logging.NullHandler())  # else Python prints their warnings on stderr


def read(markup: str) -> tuple[str, dict[str, Any]]:
    """Return the main text of a page and what the page says of itself, as fields of a Document.

    Raises UnreadableInput for a page without text, and for one nested or branched beyond what can be read
    whole: libxml2 drops what lies deeper than 256 levels, and half a page is worse than none.
    """
    tree = _parse(markup)
    language = (tree.get("lang") or tree.get("xml:lang") or "").split("-")[0].strip().lower()
    day = published.day(tree)
    try:
        found = trafilatura.bare_extraction(
            tree,
            include_comments=False,
            with_metadata=True,
            date_extraction_params=dict(_DATES),
            prune_xpath=lexicon.load("webpage")["boilerplate"]["parts"],
        )
        about = found if isinstance(found, Extracted) else Extracted()
        text = _without_boilerplate(about.text or "") or _without_boilerplate(trafilatura.baseline(tree)[1])
    except Exception as err:  # a fault in third-party code on one hostile page must not end the run
        raise UnreadableInput(
            f"a page that can't be taken apart ({type(err).__name__}): give its text"
        ) from err
    if not text:
        raise UnreadableInput(_NO_TEXT)
    said = {"title": about.title, "publisher": about.sitename, "byline": about.author, "url": about.url}
    known = {name: value.strip() for name, value in said.items() if value and value.strip()}
    return text, {**known, "published": day, "language": language or None}


def _parse(markup: str) -> Any:
    parser = html.HTMLParser(
        collect_ids=False, default_doctype=False, remove_comments=True, remove_pis=True, no_network=True
    )
    try:
        tree = html.document_fromstring(_DECLARATION.sub("", markup, count=1), parser=parser)
    except etree.ParserError as err:
        raise UnreadableInput(_NO_TEXT) from err
    except (etree.XMLSyntaxError, ValueError) as err:
        raise UnreadableInput(f"HTML that can't be read ({err}): give its text") from err
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise UnreadableInput("HTML nested deeper than 256 elements: give its text")
    size = sum(1 for _ in tree.iter())
    if size > MAX_ELEMENTS:
        raise UnreadableInput(f"a page of {size:,} elements, over the limit of {MAX_ELEMENTS:,}: split it")
    return tree


def _without_boilerplate(text: str) -> str:
    kept = [
        line for line in text.split("\n") if len(line) > 400 or not _boilerplate().fullmatch(line.strip())
    ]
    return "\n".join(kept).strip()


@cache
def _boilerplate() -> re.Pattern[str]:
    return re.compile("|".join(lexicon.load("webpage")["boilerplate"]["lines"]), re.IGNORECASE)
