"""Records to table rows and back."""

import math
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Literal

from pydantic import ValidationError
from sqlalchemy import RowMapping

from whosays.errors import BadRecord, EvidenceError, LedgerError
from whosays.folding import fold
from whosays.linked import Judgement
from whosays.records import RECIPE, Claim, Document, refer

Part = Literal["says", "did"]
"""What a party does in a claim: vouch for it, or do what it tells of."""

_BREAK = re.compile(r"[\s\x00-\x1f\x7f]+")


def searchable(words: str) -> str:
    """Return `words` as searches compare them, whatever their case, marks, width, composition or spacing."""
    plain = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", words).casefold())
    return _BREAK.sub(" ", fold(plain)).strip()


def ordered(document: Document, claims: Sequence[Claim]) -> list[Claim]:
    """Return the claims in the order of the document's words, once each is known to fit the document.

    Raises EvidenceError at the first one that does not: words that are not there, another document's claim,
    an id used twice, a whole that is not among the document's claims.
    """
    reference = refer(document)
    ids = {claim.id for claim in claims}
    if len(ids) < len(claims):
        raise EvidenceError(f"{document.source}: two claims of the document have one id")
    for claim in claims:
        claim.check(document.text)
        if claim.document != reference:
            raise EvidenceError(f"claim {claim.id} cites {claim.document.source}, not {document.source}")
        if claim.part_of is not None and claim.part_of not in ids:
            raise EvidenceError(f"claim {claim.id} is part of {claim.part_of}, which {document.source} lacks")
    return sorted(claims, key=lambda c: (c.span.start, c.figure.start, c.span.end, c.id))


def document_row(document: Document, extracted: int) -> dict[str, Any]:
    """Return the row of a document that gave `extracted` claims.

    Raises BadRecord for text that no encoding can hold (half a surrogate pair).
    """
    try:
        document.text.encode("utf-8")
        record = document.model_dump_json(by_alias=True, exclude={"text"})
    except ValueError as err:
        raise BadRecord(
            f"{document.source!a} holds half a surrogate pair, which can't be stored: replace it by U+FFFD"
        ) from err
    return {
        "id": document.id,
        "filed": filed(document.published),
        "source": document.source,
        "publisher": document.publisher,
        "restricted": document.restricted,
        "recipe": RECIPE,
        "extracted": extracted,
        "text": document.text,
        "record": record,
    }


def claim_row(claim: Claim, document: Document, sequence: int) -> dict[str, Any]:
    """Return the row of a document's claim; `sequence` is its place among them, from 0."""
    place, time = claim.place, claim.time
    first_day, last_day = days(claim)
    return {
        "id": claim.id,
        "document_id": document.id,
        "filed": filed(document.published),
        "sequence": sequence,
        "restricted": document.restricted,
        "measure": claim.measure,
        "low": real(claim.figure.low),
        "high": real(claim.figure.high),
        "said_by": claim.sources[0].text if claim.sources else None,
        "place": place.text if place else None,
        "place_name": place.name if place else None,
        "country": place.country if place else None,
        "time_from": time.from_ if time else None,
        "time_to": time.to if time else None,
        "published": document.published,
        "first_day": first_day,
        "last_day": last_day,
        "scope": claim.scope,
        "factuality": claim.factuality,
        "voices": lines(voices(claim)),
        "parties": parties(claim),
        "ids": ids(claim),
        "places": located(claim),
        "words": searchable(claim.quote),
        "record": claim.model_dump_json(by_alias=True),
    }


def located(claim: Claim) -> str:
    """Return what a claim's place is found by, as searches compare it: words, name, country, division, GeoNames id."""
    place = claim.place
    if place is None:
        return ""
    identity = str(place.geonames_id) if place.geonames_id else None
    return lines((place.text, place.name, place.country, place.admin1, identity))


def filed(published: date | None) -> date:
    """Return the day that documents are ordered by: the undated come last."""
    return published or date.max


def days(claim: Claim) -> tuple[date | None, date | None]:
    """Return the first and last day that a claim is about: when it happened, else when it was published."""
    began, ended = (claim.time.from_, claim.time.to) if claim.time else (None, None)
    published = claim.document.published
    return began or ended or published, ended or began or published


def read_document(row: Mapping[Any, Any]) -> Document:
    """Return the document of a row with its text and record. Raises LedgerError where they don't agree."""
    try:
        reference = Document.model_validate_json(f'{{"text":"",{row["record"][1:]}')
    except ValidationError as err:
        raise _altered("document", row["id"]) from err
    return reference.model_copy(update={"text": row["text"]})


def read_claim(row: RowMapping) -> Claim:
    """Return the claim of a row. Raises LedgerError where its figure no longer follows from its words."""
    try:
        return Claim.model_validate_json(row["record"])
    except ValidationError as err:
        raise _altered("claim", row["id"]) from err


def judgement_row(judgement: Judgement) -> dict[str, Any]:
    """Return the row of a judgement."""
    return {
        "id": judgement.id,
        "judged_at": judgement.at.isoformat(),
        "reviewer": judgement.user,
        "action": judgement.action,
        "target_kind": judgement.target_kind,
        "target": judgement.target,
        "record": judgement.model_dump_json(exclude={"id"}),
    }


def read_judgement(row: RowMapping) -> Judgement:
    """Return the judgement of a row with its id and record."""
    try:
        return Judgement.model_validate_json(row["record"]).model_copy(update={"id": row["id"]})
    except ValidationError as err:
        raise _altered("judgement", str(row["id"])) from err


def _altered(what: str, identity: str) -> LedgerError:
    return LedgerError(
        f"{what} {identity} was altered in the ledger or is of another version: "
        "add its source to a new ledger, and keep this file to compare"
    )


def voices(claim: Claim) -> list[str]:
    """Return the chain's links; the document's own voice has none, and there its carriers stand in."""
    return [s.text for s in claim.sources] or [r.name for r in claim.relay]


def parties(claim: Claim) -> str:
    """Return who did it and who is counted, as worded, as searches compare them."""
    return lines(part.text for part in (claim.actor, claim.population) if part)


def ids(claim: Claim) -> str:
    """Return the ids of a claim with their parts, one a line, each with a line break on both sides."""
    said: list[tuple[Part, str | None]] = [("says", source.id) for source in claim.sources]
    done: list[tuple[Part, str | None]] = [("did", claim.actor.id)] if claim.actor else []
    found = [f"{part} {identity}" for part, identity in (*said, *done) if identity]
    return "\n" + "\n".join(found) + "\n" if found else ""


def lines(parts: Iterable[str | None]) -> str:
    """Return names as searches compare them, one a line."""
    return "\n".join(searchable(part) for part in parts if part)


def real(bound: float | None) -> float | None:
    """Return a bound as a column holds it: a number too large for that is infinite."""
    try:
        return None if bound is None else float(bound)
    except OverflowError:
        return math.inf
