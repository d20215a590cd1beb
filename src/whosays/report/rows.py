"""What the page shows of claims and documents: plain values that the templates print."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup

from whosays import lexicon
from whosays.linked import Origin
from whosays.records import Claim, Document
from whosays.report import marked, wording

COLOURS = 8


@dataclass(frozen=True, slots=True)
class Link:
    """One link of a drawn chain: a name, and what it does there."""

    name: str
    role: str


@dataclass(slots=True)
class Row:
    """One claim as the table prints it; `index` numbers the rows of the page from 0."""

    index: int
    claim: Claim
    document: int
    source: int
    """Index into the page's sources: whose word it is."""
    colour: str
    """Class of the source's colour: k0 to k7, kx for all further sources."""
    figure: str
    chain: list[Link]
    when: str
    sort_date: str
    sort_number: float
    anchor: str


@dataclass(slots=True)
class Voice:
    """Whose word claims are, with the colour the picture gives it: by order of frequency, by nothing else."""

    name: str
    count: int
    colour: str


@dataclass(slots=True)
class Sheet:
    """A document of the page with its rows."""

    index: int
    document: Document
    rows: list[Row] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The title, or where the document was read from."""
        return self.document.title or self.document.source

    @property
    def text(self) -> Markup:
        """The text with its evidence marked, made when it is asked for: the page holds one at a time."""
        numbered = [(row.index, row.claim) for row in self.rows]
        return marked.markup(self.document.text, self.index, numbered)


@dataclass(slots=True)
class Page:
    """All that the templates read."""

    sheets: list[Sheet]
    rows: list[Row]
    voices: list[Voice]
    measures: list[tuple[str, int]]
    numbers: dict[str, int]
    """The row of every claim, by its id."""


def gather(documents: Iterable[Document], claims: Iterable[Claim], origins: Mapping[str, Origin]) -> Page:
    """Arrange documents and claims for the page, each in the order given.

    `origins` are those of the claims, by id; a claim that has none there is coloured by its source as worded.
    Claims of a document that is not among `documents` keep their row; they have no text to show.
    """
    sheets = [Sheet(index, document) for index, document in enumerate(documents)]
    places = {sheet.document.id: sheet.index for sheet in sheets}
    held = list(claims)
    voices, of_claim = _voices(held, origins)
    rows = [
        _row(n, claim, places.get(claim.document.id, -1), of_claim[n], voices) for n, claim in enumerate(held)
    ]
    for row in rows:
        if row.document >= 0:
            sheets[row.document].rows.append(row)
    for sheet in sheets:
        sheet.rows.sort(key=lambda row: row.claim.figure.start)
    numbers = {row.claim.id: row.index for row in rows}
    return Page(sheets, rows, voices, Counter[str](c.measure for c in held).most_common(), numbers)


def _voices(claims: Sequence[Claim], origins: Mapping[str, Origin]) -> tuple[list[Voice], list[int]]:
    """Return whose word the claims are, the most frequent first, and the place among them for each claim."""
    names: dict[str, str] = {}
    keys = []
    for claim in claims:
        origin = origins.get(claim.id)
        name = origin.name if origin else wording.voucher(claim)
        keys.append(origin.key if origin else name)
        names.setdefault(keys[-1], name)
    counts = Counter(keys).most_common()
    voices = [
        Voice(names[key], many, f"k{n}" if n < COLOURS else "kx") for n, (key, many) in enumerate(counts)
    ]
    index = {key: n for n, (key, _) in enumerate(counts)}
    return voices, [index[key] for key in keys]


def _row(index: int, claim: Claim, document: int, source: int, voices: Sequence[Voice]) -> Row:
    when = wording.placed(claim)
    bounds = [b for b in (claim.figure.low, claim.figure.high) if b is not None]
    return Row(
        index=index,
        claim=claim,
        document=document,
        source=source,
        colour=voices[source].colour,
        figure=wording.short(claim.figure),
        chain=chain(claim),
        when=wording.day(when),
        sort_date=when.isoformat() if when else "",
        sort_number=max(bounds, default=-1),
        anchor=marked.anchor(document, claim) if document >= 0 else "documents",
    )


def chain(claim: Claim) -> list[Link]:
    """Return the chain of attribution from whoever vouches to whoever carried the text to us."""
    roles = lexicon.load("report")["relay"]
    said = [Link(s.text, s.cue or ("pronoun" if s.kind == "pronoun" else "source")) for s in claim.sources]
    carried = [Link(r.name, roles[r.kind]) for r in claim.relay]
    own = [] if said or carried else [Link(wording.voucher(claim), "own words")]
    return [*said, *carried, *own]


def details(page: Page) -> Iterator[dict[str, Any]]:
    """Yield, row by row, what the page's script needs beyond the table: spans, chain and the rarer fields.

    Empty fields are left out, so that ten thousand rows stay a few megabytes.
    """
    for row in page.rows:
        yield {k: v for k, v in _detail(row, page.numbers).items() if v not in (None, [], "")}


def _detail(row: Row, numbers: Mapping[str, int]) -> dict[str, Any]:
    claim, words = row.claim, lexicon.load("report")
    time, place, part_of = claim.time, claim.place, claim.part_of
    return {
        "d": row.document,
        "q": [claim.span.start, claim.span.end],
        "s": marked.letter_spans(claim),
        "c": [[link.name, link.role] for link in row.chain],
        "id": claim.id,
        "by": claim.origin,
        "actor": claim.actor and claim.actor.text,
        "status": claim.population and claim.population.status,
        "time": time and time.text,
        "from": time and time.from_ and time.from_.isoformat(),
        "to": time and time.to and time.to.isoformat(),
        "datePrecision": time and time.precision and words["date_precision"].get(str(time.precision)),
        "placeName": place and ", ".join(part for part in (place.name, place.admin1, place.country) if part),
        "scope": claim.scope and words["scope"][claim.scope],
        "asOf": claim.as_of and claim.as_of.isoformat(),
        "since": claim.since and claim.since.isoformat(),
        "base": claim.base and claim.base.text,
        "partOf": numbers.get(part_of) if part_of else None,
        "factuality": words["factuality_long"][claim.factuality],
        "stance": claim.stance and words["stance"][claim.stance],
    }
