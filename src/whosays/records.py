"""The records that stages hand to one another, and the JSON contract generated from them.

All spans are half-open ranges of Unicode code points into `Document.text` (W3C Web Annotation's
TextPositionSelector). A record is frozen; a `Figure` whose bounds do not follow from its own words, or a
`Claim` whose parts are not where it says, can't be built.
"""

import hashlib
import json
from datetime import date, datetime
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from whosays import numbers
from whosays.errors import EvidenceError

RECIPE = 2
"""Version of the extraction recipe: part of a claim's id, raised when the same words would give another row."""

Measure = Literal[
    "killed", "injured", "casualties", "missing", "recovered", "rescued", "captured", "arrested", "held",
    "released", "surrendered", "displaced", "returned", "deployed", "strength", "protested", "in_need",
    "destroyed", "damaged", "seized", "struck", "launched", "intercepted", "attacks",
]  # fmt: skip
Status = Literal["civilian", "combatant", "police", "mixed", "thing", "unknown"]
Factuality = Literal["CT+", "PR+", "PS+", "CT-", "FU", "HY"]
Stance = Literal["denied", "unverified", "corrected"]
Scope = Literal["incident", "cumulative"]
SourceKind = Literal["named", "unnamed", "pronoun"]
RelayKind = Literal["agency", "publisher", "republished"]
Offset = Annotated[int, Field(ge=0)]


class Record(BaseModel):
    """Base of every record: frozen, closed to unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, serialize_by_alias=True)


class Document(Record):
    """One document as read; `text` is exactly what the user gave, or what was extracted from markup."""

    id: str
    bytes_sha256: str
    text: str
    title: str | None = None
    publisher: str | None = None
    byline: str | None = None
    dateline: str | None = None
    published: date | None = None
    language: str | None = None
    url: str | None = None
    media_type: str = "text/plain"
    collected_at: datetime | None = None
    restricted: bool = False
    source: str

    @classmethod
    def build(cls, *, text: str, source: str, bytes_sha256: str | None = None, **fields: Any) -> Self:
        """Make a document and its id.

        The id hashes the text together with title, publisher, date and URL: two outlets that print the
        same words are two documents, the same item read twice is one.
        """
        published = fields.get("published")
        identity = [
            text,
            fields.get("title"),
            fields.get("publisher"),
            str(published or ""),
            fields.get("url"),
        ]
        return cls(
            id="d1-" + digest(identity),
            bytes_sha256=bytes_sha256 or hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
            text=text,
            source=source,
            **fields,
        )


class Span(Record):
    """A half-open range of code points of a document's text."""

    start: Offset
    end: Offset

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.end <= self.start:
            raise EvidenceError(f"span {self.start}:{self.end} is empty or reversed")
        return self


class Words(Span):
    """A span together with the words it covers."""

    text: str

    @model_validator(mode="after")
    def _fits(self) -> Self:
        if len(self.text) != self.end - self.start:
            raise EvidenceError(f"{self.text!r} does not fill span {self.start}:{self.end}")
        return self


class Figure(Words):
    """A number as the text words it. Bounds come from `text` alone, or the figure can't be built."""

    low: float | int | None
    high: float | int | None
    modifier: numbers.Modifier
    vague: str | None = None
    kind: numbers.Kind = "count"

    @model_validator(mode="after")
    def _derivable(self) -> Self:
        reading = numbers.Reading(self.low, self.high, self.modifier, self.vague, self.kind)
        if reading not in numbers.readings(self.text):
            raise EvidenceError(
                f"{self.low}..{self.high} ({self.modifier}, {self.kind}) can't be derived from {self.text!r}"
            )
        return self


class Population(Words):
    """Who or what is counted, and the status the words assert."""

    status: Status = "unknown"


class Actor(Words):
    """Who did it, as asserted."""

    id: str | None = None


class Place(Words):
    """Where it happened; coordinates in WGS 84 degrees, `precision` is UCDP where_prec (1 exact to 7)."""

    name: str | None = None
    country: str | None = None
    admin1: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    geonames_id: int | None = None
    precision: int | None = None


class Time(Words):
    """When it happened; `precision` is UCDP date_prec (1 day to 5 up to a year), unknown stays null."""

    from_: date | None = Field(default=None, alias="from")
    to: date | None = None
    precision: int | None = None


class Source(Words):
    """One link of the chain of attribution: whose word it is, and the cue that says so."""

    cue: str | None = None
    cue_start: int | None = None
    cue_end: int | None = None
    kind: SourceKind = "named"
    id: str | None = None


class Relay(Record):
    """One link of the document's own chain: who carried the text to us."""

    name: str
    kind: RelayKind


