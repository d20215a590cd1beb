"""Finds the time expressions of a prepared document."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Literal, cast

from whosays.annotate.times import calendar, guards, relative, resolve, spans
from whosays.annotate.times.grammar import GRAMMAR
from whosays.annotate.times.lexemes import Lexeme, lex
from whosays.annotate.times.matched import Matched, table
from whosays.annotate.times.resolve import Context, Reader, Reading
from whosays.prepared import Prepared
from whosays.records import TimeMention


def _day(m: Matched, context: Context, tense: int) -> Reading | None:
    value = resolve.day_value(m, context, tense)
    kind = "TIME" if value and "T" in value else "DATE"
    return Reading(kind, value, m.modifier) if value else None


def _clock(m: Matched, context: Context, tense: int) -> Reading | None:
    clock = resolve.clock_value(m)
    return Reading("TIME", f"{context.day() or 'XXXX-XX-XX'}{clock}") if clock else None


def _holiday(m: Matched, context: Context, tense: int) -> Reading | None:
    month, number = (int(part) for part in table("holidays")[m.word("h") or ""].split("-"))
    head = resolve.named_head(m, context) or resolve.head_for(month, number, context, tense)
    return Reading("DATE", resolve.iso(head, month, number))


def _reference(m: Matched, context: Context, tense: int) -> Reading | None:
    return Reading("DATE", table("references")[m.word("O") or "now"])


def _that_period(m: Matched, context: Context, tense: int) -> Reading | None:
    """Read `this period`, `the same period`: which days it means the grammar can't tell."""
    return Reading("DURATION", None)


def _nth(m: Matched, context: Context, tense: int) -> Reading | None:
    """Read `the second day`, `the third evening`: of what, the grammar can't tell."""
    return Reading("DATE", None)


def _past(m: Matched, context: Context, tense: int) -> Reading | None:
    return Reading("DATE", "PAST_REF")


def _bare_part(m: Matched, context: Context, tense: int) -> Reading | None:
    """Read `at dawn`, `by noon` on the day told before."""
    day = None if m.parts[0].word == "night" else context.day()
    return Reading("TIME", f"{day or 'XXXX-XX-XX'}{resolve.clock_value(m)}")


def _day_before(m: Matched, context: Context, tense: int) -> Reading | None:
    """Read `the day before yesterday`, `the day after tomorrow`."""
    if context.published is None:
        return Reading("DATE", "XXXX-XX-XX")
    found = calendar.shift_days(context.published, -2 if m.word("<") == "before" else 2)
    return Reading("DATE", found.isoformat() if found else None)


READERS: dict[str, Reader] = {
    "clock_day": relative.day_and_clock, "part_of_day": relative.day_and_clock,
    "day_clock": relative.day_and_clock, "day_part": relative.day_and_clock,
    "range_day": relative.number_day, "day": _day, "clock": _clock, "day_before": _day_before,
    "weekday": _day, "deictic": _day, "this_part": relative.part_of_day,
    "half": spans.half, "quarter": spans.quarter, "this_quarter": spans.quarter,
    "year_ago": relative.year_ago,
    "that_period": _that_period, "nth": _nth, "month": resolve.month, "season": resolve.season,
    "century": spans.century, "decade": spans.decade, "before_christ": spans.before_christ,
    "year": spans.year,
    "periods": relative.periods, "vague_periods": relative.vague_periods, "apart": relative.apart,
    "unit": relative.unit, "the_year": relative.unit, "week_of": relative.week_of, "long": relative.lasting,
    "lasting": relative.lasting, "each": relative.each, "number_day": relative.number_day,
    "bare": relative.vague_periods, "bare_part": _bare_part, "the_part": _bare_part, "past": _past,
    "holiday": _holiday, "reference": _reference,
}  # fmt: skip

CONTINUED = re.compile(r"(?:-|&|>)(Dt?)(?=-|[^UuMA%NYDj:]|$)")
"""The 28 of `June 24-28`."""

AHEAD = re.compile(r"(?:,?(?:-|&|>)(?:E-?|@ef)?(?:Dt?f?)?(?:M|A\.?|S)(?:Dt?)?,?)+[,f]?Y(?!C)")
"""The year that `April and June 1955` gives to April."""

DATELINE = re.compile(r"D[MA]\.?[DNY](?=[-(;|:\[\]]|,?[-(])")
"""A date before the dash or bracket that ends a dateline: `3 JAN 90 --`."""

