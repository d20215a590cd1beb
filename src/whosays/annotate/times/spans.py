"""Reads long spans: years, decades, centuries, quarters, half years."""

from whosays.annotate.times import calendar
from whosays.annotate.times.matched import Matched, table
from whosays.annotate.times.resolve import Context, Reading, named_head


def year(m: Matched, context: Context, tense: int) -> Reading | None:
    """Read a bare year."""
    return Reading("DATE", f"{m.year:04}" if m.year is not None else None, m.modifier)


def before_christ(m: Matched, context: Context, tense: int) -> Reading | None:
    """Read `264 BC`; TIMEX3 writes BC0264. Such years lie outside the calendar, so no days are given."""
    word = m.word("YDNZ") or "0"
    return Reading("DATE", f"BC{int(word.replace(',', '')):04}", m.modifier)


def decade(m: Matched, context: Context, tense: int) -> Reading | None:
    """Read `the 1960s`, `the '90s`, `the nineties` (of the twentieth century unless the text says more)."""
    if word := m.word("d"):
        return Reading("DATE", "19" + table("tens")[word], m.modifier)
    if m.has("C"):
        return Reading("DATE", "BC" + f"{int(m.parts[-3].word):04}"[:3], m.modifier)
    told = m.year
    return Reading("DATE", f"{told:04}"[:3] if told else None, m.modifier)


def century(m: Matched, context: Context, tense: int) -> Reading | None:
    """Read `the 19th century` (value 18), `the 9th century BC`, `this century`."""
    number = m.number
    if number is None:
        anchor = context.anchor()
        if anchor is None:
            return Reading("DATE", None, m.modifier)
        steps = -1 if m.has("LJ") else 1 if m.has("X") else 0
        return Reading("DATE", f"{anchor.year // 100 + steps:02}", m.modifier)
    return Reading("DATE", f"{'BC' if m.has('C') else ''}{number - 1:02}", m.modifier)


def _told_quarter(context: Context) -> tuple[int, int] | None:
    """Return (year, quarter) last told, else the last that was over at publication."""
    if context.told_quarter:
        head, _, tail = context.told_quarter.partition("-Q")
        return int(head), int(tail)
    ended = context.published and calendar.shift_months(context.published, -3)
    return (ended.year, (ended.month + 2) // 3) if ended else None


def quarter(m: Matched, context: Context, tense: int) -> Reading | None:
    """Read `the third quarter of 2015`, `fourth-quarter`, `the year-ago quarter`, `the latest quarter`."""
    told, number = _told_quarter(context), m.number
    named = m.year
    if named is None and "9" in m.letters and number is None and told is None:
        return None
    back = 1 if "-" in m.letters and m.has("Gg") else 0
    if number is None:
        if told is None:
            return Reading("DATE", None)
        return Reading("DATE", f"{(named or told[0] - back):04}-Q{told[1]}")
    if number > 4:
        return None
    anchor = context.anchor()
    if named is None and anchor is not None:
        if m.has("u") and m.has("LVX") and not back:
            named = anchor.year + (-1 if m.has("L") else 1 if m.has("X") else 0)
        else:
            begun = anchor.month > (number - 1) * 3 or tense > 0
            named = anchor.year - (0 if begun else 1) - back
    return Reading("DATE", f"{named:04}-Q{number}" if named else f"XXXX-Q{number}")


def half(m: Matched, context: Context, tense: int) -> Reading | None:
    """Read `the second half of 2006`."""
    anchor = context.anchor()
    head = named_head(m, context) or (context.told_head if context.narrative else None)
    head = head or (f"{anchor.year:04}" if anchor else "XXXX")
    number = m.number or 1
    return Reading("DATE", f"{head}-H{number}") if number <= 2 else None
