"""Ids of a state's parts, `forces:NO`, `state:NO`, and of its bodies that speak, `state:NO/defence-ministry`."""

from collections.abc import Sequence

from whosays import naming
from whosays.lexicon import words

PARTS = {
    "state forces": "forces", "police": "police", "official": "state", "rebel group": "rebels",
    "militia": "militia", "civilian": "people",
}  # fmt: skip
"""What a kind is called together with a nationality: kind -> prefix of the id, `forces:NO`, `rebels:CO`."""


def of_state(code: str, kind: str, name: Sequence[str] = ()) -> str:
    """Return the id of a state's part; a people without a state has one id for all of it.

    `name` are the words of the part, without the nationality.
    """
    if not code.isupper():
        return code
    body = kind == "official" and not words("naming", "bodies", "nouns").isdisjoint(name)
    if body and (part := naming.part(name)):
        return f"state:{code}/{part}"
    return f"{PARTS[kind]}:{code}"


def of_name(owner: Sequence[str], kind: str) -> str:
    """Return the id of the same part of a state, city or camp that no list knows: `name:kelu-police`."""
    return f"{naming.PREFIX}{naming.slug(owner)}-{PARTS[kind]}"
