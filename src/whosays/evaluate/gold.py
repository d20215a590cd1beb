"""Reads labelled data: JSONL files of figures, attributions, times or coded events."""

import hashlib
import json
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, Literal, Self

from pydantic import BaseModel, ConfigDict, ValidationError, model_validator

from whosays.errors import BadRecord, UnreadableInput
from whosays.numbers import Modifier
from whosays.records import Attribution, Document, Factuality, Measure, Status, TimeMention

Kind = Literal["figures", "attribution", "times", "events"]

_KINDS: dict[str, Kind] = {
    "claims": "figures",
    "attributions": "attribution",
    "timex": "times",
    "articles": "events",
}
_DATES = ("%d %b %y", "%B %d, %Y", "%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d")


class GoldSource(BaseModel):
    """One link of a gold claim's chain of sources."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    text: str
    cue: str | None = None


class GoldClaim(BaseModel):
    """One labelled figure claim, with the fields that are scored; `start` and `end` are its figure's."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    figure: str
    start: int
    end: int
    measure: Measure
    low: int | float | None
    high: int | float | None
    modifier: Modifier | None = None
    vague: str | None = None
    population: str | None = None
    status: Status = "unknown"
    actor: str | None = None
    place: str | None = None
    time: str | None = None
    cumulative: bool | None = None
    part_of: int | None = None
    sources: tuple[GoldSource, ...] = ()
    factuality: Factuality = "CT+"

    @property
    def chain(self) -> list[str]:
        """The words of the chain of sources, innermost first."""
        return [source.text for source in self.sources]


class CodedEvent(BaseModel):
    """One event as coded after UCDP GED, with the fields that are scored; its articles are entries that cite it.

    Coordinates are WGS 84 degrees, `where_prec` is 1 (exact) to 7, `adm_1` the largest division.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    id: str
    place: str
    adm_1: str | None = None
    adm_2: str | None = None
    country: str | None = None
    where_prec: int
    latitude: float
    longitude: float
    low: int
    best: int
    high: int


class Entry(BaseModel):
    """One document of a gold file and its labels; `corpus` is the collection it was taken from."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    name: str
    corpus: str | None = None
    document: Document
    claims: tuple[GoldClaim, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    times: tuple[TimeMention, ...] = ()
    event: CodedEvent | None = None

    @model_validator(mode="after")
    def _figures_in_place(self) -> Self:
        for claim in self.claims:
            if self.document.text[claim.start : claim.end] != claim.figure:
                raise ValueError(f"figure {claim.figure!r} is not at {claim.start}:{claim.end} of the text")
        return self


@dataclass(frozen=True, slots=True)
class Gold:
    """A gold file: what it labels, the SHA-256 of its bytes, and its documents."""

    kind: Kind
    name: str
    sha256: str
    entries: tuple[Entry, ...]

    @property
    def items(self) -> int:
        """How many labels the file holds; an event is one, however many articles it has."""
        events = {e.event.id for e in self.entries if e.event}
        return len(events) + sum(len(e.claims) + len(e.attributions) + len(e.times) for e in self.entries)


def load(path: Path) -> Gold:
    """Read a gold file; its kind is told by its fields (`claims`, `attributions`, `timex` or `articles`).

    A line of `articles` is one event with the texts it was coded from; each of them makes an entry.

    Raises UnreadableInput when the file can't be read or is empty, BadRecord when a line is no document
    with such labels. A broken gold file is never read in part: scores over half of it would mislead.
    """
    try:
        raw = path.read_bytes()
    except OSError as err:
        raise UnreadableInput(f"gold file {path} can't be read: {err.strerror}") from err
    kinds: set[Kind] = set()
    entries = []
    for number, line in enumerate(raw.split(b"\n"), start=1):
        if line.strip():
            try:
                kind, read = _entries(json.loads(line), f"{path.name}#{number}")
            except (ValueError, KeyError, TypeError) as err:
                raise BadRecord(f"{path}, line {number}, is no labelled document: {_reason(err)}") from err
            kinds.add(kind)
            entries += read
    if len(kinds) != 1:
        raise UnreadableInput(
            f"gold file {path} must hold documents of one kind, not {sorted(kinds) or 'none'}"
        )
    return Gold(kinds.pop(), path.name, hashlib.sha256(raw).hexdigest(), tuple(entries))


def _entries(line: dict[str, Any], place: str) -> tuple[Kind, list[Entry]]:
    labels = [name for name in _KINDS if name in line]
    if len(labels) != 1:
        raise ValueError("give exactly one of " + ", ".join(_KINDS))
    kind = _KINDS[labels[0]]
    if kind != "events":
        return kind, [_entry(line, place)]
    event = CodedEvent.model_validate(line)
    articles = [
        a | {"id": f"{event.id}/{n}", "doc_date": a.get("date")}
        for n, a in enumerate(line["articles"], start=1)
    ]
    return kind, [_entry(a, place, event) for a in articles]


def _entry(line: dict[str, Any], place: str, event: CodedEvent | None = None) -> Entry:
    document = Document.build(
        text=line["text"],
        source=f"{place.partition('#')[0]}#{line['id']}" if line.get("id") else place,
        title=line.get("title"),
        publisher=line.get("publisher"),
        published=published(line.get("doc_date") or line.get("dct")),
    )
    return Entry(
        name=str(line.get("id") or place),
        corpus=line.get("source") or line.get("corpus"),
        document=document,
        claims=line.get("claims", ()),
        attributions=line.get("attributions", ()),
        times=line.get("timex", ()),
        event=event,
    )


def published(written: str | None) -> date | None:
    """Read a gold file's document date (ISO, `9 JAN 90`, `May 3, 1999`); what names no day gives None."""
    for form in _DATES if written else ():
        try:
            return datetime.strptime(str(written).strip(), form).date()
        except ValueError:
            continue
    return None


def _reason(err: Exception) -> str:
    if isinstance(err, ValidationError):
        first = err.errors()[0]
        return f"{'.'.join(map(str, first['loc'])) or 'document'}: {first['msg']}"
    return f"missing field {err}" if isinstance(err, KeyError) else str(err)
