"""What leaves the ledger says nothing that restricted documents alone know."""

from pathlib import Path

import pytest

from tests.views.held import SECRETS, fill
from whosays.cli.report import write
from whosays.exports import incidents, writing
from whosays.ledger import View, open_store


@pytest.fixture
def view():
    with open_store(":memory:") as store:
        fill(store)
        with store.view() as opened:
            yield opened


def named(written: Path) -> list[str]:
    return [name for name in SECRETS if name in written.read_text(encoding="utf-8")]


@pytest.mark.parametrize("convention", ["ucdp", "acled"])
def test_incidents_name_only_origins_that_may_be_passed_on(
    view: View, tmp_path: Path, convention: str
) -> None:
    incidents.export(view, tmp_path / "held.csv", convention, restricted=True)
    incidents.export(view, tmp_path / "open.csv", convention)
    assert named(tmp_path / "held.csv")
    assert named(tmp_path / "open.csv") == []


@pytest.mark.parametrize("version", ["machine", "both"])
def test_claims_are_exported_without_restricted_ones(view: View, tmp_path: Path, version: str) -> None:
    assert writing.export(view, tmp_path / "claims.csv", "csv", version=version) == 3
    assert named(tmp_path / "claims.csv") == []


def test_the_report_names_only_what_may_be_passed_on(view: View, tmp_path: Path) -> None:
    write(view, tmp_path / "report.html")
    assert "Ilve Post" in (tmp_path / "report.html").read_text(encoding="utf-8")
    assert named(tmp_path / "report.html") == []
