"""ACLED: one figure of fatalities, the most conservative where sources differ; some vague words by a set number."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from whosays import lexicon
from whosays.views.coding import sorting
from whosays.views.coding.coded import Coded, Coding, quoted, unruled, worded
from whosays.views.coding.extent import Edge, extent, total
from whosays.views.coding.stated import Stated


def code(accounts: Sequence[Stated]) -> Coding:
    """Return the fatalities of an incident as ACLED codes them, of all sides and statuses together.

    A word that stands for 3 or 10 by context gives a number only where the other accounts leave no choice.
    """
    rules = lexicon.load("conventions")["acled"]
    killed = [one for one in accounts if one.measure in rules["measures"] and not one.wholes]
    ruled = {one: rules["vague"][one.vague] for one in killed if one.vague in rules["vague"]}
    notes = [rules["always"].strip(), *unruled([one for one in killed if one not in ruled], "ACLED")]
    if ruled:
        said = {f"“{one.words}” as {' or '.join(map(str, numbers))}" for one, numbers in ruled.items()}
        notes.append("; ".join(sorted(said)))
    least, most = (
        _conservative([_numbered(one, pick(ruled.get(one, [None]))) for one in killed]) for pick in (min, max)
    )
    decided: Edge | None = None
    if least and most and least.number != most.number:
        notes.append(f"fatalities: {least.number:g} or {most.number:g}, which the context decides")
    elif least and not least.closed:
        notes.append(f"fatalities: no rule is known for {quoted(least.words)}, which sets no minimum")
    elif least:
        decided = least
    elif sorting.overlapping(killed):
        notes.append(f"fatalities: whether {worded(killed)} have people in common is not stated")
    claims = decided.claims if decided else ()
    fatalities = Coded(column="fatalities", value=decided and decided.number, claims=claims)
    return Coding(convention="acled", values=(fatalities,), notes=tuple(notes))


def _numbered(account: Stated, number: int | None) -> Stated:
    """Return an account with its vague word as a number, where the word has one."""
    return account if number is None else replace(account, low=number, high=number)


def _conservative(accounts: Sequence[Stated]) -> Edge | None:
    """Return the lowest total stated, or the sum of the lowest counts by status where no total is."""
    whole = extent(one for one in accounts if sorting.unsplit(one))
    if whole:
        return whole.low
    by_status: dict[str, list[Stated]] = defaultdict(list)
    for one in accounts:
        if one.bounded:
            by_status[one.status].append(one)
    added = total(sorting.count(found) for _, found in sorted(by_status.items()))
    return added.low if added else None
