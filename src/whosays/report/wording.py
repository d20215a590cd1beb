"""Figures, dates and certainty in the few words that fit a cell, with the modifier kept in sight.

An arrow stands on the side that the words leave open: `8 →` for at least 8, `→ 90` for up to 90. Vague words
stay words. Nothing is projected to a number, and an unknown bound is never shown as zero.
"""

from datetime import date

from whosays.records import Claim, DocumentRef, Figure

QUOTE = 200
"""Code points of a quote that fit a cell; the whole is in the records and in the document's text."""
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def number(value: float) -> str:
    """Return a bound with thousands separators; ratios and percentages keep their decimals."""
    return f"{value:,}" if isinstance(value, int) else f"{value:,.3f}".rstrip("0").rstrip(".")


def count(many: int, noun: str) -> str:
    """Return a number with its noun, in the plural where it is not one."""
    return f"{many:,} {noun}{'' if many == 1 else 's'}"


def short(figure: Figure) -> str:
    """Return the bounds of a figure as a reader of a table wants them; a vague figure gives its word."""
    unit = " %" if figure.kind == "percent" else ""
    low, high = figure.low, figure.high
    if low is None and high is None:
        return "not counted" if figure.vague in (None, "plural") else f"“{figure.vague}”"
    if high is None:
        return f"{number(low or 0)}{unit} →"
    if low is None:
        return f"→ {number(high)}{unit}"
    if low != high:
        return f"{number(low)}–{number(high)}{unit}"
    return f"{'≈ ' if figure.modifier == 'about' else ''}{number(low)}{unit}"


def around_figure(claim: Claim) -> str:
    """Return the quote, or the part of a long one that stands around the figure."""
    if len(claim.quote) <= QUOTE:
        return claim.quote
    middle = (claim.figure.start + claim.figure.end) // 2 - claim.span.start
    first = min(max(0, middle - QUOTE // 2), len(claim.quote) - QUOTE)
    shown = claim.quote[first : first + QUOTE]
    return f"{'…' if first else ''}{shown}{'…' if first + QUOTE < len(claim.quote) else ''}"


def day(value: date | None) -> str:
    """Return a date as `8 Jul 2025`; the ISO form stands beside it where it is sorted or exported."""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}" if value else ""


def placed(claim: Claim) -> date | None:
    """Return the date at which a claim stands in the picture, or None where nothing dates it.

    A running total stands at its as-of date, an incident at its last day; else the day of publication. The day since
    which a total counts is not the day at which it stands.
    """
    if claim.scope == "cumulative":
        dated = claim.as_of or (claim.time and not claim.since and claim.time.to)
    else:
        dated = claim.time and (claim.time.to or claim.time.from_)
    return dated or claim.as_of or claim.document.published


def voucher(claim: Claim) -> str:
    """Return whose word a claim is: the innermost source, else the document's own voice by its best name."""
    if claim.sources:
        return claim.sources[0].text
    document = claim.document
    if claim.relay:
        return claim.relay[0].name
    return document.publisher or document.title or outlet(document)


def outlet(document: DocumentRef) -> str:
    """Return who published a document, or the name of its file."""
    return document.publisher or document.source.replace("\\", "/").rpartition("/")[2]
