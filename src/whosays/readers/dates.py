"""Dates of publication as files and pages write them; a date that is not plain is no date."""

import re
from datetime import date

from whosays import lexicon

_MONTHS = lexicon.load("formats")["months"]["names"].split()
_NAMES = "|".join(["sept", *(f"{name[:3]}(?:{name[3:]})?" for name in _MONTHS)])
_CLOCK = r"(?:(?:T|[\s,]+)(?:at\s+)?\d{1,2}[:.]\d{2}.*)?"
_WEEKDAY = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+)?"
_DAY = r"(?P<d>\d{1,2})(?:st|nd|rd|th)?"
_FORMS = tuple(
    re.compile(form + _CLOCK, re.IGNORECASE | re.ASCII | re.DOTALL)
    for form in (
        r"(?P<y>\d{4})(?P<s>[-/.])(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})Z?",
        r"(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})",
        rf"{_WEEKDAY}{_DAY}[\s-]+(?P<name>{_NAMES})\.?,?[\s-]+(?P<y>\d{{4}})",
        rf"{_WEEKDAY}(?P<name>{_NAMES})\.?\s+{_DAY},?\s+(?P<y>\d{{4}})",
        r"(?P<a>\d{1,2})(?P<s>[-/.])(?P<b>\d{1,2})(?P=s)(?P<y>\d{4})",
    )
)


def parse(value: str) -> date | None:
    """Return the day that `value` names, or None; a clock time after it is left aside, no zone is converted.

    ISO 8601 days, RFC 5322 dates, `9 July 2015`, `July 9, 2015`, `09.07.2015`. Of `3/4/2015` nobody can say
    whether it is April or March, so it is None; `13/4/2015` is plain.
    """
    value = value.strip()
    if len(value) > 100:
        return None
    for form in _FORMS:
        match = form.fullmatch(value)
        if match:
            return _day(match.groupdict())
    return None


def _day(parts: dict[str, str | None]) -> date | None:
    if parts.get("name"):
        month = next(n for n, name in enumerate(_MONTHS, 1) if name[:3] == str(parts["name"])[:3].lower())
        numbers = int(parts["y"] or 0), month, int(parts["d"] or 0)
    elif parts.get("a"):
        first, second = int(parts["a"] or 0), int(parts["b"] or 0)
        if parts["s"] == "." or first > 12 or first == second:
            first, second = second, first
        elif second <= 12:
            return None
        numbers = int(parts["y"] or 0), first, second
    else:
        numbers = int(parts["y"] or 0), int(parts["m"] or 0), int(parts["d"] or 0)
    try:
        return date(*numbers)
    except ValueError:
        return None
