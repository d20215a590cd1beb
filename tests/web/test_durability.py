"""A workbench that is killed while eight clients decide loses no decision that it acknowledged."""

import http.client
import json
import threading
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.ledger.making import numbered
from tests.web.serving import serving
from whosays import views
from whosays.ledger import open_store
from whosays.records import Claim

CLIENTS, ENOUGH = 8, 60


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
        connection.request("GET", "/api/session")
        answer = connection.getresponse()
        api = json.loads(answer.read())
        headers = {api["header"]: api["value"], "Content-Type": "application/json"}
        headers["Cookie"] = answer.headers["set-cookie"].partition(";")[0]
        for claim in self._claims:
            body = json.dumps({"action": "accept", "target": claim.id})
            connection.request("POST", "/api/judgements", body, headers)
            answer = connection.getresponse()
            said = answer.read()
            assert answer.status == 201, said
            self.acknowledged.append(json.loads(said)["id"])


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
        while sum(len(client.acknowledged) for client in clients) < ENOUGH:
            assert any(client.is_alive() for client in clients)
        gone.set()
        process.kill()
        for client in clients:
            client.join()
    acknowledged = {number for client in clients for number in client.acknowledged}
    with open_store(ledger) as store, store.view() as view:
        kept = {judgement.id for judgement in views.judgements(view)}
        assert views.progress(view)["accepted"] == len(kept)
        assert store.health().problems == ()
    assert acknowledged <= kept
    assert len(kept) - len(acknowledged) <= CLIENTS
