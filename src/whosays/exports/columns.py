"""The columns of the flat exports: where each is in a claim, what it holds. `docs/exports.md` lists them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from whosays.lexicon import load
from whosays.records import Claim

Cell = str | int | float | date | None
"""Null is written as an empty cell; zero as 0."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a flat export.

    `field` is the way to it from a claim, in the contract's names. Of a chain, `first` is its innermost link,
    `outer` all links but that, `all` every one; several links are written outermost first: who ← from whom.
    `acled` gives a precision in ACLED's codes.
    """

    name: str
    field: str
    what: str

    def of(self, claim: Claim) -> Cell:
        """Return the column's cell for a claim."""
        return _cell(claim, self.field.split("."))


COLUMNS: tuple[Column, ...] = (
    Column("claim_id", "id", "Hash of document, evidence, measure, figure, population and recipe"),
    Column("document_id", "document.id", "Hash of the document's text, title, publisher, date and address"),
    Column("source_file", "document.source", "Where the document was read: path, or file#line id"),
    Column("title", "document.title", "Title of the document"),
    Column("publisher", "document.publisher", "Who published the document"),
    Column("published", "document.published", "Day the document was published"),
    Column("url", "document.url", "Address of the document"),
    Column("quote", "quote", "The exact words that state the claim"),
    Column("span_start", "span.start", "First code point of the quote in the stored text, counted from 0"),
    Column("span_end", "span.end", "One past the last code point of the quote"),
    Column("measure", "measure", "What was counted: killed, injured, displaced ..."),
    Column("figure", "figure.text", "The number as worded, with its modifier"),
    Column("figure_start", "figure.start", "First code point of the figure"),
    Column("figure_end", "figure.end", "One past the last code point of the figure"),
    Column("low", "figure.low", "Lower bound that the words give; empty where they give none"),
    Column("high", "figure.high", "Upper bound that the words give; empty where they give none"),
    Column("modifier", "figure.modifier", "How the words bound the number: exact, at_least, about ..."),
    Column("vague", "figure.vague", "The vague word (dozens, several); such a figure has no bounds"),
    Column("kind", "figure.kind", "count, percent or ratio"),
    Column("population", "population.text", "Who or what is counted, as worded"),
    Column("status", "population.status", "Status that the words assert: civilian, combatant, unknown ..."),
    Column("actor", "actor.text", "Who did it, as asserted"),
    Column("actor_id", "actor.id", "Id of who did it; empty where the words name no party"),
    Column("place", "place.text", "Where it happened, as worded"),
    Column("place_name", "place.name", "Name of the place in the gazetteer"),
    Column("country", "place.country", "Country of the place, ISO 3166-1 alpha-2"),
    Column("admin1", "place.admin1", "First-level division of the place"),
    Column("latitude", "place.latitude", "Degrees north, WGS 84"),
    Column("longitude", "place.longitude", "Degrees east, WGS 84"),
    Column("geonames_id", "place.geonames_id", "Id of the place in GeoNames"),
    Column("where_prec", "place.precision", "Precision of the place, UCDP where_prec: 1 exact to 7"),
    Column("geo_precision", "place.precision.acled", "The same as ACLED's geo_precision: 1 to 3; empty for 5 to 7"),
    Column("time", "time.text", "When it happened, as worded"),
    Column("time_from", "time.from", "First day of that time"),
    Column("time_to", "time.to", "Last day of that time"),
    Column("date_prec", "time.precision", "Precision of the time, UCDP date_prec: 1 day to 5 up to a year"),
    Column("scope", "scope", "incident, or cumulative for a running total; empty where unknown"),
    Column("as_of", "as_of", "Day at which a running total stands"),
    Column("since", "since", "Day from which a running total counts"),
    Column("base", "base.text", "What the figure is a share of, as worded"),
    Column("part_of", "part_of", "claim_id of the total that this is a stated part of"),
    Column("said_by", "sources.first.text", "Innermost source: whose word it is; empty: the document's own"),
    Column("cue", "sources.first.cue", "The words that attribute the claim to that source"),
    Column("source_kind", "sources.first.kind", "How that source is named: named, unnamed or pronoun"),
    Column("source_id", "sources.first.id", "Id of that source, one in all documents; empty where nobody is named"),
    Column("chain", "sources.outer.text", "Who told of that source, outermost first: who ← from whom"),
    Column("chain_ids", "sources.outer.id", "Ids of the sources in chain, in its order; ? for one without an id"),
    Column("relay", "relay.all.name", "Who carried the document, last hand first: publisher ← agency"),
    Column("factuality", "factuality",
           "CT+ asserted, PR+ probable, PS+ possible, CT- denied, FU future, HY hypothetical"),
    Column("stance", "stance", "What a second voice says of it: denied, unverified, corrected"),
    Column("origin", "origin", "What made the row: extractor@version"),
)  # fmt: skip


def _cell(node: Any, way: Sequence[str]) -> Cell:
    if node is None or not way:
        return node  # type: ignore[no-any-return]
    step, *rest = way
    match step:
        case "first":
            return _cell(node[0] if node else None, rest)
        case "outer" | "all":
            links = node[1:] if step == "outer" else node
            return " ← ".join(str(_cell(link, rest) or "?") for link in reversed(links)) or None
        case "from":
            return _cell(node.from_, rest)
        case "acled":
            code: int | None = load("precision")["geo_precision"].get(str(node))
            return code
    return _cell(getattr(node, step), rest)
