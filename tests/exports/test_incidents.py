import csv
import io
import re
from datetime import date
from pathlib import Path

import pytest

from tests.ledger.making import claim, document
from tests.views.beside.making import DAY, KELU, linked, told
from whosays import lexicon
from whosays.errors import EvidenceError
from whosays.exports import incidents
from whosays.ledger import open_store
from whosays.records import Claim
from whosays.views.coding import CONVENTIONS

PAGE = (Path(__file__).parents[2] / "docs" / "exports.md").read_text(encoding="utf-8")


def rows(claims: list[Claim], convention: str) -> list[dict[str, str]]:
    out = io.StringIO(newline="")
    assert incidents.write(out, linked(claims), claims, convention) == out.getvalue().count("\r\n") - 1
    return list(csv.DictReader(io.StringIO(out.getvalue(), newline=""), strict=True))


def test_an_incident_is_one_line_with_place_days_and_who_was_read() -> None:
    (row,) = rows([told("Ministry of Health", 23), told("Talvia Wire", 31)], "ucdp")
    assert (row["low"], row["best"], row["high"]) == ("23", "", "31")
    assert (row["where_prec"], row["latitude"], row["longitude"], row["country"]) == (
        "1",
        "1.5",
        "30.25",
        "Yemen",
    )
    assert (row["date_prec"], row["date_start"]) == ("1", "2031-07-08")
    assert row["source_original"] == "Ministry of Health; Talvia Wire"


def test_days_that_only_the_publication_gives_have_no_precision() -> None:
    (row,) = rows([told("Talvia Wire", 31, time=None)], "acled")
    assert (row["event_date"], row["time_precision"], row["fatalities"]) == ("2031-07-09", "", "31")


def test_a_period_has_its_precision() -> None:
    (row,) = rows([told("Talvia Wire", 31, days=(date(2031, 7, 7), date(2031, 7, 9)))], "ucdp")
    assert (row["date_prec"], row["date_end"]) == ("2", "2031-07-09")
    (row,) = rows([told("Talvia Wire", 31, days=(date(2031, 7, 7), date(2031, 7, 9)))], "acled")
    assert row["time_precision"] == "2"


def test_running_totals_are_no_incidents() -> None:
    assert rows([told("Talvia Wire", 31, scope="cumulative", since=date(2031, 3, 3))], "ucdp") == []


def test_sides_are_named_and_a_name_that_is_a_formula_is_harmless() -> None:
    made = document("=cmd said shells killed 20 Darvane Front fighters in Kelu camp.", publisher="=cmd")
    killed = claim(
        made, "20", people="Darvane Front fighters", place="Kelu camp", resolved=KELU, scope="incident"
    )
    fighters = killed.model_copy(
        update={"population": killed.population.model_copy(update={"status": "combatant"})}
    )  # type: ignore[union-attr]
    (row,) = rows([fighters], "ucdp")
    assert (row["side_a"], row["deaths_a"], row["best"]) == ("darvane front", "20", "20")
    assert row["source_office"] == "'=cmd"


@pytest.mark.parametrize("name", CONVENTIONS)
def test_every_field_that_is_filled_is_a_column_of_the_standard(name: str) -> None:
    rules = lexicon.load("conventions")[name]
    assert set(rules["fields"]) <= set(rules["columns"].split())


@pytest.mark.parametrize("name", CONVENTIONS)
def test_the_page_has_a_section_for_every_convention(name: str) -> None:
    assert f"## {name}\n" in PAGE


def test_the_page_lists_our_own_columns() -> None:
    assert re.findall(r"^\| `(whosays_\w+)` \| (.+) \|$", PAGE, re.MULTILINE) == list(incidents.OWN.items())


def test_restricted_documents_are_left_out_unless_asked_for(tmp_path: Path) -> None:
    held = document("Nine said 9 died in Kelu camp on 8 July.", restricted=True)
    with open_store(":memory:") as store:
        with store.writer() as writer:
            days = {"time": "8 July", "days": (DAY, DAY)}
            writer.put(held, [claim(held, "9", place="Kelu camp", resolved=KELU, scope="incident", **days)])
            writer.link()
        with store.view() as view:
            assert incidents.export(view, tmp_path / "out.csv", "ucdp") == 0
            assert incidents.export(view, tmp_path / "out.csv", "ucdp", restricted=True) == 1


def test_a_claim_that_no_longer_fits_its_document_stops_the_export() -> None:
    def damaged() -> list[Claim]:
        raise EvidenceError("altered")

    with pytest.raises(EvidenceError):
        incidents.write(io.StringIO(), linked([]), (one for one in damaged()), "ucdp")