class DocumentRef(Record):
    """The document of a claim, as exported beside it."""

    id: str
    source: str
    title: str | None = None
    publisher: str | None = None
    published: date | None = None
    url: str | None = None


class Claim(Record):
    """One row of the ledger: one number applied to one measure, on somebody's word."""

    id: str
    document: DocumentRef
    span: Span
    quote: str
    measure: Measure
    figure: Figure
    population: Population | None = None
    actor: Actor | None = None
    place: Place | None = None
    time: Time | None = None
    scope: Scope | None = None
    as_of: date | None = None
    since: date | None = None
    base: Words | None = None
    part_of: str | None = None
    sources: tuple[Source, ...] = ()
    relay: tuple[Relay, ...] = ()
    factuality: Factuality = "CT+"
    stance: Stance | None = None
    origin: str

    @staticmethod
    def identify(document: str, span: Span, measure: str, figure: Span, population: Span | None) -> str:
        """Return the id that these parts give; the same words always give the same id."""
        parts = [document, span.start, span.end, measure, figure.start, figure.end, RECIPE]
        parts += [population.start, population.end] if population else [None, None]
        return "c1-" + digest(parts)

    def spans(self) -> list[tuple[str, int, int, str]]:
        """Return (name, start, end, words) of every span the claim cites."""
        named: list[tuple[str, Words | None]] = [
            ("figure", self.figure), ("population", self.population), ("actor", self.actor),
            ("place", self.place), ("time", self.time), ("base", self.base),
            *(("source", s) for s in self.sources),
        ]  # fmt: skip
        found = [(name, w.start, w.end, w.text) for name, w in named if w is not None]
        for s in self.sources:
            if s.cue is not None and s.cue_start is not None and s.cue_end is not None:
                found.append(("cue", s.cue_start, s.cue_end, s.cue))
        return [("quote", self.span.start, self.span.end, self.quote), *found]

    @model_validator(mode="after")
    def _cited(self) -> Self:
        if not (self.span.start <= self.figure.start and self.figure.end <= self.span.end):
            raise EvidenceError(f"figure {self.figure.text!r} lies outside the evidence {self.span}")
        for name, start, end, said in self.spans():
            inside = self.span.start <= start and end <= self.span.end
            if inside and self.quote[start - self.span.start : end - self.span.start] != said:
                raise EvidenceError(f"{name} {said!r} is not at {start}:{end} of the quoted words")
        return self

    def check(self, text: str) -> None:
        """Raise EvidenceError unless every span of the claim reads exactly as cited in `text`."""
        for name, start, end, said in self.spans():
            if text[start:end] != said:
                raise EvidenceError(
                    f"claim {self.id}: {name} {said!r} is not at {start}:{end} of the document"
                )


class QuantityMention(Span):
    """A number found in the text, whether or not it counts anything."""

    low: float | int | None
    high: float | int | None
    modifier: numbers.Modifier
    vague: str | None = None
    kind: numbers.Kind = "count"


class TimeMention(Span):
    """A time expression: TIMEX3 type, value and mod; its first and last day; UCDP date_prec."""

    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str | None = None
    mod: str | None = None
    from_: date | None = Field(default=None, alias="from")
    to: date | None = None
    precision: int | None = None


class PlaceMention(Span):
    """A place name; unresolved ones keep only their words, and the places they may mean where a list knows any."""

    name: str | None = None
    country: str | None = None
    admin1: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    geonames_id: int | None = None
    precision: int | None = None
    candidates: tuple[int, ...] = ()


class PartyMention(Span):
    """A party, organisation or person; `id` and `kind` where they resolve."""

    id: str | None = None
    kind: str | None = None


Segments = tuple[tuple[int, int], ...]


class Attribution(Record):
    """Who says (source), the words that say so (cue), what is said (content); parts may be discontinuous or empty."""

    source: Segments = ()
    cue: Segments = ()
    content: Segments = ()


class Mentions(Record):
    """All that the annotators found in one document: one line of `whosays annotate`."""

    document: DocumentRef
    quantities: tuple[QuantityMention, ...] = ()
    times: tuple[TimeMention, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    parties: tuple[PartyMention, ...] = ()
    attributions: tuple[Attribution, ...] = ()


class Skipped(Record):
    """An input that could not be used: where, and why. Reported, never dropped in silence."""

    source: str
    reason: str


def refer(document: Document) -> DocumentRef:
    """Return the part of a document that is exported beside its claims."""
    return DocumentRef(
        id=document.id, source=document.source, title=document.title,
        publisher=document.publisher, published=document.published, url=document.url,
    )  # fmt: skip


def digest(parts: list[Any]) -> str:
    """Return 20 hex digits (80 bits) of the SHA-256 of `parts` as canonical JSON."""
    canonical = json.dumps(parts, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    return hashlib.sha256(canonical).hexdigest()[:20]
