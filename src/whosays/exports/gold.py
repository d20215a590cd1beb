"""Reviewed claims as labels for `whosays evaluate`: what a team measures the extraction with on its own documents.

One line a document, as `evaluate.gold` reads it. Only documents whose every claim was decided on are taken: in
any other, a claim that nobody looked at would count as a mistake.
"""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import select

from whosays import views
from whosays.exports.writing import opened
from whosays.ledger import View, schema
from whosays.records import Claim, Document

KEPT = frozenset({"accepted", "edited", "added"})
"""States of claims that are labels; rejected and joined ones are left out."""


def ready(view: View, *, restricted: bool = False) -> list[str]:
    """Return the documents that can be taken, by id."""
    reviews, claims = schema.reviews.c, schema.claims.c
    touched = select(reviews.document_id).distinct()
    waiting = (
        select(claims.id)
        .join(schema.listing, schema.listing.c.claim_id == claims.id)
        .where(claims.document_id == schema.documents.c.id, schema.listing.c.state == "unreviewed")
    )
    statement = select(schema.documents.c.id).where(schema.documents.c.id.in_(touched), ~waiting.exists())
    if not restricted:
        statement = statement.where(schema.documents.c.restricted.is_(False))
    return [row["id"] for row in view.rows(statement.order_by(schema.documents.c.id))]


def export(view: View, target: str | Path, *, restricted: bool = False) -> int:
    """Write the documents that are ready to `target`; return how many. A file is replaced only by a whole one."""
    chosen = ready(view, restricted=restricted)
    with opened(target) as out:
        for document_id in chosen:
            document = views.document(view, document_id)
            found = views.standing_claims(view, document=document_id)
            line = labelled(document, [claim for claim, state in found if state in KEPT])
            out.write(json.dumps(line, ensure_ascii=False) + "\n")
    return len(chosen)


def labelled(document: Document, claims: Sequence[Claim]) -> dict[str, Any]:
    """Return a document with its claims as a line of a gold file. Raises EvidenceError where one does not fit."""
    places = {claim.id: n for n, claim in enumerate(claims)}
    for claim in claims:
        claim.check(document.text)
    return {
        "id": document.id,
        "source": "reviewed",
        "doc_date": document.published.isoformat() if document.published else None,
        "title": document.title,
        "publisher": document.publisher,
        "text": document.text,
        "claims": [_label(claim, places) for claim in claims],
    }


def _label(claim: Claim, places: dict[str, int]) -> dict[str, Any]:
    figure, people = claim.figure, claim.population
    return {
        "figure": figure.text,
        "start": figure.start,
        "end": figure.end,
        "measure": claim.measure,
        "low": figure.low,
        "high": figure.high,
        "modifier": figure.modifier,
        "vague": figure.vague,
        "kind": figure.kind,
        "population": people and people.text,
        "status": people.status if people else "unknown",
        "actor": claim.actor and claim.actor.text,
        "place": claim.place and claim.place.text,
        "time": claim.time and claim.time.text,
        "cumulative": None if claim.scope is None else claim.scope == "cumulative",
        "base": claim.base and claim.base.text,
        "part_of": places.get(claim.part_of) if claim.part_of else None,
        "sources": [{"text": source.text, "cue": source.cue} for source in claim.sources],
        "factuality": claim.factuality,
        "stance": claim.stance,
    }
