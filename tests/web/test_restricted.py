"""Pages and answers of the workbench say nothing that restricted documents alone know, until they are asked for."""

import re

import pytest

from tests.views.held import SECRETS, fill
from tests.web.conftest import ADDRESS, Browser
from whosays import web
from whosays.ledger import open_store

LISTS = ["questions", "disagreements", "sources", "changes", "families"]


@pytest.fixture
def bench(tmp_path):
    with open_store(tmp_path / "held.db") as store:
        fill(store)
        yield Browser(web.build(store, web.Settings(ledger="held.db")), base_url=ADDRESS)


def named(text: str) -> list[str]:
    return [name for name in SECRETS if name in text]


@pytest.mark.parametrize("where", ["/", "/api/"])
@pytest.mark.parametrize("name", LISTS)
def test_lists_name_only_what_may_be_passed_on(bench, where, name):
    assert named(bench.get(f"{where}{name}?compared=false").text) == []


def test_every_question_and_claim_names_only_what_may_be_passed_on(bench):
    pages = [f"/questions/{one['id']}" for one in bench.get("/api/questions?compared=false").json()]
    pages += [f"/claims/{row['claim']['id']}" for row in bench.get("/api/claims").json()["claims"]]
    pages += [f"/families/{one['id']}" for one in bench.get("/api/families").json()]
    assert len(pages) >= 5
    assert [page for page in pages if named(re.sub(r"<title>.*?</title>", "", bench.get(page).text))] == []


def test_they_are_named_where_restricted_documents_are_asked_for(bench):
    sources = bench.get("/sources?restricted=true").text
    assert {"Quinmar", "Hultor", "Brevek Agency"} <= {name for name in SECRETS if name in sources}
