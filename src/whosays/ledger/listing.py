"""The slim list of claims that searches read, and the index of their words: made from claims, never read back.

A row holds a claim as it stands after review. Whatever is asked, a search reads at most the whole list, some
120 bytes a claim, so that its cost has a bound that no combination of filters breaks.
"""

from collections.abc import Callable, Iterable
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, text

from whosays.ledger import identities, rows, schema
from whosays.linked import State
from whosays.records import Claim

_BATCH = 2000
_FORGET = text(
    "INSERT INTO claim_words (claim_words, rowid, words, voices, places, parties) "
    "VALUES ('delete', :rowid, :words, :voices, :places, :parties)"
)
"""FTS5 takes a row out of an index without text by the words that were put in."""


def add(connection: Connection, claims: Iterable[tuple[Claim, bool]], state: State = "unreviewed") -> None:
    """Append claims to the list, each with whether its document is restricted."""
    first = (connection.scalar(select(func.max(schema.listing.c.number))) or 0) + 1
    listed, words = [], []
    for number, (claim, restricted) in enumerate(claims, start=first):
        listed.append(_row(claim, state) | {"number": number, "restricted": restricted})
        words.append({"rowid": number} | _words(claim))
    if listed:
        connection.execute(insert(schema.listing), listed)
        connection.execute(insert(schema.claim_words), words)


def replace(connection: Connection, before: Claim, after: Claim, state: State) -> None:
    """Let the row of a claim say how it stands now."""
    number = _number(connection, before)
    listed = schema.listing
    connection.execute(listed.update().where(listed.c.number == number).values(_row(after, state)))
    if _words(before) != _words(after):
        connection.execute(_FORGET, {"rowid": number} | _words(before))
        connection.execute(insert(schema.claim_words), {"rowid": number} | _words(after))


def remove(connection: Connection, claim: Claim) -> None:
    """Take a claim out of the list: one that a reviewer added and took back."""
    number = _number(connection, claim)
    connection.execute(_FORGET, {"rowid": number} | _words(claim))
    connection.execute(delete(schema.listing).where(schema.listing.c.number == number))


def fill(connection: Connection, done: Callable[[int], None]) -> None:
    """List all claims of a ledger that was made before there was a list."""
    table = schema.claims.c
    found = connection.execute(
        select(table.id, table.record, table.restricted).order_by(
            table.filed, table.document_id, table.sequence
        )
    ).mappings()
    while part := found.fetchmany(_BATCH):
        add(connection, ((rows.read_claim(row), row["restricted"]) for row in part))
        done(len(part))


def index(connection: Connection, done: Callable[[int], None]) -> None:
    """Fill the index of words, which is empty, from all claims of the list as they stand after review."""
    listed, claims, reviews = schema.listing.c, schema.claims.c, schema.reviews.c
    record = func.coalesce(reviews.record, claims.record).label("record")
    found = connection.execute(
        select(listed.claim_id.label("id"), listed.number, record)
        .outerjoin(schema.claims, claims.id == listed.claim_id)
        .outerjoin(schema.reviews, reviews.claim_id == listed.claim_id)
        .order_by(listed.number)
    ).mappings()
    while part := found.fetchmany(_BATCH):
        words = [{"rowid": row["number"]} | _words(rows.read_claim(row)) for row in part]
        connection.execute(insert(schema.claim_words), words)
        done(len(part))


def _number(connection: Connection, claim: Claim) -> int:
    listed = schema.listing.c
    number: int = connection.execute(select(listed.number).where(listed.claim_id == claim.id)).scalar_one()
    return number


def _row(claim: Claim, state: State) -> dict[str, Any]:
    figure, place, actor = claim.figure, claim.place, claim.actor
    bound = figure.low if figure.high is None else figure.high
    first_day, last_day = rows.days(claim)
    return {
        "claim_id": claim.id,
        "filed": rows.filed(claim.document.published),
        "measure": claim.measure,
        "figure": rows.real(bound),
        "said_by": rows.searchable(next(iter(rows.voices(claim)), "")),
        "place": rows.searchable((place.name or place.text) if place else ""),
        "party": rows.searchable((actor.id or actor.text) if actor else ""),
        "first_day": first_day,
        "last_day": last_day,
        "scope": claim.scope or "",
        "factuality": claim.factuality,
        "state": state,
    }


def _words(claim: Claim) -> dict[str, str]:
    actor, people = claim.actor, claim.population
    parties = [part for who in (actor, people) if who for part in (who.text, getattr(who, "id", None))]
    return {
        "words": rows.searchable(claim.quote),
        "voices": f"{rows.lines(rows.voices(claim))}\n{identities.signs(claim, 'says')}",
        "places": rows.located(claim),
        "parties": f"{rows.lines(parties)}\n{identities.signs(claim, 'did')}",
    }
