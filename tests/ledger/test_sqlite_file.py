"""What is special to a ledger in a file: opening, refusing, sharing."""

import os
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import create_engine, inspect

from tests.ledger.making import contents, numbered
from whosays import views
from whosays.errors import LedgerError
from whosays.ledger import DEFAULT, migrations, open_store, schema
from whosays.ledger.steps import STEPS, Step


def filled(path: Path, documents: int = 3) -> Path:
    with open_store(path) as store, store.writer() as writer:
        for n in range(documents):
            writer.put(*numbered(n))
    return path


def changed(path: Path, statement: str) -> Path:
    connection = sqlite3.connect(path)
    connection.execute(statement)
    connection.commit()
    connection.close()
    return path


def test_a_ledger_is_kept_in_whosays_db_when_none_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    open_store().close()
    assert (tmp_path / DEFAULT).is_file()


def test_a_path_with_signs_of_a_url_is_a_path(tmp_path: Path) -> None:
    path = filled(tmp_path / "a?mode=ro#b%20 c.db")
    assert path.is_file()
    with open_store(f"sqlite:///{tmp_path}/plain.db") as store:
        assert store.health().documents == 0
    assert (tmp_path / "plain.db").is_file()


def test_the_file_is_in_wal_mode_and_closes_into_one_file(tmp_path: Path) -> None:
    path = filled(tmp_path / "ledger.db")
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    connection.close()
    assert [file.name for file in tmp_path.iterdir()] == ["ledger.db"]


def test_reading_leaves_no_file_beside_the_ledger(tmp_path: Path) -> None:
    path = filled(tmp_path / "ledger.db")
    with open_store(path, read_only=True) as store, store.view() as view:
        list(views.claims(view))
    assert [file.name for file in tmp_path.iterdir()] == ["ledger.db"]


def test_the_migrated_tables_are_those_the_queries_see(tmp_path: Path) -> None:
    engine = create_engine(f"sqlite:///{filled(tmp_path / 'ledger.db')}")
    found = inspect(engine)
    expected = {
        table.name: [(c.name, c.nullable, c.primary_key) for c in table.columns]
        for table in schema.metadata.sorted_tables
    }
    made = {
        name: [(c["name"], c["nullable"], bool(c["primary_key"])) for c in found.get_columns(name)]
        for name in found.get_table_names()
        if not name.startswith("claim_words")
    }
    engine.dispose()
    assert made == expected


def test_a_later_step_is_applied_to_an_older_ledger_and_recorded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = filled(tmp_path / "ledger.db")
    monkeypatch.setattr(migrations, "STEPS", (*STEPS, Step("notes", ("CREATE TABLE notes (id INTEGER)",))))
    with pytest.raises(LedgerError, match="older schema version"):
        open_store(path, read_only=True)
    with open_store(path) as store:
        health = store.health()
    assert (health.schema_version, health.documents) == (len(STEPS) + 1, 3)


def test_a_step_that_fails_leaves_the_ledger_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = filled(tmp_path / "ledger.db")
    broken = Step("broken", ("CREATE TABLE notes (id INTEGER)", "CREATE TABLE claims (id INTEGER)"))
    with monkeypatch.context() as later:
        later.setattr(migrations, "STEPS", (*STEPS, broken))
        with pytest.raises(LedgerError):
            open_store(path)
    with open_store(path) as store:
        assert store.health().schema_version == len(STEPS)
    connection = sqlite3.connect(path)
    assert not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'notes'").fetchall()
    connection.close()


def test_a_ledger_of_a_newer_whosays_is_refused_with_what_to_do(tmp_path: Path) -> None:
    path = changed(filled(tmp_path / "ledger.db"), "INSERT INTO migrations VALUES (99, 'later', 'then')")
    for read_only in (True, False):
        with pytest.raises(LedgerError, match=r"version 99.*update whosays"):
            open_store(path, read_only=read_only)


@pytest.mark.parametrize("read_only", [True, False])
def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path, read_only: bool) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("Twelve notes about Kelu camp.\n" * 100)
    before = path.read_bytes()
    with pytest.raises(LedgerError, match=r"notes\.txt.*no ledger"):
        open_store(path, read_only=read_only)
    assert path.read_bytes() == before


