"""A workbench that is killed while eight clients decide loses no decision that it acknowledged.

WHOSAYS_LOAD_SECONDS in the environment lets the clients decide for longer; `make bench` gives it a minute.
"""

import http.client
import json
import os
import threading
import time
from contextlib import closing
from itertools import cycle
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.ledger.making import numbered
from tests.web.serving import serving
from whosays import views
from whosays.ledger import open_store
from whosays.records import Claim

CLIENTS, ENOUGH = 8, 60
SECONDS = float(os.environ.get("WHOSAYS_LOAD_SECONDS", "0"))


class Client(threading.Thread):
    """Decides on claim after claim until the workbench is gone, and remembers what it was told is stored."""

    def __init__(self, address: str, claims: list[Claim], gone: threading.Event) -> None:
        super().__init__()
        self._place = urlsplit(address)
        self._claims = claims
        self._gone = gone
        self.acknowledged: list[int] = []

    def run(self) -> None:
        try:
            self._decide()
        except (OSError, http.client.HTTPException):
            assert self._gone.is_set(), "the workbench went away by itself"

    def _decide(self) -> None:
        connection = http.client.HTTPConnection(self._place.hostname, self._place.port, timeout=60)
        with closing(connection):
            self._talk(connection)

    def _talk(self, connection: http.client.HTTPConnection) -> None:
        connection.request("GET", "/api/session")
        answer = connection.getresponse()
        api = json.loads(answer.read())
        headers = {api["header"]: api["value"], "Content-Type": "application/json"}
        headers["Cookie"] = answer.headers["set-cookie"].partition(";")[0]
        seen: dict[str, int] = {}
        for claim in cycle(self._claims):
            body = json.dumps({"action": "accept", "target": claim.id, "seen": seen.get(claim.id, 0)})
            connection.request("POST", "/api/judgements", body, headers)
            answer = connection.getresponse()
            said = answer.read()
            assert answer.status == 201, said
            seen[claim.id] = json.loads(said)["id"]
            self.acknowledged.append(seen[claim.id])


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    with open_store(tmp_path / "ledger.db") as store, store.writer() as writer:
        for n in range(400):
            writer.put(*numbered(n))
    return tmp_path / "ledger.db"


def test_no_acknowledged_decision_is_lost_when_the_workbench_is_killed(ledger: Path) -> None:
    with open_store(ledger, read_only=True) as store, store.view() as view:
        claims = list(views.claims(view))
    gone = threading.Event()
    with serving(ledger) as (address, process):
        clients = [Client(address, claims[n::CLIENTS], gone) for n in range(CLIENTS)]
        for client in clients:
            client.start()
        time.sleep(SECONDS)
        while sum(len(client.acknowledged) for client in clients) < ENOUGH:
            assert any(client.is_alive() for client in clients)
            time.sleep(0.01)
        gone.set()
        process.kill()
        for client in clients:
            client.join()
    acknowledged = {number for client in clients for number in client.acknowledged}
    with open_store(ledger) as store, store.view() as view:
        stored = list(views.judgements(view))
        kept = {judgement.id for judgement in stored}
        assert views.progress(view)["accepted"] == len({judgement.target for judgement in stored})
        assert store.health().problems == ()
    assert acknowledged <= kept
    assert len(kept) - len(acknowledged) <= CLIENTS
    print(f"{len(acknowledged):,} decisions acknowledged, all kept")
