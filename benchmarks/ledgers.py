"""Ledgers of any size for the linking benchmark, written row by row: extraction would take hours.

Every document tells of one to three incidents in ten claims. Places, sources and outlets come up as unevenly as in
the press: few often, most seldom. Three in ten documents reprint an earlier one, with its first paragraph cut or not.
Names are invented. The same seed gives the same ledger.
"""

import json
import random
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy import create_engine, insert

from whosays.ledger import open_store, schema
from whosays.ledger.rows import searchable
from whosays.records import RECIPE, Document, digest

Rows = tuple[dict[str, Any], list[dict[str, Any]]]
"""The row of a document and those of its claims."""
CLAIMS = 10
REPRINTED = 0.3
FIRST = date(2030, 1, 1)
DAYS = 1095
STEMS, ENDS = (
    [
        "kel",
        "sem",
        "or",
        "tal",
        "ilv",
        "dar",
        "has",
        "qui",
        "mir",
        "nor",
        "pard",
        "tams",
        "hult",
        "brev",
        "cal",
    ],
    ["u", "an", "esh", "ia", "or", "us", "ek", "ova"],
)
MEASURES = [
    ("killed", "killed", 10),
    ("injured", "injured", 8),
    ("displaced", "displaced", 2),
    ("missing", "missing", 1),
]
NOUNS = [
    ("people", "unknown", 6),
    ("civilians", "civilian", 3),
    ("children", "civilian", 2),
    ("soldiers", "combatant", 2),
]
FILLER = [
    "Roads",
    "to",
    "{place}",
    "were",
    "closed",
    "for",
    "{n}",
    "hours",
    "and",
    "the",
    "market",
    "stayed",
    "shut",
    "while",
    "families",
    "waited",
    "for",
    "news.",
]


