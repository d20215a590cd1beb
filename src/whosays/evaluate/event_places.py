"""Scores where events took place: the place resolved from an event's articles against its coded coordinates.

An event counts where its articles name a place below country level: the coded place or one of its divisions, by the
name the coders gave it. Named `at its level` are those whose articles name the place itself, which may be a division,
or the second-level division around it; the others name only a first-level one, whose point may lie far from the event.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from whosays.annotate.places.earth import distance
from whosays.annotate.places.keys import key
from whosays.evaluate.counts import Row, Share
from whosays.evaluate.gold import CodedEvent, Entry
from whosays.evaluate.mistakes import Mistake
from whosays.records import Mentions, PlaceMention

NEAR, FAR = 25.0, 161.0
"""Kilometres within which a place is right, and beyond which it is wrong."""

COUNTRY = 6
"""UCDP where_prec of a country; 7 is the high seas."""

Read = tuple[Entry, Mentions | None]


@dataclass(frozen=True, slots=True)
class Resolved:
    """A place found in the articles, with its point in WGS 84 degrees."""

    mention: PlaceMention
    words: str
    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class PlacedEvent:
    """One event: whether its articles name its place, and the place resolved from them."""

    event: CodedEvent
    text: str
    named: bool
    """The articles name the coded place or a division of it."""
    level: bool
    """They name it at the level at which it was coded."""
    resolved: Resolved | None

    @property
    def off(self) -> float | None:
        """Kilometres between the resolved and the coded place; None where nothing was resolved."""
        return None if self.resolved is None else distance(self.resolved, self.event)


def judge(event: CodedEvent, articles: Sequence[Read]) -> PlacedEvent:
    """Compare an event with what was found in its articles."""
    said = [f" {key(entry.document.text)} " for entry, _ in articles]

    def names(*coded: str | None) -> bool:
        return any(f" {plain(name)} " in text for name in coded if name for text in said)

    known = event.where_prec < COUNTRY
    return PlacedEvent(
        event=event,
        text=" ".join(entry.document.text for entry, _ in articles),
        named=known and names(event.place, event.adm_2, event.adm_1),
        level=known and names(event.place, event.adm_2),
        resolved=_best(articles),
    )


def plain(name: str) -> str:
    """Return the key of a coded place without the words that say what it is, which the coders write small."""
    words = name.split()
    while len(words) > 1 and words[-1].islower():
        words.pop()
    return key(" ".join(words))


def metrics(placed: Sequence[PlacedEvent]) -> dict[str, float | None]:
    """Return the shares by name, over all events that count and over those named at their level."""
    return {
        f"{where}{name}": share.value
        for where, events in _parts(placed).items()
        for name, share in _shares(events).items()
    }


def tables(placed: Sequence[PlacedEvent]) -> dict[str, list[Row]]:
    """Return the shares as one table."""
    rows = [
        share.row(f"{where}{name}")
        for where, events in _parts(placed).items()
        for name, share in _shares(events).items()
    ]
    return {"places of events": rows}


def mistakes(placed: Sequence[PlacedEvent]) -> Iterator[Mistake]:
    """Yield the events that count and are not placed within NEAR: `unplaced`, `off` or, beyond FAR, `wrong`."""
    for p in placed:
        if not p.named or (p.off is not None and p.off <= NEAR):
            continue
        kind = "unplaced" if p.off is None else "wrong" if p.off > FAR else "off"
        coded = ", ".join(n for n in (p.event.place, p.event.adm_2, p.event.adm_1, p.event.country) if n)
        found = None
        if p.resolved:
            m = p.resolved.mention
            found = f"{m.name}, {m.admin1}, {m.country} ({p.off:.0f} km off)"
        label = f"precision {p.event.where_prec}"
        words = p.resolved.words if p.resolved else p.event.place
        yield Mistake(p.event.id, p.event.country, kind, label, words, coded, found, p.text)


def _best(articles: Sequence[Read]) -> Resolved | None:
    """Return the most exact place below country level that the articles name; of equals, the most frequent."""
    found = [
        Resolved(m, entry.document.text[m.start : m.end], m.latitude, m.longitude)
        for entry, mentions in articles
        for m in (mentions.places if mentions else ())
        if m.latitude is not None and m.longitude is not None and (m.precision or COUNTRY) < COUNTRY
    ]
    times = Counter((r.latitude, r.longitude) for r in found)
    return min(
        found,
        key=lambda r: (r.mention.precision or COUNTRY, -times[r.latitude, r.longitude]),
        default=None,
    )


def _parts(placed: Sequence[PlacedEvent]) -> dict[str, list[PlacedEvent]]:
    return {
        "": [p for p in placed if p.named],
        "named at its level: ": [p for p in placed if p.level],
    }


def _shares(events: Sequence[PlacedEvent]) -> dict[str, Share]:
    offs = [p.off for p in events]
    return {
        f"within {NEAR:.0f} km": Share.of(off is not None and off <= NEAR for off in offs),
        f"within {FAR:.0f} km": Share.of(off is not None and off <= FAR for off in offs),
        f"over {FAR:.0f} km": Share.of(off is not None and off > FAR for off in offs),
    }
