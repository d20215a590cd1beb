"""TIMEX3 values as days of the calendar: arithmetic, first and last day, UCDP date_prec."""

import re
from calendar import monthrange
from datetime import date, timedelta

Extent = tuple[date, date] | None

WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?$")
SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""First month of the meteorological seasons of the northern hemisphere, three months each."""


def day(year: int, month: int, number: int) -> date | None:
    """Return the day, or None where the calendar has no such day."""
    try:
        return date(year, month, number)
    except ValueError:
        return None


def shift_months(start: date, months: int) -> date | None:
    """Return the same day `months` later (or the month's last day), None outside the calendar."""
    index = start.year * 12 + start.month - 1 + months
    year, month = divmod(index, 12)
    if not 1 <= year <= 9999:
        return None
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


def shift_days(start: date, days: int) -> date | None:
    """Return the day `days` later, None outside the calendar."""
    try:
        return start + timedelta(days=days)
    except OverflowError:
        return None


def week(of: date) -> str:
    """Return the ISO 8601 week of a day as a TIMEX3 value."""
    year, number, _ = of.isocalendar()
    return f"{year:04}-W{number:02}"


def quarter(of: date) -> str:
    """Return the calendar quarter of a day as a TIMEX3 value."""
    return f"{of.year:04}-Q{(of.month + 2) // 3}"


def months_span(year: int, month: int, count: int) -> Extent:
    """Return first and last day of `count` months from a month on."""
    first = day(year, month, 1)
    after = first and shift_months(first, count)
    return (first, after - timedelta(days=1)) if first and after else None


def extent(value: str) -> Extent:
    """Return the first and last day a TIMEX3 value covers; None for durations, references, unknown years."""
    value = value.partition("T")[0]
    try:
        return _extent(value)
    except (ValueError, OverflowError):
        return None


def _extent(value: str) -> Extent:
    if m := WEEK.match(value):
        first = date.fromisocalendar(int(m[1]), int(m[2]), 6 if m[3] else 1)
        return first, first + timedelta(days=1 if m[3] else 6)
    if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return (date.fromisoformat(value),) * 2
    if re.fullmatch(r"\d{2,4}", value):
        scale = 10 ** (4 - len(value))
        first_year = int(value) * scale
        return date(max(first_year, 1), 1, 1), date(first_year + scale - 1, 12, 31)
    if m := re.fullmatch(r"(\d{4})-(Q|H)?(\d\d?)", value):
        size = {"Q": 3, "H": 6}.get(m[2], 1)
        return months_span(int(m[1]), (int(m[3]) - 1) * size + 1, size)
    if m := re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", value):
        return months_span(int(m[1]), SEASON_MONTHS[m[2]], 3)
    return None


def precision(covered: Extent) -> int | None:
    """Return UCDP date_prec: 1 a day, 2 to 6 days, 3 a week, 4 a month, 5 up to a year, else None."""
    if covered is None:
        return None
    days = (covered[1] - covered[0]).days + 1
    for most, code in ((1, 1), (6, 2), (7, 3), (31, 4), (366, 5)):
        if days <= most:
            return code
    return None
