"""What linking needs to know of a claim, read from the contract's JSON without building the record.

A claim's facts depend on its own document only: a claim without a place or a day takes what its document says of
the others, where that is one thing.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, Literal

from whosays.folding import fold
from whosays.lexicon import words
from whosays.link import areas, naming, populations
from whosays.link.areas import Area
from whosays.link.vocabulary import phrases

Edge = Literal["begins", "ends"]
Voice = tuple[str | None, str, str]
"""Key of a source (null for one without a name), its words, and its kind: named, unnamed or pronoun."""

DENIED = "denied"
_STANDING = {"CT-": DENIED, "FU": "planned", "HY": "supposed"}
"""Factuality of claims that do not say that something is so."""
REJECTED = "rejected by a reviewer"
_SILENT = frozenset({*_STANDING.values(), REJECTED})


@dataclass(slots=True)
class Facts:
    """One claim as linking compares it. Days are null where nothing tells; areas and populations are keys."""

    id: str
    document: str
    published: date | None
    start: int
    """Where its evidence begins: the order of a document's claims."""
    figure_start: int
    figure_end: int
    measure: str
    joint: str | None
    """Other measures that share the number: `missing` in `970 killed or missing`."""
    kind: str
    low: float | int | None
    high: float | int | None
    modifier: str
    vague: str | None
    aside: str | None
    """Why its figure bounds nothing: denied, planned, supposed, adds to another figure, part of another figure."""
    population: str | None
    status: str
    party: str | None
    estimate: Literal["survey"] | None
    scope: Literal["incident", "cumulative"]
    base: str | None
    since: date | None
    as_of: date | None
    area: Area | None
    stated_area: bool
    first: date | None
    last: date | None
    precision: int | None
    edge: Edge | None
    """Its words stand at the end or the beginning of the day."""
    follow_up: bool
    """Its words bring an earlier count up to date."""
    voices: tuple[Voice, ...]
    relay: tuple[tuple[str, str], ...]
    factuality: str
    stance: str | None
    part_of: str | None
    headline: bool
    inserted: bool
    """Its place stands in square brackets: an editor's words inside a quotation."""

    @property
    def core(self) -> tuple[float | int, ...]:
        """The numbers that its figure names, whatever stands around them; empty for a vague one."""
        if self.low is not None and self.high is not None and self.low != self.high:
            return (self.low, self.high)
        number = self.low if self.low is not None else self.high
        return () if number is None else (number,)

    @property
    def asserted(self) -> bool:
        """It says that something is so."""
        return self.aside not in _SILENT

    @property
    def own_voice(self) -> bool:
        """Its document names nobody for it."""
        return not self.voices

    @property
    def position(self) -> tuple[date, str, int, int, str]:
        """Order of claims across documents: by publication (undated last), document, place in its words."""
        return (self.published or date.max, self.document, self.start, self.figure_start, self.id)


def of_document(records: Iterable[dict[str, Any]]) -> list[Facts]:
    """Return the facts of one document's claims, given as the contract's JSON."""
    found = [_read(record) for record in records]
    _join(found)
    _name(found)
    _inherit(found)
    _begin(found)
    _place(found)
    _date(found)
    _set_aside(found)
    return found


def _read(record: dict[str, Any]) -> Facts:
    figure, population, time = record["figure"], record["population"], record["time"]
    document, base = record["document"], record["base"]
    words_, status = (population["text"], population["status"]) if population else (None, "unknown")
    counted = populations.counted(words_, status, record["measure"])
    quote = fold(record["quote"])
    first, last = _days(time)
    cumulative = record["scope"] == "cumulative"
    area = areas.area(record["place"])
    return Facts(
        id=record["id"], document=document["id"], published=_day(document["published"]),
        start=record["span"]["start"], figure_start=figure["start"], figure_end=figure["end"],
        measure=record["measure"], joint=None, kind=figure["kind"],
        low=figure["low"], high=figure["high"], modifier=figure["modifier"], vague=figure["vague"],
        aside=_STANDING.get(record["factuality"]) or _increment(figure["text"], words_),
        population=counted.name, status=status, party=counted.party,
        estimate="survey" if phrases("estimate", "survey").search(quote) else None,
        scope="cumulative" if cumulative else "incident",
        base=_base(base["text"]) if base and figure["kind"] != "count" else None,
        since=_day(record["since"]), as_of=_day(record["as_of"]),
        area=area, stated_area=area is not None,
        first=first, last=last, precision=time["precision"] if time and first else None,
        edge=_edge(quote), follow_up=phrases("follow_up", "words").search(quote) is not None,
        voices=tuple(_voice(s["text"], s["kind"], s["id"]) for s in record["sources"]),
        relay=tuple((link["name"], link["kind"]) for link in record["relay"]),
        factuality=record["factuality"], stance=record["stance"], part_of=record["part_of"],
        headline=_headline(record), inserted=_inserted(record),
    )  # fmt: skip


@lru_cache(maxsize=65_536)
def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None


def _days(time: dict[str, Any] | None) -> tuple[date | None, date | None]:
    """Return the first and last day of a time; one that has a single end is that day."""
    if time is None:
        return None, None
    first, last = _day(time["from"]), _day(time["to"])
    return first or last, last or first


@lru_cache(maxsize=65_536)
def _voice(text: str, kind: str, identity: str | None) -> Voice:
    if identity is None and (kind != "named" or naming.nameless(text)):
        return None, text, "unnamed" if kind == "named" else kind
    found = naming.key(text, identity)
    return found, text, "named" if found else "unnamed"


