"""Invented documents and claims: nothing here was extracted, every span is looked up in the words given."""

import sqlite3
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import Column, Table, select

from whosays.ledger import Store, schema
from whosays.records import (
    Actor,
    Claim,
    Document,
    Figure,
    Place,
    Population,
    Relay,
    Source,
    Span,
    Time,
    refer,
)


def document(text: str, source: str = "kelu.txt", **fields: Any) -> Document:
    return Document.build(text=text, source=source, **fields)


def spot(text: str, words: str) -> dict[str, Any]:
    start = text.index(words)
    return {"text": words, "start": start, "end": start + len(words)}


def claim(
    of: Document,
    number: str,
    measure: str = "killed",
    *,
    people: str | None = None,
    place: str | None = None,
    resolved: dict[str, Any] | None = None,
    time: str | None = None,
    days: tuple[date | None, date | None] = (None, None),
    actor: str | None = None,
    ids: tuple[str | None, ...] = (),
    sources: tuple[str, ...] = (),
    relay: tuple[Relay, ...] = (),
    **fields: Any,
) -> Claim:
    """An exact figure, cited with the whole text as evidence; `ids` are the actor's and then the sources'."""
    by, *speakers = [*ids, *(None for _ in range(1 + len(sources) - len(ids)))]
    text = of.text
    span = Span(start=0, end=len(text))
    figure = Figure(**spot(text, number), low=int(number), high=int(number), modifier="exact")
    population = Population(**spot(text, people)) if people else None
    return Claim(
        id=Claim.identify(of.id, span, measure, figure, population),
        document=refer(of),
        span=span,
        quote=text,
        measure=measure,
        figure=figure,
        population=population,
        place=Place(**spot(text, place), **(resolved or {})) if place else None,
        time=Time(**spot(text, time), from_=days[0], to=days[1]) if time else None,
        actor=Actor(**spot(text, actor), id=by) if actor else None,
        sources=tuple(
            Source(**spot(text, source), id=one) for source, one in zip(sources, speakers, strict=True)
        ),
        relay=relay,
        origin="invented@1",
        **fields,
    )


def numbered(n: int) -> tuple[Document, list[Claim]]:
    """The n-th of a series of documents with two claims each; undated and restricted ones among them."""
    text = f"Fighting near Oresh killed {n + 10} people and injured {n + 1000}, the Kelu Committee said."
    made = document(
        text,
        f"oresh-{n}.txt",
        publisher=f"Outlet {n % 3}",
        published=None if n % 5 == 0 else date(2031, 1 + n % 12, 1 + n % 28),
        restricted=n % 7 == 0,
    )
    shared: dict[str, Any] = {"place": "Oresh", "sources": ("the Kelu Committee",)}
    killed = claim(made, str(n + 10), people="people", **shared)
    return made, [claim(made, str(n + 1000), "injured", **shared), killed]


def aged(path: Path) -> Path:
    """The ledger as its first version left it: without what later steps brought."""
    connection = sqlite3.connect(path)
    first = ("migrations", "documents", "claims", "skipped")
    tables = (
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'claim!_words!_%' ESCAPE '!'"
    )
    for (table,) in connection.execute(tables).fetchall():
        if table not in first:
            connection.execute(f"DROP TABLE {table}")
    connection.execute("DROP INDEX documents_restricted")
    for column in ("parties", "ids"):
        connection.execute(f"ALTER TABLE claims DROP COLUMN {column}")
    connection.execute("DELETE FROM migrations WHERE version > 1")
    connection.commit()
    connection.close()
    return path


def contents(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table, ordered, without the moments and the order in which things came."""
    with store.view() as view:
        return {
            table.name: sorted((tuple(row.values()) for row in view.rows(select(*lasting(table)))), key=repr)
            for table in schema.metadata.sorted_tables
        }


def lasting(table: Table) -> list[Column[Any]]:
    arrival = {schema.listing.c.number}
    return [column for column in table.columns if not column.name.endswith("_at") and column not in arrival]
