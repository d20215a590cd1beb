"""Which claims of a ledger one copied text states: pairs, and the groups that hang together through them."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

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


class Pair(NamedTuple):
    """Two claims of which one's words are a copy of the other's; the first has the smaller id."""

    left: str
    right: str
    restricted: bool
    """Whether the document of one of them is."""


class Groups(NamedTuple):
    """The group of each claim that was copied: among all claims, and among those of unrestricted documents."""

    whole: Mapping[str, str]
    open: Mapping[str, str]

    @classmethod
    def of(cls, pairs: Collection[Pair]) -> "Groups":
        """Return the groups that hang together through some pairs."""
        whole = groups_of_copies((one.left, one.right) for one in pairs)
        if not any(one.restricted for one in pairs):
            return cls(whole, whole)
        return cls(whole, groups_of_copies((one.left, one.right) for one in pairs if not one.restricted))


def pairs(
    connection: Connection, documents: Collection[str], held: Collection[str], read: Read
) -> Iterator[Pair]:
    """Yield the pairs of claims that these documents share with others because their words were copied.

    `held` are restricted documents: all of those that may come up.
    """
    for copy in copies(connection, documents):
        restricted = copy.left in held or copy.right in held
        for left, right in counterparts(copy, read(copy.left), read(copy.right)):
            yield Pair(min(left.id, right.id), max(left.id, right.id), restricted)


def keep(connection: Connection, found: Iterable[Pair]) -> None:
    """Write pairs of claims down."""
    rows = [
        {"left_claim": one.left, "right_claim": one.right, "restricted": one.restricted}
        for one in sorted(set(found))
    ]
    for some in batches(rows):
        connection.execute(insert(schema.copied_claims), list(some))


def groups(connection: Connection) -> Groups:
    """Return the groups of all claims that were copied."""
    return Groups.of([Pair(*row) for row in connection.execute(_ALL)])


def renew(
    connection: Connection, claims: Collection[str], found: Iterable[Pair]
) -> Mapping[str, tuple[str | None, str | None]]:
    """Put the pairs of some claims in the place of those known, and return the groups of each claim concerned.

    Concerned are these claims and all that hang, or hung, together with one of them; null is a claim of no group.
    """
    before = _together(connection, claims)
    for some in batches(sorted(claims)):
        ends = or_(_PAIRS.left_claim.in_(some), _PAIRS.right_claim.in_(some))
        connection.execute(delete(schema.copied_claims).where(ends))
    keep(connection, found)
    concerned = _together(connection, before)
    renewed = Groups.of(_pairs(connection, concerned))
    return {claim: (renewed.whole.get(claim), renewed.open.get(claim)) for claim in concerned}


_ALL = select(_PAIRS.left_claim, _PAIRS.right_claim, _PAIRS.restricted)


def _together(connection: Connection, claims: Iterable[str]) -> set[str]:
    """Return these claims and all that a chain of pairs leads to."""
    found = fresh = set(claims)
    while fresh:
        reached = {claim for one in _pairs(connection, fresh) for claim in (one.left, one.right)}
        fresh = reached - found
        found = found | fresh
    return found


def _pairs(connection: Connection, claims: Collection[str]) -> set[Pair]:
    found: set[Pair] = set()
    for some in batches(sorted(claims)):
        for end in (_PAIRS.left_claim, _PAIRS.right_claim):
            found.update(Pair(*row) for row in connection.execute(_ALL.where(end.in_(some))))
    return found