@lru_cache(maxsize=65_536)
def _increment(figure: str, population: str | None) -> str | None:
    """Say that a figure adds to one named before (`three more`), so that it is no total."""
    said = set(naming.word_list(f"{figure} {population or ''}"))
    adds = bool(said & words("link", "increment", "words")) and not said & {"than", "or"}
    return "adds to another figure" if adds else None


@lru_cache(maxsize=65_536)
def _base(text: str) -> str:
    return " ".join(sorted({populations.singular(word) for word in naming.word_list(text)} - {"the", "of"}))


def _edge(quote: str) -> Edge | None:
    if "night" not in quote and "small hours" not in quote:
        return None
    if phrases("midnight", "begins").search(quote):
        return "begins"
    return "ends" if phrases("midnight", "ends").search(quote) else None


def _headline(record: dict[str, Any]) -> bool:
    """Say whether the evidence is the document's title, or a first line that is no sentence."""
    if record["span"]["start"] != 0:
        return False
    title, quote = record["document"]["title"], record["quote"].strip()
    return bool(quote) and (quote == (title or "").strip() or quote[-1] not in ".!?\"'”’)]")


def _inserted(record: dict[str, Any]) -> bool:
    place, quote, start = record["place"], record["quote"], record["span"]["start"]
    if place is None or "[" not in quote or not start <= place["start"] < record["span"]["end"]:
        return False
    before: str
    after: str
    before, after = quote[: place["start"] - start], quote[place["end"] - start :]
    return before.rfind("[") > before.rfind("]") and "]" in after


def _join(found: Sequence[Facts]) -> None:
    """Note which measures share one number: no claim of them is a count of that measure alone."""
    by_figure: dict[int, list[Facts]] = defaultdict(list)
    for one in found:
        by_figure[one.figure_start].append(one)
    for sharing in by_figure.values():
        measures = {one.measure for one in sharing}
        if len(measures) > 1:
            for one in sharing:
                one.joint = "+".join(sorted(measures - {one.measure}))


def _name(found: Sequence[Facts]) -> None:
    """Let a short name (`the ministry`) mean the only source of its document whose name has its words and more."""
    keys = {voice[0] for one in found for voice in one.voices if voice[0]}
    longer = {key: meant for key in keys if (meant := _fuller(key, keys))}
    for one in found if longer else ():
        one.voices = tuple((longer.get(key or "", key), text, kind) for key, text, kind in one.voices)


def _fuller(key: str, keys: Iterable[str]) -> str | None:
    """Return the only fuller name of a document, if there is one: both are names, the one holds the other's words."""
    said = set(key.removeprefix("name:").split())
    meant = [
        other for other in keys
        if other.startswith("name:") and key.startswith("name:") and said < set(other.removeprefix("name:").split())
    ]  # fmt: skip
    return meant[0] if len(meant) == 1 else None


def _inherit(found: Sequence[Facts]) -> None:
    """Give parts of a running total its scope, where no words give them another."""
    by_id = {one.id: one for one in found}
    for part in found:
        whole = by_id.get(part.part_of) if part.part_of else None
        if whole and whole.scope == "cumulative" and part.scope == "incident" and part.first is None:
            part.scope, part.since, part.as_of = whole.scope, whole.since, whole.as_of
            part.area = part.area or whole.area


def _begin(found: Sequence[Facts]) -> None:
    """Give running totals without a beginning the only one that their document names in that area."""
    totals = [one for one in found if one.scope == "cumulative"]
    known: dict[str | None, set[date]] = defaultdict(set)
    for one in totals:
        if one.since:
            known[one.area.key if one.area else None].add(one.since)
    for one in totals:
        begun = known.get(one.area.key if one.area else None, set())
        if one.since is None and one.first is None and len(begun) == 1:
            (one.since,) = begun


def _place(found: Sequence[Facts]) -> None:
    """Give claims without a place the only one that their document names for that scope."""
    for scope in ("incident", "cumulative"):
        named = {one.area.key: one.area for one in found if one.area and one.scope == scope}
        if len(named) == 1:
            (only,) = named.values()
            for one in found:
                if one.area is None and one.scope == scope:
                    one.area = only


def _date(found: Sequence[Facts]) -> None:
    """Give claims of an incident without a day the only one that their document names in that area."""
    days: dict[str | None, set[tuple[date | None, date | None]]] = defaultdict(set)
    for one in found:
        if one.scope == "incident" and one.first:
            days[one.area.key if one.area else None].add((one.first, one.last))
    for one in found:
        known = days.get(one.area.key if one.area else None, set())
        if one.scope == "incident" and one.first is None and len(known) == 1:
            ((one.first, one.last),) = known


def _set_aside(found: Sequence[Facts]) -> None:
    """Note which parts count the same people in the same place as their whole: the whole answers for them."""
    by_id = {one.id: one for one in found}
    for part in found:
        whole = by_id.get(part.part_of) if part.part_of else None
        if whole and part.aside is None and _subject(part) == _subject(whole):
            part.aside = "part of another figure"


def _subject(one: Facts) -> tuple[object, ...]:
    area = one.area.key if one.area else None
    days = (one.since, one.first, one.last)
    return one.kind, one.population, one.status, one.party, one.estimate, one.scope, area, days
