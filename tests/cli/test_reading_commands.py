"""extract, annotate and add."""

import csv
import io
import json

import pytest

from whosays.records import Claim, Mentions

from .conftest import BULLETIN


def claims(text):
    return [Claim.model_validate_json(line) for line in text.splitlines()]


def test_extract_prints_a_claim_a_line_and_nothing_else(run, documents):
    result = run("extract", documents)
    assert result.exit_code == 0
    assert result.stderr == ""
    found = claims(result.stdout)
    assert {(c.measure, c.figure.low) for c in found} >= {("killed", 12), ("injured", 37), ("killed", 26)}
    assert {c.document.source for c in found} >= {str(documents / "bulletin.txt")}


def test_extract_reads_standard_input_named_or_piped(run):
    piped = run("extract", stdin=BULLETIN)
    named = run("extract", "-", stdin=BULLETIN)
    assert piped.stdout == named.stdout
    assert [c.quote for c in claims(piped.stdout)] == [BULLETIN.strip()] * 2


def test_extract_says_what_to_name_when_nothing_is_piped_in(run, monkeypatch):
    monkeypatch.setattr("typer.testing._NamedTextIOWrapper.isatty", lambda self: True)
    result = run("extract")
    assert result.exit_code == 2
    assert result.stderr == (
        "whosays: error: nothing to read: name files or folders, or - for standard input\n"
    )


def test_extract_writes_csv_with_one_header(run, documents):
    rows = list(csv.DictReader(io.StringIO(run("extract", documents, "--format", "csv").stdout)))
    assert "26" in {row["low"] for row in rows}
    assert all(row["claim_id"].startswith("c1-") for row in rows)


def test_extract_tables_name_document_measure_figure_and_source(run, documents):
    shown = run("extract", documents, "--format", "table").stdout
    assert "bulletin.txt" in shown
    assert "12 →" in shown
    assert "at_least" in shown
    assert "Ministry of Health" in shown


def test_extract_says_so_in_tables_when_a_document_holds_no_claim(run):
    assert (
        "no claims" in run("extract", "--format", "table", stdin="The market of Oresh opens at nine.").stdout
    )


def test_annotate_prints_one_line_of_mentions_a_document(run, documents):
    result = run("annotate", documents)
    lines = [Mentions.model_validate_json(line) for line in result.stdout.splitlines()]
    assert len(lines) == 3
    assert any(q.low == 12 for line in lines for q in line.quantities)
    assert any(a.source and a.cue for line in lines for a in line.attributions)


def test_add_counts_what_is_new_and_what_is_there_already(run, documents, tmp_path):
    ledger = tmp_path / "new.db"
    first = run("add", documents, "--ledger", ledger)
    assert first.stdout.startswith("3 documents new, 0 already there, 0 skipped, ")
    again = run("add", documents, "--ledger", ledger)
    assert again.stdout == f"0 documents new, 3 already there, 0 skipped, 0 claims added to {ledger}\n"
    assert first.exit_code == again.exit_code == 0


def test_the_ledger_holds_what_extract_prints(run, documents, ledger):
    stored = run("claims", "--ledger", ledger, "--json", "--limit", 0).stdout
    assert sorted(stored.splitlines()) == sorted(run("extract", documents).stdout.splitlines())


def test_the_environment_names_the_ledger(run, documents, ledger, monkeypatch):
    monkeypatch.setenv("WHOSAYS_LEDGER", str(ledger))
    assert "3 already there" in run("add", documents).stdout


def test_a_document_already_there_is_not_read_for_claims_again(run, documents, ledger, monkeypatch):
    monkeypatch.setattr("whosays.pipeline.extract", lambda *_, **__: pytest.fail("extracted again"))
    assert "3 already there" in run("add", documents, "--ledger", ledger).stdout


@pytest.mark.parametrize("command", ["extract", "annotate", "add"])
def test_a_document_on_which_the_rules_fail_is_skipped_and_the_others_are_read(
    run, documents, tmp_path, monkeypatch, command
):
    from whosays import pipeline

    name = "annotate" if command == "annotate" else "extract"
    real = getattr(pipeline, name)

    def failing(document, **_):
        if "Pardo" in document.text:
            raise ZeroDivisionError("a fault")
        return real(document)

    monkeypatch.setattr(f"whosays.pipeline.{name}", failing)
    ledger = ["--ledger", tmp_path / "l.db"] if command == "add" else []
    result = run(command, documents, *ledger)
    assert result.exit_code == 3
    assert "feed.jsonl#f2" in result.stderr
    assert "ZeroDivisionError: a fault" in result.stderr
    assert "bulletin.txt" in result.stdout or "2 documents new, 0 already there, 1 skipped" in result.stdout


def test_skipped_inputs_are_noted_in_the_ledger_once(run, documents, tmp_path):
    from whosays import views
    from whosays.ledger import open_store

    (documents / "empty.txt").touch()
    ledger = tmp_path / "l.db"
    for _ in range(2):
        assert run("add", documents, "--ledger", ledger).exit_code == 3
    with open_store(ledger, read_only=True) as store, store.view() as view:
        assert [note.source for note in views.skipped(view)] == [str(documents / "empty.txt")]


def test_claims_that_do_not_fit_their_document_are_not_stored(run, documents, tmp_path, monkeypatch):
    from whosays import pipeline

    real = pipeline.extract

    def misquoting(document, **_):
        found = real(document)
        return [c.model_copy(update={"quote": c.quote.replace("12", "13")}) for c in found]

    monkeypatch.setattr("whosays.pipeline.extract", misquoting)
    result = run("add", documents, "--ledger", tmp_path / "l.db")
    assert result.exit_code == 3
    assert "bulletin.txt" in result.stderr
    assert "2 documents new, 0 already there, 1 skipped" in result.stdout


def test_json_lines_are_the_contract(run, documents):
    line = json.loads(run("extract", documents).stdout.splitlines()[0])
    assert set(line) == set(Claim.model_fields)


@pytest.mark.parametrize("command", ["extract", "annotate"])
def test_a_list_of_parties_is_read(run, tmp_path, command):
    (tmp_path / "list.csv").write_text("name,id\nKelu Legion,my:kelu\n")
    told = "According to the Kelu Legion, 12 people were killed."
    result = run(command, "--actors", tmp_path / "list.csv", stdin=told)
    assert '"my:kelu"' in result.stdout
    (tmp_path / "list.csv").write_text("name,id\nKelu Legion,\n")
    result = run(command, "--actors", tmp_path / "list.csv", stdin=told)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "line 2: no id" in result.stderr
