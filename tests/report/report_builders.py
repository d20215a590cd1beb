"""Claims made by hand: words are looked up in the text, bounds come from the words."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from whosays import numbers, report
from whosays.records import (
    Actor,
    Claim,
    Document,
    Figure,
    Place,
    Population,
    Relay,
    Skipped,
    Source,
    Span,
    Time,
    refer,
)  # fmt: skip

TEXT = (
    "At least 12 people were killed in Kelu camp on 8 July, the Ministry of Health said.\r\n"
    "The Darvane Front said that 31 civilians had died. No soldier was hurt; dozens fled."
)


def document(text: str = TEXT, **fields: Any) -> Document:
    return Document.build(text=text, **{"source": "a.txt", **fields})


def words(kind: type, text: str, said: str | None, /, **fields: Any) -> Any:
    if said is None:
        return None
    start = text.index(said)
    return kind(text=said, start=start, end=start + len(said), **fields)


def figure(text: str, said: str) -> Figure:
    reading = min(numbers.readings(said), key=lambda r: (r.low is not None, r.modifier))
    return words(
        Figure, text, said, low=reading.low, high=reading.high,
        modifier=reading.modifier, vague=reading.vague, kind=reading.kind,
    )  # fmt: skip


def claim(
    of: Document,
    said: str,
    measure: str = "killed",
    *,
    population: str | None = None,
    actor: str | None = None,
    place: str | None = None,
    sources: tuple[str, ...] = (),
    day: date | None = None,
    relay: tuple[Relay, ...] = (),
    **fields: Any,
) -> Claim:
    text = of.text
    span = Span(start=0, end=len(text))
    counted = figure(text, said)
    of_whom = words(Population, text, population)
    time = words(Time, text, said, **{"from": day, "to": day}) if day else None
    return Claim(
        id=Claim.identify(of.id, span, measure, counted, of_whom), document=refer(of), span=span, quote=text,
        measure=measure, figure=counted, population=of_whom, actor=words(Actor, text, actor),
        place=words(Place, text, place), time=time, relay=relay, origin="figures@1",
        sources=tuple(words(Source, text, s) for s in sources), **fields,
    )  # fmt: skip


def single(said: str, **fields: Any) -> Claim:
    return claim(document(f"{said} people were killed."), said, **fields)


def rendered(
    documents: Sequence[Document], claims: Sequence[Claim], skipped: Sequence[Skipped], **parts: Any
) -> str:
    """The whole page as one string."""
    contents = report.Contents(documents=documents, claims=claims, skipped=skipped, **parts)
    return "".join(report.render(contents))
