"""Reads matched time expressions as TIMEX3 values, against the day of publication and the times told before.

TIMEX3 types, values and mods follow the TimeML annotation guidelines 1.2.1. A year that neither the words,
the document's date nor the story before give stays `XXXX`.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from whosays.annotate.times import calendar
from whosays.annotate.times.matched import Matched, table
from whosays.lexicon import load

HEAD = re.compile(r"BC\d{4}|\d{4}(?=$|-)")

NEAR = 60
"""Days within which a month or day without a year may lie ahead of publication without a future verb."""


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
    told_day: date | None = None
    told_head: str | None = None
    """The year told last, as TIMEX3 writes it: `1941`, `BC0480`."""
    told_quarter: str | None = None

    def anchor(self) -> date | None:
        """Return the day that `last year` or `this month` counts from."""
        return self.told if self.narrative and self.told else self.published

    def tell(self, reading: Reading) -> None:
        """Remember a time for the expressions that point back to it."""
        if reading.type in ("DATE", "TIME") and reading.value:
            if head := HEAD.match(reading.value):
                self.told_head, self.told = head.group(), None
            covered = calendar.extent(reading.value)
            if covered:
                self.told, self.told_value = covered[0], reading.value
                self.told_quarter = reading.value if "-Q" in reading.value else self.told_quarter
                self.told_day = covered[0] if covered[0] == covered[1] else self.told_day

    def day(self) -> date | None:
        """Return the day that `the next day` or `at dawn` points to."""
        return self.told_day or (None if self.narrative else self.published)


Reader = Callable[[Matched, Context, int], Reading | None]
"""A reader takes the match, the context and the tense around it: 1 future, -1 past, 0 unknown."""


def head_for(month: int, number: int, context: Context, tense: int) -> str | None:
    """Return the year of a month, or of a day of it, that the text leaves out.

    A history means the year told before. News means the last such day, unless the words around look ahead.
    """
    if context.narrative:
        return context.told_head
    today = context.published
    if today is None:
        return None
    ahead = today.year if (month, number) > (today.month, today.day) else today.year + 1
    if (month, number) == (today.month, today.day) or (number == 1 and month == today.month):
        return f"{today.year:04}"
    to_come = (date(ahead, month, 1) - today).days + number
    since = (today - date(ahead - 1, month, 1)).days - number
    future = tense > 0 or (tense == 0 and to_come <= NEAR)
    if (to_come > NEAR and since <= NEAR) or (tense == 2 and to_come > 2 * NEAR):
        future = False
    return f"{ahead if future else ahead - 1:04}"


def named_head(m: Matched, context: Context) -> str | None:
    """Return the year in the words: `2015`, `480 BC`, or that of `of that year`, `last year`, `this year`."""
    anchor = context.anchor()
    if m.has("C"):
        word = next((p.word for p in reversed(m.parts) if p.letter in "YDNZ"), "0")
        return f"BC{int(word.replace(',', '')):04}"
    if m.year is not None or not m.has("u"):
        return None if m.year is None else f"{m.year:04}"
    if m.has("v"):
        return context.told_head
    if anchor is None:
        return None
    return f"{anchor.year + (-1 if m.has('LJ') else 1 if m.has('X') else 0):04}"


def iso(head: str | None, month: int, number: int | None = None) -> str:
    """Return a month or day as TIMEX3 writes it, XXXX for a year not known."""
    return f"{head or 'XXXX'}-{month:02}" + (f"-{number:02}" if number is not None else "")


def real(head: str | None, month: int, number: int) -> bool:
    """Say whether the calendar has the day (29 February in any leap year where the year is not known)."""
    known = head is not None and head.isdigit()
    return calendar.day(int(head or 0) if known else 2000, month, number) is not None


def day_value(m: Matched, context: Context, tense: int) -> str | None:
    """Return the value of a day: written out, a weekday, or a day counted from publication."""
    if m.month is not None and m.number is not None:
        head = named_head(m, context)
        if head is None:
            head = head_for(m.month, m.number, context, tense)
            head = head if real(head, m.month, m.number) else None
        return iso(head, m.month, m.number) if real(head, m.month, m.number) else None
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
    return iso(f"{year:04}", month, number) if calendar.day(year, month, number) else None


def _weekday(m: Matched, context: Context, tense: int) -> str | None:
    anchor = context.published
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
    return f"T{hour:02}:{minute:02}{zone}"


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
            around = [m.parts[i - 1].word, m.parts[i + 1].word]
            return ([int(word) for word in around] if all(map(_two_digits, around)) else []), None
    four = next((p.word for p in m.parts if p.letter in "YZN" and len(p.word) == 4), None)
    return ([int(four[:2]), int(four[2:])] if four else []), None


def _two_digits(word: str) -> bool:
    return word.isdecimal() and len(word) <= 2


def month(m: Matched, context: Context, tense: int) -> Reading | None:
    """Read a month: `March`, `last March`, `early October 2015`, `August of that year`."""
    number = m.month or 1
    head = named_head(m, context)
    anchor = context.anchor()
    if head is None and anchor and m.has("LJXBV"):
        year = anchor.year
        if m.has("LJ"):
            year -= number >= anchor.month
        elif m.has("XB"):
            year += number <= anchor.month
        head = f"{year:04}"
    elif head is None:
        head = head_for(number, 1, context, tense)
    return Reading("DATE", iso(head, number), m.modifier)


def season(m: Matched, context: Context, tense: int) -> Reading | None:
    """Read a season; without a year the last one begun, in a history the one of the year told before."""
    code = table("seasons")[m.word("S") or "summer"]
    head = named_head(m, context)
    if head is None and context.narrative:
        head = later(context.told_head, 1 if m.has("XB") else 0)
    elif head is None and context.published:
        today, begins = context.published, calendar.SEASON_MONTHS[code]
        begun = today.month >= begins
        if m.has("X"):
            year = today.year + begun
        elif m.has("V") or tense > 0:
            year = today.year
        else:
            year = today.year - (not begun or (m.has("L") and today.month < begins + 3))
        head = f"{year:04}"
    return Reading("DATE", f"{head or 'XXXX'}-{code}", m.modifier)


def later(head: str | None, years: int) -> str | None:
    """Return the year `years` after one that TIMEX3 writes as `1941` or `BC0480`."""
    if head is None:
        return None
    return f"BC{max(int(head[2:]) - years, 1):04}" if head.startswith("BC") else f"{int(head) + years:04}"
