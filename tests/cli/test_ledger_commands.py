"""claims, export, report and doctor."""

import csv
import json
import sqlite3

import pytest

from whosays.records import Claim


def shown(run, ledger, *options):
    result = run("claims", "--ledger", ledger, "--json", *options)
    assert result.exit_code == 0
    return [Claim.model_validate_json(line) for line in result.stdout.splitlines()]


def test_claims_are_a_table_with_interval_modifier_chain_and_words(run, ledger):
    result = run("claims", "--ledger", ledger)
    assert result.exit_code == 0
    for words in ("12 →", "at_least", "Ministry of Health", "police", "killed", "Shells killed 26 people"):
        assert words in result.stdout


@pytest.mark.parametrize(
    ("options", "figures"),
    [
        (["--measure", "captured"], ["seven"]),
        (["--source", "MINISTRY OF HEALTH"], ["At least 12", "37"]),
        (["--source", "talvia wire"], ["26"]),
        (["--source", "name:nobody"], []),
        (["--party", "PEOPLE", "--measure", "killed"], ["At least 12", "26"]),
        (["--place", "kelu", "--measure", "killed"], ["At least 12", "26"]),
        (["--since", "2025-07-10"], ["seven"]),
        (["--until", "2025-07-09", "--source", "police"], ["26"]),
        (["--since", "2030-01-01"], []),
    ],
)
def test_filters_choose_claims(run, ledger, options, figures):
    found = shown(run, ledger, *options)
    assert sorted(c.figure.text for c in found) == sorted(figures)


def test_claims_of_one_document(run, ledger):
    first = shown(run, ledger)[0]
    found = shown(run, ledger, "--document", first.document.id)
    assert {c.document.id for c in found} == {first.document.id}


def test_a_limit_says_that_there_is_more(run, ledger):
    limited = run("claims", "--ledger", ledger, "--json", "--limit", 1)
    assert len(limited.stdout.splitlines()) == 1
    assert limited.stderr == "the first 1 are shown; --limit 0 shows all\n"
    assert run("claims", "--ledger", ledger, "--json", "--limit", 0).stderr == ""


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--measure", "deaths"], "no measure 'deaths': use one of killed"),
        (["--since", "2025-07-12", "--until", "2025-07-01"], "swap them"),
        (["--source", " "], "source is blank"),
        (["--since", "yesterday"], "--since"),
        (["--limit", "-1"], "--limit"),
    ],
)
def test_a_filter_that_makes_no_sense_is_wrong_usage(run, ledger, options, words):
    result = run("claims", "--ledger", ledger, *options)
    assert result.exit_code == 2
    assert words in result.stderr
    assert result.stdout == ""


@pytest.mark.parametrize("command", ["claims", "export", "report"])
def test_a_ledger_that_is_not_there_is_an_error_and_none_is_made(run, tmp_path, command):
    result = run(command, "--ledger", tmp_path / "none.db")
    assert result.exit_code == 1
    assert result.stderr.startswith("whosays: error: no ledger at ")
    assert result.stderr.count("\n") == 1
    assert not (tmp_path / "none.db").exists()


@pytest.mark.parametrize("command", ["add", "claims", "export", "report"])
def test_a_file_that_is_no_ledger_is_an_error_and_stays_as_it_is(run, documents, tmp_path, command):
    other = tmp_path / "notes.txt"
    other.write_text("not a database, " * 100)
    inputs = [documents] if command == "add" else []
    result = run(command, *inputs, "--ledger", other)
    assert result.exit_code == 1
    assert result.stderr.startswith("whosays: error: ")
    assert result.stderr.count("\n") == 1
    assert other.read_text().startswith("not a database")


def test_export_writes_the_claims_of_the_ledger_to_a_file(run, ledger, tmp_path):
    out = tmp_path / "claims.csv"
    result = run("export", "--ledger", ledger, "--format", "csv", "--output", out)
    assert result.exit_code == 0
    assert result.stdout == ""
    rows = list(csv.DictReader(out.read_text(encoding="utf-8").splitlines()))
    assert len(rows) == len(shown(run, ledger))
    assert result.stderr == f"{len(rows)} claims written to {out}\n"


def test_export_to_a_pipe_prints_the_contract(run, ledger):
    result = run("export", "--ledger", ledger)
    assert result.stdout == run("claims", "--ledger", ledger, "--json", "--limit", 0).stdout


def test_export_to_a_terminal_is_refused(run, ledger, monkeypatch):
    monkeypatch.setattr("typer.testing._NamedTextIOWrapper.isatty", lambda self: True)
    result = run("export", "--ledger", ledger)
    assert result.exit_code == 2
    assert "--output" in result.stderr


