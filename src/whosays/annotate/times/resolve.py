"""Reads matched time expressions as TIMEX3 values, against the day of publication and the times told before.

TIMEX3 types, values and mods follow the TimeML annotation guidelines 1.2.1. A year that neither the words, the
document's date nor the story before give stays `XXXX`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from whosays.annotate.times import calendar
from whosays.annotate.times.matched import Matched, table
from whosays.lexicon import load


@dataclass(slots=True)
class Reading:
    """What an expression means; `covered` overrides the days that the value gives."""

    type: str
    value: str | None
    mod: str | None = None
    covered: calendar.Extent = None


@dataclass(slots=True)
class Context:
    """What an expression can point to: publication, and the last time the text told."""

    published: date | None
    narrative: bool
    """History rather than news: bare months belong to the year told before, not to the day of publication."""
    told: date | None = None
    told_value: str | None = None
    told_year: int | None = None

    def anchor(self) -> date | None:
        """Return the day that `last year` or `this month` counts from."""
        return self.told if self.narrative and self.told else self.published

    def tell(self, reading: Reading) -> None:
        """Remember a time for the expressions that point back to it."""
        if reading.type in ("DATE", "TIME") and reading.value:
            covered = calendar.extent(reading.value)
            if covered:
                self.told, self.told_value, self.told_year = covered[0], reading.value, covered[0].year


Reader = Callable[[Matched, Context, int], Reading | None]
"""A reader takes the match, the context and the tense around it: 1 future, -1 past, 0 unknown."""


def year_for(month: int, number: int, context: Context, tense: int) -> int | None:
    """Return the year of a month, or of a day of it, that the text leaves out."""
    if context.narrative:
        return context.told_year
    if (today := context.published) is None:
        return None
    later = (month, number) > (today.month, today.day)
    if later:
        return today.year if tense > 0 else today.year - 1
    return today.year + 1 if tense > 0 and (month, number) < (today.month, today.day) else today.year


def _named_year(m: Matched, context: Context) -> int | None:
    """Return the year that `of that year`, `last year`, `this year` name."""
    anchor = context.anchor()
    if m.year is not None or not m.has("u"):
        return m.year
    if m.has("v"):
        return context.told_year
    if anchor is None:
        return None
    return anchor.year + (-1 if m.has("LJ") else 1 if m.has("X") else 0)


def _iso(year: int | None, month: int, number: int | None = None) -> str:
    head = f"{year:04}" if year is not None else "XXXX"
    return f"{head}-{month:02}" + (f"-{number:02}" if number is not None else "")


def day_value(m: Matched, context: Context, tense: int) -> str | None:
    """Return the value of a day: written out, a weekday, or a day counted from publication."""
    if m.month is not None and m.number is not None:
        year = _named_year(m, context)
        if year is None:
            year = year_for(m.month, m.number, context, tense)
        if calendar.day(year or 2000, m.month, m.number) is None:
            if m.year is not None or calendar.day(2000, m.month, m.number) is None:
                return None
            year = None
        return _iso(year, m.month, m.number)
    if m.weekday is not None:
        return _weekday(m, context, tense)
    if m.has("T"):
        return _deictic(m, context)
    return _numeric(m)


def _numeric(m: Matched) -> str | None:
    """Return 2015-07-08, 7/8/2015 (month first unless that gives no day) or 8.7.2015 as a value."""
    values = [int(p.word) for p in m.parts if p.letter in "DNY"][:3]
    if len(values) < 3:
        return None
    if m.parts[0].letter == "Y":
        year, month, number = values
    elif "/" in m.letters and values[0] <= 12:
        month, number, year = values
    else:
        number, month, year = values
    if year < 100:
        year += 1900 if year > 40 else 2000
    return _iso(year, month, number) if calendar.day(year, month, number) else None


def _weekday(m: Matched, context: Context, tense: int) -> str | None:
    anchor = context.told if context.narrative else context.published
    wanted = m.weekday or 1
    if anchor is None:
        return f"XXXX-WXX-{wanted}"
    ahead = (wanted - anchor.isoweekday()) % 7
    if m.has("X") or (tense > 0 and not m.has("L")):
        step = ahead or (7 if m.has("X") else 0)
    else:
        step = ahead - 7 if ahead or m.has("L") else 0
    found = calendar.shift_days(anchor, step)
    return found.isoformat() if found else None


def _deictic(m: Matched, context: Context) -> str | None:
    offset, _, part = table("deictic")[m.word("T") or "today"].partition("T")
    if context.published is None:
        return "XXXX-XX-XX" + ("T" + part if part else "")
    found = calendar.shift_days(context.published, int(offset))
    return (found.isoformat() + ("T" + part if part else "")) if found else None


def clock_value(m: Matched) -> str | None:
    """Return the time of day as `T20:30` or `TNI`, None where the digits are no time."""
    if (part := m.word("P")) and not any(p.letter == "p" for p in m.parts):
        return "T" + table("dayparts")[part]
    digits, half = _digits(m)
    if not digits:
        return None
    hour, minute = (digits[0], digits[1]) if len(digits) > 1 else (digits[0], 0)
    if half in ("pm", "p.m.", "p.m") and hour < 12:
        hour += 12
    if half in ("am", "a.m.", "a.m") and hour == 12:
        hour = 0
    if hour > 24 or minute > 59:
        return None
    zone = table("zones").get(m.word("z") or "", "")
    return f"T{hour:02}:{minute:02}{zone if zone != 'Z' else ''}"


def _digits(m: Matched) -> tuple[list[int], str | None]:
    """Return hour and minute, and the half of the day, out of the clock part of a match."""
    numbers = load("numbers")["units"]
    end = next((i for i, p in enumerate(m.parts) if p.letter == "p"), None)
    if end is not None and m.parts[end - 1].letter == "n":
        return [numbers.get(m.parts[end - 1].word, 99)], m.parts[end].word
    if end is not None:
        start = end - 1
        while start > 1 and m.parts[start - 1].letter in ":." and m.parts[start - 2].letter in "DN":
            start -= 2
        return [int(p.word) for p in m.parts[start:end] if p.letter in "DN"], m.parts[end].word
    for i, p in enumerate(m.parts):
        if p.letter == ":":
            return [int(m.parts[i - 1].word), int(m.parts[i + 1].word)], None
    four = next((p.word for p in m.parts if p.letter in "YZN" and len(p.word) == 4), None)
    return ([int(four[:2]), int(four[2:])] if four else []), None


def month(m: Matched, context: Context, tense: int) -> Reading | None:
    """Read a month: `March`, `last March`, `early October 2015`, `August of that year`."""
    number = m.month or 1
    year = _named_year(m, context)
    anchor = context.anchor()
    if year is None and m.has("LJ") and anchor:
        year = anchor.year if number < anchor.month else anchor.year - 1
    elif year is None and m.has("XB") and anchor:
        year = anchor.year if number > anchor.month else anchor.year + 1
    elif year is None and m.has("V") and anchor:
        year = anchor.year
    elif year is None:
        year = year_for(number, 1, context, tense)
    return Reading("DATE", _iso(year, number), m.modifier)


def season(m: Matched, context: Context, tense: int) -> Reading | None:
    """Read a season; without a year the last one begun, in a history the one of the year told before."""
    code = table("seasons")[m.word("S") or "summer"]
    year = _named_year(m, context)
    anchor = context.anchor()
    begins = calendar.SEASON_MONTHS[code]
    if year is None and context.narrative:
        year = context.told_year + (1 if m.has("XB") else 0) if context.told_year else None
    elif year is None and anchor:
        begun = anchor.month >= begins
        if m.has("X"):
            year = anchor.year + (1 if begun else 0)
        elif m.has("V") or tense > 0:
            year = anchor.year
        else:
            last = m.has("L") and anchor.month < begins + 3
            year = anchor.year - (1 if not begun or last else 0)
    head = f"{year:04}" if year is not None else "XXXX"
    return Reading("DATE", f"{head}-{code}", m.modifier)
