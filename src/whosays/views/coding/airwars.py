"""Airwars: the least and the greatest number of killed and injured, by who they are; nothing is graded."""

from collections.abc import Sequence

from whosays import lexicon
from whosays.views.coding import sorting
from whosays.views.coding.coded import Coded, Coding, ended, unruled, worded
from whosays.views.coding.extent import Extent, extent
from whosays.views.coding.stated import Stated

_STATUS = {"civilians": "civilian", "belligerents": "combatant"}
_CLASSES = ("children", "women", "men")


def code(accounts: Sequence[Stated]) -> Coding:
    """Return the min and max columns of an incident.

    Civilians and belligerents are counted as the words assert their status, children, women and men as the
    words name them, also where they are a stated part of a total.
    """
    rules = lexicon.load("conventions")["airwars"]
    counted = [one for one in accounts if one.measure in rules["measures"]]
    notes = [rules["always"].strip(), *unruled(counted, "Airwars")]
    values: list[Coded] = []
    for measure in rules["measures"]:
        of = [one for one in counted if one.measure == measure and one.bounded]
        for name, status in _STATUS.items():
            values += _of_status(f"{name}_{measure}", [one for one in of if one.status == status], notes)
        for name in _CLASSES:
            found = extent(one for one in of if one.group == name and one.status != "combatant")
            values += _range(f"{name}_{measure}", found, notes)
        others = [one for one in of if one.status not in _STATUS.values() and one.group not in _CLASSES]
        if others:
            notes.append(f"{measure}: {worded(others)} of no such status: not counted")
    return Coding(convention="airwars", values=tuple(values), notes=tuple(dict.fromkeys(notes)))


def _of_status(column: str, accounts: Sequence[Stated], notes: list[str]) -> list[Coded]:
    whole = [one for one in accounts if not one.wholes or sorting.general(one)]
    found = sorting.count(whole)
    if sorting.overlapping(whole):
        notes.append(f"{column}: whether {worded(whole)} have people in common is not stated")
    return _range(column, found, notes)


def _range(column: str, found: Extent | None, notes: list[str]) -> list[Coded]:
    return [
        ended(f"{column}_min", found.low if found else None, notes),
        ended(f"{column}_max", found.high if found else None, notes),
    ]
