"""Facts as one short line, so that a ledger can keep them beside claims and read them back in microseconds."""

import json
from datetime import date
from functools import lru_cache
from typing import Any

from whosays.link.areas import Area
from whosays.link.facts import Facts

_NAMES: tuple[str, ...] = Facts.__slots__
_DAYS = tuple(_NAMES.index(name) for name in ("published", "since", "as_of", "first", "last"))
_AREA, _VOICES, _RELAY = (_NAMES.index(name) for name in ("area", "voices", "relay"))


def pack(one: Facts) -> str:
    """Return facts as a JSON array in the order of their fields; days count from 1 January of year 1."""
    values: list[Any] = [getattr(one, name) for name in _NAMES]
    for n in _DAYS:
        values[n] = values[n] and values[n].toordinal()
    if one.area:
        values[_AREA] = [one.area.key, one.area.name, *one.area.inside]
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))


def unpack(line: str) -> Facts:
    """Return the facts that `pack` wrote."""
    values = json.loads(line)
    for n in _DAYS:
        values[n] = values[n] and date.fromordinal(values[n])
    if values[_AREA]:
        values[_AREA] = _area(*values[_AREA])
    values[_VOICES] = tuple(map(tuple, values[_VOICES]))
    values[_RELAY] = tuple(map(tuple, values[_RELAY]))
    return Facts(*values)


@lru_cache(maxsize=65_536)
def _area(key: str, name: str, *inside: str) -> Area:
    return Area(key, name, inside)
