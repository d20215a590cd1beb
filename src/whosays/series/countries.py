"""Names of countries to codes, so that a series and a ledger mean the same one."""

import re
from functools import cache

from whosays import lexicon
from whosays.annotate.places.keys import key

_OTHER_NAME = re.compile(r"\s*\([^()]*\)$")


def code(name: str) -> str | None:
    """Return the ISO 3166-1 alpha-2 code of a country's name, or of a code in capitals; else null.

    A second name in brackets, as UCDP writes it, is left aside.
    """
    if name in lexicon.load("countries")["names"]:
        return name
    return _codes().get(key(_OTHER_NAME.sub("", name)))


def name(code: str) -> str:
    """Return the first name that is known of a country's code, the code itself where none is."""
    names: dict[str, list[str]] = lexicon.load("countries")["names"]
    return names.get(code, [code])[0]


@cache
def _codes() -> dict[str, str]:
    names: dict[str, list[str]] = lexicon.load("countries")["names"]
    return {key(name): code for code, known in names.items() for name in known}
