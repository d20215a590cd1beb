"""A workbench on a small invented ledger, asked without a network."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.web.invented import fill
from whosays import web
from whosays.ledger import Store, open_store

ADDRESS = "http://127.0.0.1:8765"


class Browser(TestClient):
    """A client that sends back what the forms of a page carry."""

    def form(self, page: str, **fields: object) -> dict[str, object]:
        text = self.get(page).text
        hidden = dict(re.findall(r'<input type="hidden" name="(csrf|seen)" value="(\w*)">', text))
        return hidden | fields

    def decide(self, page: str, action: str, **fields: object):
        return self.post(page, data=self.form(page, action=action, **fields))


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    return fill(tmp_path / "ledger.db")


@pytest.fixture
def store(ledger: Path) -> Iterator[Store]:
    with open_store(ledger) as opened:
        yield opened


@pytest.fixture
def browser(store: Store, ledger: Path) -> Browser:
    settings = web.Settings(ledger=str(ledger), reviewer="T. Ven")
    return Browser(web.build(store, settings), base_url=ADDRESS)
