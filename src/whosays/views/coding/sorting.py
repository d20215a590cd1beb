"""Which accounts of an incident count the same people, and which may be added up."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations

from whosays import lexicon
from whosays.views.coding.extent import Extent, extent, total
from whosays.views.coding.stated import Stated


def general(account: Stated) -> bool:
    """Whether an account counts people of any class."""
    return account.group in (None, lexicon.load("conventions")["groups"]["general"])


def unsplit(account: Stated) -> bool:
    """Whether an account counts people whatever their status."""
    return account.status in ("unknown", "mixed")


def count(accounts: Sequence[Stated]) -> Extent | None:
    """Return the extent of one status' count, null where it is not known.

    Counts of people in general stand for the whole; where there are none, counts of classes or parties that
    have nobody in common are added. Two that may overlap make no sum.
    """
    whole = [one for one in accounts if general(one) and one.party is None]
    if whole:
        return extent(whole)
    kinds: dict[tuple[str, str], list[Stated]] = defaultdict(list)
    for one in accounts:
        if one.bounded:
            kinds[one.party or "", one.group or ""].append(one)
    if not all(_apart(one, other) for one, other in combinations(kinds, 2)):
        return None
    return total(extent(same) for _, same in sorted(kinds.items()))


def overlapping(accounts: Iterable[Stated]) -> bool:
    """Whether accounts state numbers that nothing allows to add up."""
    bounded = [one for one in accounts if one.bounded]
    return bool(bounded) and count(bounded) is None


def _apart(one: tuple[str, str], other: tuple[str, str]) -> bool:
    (party, group), (other_party, other_group) = one, other
    if party and other_party and party != other_party:
        return True
    classes = lexicon.load("conventions")["groups"]["exclusive"]
    return group != other_group and any({group, other_group} <= set(apart) for apart in classes)
