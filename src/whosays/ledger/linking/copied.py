"""Which claims of a ledger one copied text states: pairs, and the groups that hang together through them."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

from sqlalchemy import Connection, delete, insert, or_, select

from whosays.ledger import schema
from whosays.ledger.linking.shared import copies
from whosays.ledger.linking.texts import batches
from whosays.link.counterparts import counterparts
from whosays.link.facts import Facts
from whosays.link.origins import groups_of_copies

_PAIRS = schema.copied_claims.c
Read = Callable[[str], Sequence[Facts]]
"""Returns the facts of a document's claims."""


def pairs(connection: Connection, documents: Collection[str], read: Read) -> Iterator[tuple[str, str]]:
    """Yield the pairs of claims that these documents share with others because their words were copied."""
    for copy in copies(connection, documents):
        for left, right in counterparts(copy, read(copy.left), read(copy.right)):
            yield left.id, right.id


def keep(connection: Connection, found: Iterable[tuple[str, str]]) -> None:
    """Write pairs of claims down."""
    rows = [
        {"left_claim": left, "right_claim": right}
        for left, right in sorted({(min(p), max(p)) for p in found})
    ]
    for some in batches(rows):
        connection.execute(insert(schema.copied_claims), list(some))


def groups(connection: Connection) -> dict[str, str]:
    """Return the group of each claim that was copied."""
    return groups_of_copies(
        (left, right) for left, right in connection.execute(select(_PAIRS.left_claim, _PAIRS.right_claim))
    )


def renew(
    connection: Connection, claims: Collection[str], found: Iterable[tuple[str, str]]
) -> Mapping[str, str | None]:
    """Put the pairs of some claims in the place of those known, and return the group of each claim concerned.

    Concerned are these claims and all that hang, or hung, together with one of them; null is a claim of no group.
    """
    before = _together(connection, claims)
    for some in batches(sorted(claims)):
        ends = or_(_PAIRS.left_claim.in_(some), _PAIRS.right_claim.in_(some))
        connection.execute(delete(schema.copied_claims).where(ends))
    keep(connection, found)
    concerned = _together(connection, before)
    found_groups = groups_of_copies(_pairs(connection, concerned))
    return {claim: found_groups.get(claim) for claim in concerned}


def _together(connection: Connection, claims: Iterable[str]) -> set[str]:
    """Return these claims and all that a chain of pairs leads to."""
    found = fresh = set(claims)
    while fresh:
        reached = {claim for pair in _pairs(connection, fresh) for claim in pair}
        fresh = reached - found
        found = found | fresh
    return found


def _pairs(connection: Connection, claims: Collection[str]) -> set[tuple[str, str]]:
    found: set[tuple[str, str]] = set()
    for some in batches(sorted(claims)):
        for end in (_PAIRS.left_claim, _PAIRS.right_claim):
            rows = connection.execute(select(_PAIRS.left_claim, _PAIRS.right_claim).where(end.in_(some)))
            found.update((left, right) for left, right in rows)
    return found
