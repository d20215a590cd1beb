"""UCDP GED: deaths by side and status, their sum as `best`, and the lowest and highest total as `low` and `high`.

Which account is best or reliable is a coder's judgement. So a count of deaths is given where all accounts state
one number, and `best` where all that it adds up is given; nothing is chosen between accounts.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from whosays import lexicon
from whosays.views.coding import sorting
from whosays.views.coding.coded import Coded, Coding, ended, unruled, worded
from whosays.views.coding.extent import Edge, Extent, extent, total
from whosays.views.coding.stated import Stated

SIDES = ("deaths_a", "deaths_b")
CIVILIANS, UNKNOWN = "deaths_civilians", "deaths_unknown"
_UNPLACED = "unplaced"


@dataclass(frozen=True, slots=True)
class _Tally:
    """Accounts of the dead by the column they belong in; those that belong in none stand under `_UNPLACED`."""

    accounts: dict[str, list[Stated]]

    def extents(self) -> dict[str, Extent | None]:
        return {column: sorting.count(found) for column, found in self.accounts.items()}

    def sum(self) -> Extent | None:
        return total(self.extents().values())

    def notes(self) -> list[str]:
        """Say which accounts can't be added up, and which belong in no column."""
        notes = [
            f"{column}: whether {worded(self.accounts[column])} have people in common is not stated"
            for column, found in self.extents().items()
            if found is None
        ]
        if _UNPLACED in self.accounts:
            notes.append(f"no side is named for {worded(self.accounts[_UNPLACED])}: in no column")
        return notes


def sides(accounts: Sequence[Stated]) -> tuple[str, ...]:
    """Return the parties whose dead fighters are counted: alphabetical, for which is side A is a coder's to say.

    Empty where there are more than two; which dyads they make is a coder's, too.
    """
    parties = sorted({one.party for one in accounts if one.status == "combatant" and one.party})
    return tuple(parties) if len(parties) <= len(SIDES) else ()


def code(accounts: Sequence[Stated]) -> Coding:
    """Return the deaths of an incident in UCDP's columns."""
    rules = lexicon.load("conventions")["ucdp"]
    killed = [one for one in accounts if one.measure in rules["measures"]]
    notes = [rules["always"].strip(), *unruled(killed, "UCDP")]
    bounded = [one for one in killed if one.bounded]
    parties = sides(bounded)
    if parties:
        notes.append("side_a and side_b are in alphabetical order")
    whole = [one for one in bounded if not one.wholes and sorting.unsplit(one)]
    alone = _tally([one for one in bounded if not one.wholes and not sorting.unsplit(one)], parties)
    stated = extent(whole)
    if stated is None:
        reach = alone.sum()
        columns = _singles(alone, notes)
        best = reach.single if reach and _UNPLACED not in alone.accounts else None
    else:
        reach, best = stated, None if alone.accounts else stated.single
        parts = _tally([one for one in bounded if one.wholes & set(stated.claims)], parties)
        columns = _singles(alone, notes) if alone.accounts else _within(stated, parts, notes)
        if alone.accounts:
            notes.append(f"whether the counts by status are among {worded(whole)} is not stated")
        if stated.single is None:
            notes.append(f"best: no single number in {worded(whole)}")
    return Coding(
        convention="ucdp",
        values=(
            *(
                columns.get(column, Coded(column=column, value=None))
                for column in (*SIDES, CIVILIANS, UNKNOWN)
            ),
            Coded(column="best", value=best, claims=reach.claims if reach and best is not None else ()),
            ended("high", _higher(reach, alone.sum()), notes),
            ended("low", reach.low if reach else None, notes),
        ),
        notes=tuple(dict.fromkeys(notes)),
    )


def _tally(accounts: Sequence[Stated], parties: tuple[str, ...]) -> _Tally:
    places = dict(zip(parties, SIDES, strict=False))
    found: dict[str, list[Stated]] = defaultdict(list)
    for one in accounts:
        side = places.get(one.party or "") if one.status == "combatant" else None
        found[CIVILIANS if one.status == "civilian" else side or _UNPLACED].append(one)
    return _Tally(dict(sorted(found.items())))


def _singles(tally: _Tally, notes: list[str]) -> dict[str, Coded]:
    """Return the columns on which all accounts agree, and note the others."""
    notes += tally.notes()
    columns = {}
    for column, found in tally.extents().items():
        if column == _UNPLACED or found is None:
            continue
        if found.single is None:
            notes.append(f"{column}: no single number in {worded(tally.accounts[column])}")
        else:
            columns[column] = Coded(column=column, value=found.single, claims=found.claims)
    return columns


def _within(whole: Extent, parts: _Tally, notes: list[str]) -> dict[str, Coded]:
    """Return the stated parts of a total by column, and as deaths of unknown status what they leave of it."""
    if whole.single is None:
        return {}
    columns = _singles(parts, notes)
    rest = whole.single - sum(coded.value or 0 for coded in columns.values())
    if rest < 0:
        notes.append("the stated parts are more than their total: no deaths by status are given")
        return {}
    if set(columns) == set(parts.accounts):
        claims = {*whole.claims, *(claim for coded in columns.values() for claim in coded.claims)}
        columns[UNKNOWN] = Coded(column=UNKNOWN, value=rest, claims=tuple(sorted(claims)))
    return columns


def _higher(stated: Extent | None, added: Extent | None) -> Edge | None:
    """Return the higher of the highest total and the counts by status added up; a total holds the latter."""
    edges = [found.high for found in (stated, added) if found]
    return max(edges, key=lambda edge: (edge.number, edge.closed), default=None)