EXPLICIT = re.compile(r"(?:[MA]\.?(?:Dt?,?)?[,f]?|[i])Y|[NYDZ]C")
NEWS = re.compile(r"[WT]")


def times(prepared: Prepared) -> list[TimeMention]:
    """Return the time expressions of a document in order, none overlapping.

    Days count from `document.published`, or else from the date in a dateline; without either, a year that the
    text does not give stays `XXXX` and `from`/`to` stay empty.
    """
    lexemes = lex(prepared.norm)
    letters = "".join(item.letter for item in lexemes)
    context = _context(prepared, lexemes, letters)
    found: list[TimeMention] = []
    for m in _matches(lexemes, letters):
        end = m.first + len(m.parts)
        if not guards.accepts(m, lexemes, prepared.text):
            continue
        reading = _read(m, lexemes, context)
        if reading is None:
            continue
        found.append(_mention(m.parts[0].start, m.parts[-1].end, reading))
        if guards.tells(m, lexemes) and not (m.rule == "apart" and "-Q" in (reading.value or "")):
            context.tell(reading)
        follows = CONTINUED.match(letters, end) if m.rule == "day" and m.letters[0] in "MAWw" else None
        if follows and (letters[end] != "&" or guards.closed(lexemes, end + len(follows.group()))):
            found.append(_continued(m, lexemes[end + 1 : end + len(follows.group())], reading.value or ""))
    return [mention for mention in found if mention.end > mention.start]


def _matches(lexemes: list[Lexeme], letters: str) -> Iterator[Matched]:
    """Yield what the grammar takes for time expressions, from left to right."""
    at = 0
    while m := GRAMMAR.search(letters, at):
        first, last = m.span()
        if last == first:
            at = first + 1
            continue
        matched = Matched(m.lastgroup or "", lexemes[first:last], m.group(), first)
        at = last
        yield matched


def _read(m: Matched, lexemes: list[Lexeme], context: Context) -> Reading | None:
    tense = guards.tense(m.first, m.first + len(m.parts), lexemes)
    tail = lexemes[m.first + len(m.parts) : m.first + len(m.parts) + 9]
    if m.rule == "range_day":
        stop = next(i for i, p in enumerate(tail) if p.letter in "MA")
        year = [p for p in tail[stop + 1 : stop + 3] if p.letter == "Y"]
        return _day(Matched("day", [*m.parts, tail[stop], *year], "", m.first), context, tense)
    if context.narrative and m.rule in ("day", "month", "season") and m.year is None and not m.has("u"):
        ahead = AHEAD.match("".join(p.letter for p in tail))
        if ahead:
            context.told_head = tail[ahead.end() - 1].word
    return READERS[m.rule](m, context, tense)


def _continued(m: Matched, parts: list[Lexeme], first: str) -> TimeMention:
    """Return the second day of `June 24-28` as a mention of its own; `first` is the value of the first."""
    number = next(p.word for p in parts if p.letter == "D")
    return _mention(parts[0].start, parts[-1].end, Reading("DATE", f"{first[:-2]}{int(number):02}"))


def _mention(start: int, end: int, reading: Reading) -> TimeMention:
    covered = reading.covered or (calendar.extent(reading.value) if reading.value else None)
    return TimeMention(
        start=start,
        end=end,
        type=cast(Literal["DATE", "TIME", "DURATION", "SET"], reading.type),
        value=reading.value,
        mod=reading.mod,
        from_=covered[0] if covered else None,
        to=covered[1] if covered else None,
        precision=calendar.precision(covered),
    )


def _context(prepared: Prepared, lexemes: list[Lexeme], letters: str) -> Context:
    published = prepared.document.published or _dateline(lexemes, letters)
    years = [lexemes[m.end() - 1].word for m in EXPLICIT.finditer(letters)]
    explicit = sum(1 for year in years if published is None or year != f"{published.year:04}")
    news = len(NEWS.findall(letters))
    return Context(published, narrative=explicit >= 8 and explicit > 3 * news)


def _dateline(lexemes: list[Lexeme], letters: str) -> date | None:
    """Return the date of a dateline in the first lines, `CITY, 3 JAN 90 (AGENCY) --`."""
    m = DATELINE.search(letters, 0, 40)
    if m is None:
        return None
    parts = lexemes[m.start() : m.end()]
    matched = Matched("day", parts, m.group(), m.start())
    year = int(parts[-1].word)
    if year < 100:
        year += 1900 if year > 40 else 2000
    return calendar.day(year, matched.month or 1, int(parts[0].word))
