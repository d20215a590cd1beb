"""How long the workbench takes for a page of a large ledger, and what a kill under load leaves of its decisions.

    .venv/bin/python benchmarks/workbench.py                       # a million claims: some minutes to make them
    .venv/bin/python benchmarks/workbench.py --claims 20000
    .venv/bin/python benchmarks/workbench.py --ledger kept.db      # a ledger that is there already
    .venv/bin/python benchmarks/workbench.py --linked 100000       # documents of the second ledger

A page is asked for as a browser does, printing it included, in one process without a network. `first` is the
first time that it is asked for, `then` the median of five more, by the clock; `CPU` is the processor's time of
the median, which other work on the machine bends less. The pages of claims are measured on a ledger that is not
linked, since they do not read that; the others on one that is (`ledgers.py`), one document in a hundred restricted.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from sqlalchemy import create_engine
from starlette.testclient import TestClient

import claims_ledger
import ledgers
from whosays import web
from whosays.ledger import listing, open_store

FIRST, ANY = 300, 500
"""Milliseconds that the first page, and any other, may take."""
PAGES = {
    "first page": "/claims",
    "a measure": "/claims?measure=killed",
    "a word in every claim": "/claims?text=said",
    "two words and a measure": "/claims?text=monday+army&measure=missing",
    "the beginning of a word": "/claims?text=kal",
    "a source": "/claims?source=ministry",
    "a party": "/claims?party=army",
    "a place": "/claims?place=kar",
    "two months": "/claims?since=2020-01-01&until=2020-02-29",
    "a scope": "/claims?scope=incident",
    "a certainty": "/claims?factuality=CT%2B",
    "a state of review that none has": "/claims?state=rejected",
    "by figure, largest first": "/claims?sort=figure&desc=true",
    "by whose word, a measure": "/claims?sort=source&measure=displaced",
    "all at once": "/claims?text=said&source=radio&place=ka&party=army&measure=killed&since=2015-01-01&sort=figure",
}


LINKED_PAGES = {
    "questions": "/questions",
    "questions, a measure": "/questions?measure=missing",
    "questions, a place": "/questions?place=kel",
    "questions, a source": "/questions?source=committee",
    "disagreements": "/disagreements",
    "disagreements, a measure": "/disagreements?measure=missing",
    "changes": "/changes",
    "sources": "/sources",
    "reprints": "/families",
    "claims whose accounts differ": "/claims?differ=true",
}


def measured(ledger: Path) -> Iterator[tuple[str, float, float, float, int]]:
    """Yield each page with the milliseconds it took first, and then, those of the processor, and the limit."""
    with browser(ledger) as client:
        following = client.get("/api/claims").json()["after"]
        for name, address in {**PAGES, "the next page": f"/claims?after={following}"}.items():
            yield name, *asked(client, address), FIRST if name == "first page" else ANY


def linked(ledger: Path) -> Iterator[tuple[str, float, float, float]]:
    """Yield each page of linked claims, and decisions, with what they took."""
    with browser(ledger) as client:
        largest = client.get("/api/questions?limit=1").json()[0]["id"]
        rows = client.get("/api/claims?measure=killed&limit=12").json()["claims"]
        targets = [row["claim"]["id"] for row in rows]
        pages = {"a claim": f"/claims/{targets[0]}", "the largest question": f"/questions/{largest}"}
        for name, address in {**LINKED_PAGES, **pages}.items():
            yield name, *asked(client, address)
        for action in ("accept", "reject"):
            took = [decided(client, action, target) for target in targets]
            yield f"a decision: {action}", took[0][0], *(median(one[part] for one in took) for part in (0, 1))


@contextmanager
def browser(ledger: Path) -> Iterator[TestClient]:
    """Open a workbench without a network."""
    with open_store(ledger) as store:
        settings = web.Settings(ledger=str(ledger))
        yield TestClient(web.build(store, settings), base_url="http://127.0.0.1:8765")


def asked(client: TestClient, address: str) -> tuple[float, float, float]:
    """Return the milliseconds that a page takes first, and then, and those of the processor."""
    took = [spent(client, address) for _ in range(6)]
    return took[0][0], *(median(one[part] for one in took[1:]) for part in (0, 1))


def decided(client: TestClient, action: str, target: str) -> tuple[float, float]:
    """Return what a decision takes, by the clock and of the processor."""
    session = client.get("/api/session").json()
    seen = client.get(f"/api/claims/{target}").json()["seen"]
    began = time.perf_counter(), time.process_time()
    answer = client.post(
        "/api/judgements", json={"action": action, "target": target, "seen": seen},
        headers={session["header"]: session["value"]},
    )  # fmt: skip
    ended = time.perf_counter(), time.process_time()
    answer.raise_for_status()
    return (ended[0] - began[0]) * 1000, (ended[1] - began[1]) * 1000


def make_linked(ledger: Path, documents: int) -> None:
    """Write a ledger, one document in a hundred restricted, list its claims and link them."""
    ledgers.ledger(ledger, documents, restricted=100)
    engine = create_engine(f"sqlite:///{ledger}")
    with engine.begin() as connection:
        listing.fill(connection, lambda done: None)
    engine.dispose()
    with open_store(ledger) as store, store.writer() as writer:
        writer.link()


def spent(client: TestClient, address: str) -> tuple[float, float]:
    """Return the milliseconds that a page takes, by the clock and of the processor."""
    began = time.perf_counter(), time.process_time()
    client.get(address).raise_for_status()
    ended = time.perf_counter(), time.process_time()
    return (ended[0] - began[0]) * 1000, (ended[1] - began[1]) * 1000


def killed(seconds: int) -> str:
    """Kill a workbench on which eight clients decide, and return what the test says of it."""
    test = Path(__file__).parents[1] / "tests" / "web" / "test_durability.py"
    command = [sys.executable, "-m", "pytest", "-q", "-s", "-p", "no:cacheprovider", str(test)]
    environment = {**os.environ, "WHOSAYS_LOAD_SECONDS": str(seconds)}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    told = next((line for line in done.stdout.splitlines() if "acknowledged" in line), done.stdout[-2000:])
    return told if done.returncode == 0 else f"LOST: {told}"


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure the workbench on a large ledger.")
    parser.add_argument("--claims", type=int, default=1_000_000)
    parser.add_argument("--ledger", type=Path)
    parser.add_argument(
        "--seconds", type=int, default=60, help="how long eight clients decide before the kill"
    )
    parser.add_argument("--linked", type=int, default=10_000, help="documents of the ledger that is linked")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="whosays-bench-") as folder:
        ledger = chosen.ledger or Path(folder) / "workbench.db"
        if not ledger.exists():
            claims_ledger.main(str(ledger), chosen.claims)
        for name, first, then, cpu, most in measured(ledger):
            met = "met" if max(first, then) < most else "MISSED"
            print(
                f"{name:34} first {first:5.0f} ms, then {then:5.0f} ms, CPU {cpu:5.0f} ms   under {most}: {met}"
            )
        second = Path(folder) / "linked.db"
        make_linked(second, chosen.linked)
        for name, first, then, cpu in linked(second):
            print(f"{name:34} first {first:5.0f} ms, then {then:5.0f} ms, CPU {cpu:5.0f} ms")
    print(f"kill -9 after {chosen.seconds} s of 8 clients: {killed(chosen.seconds)}")


if __name__ == "__main__":
    main()
