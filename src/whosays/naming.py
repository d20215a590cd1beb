"""Names to ids: a body or person that no list knows gets an id made of its name, the same in every document.

`name:kelu-committee` stands for `the Kelu Committee` and `Kelu Committee`; a person's id holds the full name without
titles. A name of common words alone (`National Police`, `Ministry of Health`) could be anybody's and gets no id.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import cache

from whosays.lexicon import load, words

PREFIX = "name:"

_MARKS = re.compile(r"[^\w]+")


@cache
def _spellings() -> dict[str, str]:
    listed = load("naming")["slug"]["spellings"]
    return {other: plain for plain, others in listed.items() for other in others.split()}


@cache
def _word(word: str) -> str:
    """Return one word as it stands in ids: no case, accents, possessives or marks; empty for an article."""
    plain = "".join(
        c for c in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(c)
    ).replace("’", "'")
    plain = plain if plain in words("naming", "slug", "possessives") else plain.removesuffix("'s")
    plain = _MARKS.sub("-", plain.replace("'", "").replace(".", "").replace("&", "and")).strip("-_")
    plain = _spellings().get(plain, plain)
    return "" if plain in words("naming", "slug", "articles") else plain


def slug(name: Sequence[str]) -> str:
    """Return the words of a name as they stand in an id, joined by hyphens."""
    return "-".join(filter(None, map(_word, name)))


def body(name: Sequence[str], place: Sequence[str] = ()) -> str | None:
    """Return the id of a body, None where its words could name any; `place` is whose or where it is.

    The Ministry of Defence of Talvia, Talvia's Ministry of Defence and the Talvia Defence Ministry are one.
    """
    whose, field, own = _parts(name)
    whose = [w for w in map(_word, place) if w] or whose
    generic = words("naming", "generic", "words")
    if _which(field, own) or all(w in generic or len(w) < 2 for w in [*whose, *own]):
        return None
    return PREFIX + "-".join([*whose, *field, *own])


def part(name: Sequence[str]) -> str:
    """Return what parts a body of a state from its others: `defence-ministry`; empty where the words don't."""
    _, field, own = _parts(name)
    return "" if _which(field, own) else "-".join([*field, *own])


def _which(field: list[str], own: list[str]) -> bool:
    """Say whether a name leaves open which body it is: `the Talvian Ministry`."""
    said = field or any(w in words("naming", "generic", "fields") for w in own)
    return bool(own) and not said and len(own) < 3 and own[-1] in words("naming", "bodies", "inverted")


def person(name: Sequence[str]) -> str | None:
    """Return the id of a person, None for a single name: many share it."""
    parts = [w for w in map(_word, name) if w]
    return PREFIX + "-".join(parts) if len(parts) > 1 else None


def _parts(name: Sequence[str]) -> tuple[list[str], list[str], list[str]]:
    """Return (owner, field, body): ([talvia], [health], [ministry]) of the Ministry of Health of Talvia.

    Talvia's Ministry of Health has its owner in front.
    """
    pieces: list[list[str]] = [[]]
    for word in filter(None, map(_word, name)):
        if word == "of":
            pieces.append([])
        else:
            pieces[-1].append(word)
    head, *tails = pieces
    generic = words("naming", "generic", "words")
    inverted = bool(head) and head[-1] in words("naming", "bodies", "inverted")
    inverted = inverted and words("naming", "generic", "fields").isdisjoint(head[:-1])
    common = inverted or all(w in generic for w in head)
    if not tails or not all(pieces) or not common or len(tails) > 1 + inverted:
        return [], [], "-of-".join("-".join(piece) for piece in pieces).split("-")
    field = tails.pop(0) if inverted else []
    joined = "-".join(field)
    owner = [w for w in head[:-1] if w not in generic] if inverted else []
    head = [w for w in head if w not in owner]
    return [*owner, *(tails[0] if tails else [])], [_spellings().get(joined, joined)] if joined else [], head
