"""The JSON API: what its description promises, and hostile requests made from it."""

import json
from typing import get_args

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.specs.openapi.checks import positive_data_acceptance

from tests.web.invented import HELD, REPORT, SECRET, TWELVE, fill
from whosays import web
from whosays.ledger import open_store
from whosays.linked import Action
from whosays.records import Claim, Document

TOKEN = "a secret of more than sixteen"
ADMITTED = {"Authorization": f"Bearer {TOKEN}", "Host": "127.0.0.1"}


@pytest.fixture(scope="module")
def described(tmp_path_factory):
    ledger = fill(tmp_path_factory.mktemp("api") / "ledger.db")
    with open_store(ledger) as store:
        bench = web.build(store, web.Settings(ledger=str(ledger), token=TOKEN))
        yield schemathesis.openapi.from_asgi("/api/openapi.json", bench, headers=ADMITTED)


@pytest.mark.parametrize("way", ["get", "post"])
def test_every_answer_is_as_described_whatever_is_asked(described, way):
    operations = [found.ok() for found in described.get_all_operations()]
    for operation in (one for one in operations if one.method == way):

        @given(case=operation.as_strategy())
        @settings(max_examples=25, suppress_health_check=list(HealthCheck))
        def holds(case):
            case.call_and_validate(headers=ADMITTED, excluded_checks=[positive_data_acceptance])

        holds()


def test_records_are_those_of_the_contract(browser):
    row = browser.get("/api/claims").json()["claims"][0]
    assert Claim.model_validate(row["claim"]) == TWELVE
    read = browser.get(f"/api/documents/{REPORT.id}").json()
    assert Document.model_validate(read["document"]) == REPORT
    assert Claim.model_validate(read["claims"][0]) == TWELVE


def test_every_action_of_the_record_can_be_asked_for(browser):
    described = browser.get("/api/openapi.json").json()["components"]["schemas"]["Decision"]
    assert set(described["properties"]["action"]["enum"]) == set(get_args(Action))


def test_a_forged_bound_is_refused(browser):
    api = browser.get("/api/session").json()
    figure = json.loads(TWELVE.figure.model_dump_json()) | {"low": 120, "high": 120}
    told = {"action": "edit", "target": TWELVE.id, "after": {"figure": figure}}
    answer = browser.post("/api/judgements", json=told, headers={api["header"]: api["value"]})
    assert answer.status_code == 422
    assert "can't be derived" in answer.json()["error"]


def test_a_decision_in_between_is_a_conflict(browser):
    api = browser.get("/api/session").json()
    headers = {api["header"]: api["value"]}
    told = {"action": "accept", "target": TWELVE.id}
    assert browser.post("/api/judgements", json=told, headers=headers).json()["id"] == 1
    assert browser.post("/api/judgements", json=told, headers=headers).status_code == 409
    assert browser.post("/api/judgements", json=told | {"seen": 1}, headers=headers).status_code == 201
    assert [one["action"] for one in browser.get("/api/judgements").json()] == ["accept", "accept"]


@pytest.mark.parametrize("path", ["/api/claims/c1-none", "/api/documents/d1-none"])
def test_what_is_not_there_is_not_found(browser, path):
    answer = browser.get(path)
    assert answer.status_code == 404
    assert answer.json()["error"].startswith("no ")


@pytest.mark.parametrize("path", [f"/api/claims/{SECRET.id}", f"/api/documents/{HELD.id}"])
def test_what_is_restricted_is_given_only_when_asked_for(browser, path):
    assert browser.get(path).status_code == 403
    assert browser.get(f"{path}?restricted=true").status_code == 200
