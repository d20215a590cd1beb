"""A ledger of any number of claims, invented from templates: what the workbench's speed is measured on.

    python benchmarks/claims_ledger.py LEDGER.db 1000000

Ten claims a document. Rows go in by the same functions as those of `whosays add`, but many in one transaction.
"""

import random
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from sqlalchemy import create_engine, event, insert

from whosays.ledger import listing, open_store, rows, schema
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

BATCH = 500
SOUNDS = tuple(
    "ka lu mi ro sen tal vi or esh il ver ha dun pe qui mar do ze bri lon gar ush ne fa".split()  # noqa: SIM905
)
MEASURES = ("killed", "injured", "displaced", "missing", "captured", "arrested")
PEOPLE = ("people", "civilians", "fighters", "villagers", "soldiers", "children")
BODIES = ("Committee", "Ministry", "Monitor", "Radio", "Army", "Front", "Hospital", "Council")
MODIFIERS = {"": "exact", "at least ": "at_least", "up to ": "at_most", "about ": "about"}


def name(rng: random.Random) -> str:
    return "".join(rng.choices(SOUNDS, k=rng.choice((2, 3)))).capitalize()


def main(target: str, number: int) -> None:
    open_store(target).close()
    engine = create_engine(f"sqlite:///{target}")
    event.listen(engine, "connect", lambda raw, _: raw.execute("PRAGMA synchronous=OFF"))
    rng = random.Random(7)  # noqa: S311 the same ledger each time
    names = [name(rng) for _ in range(4000)]
    with engine.begin() as connection:
        waiting: list[tuple[Document, list[Claim]]] = []
        for n in range(number // 10):
            waiting.append(invented(rng, names, n))
            if len(waiting) == BATCH or n + 1 == number // 10:
                put(connection, waiting)
                waiting.clear()
    engine.dispose()


def put(connection, documents) -> None:
    connection.execute(insert(schema.documents), [rows.document_row(d, len(c)) for d, c in documents])
    claims = [rows.claim_row(claim, d, n) for d, c in documents for n, claim in enumerate(c)]
    connection.execute(insert(schema.claims), claims)
    listing.add(connection, ((claim, d.restricted) for d, c in documents for claim in c))


def invented(rng: random.Random, names: list[str], n: int) -> tuple[Document, list[Claim]]:
    published = date(2010, 1, 1) + timedelta(days=rng.randrange(5000))
    sentences = list(sentences_of(rng, names))
    document = Document.build(
        text=" ".join(sentence for sentence, *_ in sentences),
        source=f"feed.jsonl#{n}",
        publisher=f"{names[n % 40]} Post",
        published=published,
        restricted=n % 97 == 0,
    )
    claims, start = [], 0
    for sentence, parts in sentences:
        claims.append(claim(document, sentence, start, parts))
        start += len(sentence) + 1
    return document, claims


def sentences_of(rng: random.Random, names: list[str]) -> Iterator[tuple[str, dict[str, str]]]:
    for _ in range(10):
        modifier = rng.choice(list(MODIFIERS))
        parts = {
            "number": f"{modifier}{int(rng.paretovariate(0.8) * 2):,}", "modifier": MODIFIERS[modifier],
            "people": rng.choice(PEOPLE), "measure": rng.choices(MEASURES, (9, 6, 3, 1, 1, 1))[0],
            "place": rng.choice(names), "day": rng.choice(("Monday", "Tuesday", "Friday")),
            "actor": f"{names[rng.randrange(60)]} army",
            "source": f"the {rng.choice(names[:400])} {rng.choice(BODIES)}",
        }  # fmt: skip
        yield (
            (
                f"On {parts['day']} {parts['number']} {parts['people']} were {parts['measure']} by the "
                f"{parts['actor']} in {parts['place']} and {' '.join(rng.choices(names, k=6))}, "
                f"{parts['source']} said."
            ),
            parts,
        )


def claim(document: Document, sentence: str, start: int, parts: dict[str, str]) -> Claim:
    def at(words: str) -> dict[str, object]:
        found = start + sentence.index(words)
        return {"text": words, "start": found, "end": found + len(words)}

    value = int("".join(c for c in parts["number"] if c.isdigit()))
    low, high = {"at_least": (value, None), "at_most": (None, value)}.get(parts["modifier"], (value, value))
    span = Span(start=start, end=start + len(sentence))
    figure = Figure(**at(parts["number"]), low=low, high=high, modifier=parts["modifier"])
    population = Population(**at(parts["people"]))
    days = {"from_": document.published, "to": document.published, "precision": 1}
    return Claim(
        id=Claim.identify(document.id, span, parts["measure"], figure, population),
        document=refer(document), span=span, quote=sentence, measure=parts["measure"], figure=figure,
        population=population, actor=Actor(**at(parts["actor"])),
        place=Place(**at(parts["place"]), name=parts["place"], country="TV"),
        time=Time(**at(parts["day"]), **days), scope="incident",
        sources=(Source(**at(parts["source"]), cue="said"),),
        relay=(Relay(name=document.publisher or "", kind="publisher"),), origin="invented@1",
    )  # fmt: skip


if __name__ == "__main__":
    main(str(Path(sys.argv[1])), int(sys.argv[2]))
