"""How long linking takes and how much memory: a whole ledger at once, then one document more, each in a process.

.venv/bin/python benchmarks/linking.py 10000 30000 100000     # prints the table
"""

import json
import sys
import time
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from statistics import median
from typing import Any

from sqlalchemy import create_engine, insert

import children
from ledgers import ledger, read
from whosays.ledger import open_store, schema

ADDED = 21
"""Documents added one by one."""


def make(path: Path, documents: int) -> dict[str, Any]:
    """Write the ledger."""
    ledger(path, documents)
    return {}


def link(path: Path, _documents: int) -> dict[str, Any]:
    """Link it."""
    with open_store(path) as store, store.writer() as writer:
        began, spent = time.perf_counter(), time.process_time()
        writer.link()
        wall, cpu = time.perf_counter() - began, time.process_time() - spent
    return {"wall": wall, "cpu": cpu, "peak": children.megabytes(getrusage(RUSAGE_SELF).ru_maxrss)}


def add(path: Path, documents: int) -> dict[str, Any]:
    """Add some documents one by one, as a run of `add` stores and links each."""
    engine, took = create_engine(f"sqlite:///{path}"), []
    with open_store(path) as store, store.writer() as writer:
        for (document, claims), _ in zip(read(documents, seed=8), range(ADDED), strict=False):
            with engine.begin() as connection:
                connection.execute(insert(schema.documents), [document])
                connection.execute(insert(schema.claims), claims)
                connection.execute(insert(schema.unlinked), [{"document_id": document["id"]}])
            spent = time.process_time()
            writer.link()
            took.append(time.process_time() - spent)
    return {"one": median(took) * 1000, "worst": max(took) * 1000}


STEPS = {"make": make, "link": link, "add": add}


def main() -> None:
    """Run one step, or measure all sizes and print the table."""
    if sys.argv[1] in STEPS:
        print(json.dumps(STEPS[sys.argv[1]](Path(sys.argv[2]), int(sys.argv[3]))))
        return
    for documents in map(int, sys.argv[1:]):
        print(documents, json.dumps(children.linked(documents)), flush=True)


if __name__ == "__main__":
    main()