class World:
    """The names that a ledger's documents draw from, the first ones most often."""

    def __init__(self, chance: random.Random, documents: int) -> None:
        self.chance = chance
        names = sorted({f"{a}{b}{c}".capitalize() for a in STEMS for b in ENDS for c in ("", *STEMS)})
        chance.shuffle(names)
        self.places = names[: max(40, min(len(names), documents // 30))]
        self.sources = [
            f"the {name} {kind}" for name in names[:60] for kind in ("Committee", "Health Directorate")
        ]
        self.outlets = [
            f"{name} {kind}" for name in names[:120] for kind in ("Post", "Wire", "Radio", "Daily")
        ]

    def often(self, names: list[str]) -> str:
        """Return a name; the n-th comes up about as often as 1/n."""
        return names[int(len(names) ** self.chance.random()) - 1]


def ledger(path: Path, documents: int, *, restricted: int = 0) -> None:
    """Write a ledger of so many documents, none of them linked; each `restricted`-th of them is."""
    open_store(path).close()
    engine = create_engine(f"sqlite:///{path}")
    found = _marked(read(documents), restricted)
    with engine.begin() as connection:
        while part := list(islice(found, 2000)):
            connection.execute(insert(schema.documents), [document for document, _ in part])
            connection.execute(insert(schema.claims), [claim for _, claims in part for claim in claims])
            connection.execute(
                insert(schema.unlinked), [{"document_id": document["id"]} for document, _ in part]
            )
    engine.dispose()


def _marked(found: Iterator[Rows], every: int) -> Iterator[Rows]:
    for n, (document, claims) in enumerate(found, start=1):
        held = {"restricted": bool(every) and n % every == 0}
        yield document | held, [claim | held for claim in claims]


def read(documents: int, seed: int = 7) -> Iterator[Rows]:
    """Yield the rows of documents and their claims."""
    chance = random.Random(seed)  # noqa: S311
    world = World(chance, documents)
    earlier: list[tuple[list[dict[str, Any]], int]] = []
    for n in range(documents):
        if earlier and chance.random() < REPRINTED:
            sentences, day = chance.choice(earlier[-200:])
            sentences = sentences[chance.choice([0, 0, 2]) :]
            day += chance.choice([0, 0, 1])
        else:
            day = DAYS * n // documents
            sentences = list(_sentences(world, day))
            earlier.append((sentences, day))
        yield _rows(sentences, FIRST + timedelta(days=day), world.often(world.outlets), n)


def _sentences(world: World, day: int) -> Iterator[dict[str, Any]]:
    """Yield what each sentence says: a claim with its parts, or none."""
    chance = world.chance
    incidents = [
        (world.often(world.places), day - chance.choice([0, 1, 1, 2, 5]))
        for _ in range(chance.choice([1, 1, 2, 3]))
    ]
    source = world.often(world.sources)
    for n in range(CLAIMS):
        place, happened = chance.choice(incidents)
        if chance.random() < 0.2:
            source = world.often(world.sources)
        verb, measure, _ = chance.choices(MEASURES, [weight for *_, weight in MEASURES])[0]
        noun, status, _ = chance.choices(NOUNS, [weight for *_, weight in NOUNS])[0]
        total = chance.random() < 0.12
        yield {
            "number": chance.choice([chance.randint(2, 40), chance.randint(2, 40), chance.randint(100, 9000)]),
            "verb": verb, "measure": measure, "noun": noun, "status": status, "place": place,
            "since": "2030-01-01" if total else None,
            "day": None if total or chance.random() < 0.4 else str(FIRST + timedelta(days=happened)),
            "source": chance.choice([source, source, source, "officials", None]),
        }  # fmt: skip
        if n % 2:
            yield {"filler": " ".join(FILLER).format(place=place, n=chance.randint(2, 90))}


def _rows(
    sentences: list[dict[str, Any]], published: date, outlet: str, number: int
) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    text, claims = "", []
    for said in sentences:
        if "filler" in said:
            text += said["filler"] + "\n"
            continue
        claim = _claim(said, len(text))
        claims.append(claim)
        text += claim["quote"] + "\n"
    document = Document.build(
        text=text, source=f"generated.jsonl#{number}", publisher=outlet, published=published,
        url=f"https://generated.example/{number}",
    )  # fmt: skip
    reference = {
        "id": document.id, "source": document.source, "title": None, "publisher": outlet,
        "published": str(published), "url": document.url,
    }  # fmt: skip
    rows = []
    for sequence, claim in enumerate(claims):
        claim |= {"id": "c1-" + digest([document.id, sequence]), "document": reference}
        claim["relay"] = [{"name": outlet, "kind": "publisher"}]
        rows.append(_claim_row(claim, published, sequence))
    return _document_row(document, len(claims)), rows


def _claim(said: dict[str, Any], start: int) -> dict[str, Any]:
    words: list[tuple[str, str | None]] = [
        (str(said["number"]), "figure"), (" ", None), (said["noun"], "population"), (f" were {said['verb']} in ", None),
        (said["place"], "place"),
    ]  # fmt: skip
    if said["since"] or said["day"]:
        words += [(" since " if said["since"] else " on ", None), (said["since"] or said["day"], "time")]
    if said["source"]:
        words += [(", ", None), (said["source"], "source"), (" said", None)]
    quote, spans = "", {}
    for part, name in [*words, (".", None)]:
        if name:
            spans[name] = {"text": part, "start": start + len(quote), "end": start + len(quote) + len(part)}
        quote += part
    kind = "unnamed" if said["source"] == "officials" else "named"
    source = {"cue": "said", "cue_start": None, "cue_end": None, "kind": kind, "id": None}
    time = said["day"] or said["since"]
    figure = {
        "low": said["number"],
        "high": said["number"],
        "modifier": "exact",
        "vague": None,
        "kind": "count",
    }
    resolved = {
        "name": None,
        "country": None,
        "admin1": None,
        "latitude": None,
        "longitude": None,
        "geonames_id": None,
    }
    return {
        "span": {"start": start, "end": start + len(quote)}, "quote": quote, "measure": said["measure"],
        "figure": spans["figure"] | figure, "population": spans["population"] | {"status": said["status"]},
        "actor": None, "place": spans["place"] | resolved | {"precision": None},
        "time": spans["time"] | {"from": time, "to": time, "precision": 1} if time else None,
        "scope": "cumulative" if said["since"] else "incident", "as_of": None, "since": said["since"], "base": None,
        "part_of": None, "sources": [spans["source"] | source] if said["source"] else [],
        "factuality": "CT+", "stance": None, "origin": "generated@1",
    }  # fmt: skip


def _document_row(document: Document, extracted: int) -> dict[str, Any]:
    return {
        "id": document.id, "filed": document.published, "source": document.source, "publisher": document.publisher,
        "restricted": False, "recipe": RECIPE, "extracted": extracted, "text": document.text,
        "record": document.model_dump_json(exclude={"text"}),
    }  # fmt: skip


def _claim_row(claim: dict[str, Any], published: date, sequence: int) -> dict[str, Any]:
    place = claim["place"]["text"]
    voices = [source["text"] for source in claim["sources"]]
    time = date.fromisoformat(claim["time"]["from"]) if claim["time"] else None
    return {
        "id": claim["id"], "document_id": claim["document"]["id"], "filed": published, "sequence": sequence,
        "restricted": False, "measure": claim["measure"],
        "low": claim["figure"]["low"], "high": claim["figure"]["high"],
        "said_by": voices[0] if voices else None, "place": place, "place_name": None, "country": None,
        "time_from": time, "time_to": time, "published": published, "first_day": time or published,
        "last_day": time or published, "scope": claim["scope"], "factuality": "CT+",
        "voices": "\n".join(map(searchable, voices)), "parties": "", "ids": "", "places": searchable(place),
        "words": searchable(claim["quote"]), "record": json.dumps(claim),
    }  # fmt: skip