def test_export_to_a_folder_that_is_not_there_is_one_line(run, ledger, tmp_path):
    result = run("export", "--ledger", ledger, "--output", tmp_path / "none" / "claims.jsonl")
    assert result.exit_code in (1, 2)
    assert result.stderr.startswith("whosays: error: ")
    assert result.stderr.count("\n") == 1


def test_every_format_of_the_exports_can_be_asked_for():
    from whosays.cli import export, extract
    from whosays.exports import FORMATS
    from whosays.views.coding import CONVENTIONS

    assert set(export.Format) == {*FORMATS, *CONVENTIONS, "gold"}
    assert set(extract.Format) == {*FORMATS, "table"}


def test_report_writes_one_page_and_names_it(run, ledger, tmp_path):
    out = tmp_path / "page.html"
    result = run("report", "--ledger", ledger, "--output", out)
    assert result.exit_code == 0
    assert result.stdout == f"{out}\n"
    assert "Shells killed" in out.read_text(encoding="utf-8")


def test_a_report_leaves_restricted_documents_out(run, ledger, tmp_path):
    from whosays import pipeline
    from whosays.ledger import open_store
    from whosays.records import Document

    secret = Document.build(text="Nine people were killed in Tamsin.", source="held.txt", restricted=True)
    with open_store(ledger) as store, store.writer() as writer:
        claims = pipeline.extract(secret)
        assert claims
        writer.put(secret, claims)
    out = tmp_path / "page.html"
    run("report", "--ledger", ledger, "--output", out)
    assert "Tamsin" not in out.read_text(encoding="utf-8")


def test_a_report_shows_claims_as_they_stand_after_review_or_as_extracted(run, ledger, tmp_path):
    from datetime import UTC, datetime

    from whosays import views
    from whosays.ledger import open_store
    from whosays.linked import Judgement

    with open_store(ledger) as store:
        with store.view() as view:
            wrong, right, *_ = views.claims(view)
        with store.reviewer() as reviewer:
            for action, target in (("reject", wrong.id), ("accept", right.id)):
                at = datetime(2031, 7, 9, tzinfo=UTC)
                made = Judgement(at=at, user="T. Ven", action=action, target_kind="claim", target=target)
                reviewer.judge(made, 0)
    shown = {}
    for rows in ("machine", "both", "reviewed"):
        assert run("report", "--ledger", ledger, "--output", tmp_path / rows, "--rows", rows).exit_code == 0
        page = (tmp_path / rows).read_text(encoding="utf-8")
        shown[rows] = {one.id for one in (wrong, right) if one.id in page}, page.count('"id":"c1-')
    assert shown["machine"][0] == {wrong.id, right.id}
    assert shown["both"] == ({right.id}, shown["machine"][1] - 1)
    assert shown["reviewed"] == ({right.id}, 1)


def test_doctor_finds_a_fresh_installation_well(run, ledger):
    result = run("doctor", "--ledger", ledger)
    assert result.exit_code == 0
    assert "WRONG" not in result.stdout
    for part in ("Python", "SQLite", "trafilatura", "model@1", "data files", "3 documents", "integrity"):
        assert part in result.stdout


def test_doctor_needs_no_ledger_at_the_default_place(run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    result = run("doctor")
    assert result.exit_code == 0
    assert "none at whosays.db yet" in result.stdout


def test_doctor_finds_a_damaged_ledger(run, ledger, tmp_path):
    with sqlite3.connect(ledger) as connection:
        connection.execute("DELETE FROM claims WHERE sequence = 0")
    connection.close()
    result = run("doctor", "--ledger", ledger)
    assert result.exit_code == 1
    assert "WRONG" in result.stdout
    missing = run("doctor", "--ledger", tmp_path / "none.db")
    assert missing.exit_code == 1


def test_doctor_finds_a_damaged_data_file(run, monkeypatch, tmp_path):
    from whosays import lexicon
    from whosays.errors import PackageError

    real = lexicon.load

    def load(name):
        if name == "numbers":
            raise PackageError("data file numbers.toml is damaged (line 3): reinstall whosays")
        return real(name)

    monkeypatch.setattr("whosays.lexicon.load", load)
    monkeypatch.chdir(tmp_path)
    result = run("doctor")
    assert result.exit_code == 1
    assert "numbers.toml is damaged" in result.stdout


def test_json_of_claims_and_lines_of_extract_are_alike(run, ledger):
    line = json.loads(run("claims", "--ledger", ledger, "--json").stdout.splitlines()[0])
    assert set(line) == set(Claim.model_fields)
