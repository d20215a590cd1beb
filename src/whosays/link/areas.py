"""Where a claim counts: one key for one place, however its name is worded."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from whosays.lexicon import words
from whosays.link.naming import word_list

COUNTRY = 6
"""UCDP where_prec of a country."""


@dataclass(frozen=True, slots=True)
class Area:
    """A place as linking compares it; `inside` are the keys of the divisions and the country around it."""

    key: str
    name: str
    inside: tuple[str, ...] = ()


def area(place: dict[str, Any] | None) -> Area | None:
    """Return the area of a claim's place, given as the contract's JSON; null where the claim has none."""
    return None if place is None else _area(tuple(place[part] for part in _PARTS))


_PARTS = ("text", "name", "country", "admin1", "geonames_id", "precision")


@lru_cache(maxsize=65_536)
def _area(parts: tuple[Any, ...]) -> Area | None:
    text, name, country, admin1, identity, precision = parts
    shown = name or text
    around = (f"country:{country}",) if country else ()
    division = (f"division:{country}:{plain(admin1)}",) if country and admin1 else ()
    if country and (precision == COUNTRY or (identity is None and name is None)):
        return Area(f"country:{country}", shown)
    if division and plain(admin1) == plain(shown):
        return Area(division[0], shown, around)
    if identity is not None:
        return Area(f"geo:{identity}", shown, division + around)
    words_of = plain(text)
    return Area(f"text:{words_of}", shown, division + around) if words_of else None


@lru_cache(maxsize=65_536)
def plain(text: str) -> str:
    """Return a place name's words without articles, sides and the generic words of settlements."""
    found = [word for word in word_list(text) if word not in words("link", "area", "articles")]
    if "of" in found:
        after = found[found.index("of") + 1 :]
        before = found[: found.index("of")]
        if after and all(word in _generic() for word in before):
            found = after
    kept = [word for word in found if word not in _generic()]
    return " ".join(kept or found)


def _generic() -> frozenset[str]:
    return words("link", "area", "settlements") | words("link", "area", "sides")