def test_a_database_of_another_program_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = changed(tmp_path / "mail.db", "CREATE TABLE mail (id INTEGER)")
    before = path.read_bytes()
    with pytest.raises(LedgerError, match="another program"):
        open_store(path)
    assert path.read_bytes() == before


def test_a_damaged_ledger_says_so(tmp_path: Path) -> None:
    path = filled(tmp_path / "ledger.db", documents=200)
    content = bytearray(path.read_bytes())
    content[8192:] = b"\xa5" * (len(content) - 8192)
    path.write_bytes(content)

    def read_through() -> None:
        with open_store(path, read_only=True) as store, store.view() as view:
            list(views.claims(view))

    with pytest.raises(LedgerError, match="damaged"):
        read_through()


def test_health_finds_claims_that_went_missing(tmp_path: Path) -> None:
    path = changed(filled(tmp_path / "ledger.db"), "DELETE FROM claims WHERE measure = 'killed'")
    with open_store(path, read_only=True) as store:
        assert store.health().problems == ("documents gave 6 claims, the ledger holds 3",)


def test_health_finds_claims_without_their_document(tmp_path: Path) -> None:
    path = changed(filled(tmp_path / "ledger.db", documents=1), "DELETE FROM documents")
    with open_store(path, read_only=True) as store:
        problems = store.health().problems
    assert "row 1 of claims belongs to no document" in problems


def test_a_figure_forged_in_the_file_is_not_read_back(tmp_path: Path) -> None:
    forged = """UPDATE claims SET record = replace(record, '"low":10,"high":10', '"low":90,"high":90')"""
    path = changed(filled(tmp_path / "ledger.db", documents=1), forged)
    with (
        open_store(path, read_only=True) as store,
        store.view() as view,
        pytest.raises(LedgerError, match="altered"),
    ):
        list(views.claims(view))


def test_reading_makes_no_ledger_where_there_is_none(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match=r"no ledger at.*whosays add"):
        open_store(tmp_path / "ledger.db", read_only=True)
    assert not list(tmp_path.iterdir())


def test_an_empty_file_becomes_a_ledger_only_by_writing(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    path.touch()
    with pytest.raises(LedgerError, match="is empty"):
        open_store(path, read_only=True)
    assert path.stat().st_size == 0
    assert contents(open_store(filled(path), read_only=True))["documents"]


def test_a_ledger_opened_for_reading_can_not_be_written(tmp_path: Path) -> None:
    with (
        open_store(filled(tmp_path / "ledger.db"), read_only=True) as store,
        store.writer() as writer,
        pytest.raises(LedgerError, match="can't be written"),
    ):
        writer.put(*numbered(9))


def test_a_ledger_on_a_medium_that_can_not_be_written_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = filled(tmp_path / "ledger.db")
    monkeypatch.setattr(os, "access", lambda *_: False)
    with open_store(path, read_only=True) as store:
        assert store.has(numbered(1)[0].id)
        assert [file.name for file in tmp_path.iterdir()] == ["ledger.db"], "SQLite wants no files beside it"


@pytest.mark.parametrize("target", ["no/such/folder/ledger.db", "."])
def test_a_place_that_can_not_hold_a_ledger_is_named(
    target: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(LedgerError, match=f"^{target}: .*can't be opened"):
        open_store(target)


@pytest.mark.parametrize(
    ("target", "said"),
    [
        ("postgresql://kelu:secret@host/ledger", r"postgresql://kelu:\*\*\*@host/ledger: only SQLite"),
        ("://", "no database URL"),
    ],
)
def test_a_database_that_is_not_supported_is_named_without_its_password(target: str, said: str) -> None:
    with pytest.raises(LedgerError, match=said):
        open_store(target)


def test_a_view_is_one_picture_while_others_write(tmp_path: Path) -> None:
    path = filled(tmp_path / "ledger.db")
    with open_store(path) as store, store.view() as view, store.writer() as writer:
        before = views.summary(view)
        writer.put(*numbered(9))
        assert views.summary(view) == before
        with store.view() as later:
            assert views.summary(later).documents == before.documents + 1
