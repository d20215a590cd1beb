"""Measurements that call whosays as a library. Each runs alone in a fresh process and prints one JSON object.

python benchmarks/probes.py extraction articles.jsonl
"""

import json
import resource
import sys
import time
from collections.abc import Callable, Sequence
from statistics import median
from typing import Any

from children import megabytes
from whosays import pipeline
from whosays.annotate import ANNOTATORS, annotate_prepared
from whosays.annotate.places.index import gazetteer
from whosays.annotate.times import times
from whosays.claims.build import REQUIRES, claims
from whosays.records import Document
from whosays.text import prepare

RUNS = 5
"""Equal parts that a corpus is measured in; the median counts, and one more part before them is not timed."""


def extraction(path: str) -> dict[str, Any]:
    """Documents a CPU second through `extract`, reading and printing left out."""
    warm, *parts = _parts(_documents(path))
    found = sum(len(pipeline.extract(document)) for document in warm)
    rates = []
    for part in parts:
        began = time.process_time()
        found += sum(len(pipeline.extract(document)) for document in part)
        rates.append(len(part) / (time.process_time() - began))
    return {"rate": median(rates), "low": min(rates), "high": max(rates), "claims": found}


def stages(path: str) -> dict[str, Any]:
    """Milliseconds of CPU time a document, stage by stage."""
    documents = _documents(path)
    for document in documents[: len(documents) // (RUNS + 1)]:
        pipeline.extract(document)
    spent: dict[str, float] = {}

    def timed(stage: str, work: Callable[..., Any], *arguments: Any) -> Any:
        began = time.process_time()
        result = work(*arguments)
        spent[stage] = spent.get(stage, 0) + time.process_time() - began
        return result

    for document in documents:
        prepared = timed("text", prepare, document)
        for one in ANNOTATORS:
            timed(one.assigns, one.run, prepared)
        timed("claims", claims, prepared, annotate_prepared(prepared, REQUIRES))
    return {stage: seconds / len(documents) * 1000 for stage, seconds in spent.items()}


def length(path: str, most: str) -> dict[str, Any]:
    """Milliseconds of CPU time for 600 words, by how many articles are joined into one document."""
    documents = _documents(path)
    for document in documents[:30]:
        pipeline.extract(document)
    spent = {}
    for joined in (10, int(most)):
        text = "\n\n".join(document.text for document in documents[:joined])
        whole = Document.build(text=text, source="joined", published=documents[0].published)
        began = time.process_time()
        pipeline.extract(whole)
        spent[str(joined)] = (time.process_time() - began) / joined * 1000
    return spent


def dates(path: str, unit: str) -> dict[str, Any]:
    """Texts a second through preparation and the times annotator: whole articles, or their leads.

    `rate` is by CPU time, `clock` by the clock, as the peer in Java can only be measured.
    """
    documents = _documents(path)
    if unit == "leads":
        documents = [_lead(document) for document in documents]
    warm, *parts = _parts(documents)
    for document in warm:
        times(prepare(document))
    rates, clock, found = [], [], 0
    for part in parts:
        began, cpu = time.perf_counter(), time.process_time()
        found += sum(len(times(prepare(document))) for document in part)
        rates.append(len(part) / (time.process_time() - cpu))
        clock.append(len(part) / (time.perf_counter() - began))
    return {"rate": median(rates), "clock": median(clock), "found": found / sum(map(len, parts))}


def places() -> dict[str, Any]:
    """Seconds to unpack the gazetteer and find one name, and what that adds to the peak memory, in MB."""
    before, began, cpu = _peak(), time.perf_counter(), time.process_time()
    held = gazetteer()
    found = held.find("lisbon")
    wall, used = time.perf_counter() - began, time.process_time() - cpu
    if not found:
        raise SystemExit("the gazetteer doesn't know Lisbon")
    return {"wall": wall, "cpu": used, "added": _peak() - before, "peak": _peak()}


def _documents(path: str) -> list[Document]:
    items = list(pipeline.read([path]))
    documents = [item for item in items if isinstance(item, Document)]
    if len(documents) != len(items):
        raise SystemExit("some benchmark articles could not be read")
    return documents


def _parts(documents: Sequence[Document]) -> list[Sequence[Document]]:
    size = len(documents) // (RUNS + 1)
    return [documents[n * size : (n + 1) * size] for n in range(RUNS + 1)]


def _lead(document: Document) -> Document:
    text = document.text.split("\n\n")[0]
    return Document.build(text=text, source=document.source, published=document.published)


def _peak() -> float:
    return megabytes(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)


if __name__ == "__main__":
    probes: dict[str, Callable[..., dict[str, Any]]] = {
        probe.__name__: probe for probe in (extraction, stages, length, dates, places)
    }
    print(json.dumps(probes[sys.argv[1]](*sys.argv[2:])))
