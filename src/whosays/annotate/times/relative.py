"""Reads what counts from another time: `two days later`, `this week`, `the past 75 days`."""

from datetime import date, timedelta

from whosays.annotate.times import calendar
from whosays.annotate.times.matched import Count, Matched, table
from whosays.annotate.times.resolve import (
    Context,
    Reading,
    clock_value,
    day_value,
    head_for,
    later,
    named_head,
)


def period(count: Count, unit: tuple[str, int]) -> str:
    """Return a TIMEX3 duration: P75D, PT2H, P20Y for two decades, PXD for several days."""
    letter, size = unit
    clock = "T" if letter.startswith("T") else ""
    parts = {"TH": (60, "M"), "Y": (12, "M")}.get(letter)
    if parts and size == 1 and isinstance(count, float):
        return f"P{clock}{int(count)}{letter[-1]}{round(count % 1 * parts[0])}{parts[1]}"
    return f"P{clock}{'X' if count is None else _short(count * size)}{letter[-1]}"


def _short(value: float) -> str:
    return f"{value:g}" if value < 1e6 else str(int(value))


def value_at(anchor: date, unit: tuple[str, int], steps: float) -> str | None:
    """Return the day, week, month, quarter, year, decade or century that lies `steps` units from a day."""
    letter, size = unit
    if letter.startswith("T"):
        return anchor.isoformat()
    if not -1e6 < steps < 1e6:
        return None
    if letter in "DW":
        found = calendar.shift_days(anchor, int(steps * size * (7 if letter == "W" else 1)))
        return None if found is None else found.isoformat() if letter == "D" else calendar.week(found)
    if letter == "M":
        found = calendar.shift_months(anchor, int(steps * size))
        return None if found is None else calendar.quarter(found) if size == 3 else found.isoformat()[:7]
    year = anchor.year + int(steps * size)
    if not 1 <= year <= 9999:
        return None
    return f"{year:04}"[: {1: 4, 10: 3, 100: 2}.get(size, 4)]


