"""What one origin's claims come to: one figure, however often it is told. Charts draw accounts, not claims."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from whosays.link.facts import Facts
from whosays.linked import Origin


@dataclass(frozen=True, slots=True)
class Account:
    """One figure of one origin, for a running total at one day; `claims` are in order of publication."""

    origin: str
    """Key of the origin."""
    name: str
    low: float | int | None
    high: float | int | None
    modifier: str
    vague: str | None
    factuality: str
    as_of: date | None
    """Day at which a running total stands, else null."""
    first: date | None
    """First and last publication that gives the figure; null where no document is dated."""
    last: date | None
    claims: tuple[str, ...]


def accounts(members: Iterable[Facts], origins: Mapping[str, Origin]) -> list[Account]:
    """Return the accounts of one question's claims, by origin, then day, then figure."""
    grouped: dict[tuple[object, ...], list[Facts]] = defaultdict(list)
    for one in sorted(members, key=lambda one: one.position):
        standing = (one.as_of or one.published) if one.scope == "cumulative" else None
        figure = (one.low, one.high, one.modifier, one.vague, one.factuality)
        grouped[(origins[one.id].key, standing, *figure)].append(one)
    found = [_account(claims, origins) for claims in grouped.values()]
    return sorted(found, key=_order)


def _account(claims: list[Facts], origins: Mapping[str, Origin]) -> Account:
    one = claims[0]
    days = [claim.published for claim in claims if claim.published]
    origin = origins[one.id]
    return Account(
        origin.key, origin.name, one.low, one.high, one.modifier, one.vague, one.factuality,
        (one.as_of or one.published) if one.scope == "cumulative" else None,
        min(days, default=None), max(days, default=None), tuple(claim.id for claim in claims),
    )  # fmt: skip


def _order(account: Account) -> tuple[object, ...]:
    return account.origin, account.as_of or account.first or date.max, account.claims
