"""compare, and export under a convention."""

import csv
import json

import pytest

from whosays import lexicon
from whosays.views.coding import CONVENTIONS

SERIES = (
    "date,measure,daily,area,source,status\n"
    "2025-07-08,killed,24,Kelu camp,Darvane Register,\n"
    "2025-07-08,injured,40,Kelu camp,Darvane Register,\n"
)


@pytest.fixture
def series(tmp_path):
    path = tmp_path / "series.csv"
    path.write_text(SERIES, encoding="utf-8")
    return path


@pytest.fixture
def dated(tmp_path, run):
    """A ledger of two accounts of one day's killed, and one of its injured."""
    folder = tmp_path / "dated"
    folder.mkdir()
    for name, text in {
        "a": "Shells killed 26 people in Kelu camp on 8 July, police said.",
        "b": "At least 12 people were killed and 37 others were injured in Kelu camp on 8 July, "
        "the Kelu Committee said.",
    }.items():
        line = {"id": name, "publisher": f"Outlet {name}", "published": "2025-07-09", "text": text}
        (folder / f"{name}.jsonl").write_text(json.dumps(line) + "\n", encoding="utf-8")
    path = tmp_path / "dated.db"
    assert run("add", folder, "--ledger", path).exit_code == 0
    return path


def test_the_series_stands_beside_each_origins_figure_with_the_gap(run, dated, series):
    result = run("compare", series, "--ledger", dated)
    assert result.exit_code == 0
    rows = [line.split("  ") for line in result.stdout.splitlines() if "Darvane Register" in line]
    assert [row[-1].strip() or row[-2].strip() for row in rows]
    for words in ("24 Darvane Register, daily", "+2", "-12 →", "At least 12", "police", "Kelu", "8 Jul 2025"):
        assert words in result.stdout


def test_nothing_in_the_output_judges(run, dated, series):
    result = run("compare", series, "--ledger", dated, "--convention", "ucdp")
    said = (result.stdout + result.stderr).lower()
    assert [
        word for word in ("wrong", "over-reported", "inflated", "false", "credible", "error") if word in said
    ] == []


def test_json_has_every_question_and_why_it_is_not_answered(run, dated, tmp_path):
    path = tmp_path / "other.csv"
    path.write_text(SERIES.replace("injured", "captured"), encoding="utf-8")
    result = run("compare", path, "--ledger", dated, "--json")
    found = [json.loads(line) for line in result.stdout.splitlines()]
    killed, injured = sorted(found, key=lambda one: one["question"]["subject"]["measure"], reverse=True)
    assert killed["why_not"] is None
    assert [one["gap_low"] for one in killed["accounts"]] == [2, -12] or [-12, 2]
    assert killed["accounts"][0]["reference"]["lines"] == [2]
    assert injured["why_not"] == "no row about its place and days counts its measure"
    assert injured["accounts"] == []


def test_a_bad_row_is_told_and_the_exit_code_says_so(run, dated, tmp_path):
    path = tmp_path / "series.csv"
    path.write_text(SERIES + "2025-07-09,killed,=1+1,Kelu camp,Darvane Register,\n", encoding="utf-8")
    result = run("compare", path, "--ledger", dated)
    assert result.exit_code == 3
    assert f"skipped: {path}#L4: `daily` is '=1+1', no count: write digits alone" in result.stderr
    assert "+2" in result.stdout


@pytest.mark.parametrize("content", ["id,text\n1,a\n", ""])
def test_a_file_that_is_no_series_is_one_line(run, dated, tmp_path, content):
    path = tmp_path / "notes.csv"
    path.write_text(content)
    result = run("compare", path, "--ledger", dated)
    assert result.exit_code == 1
    assert result.stderr.count("\n") == 1
    assert "no reference series" in result.stderr
    assert result.stdout == ""


def test_a_convention_shows_what_the_incident_comes_to(run, dated, series):
    result = run("compare", series, "--ledger", dated, "--convention", "acled")
    assert "fatalities 12" in result.stdout


@pytest.mark.parametrize("name", CONVENTIONS)
def test_export_under_a_convention_has_the_standards_columns_and_ours(run, dated, tmp_path, name):
    out = tmp_path / "incidents.csv"
    result = run("export", "--ledger", dated, "--format", name, "--output", out)
    assert result.exit_code == 0
    (row,) = csv.DictReader(out.read_text(encoding="utf-8").splitlines())
    assert list(row) == [
        *lexicon.load("conventions")[name]["columns"].split(),
        "whosays_incident", "whosays_claims", "whosays_notes",
    ]  # fmt: skip
    assert result.stderr == f"1 incident written to {out}\n"


def test_the_ucdp_export_gives_low_and_high_and_the_days(run, dated):
    (row,) = csv.DictReader(run("export", "--ledger", dated, "--format", "ucdp").stdout.splitlines())
    assert (row["low"], row["best"], row["high"]) == ("12", "", "26")
    assert (row["date_start"], row["date_end"], row["date_prec"]) == ("2025-07-08", "2025-07-08", "1")
    assert sorted(row["source_office"].split("; ")) == ["Outlet a", "Outlet b"]
    assert row["type_of_violence"] == ""
    assert row["whosays_claims"].startswith("high=c1-")


def test_every_convention_can_be_asked_for():
    from whosays.cli import compare

    assert set(compare.Convention) == set(CONVENTIONS)
