"""A tiny invented gold file, and claims made to measure."""

import json
from pathlib import Path
from typing import Any

from whosays import numbers
from whosays.evaluate import gold
from whosays.records import Actor, Claim, Document, Figure, Place, Population, Source, Span, Time, refer

CAMP = (
    "At least eight guards were killed at Kelu camp on Monday, the Oresh ministry told Talvia Radio. "
    "Dozens of villagers were injured. Two trucks were destroyed or seized."
)
PORT = "Since May 40 boats, among them 3 ferries, were destroyed off Oresh, a monitor said."

CAMP_LABELS = [
    {
        "figure": "At least eight", "measure": "killed", "low": 8, "high": None, "population": "guards",
        "status": "combatant", "place": "Kelu camp", "time": "Monday", "cumulative": False,
        "sources": [{"text": "the Oresh ministry", "cue": "told"}],
    },
    {
        "figure": "Dozens", "measure": "injured", "low": None, "high": None, "vague": "dozens",
        "population": "villagers", "status": "civilian", "place": "Kelu camp",
    },
    {"figure": "Two", "measure": "destroyed", "low": 2, "high": 2, "population": "trucks", "status": "thing"},
    {"figure": "Two", "measure": "seized", "low": 2, "high": 2, "population": "trucks", "status": "thing"},
]  # fmt: skip
PORT_LABELS = [
    {
        "figure": "40", "measure": "destroyed", "low": 40, "high": 40, "population": "boats",
        "status": "thing", "place": "Oresh", "time": "Since May", "cumulative": True,
        "sources": [{"text": "a monitor", "cue": "said"}],
    },
    {
        "figure": "3", "measure": "destroyed", "low": 3, "high": 3, "population": "ferries",
        "status": "thing", "place": "Oresh", "cumulative": None, "part_of": 0,
        "sources": [{"text": "a monitor", "cue": "said"}],
    },
]  # fmt: skip


def write(path: Path, *lines: dict[str, Any]) -> Path:
    """Write lines as a JSONL file."""
    path.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")
    return path


def labelled(text: str, labels: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Give every label the place of its figure."""
    starts = [text.index(label["figure"]) for label in labels]
    return [
        {**label, "start": at, "end": at + len(label["figure"])}
        for label, at in zip(labels, starts, strict=True)
    ]


def figures_gold(folder: Path) -> gold.Gold:
    """Write and read the invented figures: two corpora, six claims."""
    camp = {"id": "camp", "source": "wire", "doc_date": "9 JAN 90", "text": CAMP}
    port = {"id": "port", "source": "whole", "doc_date": "2031-05-02T10:15", "title": "Port", "text": PORT}
    return gold.load(
        write(
            folder / "figures.jsonl",
            camp | {"claims": labelled(CAMP, CAMP_LABELS)},
            port | {"claims": labelled(PORT, PORT_LABELS)},
        )
    )


def at(text: str, words: str) -> dict[str, Any]:
    """Return words with their first place in a text."""
    start = text.index(words)
    return {"text": words, "start": start, "end": start + len(words)}


def claim(document: Document, figure: str, measure: str, **fields: Any) -> Claim:
    """Build a claim of a document; parts are given as words of its text."""
    text = document.text
    reading = sorted(numbers.readings(figure), key=str)[0]
    parts: dict[str, Any] = {}
    for name, record in (("population", Population), ("actor", Actor), ("place", Place), ("time", Time)):
        if words := fields.pop(name, None):
            extra = {"status": fields.pop("status", "unknown")} if name == "population" else {}
            parts[name] = record(**at(text, words), **extra)
    return Claim(
        id=f"c1-{figure}-{measure}",
        document=refer(document),
        span=Span(start=0, end=len(text)),
        quote=text,
        measure=measure,
        figure=Figure(
            **at(text, figure), low=reading.low, high=reading.high,
            modifier=reading.modifier, vague=reading.vague, kind=reading.kind,
        ),
        sources=tuple(Source(**at(text, words)) for words in fields.pop("sources", ())),
        origin="invented@1",
        **parts,
        **fields,
    )  # fmt: skip


def perfect(document: Document) -> list[Claim]:
    """Return the claims that the gold asks for."""
    labels = CAMP_LABELS if document.text == CAMP else PORT_LABELS
    return [answer(document, label) for label in labels]


def answer(document: Document, label: dict[str, Any]) -> Claim:
    """Return the claim that one label asks for."""
    named = {name: label[name] for name in ("population", "status", "place", "time") if name in label}
    return claim(
        document,
        label["figure"],
        label["measure"],
        scope="cumulative" if label.get("cumulative") else None,
        part_of="c1-total" if "part_of" in label else None,
        sources=[source["text"] for source in label.get("sources", ())],
        **named,
    )
