"""Files dropped in, exports taken away."""

import json
import time

import pytest

from tests.web.conftest import ADDRESS, Browser
from tests.web.invented import REPORT, SECRET, SEVENTEEN, THIRTEEN, TWELVE, WOUNDED
from whosays import pipeline, web
from whosays.evaluate import figures, gold
from whosays.records import Claim


def imported(browser: Browser, *files: tuple[str, bytes]):
    given = [("files", file) for file in files]
    answer = browser.post("/import", files=given, data=browser.form("/import"))
    deadline = time.monotonic() + 60
    while "<progress" in answer.text and time.monotonic() < deadline:
        assert answer.headers["refresh"] == "1"
        time.sleep(0.1)
        answer = browser.get(str(answer.url))
    return answer


def exported(browser: Browser, query: str) -> list[Claim]:
    lines = browser.get(f"/export/claims?{query}").text.splitlines()
    return [Claim.model_validate_json(line) for line in lines]


def test_files_are_read_and_what_is_none_is_named(browser):
    answer = imported(
        browser,
        ("new.txt", b"At least 20 people were killed in Mirrow on 3 March 2031, the Oresh ministry said."),
        ("../../etc/evil name\n.txt", b"Nine soldiers were captured near Oresh, the front said."),
        ("empty.txt", b""),
        ("-o.txt", b"Two children were injured in Oresh."),
    )
    assert "3 documents new" in answer.text
    assert "empty.txt" in answer.text.split("What could not be used")[1]
    sources = {
        row["claim"]["document"]["source"] for row in browser.get("/api/claims?text=oresh").json()["claims"]
    }
    assert {"new.txt", "evil name_0A.txt", "o.txt"} <= sources
    assert "4 files" in browser.get("/import").text


def test_an_import_that_takes_too_long_is_stopped(store, ledger):
    client = Browser(
        web.build(store, web.Settings(ledger=str(ledger), import_seconds=0.01)), base_url=ADDRESS
    )
    assert "stopped after" in imported(client, ("a.txt", b"Nine died in Oresh.")).text


@pytest.mark.parametrize("given", [{}, {"files": ("", b"")}])
def test_no_file_is_no_import(browser, given):
    answer = browser.post("/import", files=given or None, data=browser.form("/import"))
    assert answer.status_code == 422


def test_exports_take_the_machines_rows_the_reviewed_or_both(browser):
    browser.decide(f"/claims/{TWELVE.id}", "accept")
    browser.decide(f"/claims/{WOUNDED.id}", "reject")
    assert [c.id for c in exported(browser, "rows=machine")] == [
        TWELVE.id,
        WOUNDED.id,
        SEVENTEEN.id,
        THIRTEEN.id,
    ]
    assert [c.id for c in exported(browser, "rows=reviewed")] == [TWELVE.id]
    assert [c.id for c in exported(browser, "rows=both")] == [TWELVE.id, SEVENTEEN.id, THIRTEEN.id]
    assert SECRET.id in {c.id for c in exported(browser, "rows=both&restricted=true")}


def test_an_edited_row_goes_out_as_edited_and_the_machines_as_it_was(browser):
    api = browser.get("/api/session").json()
    after = {"measure": "casualties"}
    told = {"action": "edit", "target": TWELVE.id, "after": after}
    assert (
        browser.post("/api/judgements", json=told, headers={api["header"]: api["value"]}).status_code == 201
    )
    assert exported(browser, "rows=reviewed")[0].measure == "casualties"
    assert exported(browser, "rows=machine")[0].measure == "killed"


def test_csv_comes_as_a_file_with_its_formulas_made_harmless(browser):
    answer = browser.get("/export/claims?form=csv")
    assert answer.headers["content-disposition"] == 'attachment; filename="claims-both.csv"'
    assert answer.text.startswith("claim_id,document_id")


def test_reviewed_claims_are_labels_that_evaluate_reads(browser, tmp_path):
    assert browser.get("/export/claims?form=gold").text == ""
    browser.decide(f"/claims/{TWELVE.id}", "accept")
    assert browser.get("/export/claims?form=gold").text == "", "one claim of the document is still waiting"
    browser.decide(f"/claims/{WOUNDED.id}", "reject")
    path = tmp_path / "gold.jsonl"
    path.write_text(browser.get("/export/claims?form=gold").text, encoding="utf-8")
    line = json.loads(path.read_text(encoding="utf-8"))
    assert [label["figure"] for label in line["claims"]] == ["12"]
    labels = gold.load(path)
    assert (labels.kind, labels.items, labels.entries[0].document.text) == ("figures", 1, REPORT.text)
    assert figures.score(labels, pipeline.extract).figure.tp == 1