def _covered(anchor: date | None, unit: tuple[str, int], count: Count, sign: int) -> calendar.Extent:
    """Return the days of `count` units up to (sign -1) or from (sign 1) a day."""
    if anchor is None or count is None or not 0 < count < 1e6:
        return None
    letter, size = unit
    if letter in ("TH", "TM", "TS"):
        hours = count * size / {"TH": 1, "TM": 60, "TS": 3600}[letter]
        far = calendar.shift_days(anchor, sign * int((hours + 23) // 24))
    elif letter in "DW":
        far = calendar.shift_days(anchor, sign * int(count * size * (7 if letter == "W" else 1)))
    else:
        far = calendar.shift_months(anchor, sign * int(count * size * (12 if letter == "Y" else 1)))
    if far is None:
        return None
    return (far, anchor) if sign < 0 else (anchor, far)


def periods(m: Matched, context: Context, tense: int) -> Reading | None:
    """Read `the past 75 days`, `the next two weeks`: a duration with its days."""
    unit = m.unit
    if unit is None:
        return None
    count = m.count()
    sign = -1 if m.has("LJR") else 1
    covered = _covered(context.anchor(), unit, count, sign) if m.has("LJX") else None
    return Reading("DURATION", period(count, unit), m.modifier, covered)


def vague_periods(m: Matched, context: Context, tense: int) -> Reading | None:
    """Read `recent years`, `coming weeks`."""
    return Reading("DURATION", period(None, m.unit or ("D", 1)), m.modifier)


def apart(m: Matched, context: Context, tense: int) -> Reading | None:
    """Read `two days ago` from publication, `two days later` from the time told before."""
    unit = m.unit
    if unit is None:
        return None
    back = not m.has("F") and m.word("<") != "after"
    counted = m.letters[0] == "@" or m.has("bnDNYZ")
    count = 1 if m.letters.startswith("@") else m.count()
    if count is None or not counted:
        return Reading("DATE", "PAST_REF" if back else "FUTURE_REF", m.modifier)
    if unit == ("Y", 1) and count == 1 and context.told_quarter and back:
        return year_ago(m, context, tense)
    if unit[0] == "Y" and context.told is None and context.told_head and not m.has("G"):
        steps = int(count * unit[1])
        return Reading("DATE", later(context.told_head, -steps if back else steps), m.modifier)
    days = context.day() if unit[0] == "D" else context.told or context.published
    anchor = context.anchor() if m.has("G") else days
    if anchor is None:
        return Reading("DATE", None, m.modifier)
    if unit[0] == "Y" and m.has("G"):
        unit, count = ("Y", 1), count * unit[1]
    return Reading("DATE", value_at(anchor, unit, -count if back else count), m.modifier)


def year_ago(m: Matched, context: Context, tense: int) -> Reading | None:
    """Read `year-ago`, `year-earlier` beside a noun: the quarter told a year before, else the last year."""
    if context.told_quarter:
        year, _, number = context.told_quarter.partition("-Q")
        return Reading("DATE", f"{int(year) - 1:04}-Q{number}")
    anchor = context.anchor()
    return Reading("DATE", value_at(anchor, m.unit or ("Y", 1), -1) if anchor else None)


def week_of(m: Matched, context: Context, tense: int) -> Reading | None:
    """Read `the week of 6 March`, and `the last week of August` as a week with its days."""
    if m.word("u") != "week" or m.month is None:
        return None
    number = next((int(p.word) for p in m.parts if p.letter == "D"), None)
    head = named_head(m, context) or head_for(m.month, number or 1, context, tense)
    year = int(head) if head and head.isdigit() else None
    if number is not None:
        start = year and calendar.day(year, m.month, number)
        return Reading("DATE", calendar.week(start) if start else None)
    span = calendar.months_span(year, m.month, 1) if year else None
    covered = None
    if span and (m.has("L") or m.has("o")):
        nth = 5 if m.has("L") else m.number or 1
        end = span[1] if nth > 4 else span[0] + timedelta(days=7 * nth - 1)
        covered = (end - timedelta(days=6), end)
    return Reading("DURATION", "P1W", None, covered)


def unit(m: Matched, context: Context, tense: int) -> Reading | None:
    """Read `this week`, `last month`, `the same day`, `the end of the year`, `the weekend`."""
    named = m.unit or ("D", 1)
    back = m.has("vJB") or (m.has("@") and not m.has("LV"))
    steps = -1 if m.has("LJ") else 1 if m.has("XB") else 0
    if back and named == ("Y", 1) and context.told is None and context.told_head:
        return Reading("DATE", later(context.told_head, steps), m.modifier)
    told = context.day() if named[0] == "D" else context.told or context.published
    anchor = told if back else context.anchor()
    if anchor is None:
        return Reading("DATE", None, m.modifier)
    if m.has("K"):
        return Reading("DATE", _weekend(anchor, steps, tense), m.modifier)
    return Reading("DATE", value_at(anchor, named, steps), m.modifier)


def _weekend(anchor: date, steps: int, tense: int) -> str:
    past = steps < 0 or (steps == 0 and tense <= 0 and anchor.isoweekday() < 6)
    found = calendar.shift_days(anchor, -7 if past else 7 if steps > 0 else 0) or anchor
    return calendar.week(found) + "-WE"


def lasting(m: Matched, context: Context, tense: int) -> Reading | None:
    """Read `75 days`, `nearly two years`, `a three-day` as durations."""
    count = 1 if m.rule == "long" and m.has("u") else m.count()
    return Reading("DURATION", period(count, m.unit or ("D", 1)), m.modifier)


def each(m: Matched, context: Context, tense: int) -> Reading | None:
    """Read `daily`, `every week`, `each Thursday` as sets."""
    if word := m.word("y"):
        return Reading("SET", table("sets")[word])
    if m.weekday:
        return Reading("SET", f"XXXX-WXX-{m.weekday}")
    if m.month:
        return Reading("SET", f"XXXX-{m.month:02}")
    if word := m.word("S"):
        return Reading("SET", "XXXX-" + table("seasons")[word])
    if word := m.word("P"):
        return Reading("SET", "XXXX-XX-XXT" + table("dayparts")[word])
    return Reading("SET", period(1, m.unit or ("W", 1)))


def part_of_day(m: Matched, context: Context, tense: int) -> Reading | None:
    """Read `this morning`, `last night`, `that afternoon`."""
    anchor = context.day() if m.has("v@") else context.published
    part = "T" + table("dayparts")[m.word("P") or "morning"]
    if anchor is None:
        return Reading("TIME", "XXXX-XX-XX" + part, m.modifier)
    found = calendar.shift_days(anchor, -1 if m.has("L") else 1 if m.has("XB") else 0) or anchor
    return Reading("TIME", found.isoformat() + part, m.modifier)


def day_and_clock(m: Matched, context: Context, tense: int) -> Reading | None:
    """Read a day with a part of it: `Friday night`, `the night of 28 June`, `10:35 a.m. Friday`."""
    value = day_value(m, context, tense)
    if value is None:
        return None
    value = value.partition("T")[0]
    return Reading("TIME", value + (clock_value(m) or ""), m.modifier)


def number_day(m: Matched, context: Context, tense: int) -> Reading | None:
    """Read `the 24th`, or the 24 of `24 and 30 November`: in the month told before, or the last such."""
    number = m.number or 1
    anchor = context.told or context.published
    if anchor is None:
        return Reading("DATE", f"XXXX-XX-{number:02}")
    found = calendar.day(anchor.year, anchor.month, number)
    if found and anchor == context.published and found > anchor and tense <= 0:
        earlier = calendar.shift_months(anchor.replace(day=1), -1)
        found = earlier and calendar.day(earlier.year, earlier.month, number)
    return Reading("DATE", found.isoformat() if found else None)
