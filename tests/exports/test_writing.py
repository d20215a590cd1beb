import io
import os
import sqlite3
from pathlib import Path

import pytest

from tests.ledger.making import numbered
from whosays import views
from whosays.errors import EvidenceError, UsageError, WhosaysError
from whosays.exports import FORMATS
from whosays.exports.writing import export
from whosays.ledger import open_store
from whosays.records import Claim
from whosays.views import ClaimFilter

DOCUMENTS = 15
HELD = 3  # of these are restricted, each with two claims


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    path = tmp_path / "ledger.db"
    with open_store(path) as store, store.writer() as writer:
        for n in range(DOCUMENTS):
            writer.put(*numbered(n))
    return path


def exported(
    ledger: Path,
    target: Path | str,
    form: str,
    wanted: ClaimFilter | None = None,
    *,
    restricted: bool = False,
) -> int:
    with open_store(ledger, read_only=True) as store, store.view() as view:
        return export(view, target, form, wanted, restricted=restricted)


def test_jsonl_gives_every_claim_back_as_it_is_in_the_ledger(ledger: Path, tmp_path: Path) -> None:
    out = tmp_path / "claims.jsonl"
    written = exported(ledger, out, "jsonl", restricted=True)
    lines = out.read_text("utf-8").splitlines()
    with open_store(ledger, read_only=True) as store, store.view() as view:
        assert [Claim.model_validate_json(line) for line in lines] == list(views.claims(view))
    assert written == len(lines) == 2 * DOCUMENTS


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_an_export_again_gives_the_same_bytes(ledger: Path, tmp_path: Path, form: str) -> None:
    exported(ledger, tmp_path / "one", form)
    exported(ledger, tmp_path / "two", form)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_restricted_documents_are_left_out_unless_asked_for(ledger: Path, tmp_path: Path, form: str) -> None:
    held = numbered(0)[0]
    assert held.restricted
    out = tmp_path / "out"
    assert exported(ledger, out, form, ClaimFilter(restricted=True)) == 2 * (DOCUMENTS - HELD)
    assert held.id not in out.read_text("utf-8")
    assert exported(ledger, out, form, restricted=True) == 2 * DOCUMENTS
    assert held.id in out.read_text("utf-8")


def test_an_export_holds_what_the_filter_asks_for(ledger: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    assert exported(ledger, out, "jsonl", ClaimFilter(measure="injured", limit=4)) == 4
    lines = out.read_text("utf-8").splitlines()
    assert {Claim.model_validate_json(line).measure for line in lines} == {"injured"}


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_a_claim_that_no_longer_fits_its_document_keeps_the_old_file(
    ledger: Path, tmp_path: Path, form: str
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "claims").write_text("the old export")
    connection = sqlite3.connect(ledger)
    last = "(SELECT document_id FROM claims WHERE restricted = 0 ORDER BY filed DESC LIMIT 1)"
    connection.execute(f"UPDATE documents SET text = replace(text, 'killed', 'spared') WHERE id = {last}")  # noqa: S608
    connection.commit()
    connection.close()
    with pytest.raises(EvidenceError, match="is not at"):
        exported(ledger, folder / "claims", form)
    assert [(file.name, file.read_text()) for file in folder.iterdir()] == [("claims", "the old export")]


def test_a_format_that_fails_its_own_check_keeps_the_old_file(
    ledger: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Strict(FORMATS["jsonl"]):  # type: ignore[misc, name-defined]
        def finish(self) -> None:
            raise EvidenceError("the whole does not hold together")

    monkeypatch.setitem(FORMATS, "strict", Strict)
    out = tmp_path / "claims"
    out.write_text("the old export")
    before = sorted(tmp_path.iterdir())
    with pytest.raises(EvidenceError, match="hold together"):
        exported(ledger, out, "strict")
    assert out.read_text() == "the old export"
    assert sorted(tmp_path.iterdir()) == before


def test_a_file_that_is_replaced_through_a_link_stays_linked(ledger: Path, tmp_path: Path) -> None:
    real, link = tmp_path / "real.csv", tmp_path / "link.csv"
    real.write_text("old")
    link.symlink_to(real)
    exported(ledger, link, "csv")
    assert link.is_symlink()
    assert real.read_text("utf-8").startswith("claim_id,")


@pytest.mark.parametrize("target", ["no/such/folder/out.csv", ".", os.devnull])
def test_a_target_that_can_not_be_written_is_named(
    ledger: Path, target: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageError, match="or - for standard output"):
        exported(ledger, target, "csv")


def test_an_unknown_format_is_refused_with_those_there_are(ledger: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no format 'xml': use one of csv, jsonl"):
        exported(ledger, tmp_path / "out", "xml")


def test_a_dash_writes_to_standard_output_in_utf_8(ledger: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    raw = io.BytesIO()
    monkeypatch.setattr("sys.stdout", io.TextIOWrapper(raw, encoding="ascii"))
    exported(ledger, "-", "csv")
    assert raw.getvalue().count(b"\r\n") == 1 + 2 * (DOCUMENTS - HELD)
    raw.write(b"standard output is still open")


def test_a_refusal_on_standard_output_writes_no_claim_that_failed(ledger: Path, capfdbinary: object) -> None:
    with pytest.raises(WhosaysError):
        exported(ledger, "-", "jsonl", ClaimFilter(after="c1-unknown"))
    assert capfdbinary.readouterr().out == b""  # type: ignore[attr-defined]
