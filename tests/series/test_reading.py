import csv
import io
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.errors import UnreadableInput
from whosays.records import Skipped
from whosays.series import Entry, read

DATA = Path(__file__).parents[1] / "data" / "series"
DAY = "date,measure,daily,area,source\n"


def entries(path: Path) -> list[Entry]:
    return [one for one in read(path) if isinstance(one, Entry)]


def reasons(path: Path) -> dict[str, str]:
    """What was skipped and why, by the line it is on."""
    found = [one for one in read(path) if isinstance(one, Skipped)]
    return {one.source.rpartition("#")[2]: one.reason for one in found}


def written(folder: Path, content: str | bytes, name: str = "series.csv") -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_a_ged_event_gives_its_days_place_and_every_count():
    first = entries(DATA / "GEDEvent_v31_1.csv")[0]
    assert (first.series, first.kind, first.key, first.line) == ("UCDP GED", "event", "900001", 2)
    assert (first.from_, first.to, first.exact_day) == (date(2031, 7, 8), date(2031, 7, 8), True)
    assert first.area.names == ("Kelu camp", "Hastel district", "Darvane province")
    assert (first.area.country, first.area.latitude, first.area.longitude) == (None, 1.5, 30.25)
    assert [(c.column, c.value, c.low, c.high, c.status, c.party) for c in first.counts] == [
        ("best", 26, 23, 31, None, None),
        ("deaths_civilians", 24, None, None, "civilian", None),
        ("deaths_a", 0, None, None, None, "Government of Talvia"),
        ("deaths_b", 2 - 2, None, None, None, "Darvane Front"),
    ]


def test_coordinates_of_a_province_are_no_place_and_a_month_no_exact_day():
    second = entries(DATA / "GEDEvent_v31_1.csv")[1]
    assert (second.area.latitude, second.area.longitude) == (None, None)
    assert (second.to, second.exact_day) == (date(2031, 7, 31), False)


def test_a_country_with_a_second_name_in_brackets_is_known_by_its_code():
    assert entries(DATA / "GEDEvent_v31_1.csv")[1].area.country == "YE"


@pytest.mark.parametrize(
    ("name", "series"),
    [("GEDEvent_v31_0_7.csv", "UCDP Candidate"), ("GEDEvent_v31_1.csv", "UCDP GED"), ("x.csv", "UCDP GED")],
)
def test_a_candidate_release_is_known_by_its_version(tmp_path, name, series):
    path = written(tmp_path, (DATA / "GEDEvent_v31_1.csv").read_bytes(), name)
    assert {entry.series for entry in entries(path)} == {series}


def test_an_acled_event_gives_its_fatalities_as_one_count_of_no_side():
    (only,) = entries(DATA / "acled.csv")
    assert (only.series, only.key, only.from_, only.to) == (
        "ACLED",
        "TAL101",
        date(2031, 7, 8),
        date(2031, 7, 8),
    )
    assert only.area.names == ("Kelu", "Hastel", "Darvane")
    (count,) = only.counts
    assert (count.column, count.measure, count.value, count.status) == ("fatalities", "killed", 12, None)


def test_a_formula_is_never_run():
    assert reasons(DATA / "acled.csv") == {"L3": "`fatalities` is '=20+3', no count: write digits alone"}


def test_a_daily_series_is_named_by_its_source_and_keeps_totals_apart_from_days():
    found = entries(DATA / "daily.csv")
    assert [(e.kind, e.line, e.counts[0].value, e.since) for e in found[:2]] == [
        ("cumulative", 2, 1380, date(2031, 3, 3)),
        ("daily", 2, 29, None),
    ]
    assert {e.series for e in found} == {"Sem Valley Monitor"}
    children = found[4]
    assert (children.counts[0].status, children.counts[0].population) == ("civilian", "children")


def test_a_series_about_a_country_has_no_smaller_place_and_zero_is_a_number():
    last = entries(DATA / "daily.csv")[-1]
    assert (last.area.names, last.area.country, last.counts[0].value) == ((), "YE", 0)


def test_every_bad_row_is_told_by_its_line_and_the_others_are_read():
    assert reasons(DATA / "daily.csv") == {
        "L5": "`date` is '3/4/2031', no plain date: write it as 2031-07-09",
        "L6": "no measure 'deaths': use one of killed, injured, casualties, missing, recovered, rescued, captured, "
        "arrested, held, released, surrendered, displaced, returned, deployed, strength, protested, in_need, "
        "destroyed, damaged, seized, struck, launched, intercepted, attacks",
        "L7": "no number in cumulative or daily: fill one in",
        "L8": "`cumulative` is '1,386', no count: write digits alone",
        "L10": "`source` is blank: fill it in",
        "L11": "`since` 2031-08-01 is after `date` 2031-07-10: mend one",
        "L12": "`cumulative` is '-3', no count: write digits alone",
    }
    assert "is before" in reasons(DATA / "GEDEvent_v31_1.csv")["L4"]


@pytest.mark.parametrize(
    ("row", "says"),
    [
        (b"2031-07-08,killed,1,Kelu\xff,S", "half a character"),
        (b"2031-07-08,killed,1,Ke\0lu,S", "NUL"),
        (b"2031-07-08,killed,1," + b"K" * 5000 + b",S", "which is no name"),
        (b"2031-07-08,killed,1,Kelu,S,one,more", "7 cells for 5 columns"),
        (b'2031-07-08,killed,1,"Ke"lu,S', "broken row"),
        (b"2031-07-08,killed,99999999999999999999,Kelu,S", "no count"),
        (b"2031-02-30,killed,1,Kelu,S", "no plain date"),
    ],
)
def test_a_hostile_row_costs_only_itself(tmp_path, row, says):
    head = DAY.encode() + "2031-07-07,killed,1,Kelù,S\n".encode()
    path = written(tmp_path, head + row + b"\n2031-07-09,killed,3,Kelu,S\n")
    assert [entry.line for entry in entries(path)] == [2, 4]
    assert says in reasons(path)["L3"]


@pytest.mark.parametrize("extra", ["latitude", "longitude"])
def test_half_a_position_is_refused(tmp_path, extra):
    path = written(tmp_path, f"date,measure,daily,area,source,{extra}\n2031-07-07,killed,1,Kelu,S,9\n")
    assert "go together" in reasons(path)["L2"]


@pytest.mark.parametrize("value", ["91", "-90.5", "nan", "north"])
def test_a_latitude_off_the_globe_is_refused(tmp_path, value):
    header = "date,measure,daily,area,source,latitude,longitude\n"
    path = written(tmp_path, f"{header}2031-07-07,killed,1,Kelu,S,{value},0\n")
    assert "not degrees from -90 to 90" in reasons(path)["L2"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_any_unicode_encoding_and_delimiter_is_read(tmp_path, encoding, delimiter):
    text = (DAY + "2031-07-07,killed,1,Кельский лагерь,Наблюдатель долины\n").replace(",", delimiter)
    (only,) = entries(written(tmp_path, text.encode(encoding)))
    assert only.area.names == ("Кельский лагерь",)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "no reference series"),
        (b"date,place,deaths\n1,2,3\n", "has the columns of none of: UCDP GED (id, where_prec"),
        (b"\x89PNG\r\n\x1a\n", "a PNG image"),
        (b"date,date,measure,daily,area,source\n", "`date` appears twice"),
        (b"date,measure,daily,area,source\n1,killed,1," + b"x" * 10_000_001, "is over 10,000,000 bytes"),
    ],
)
def test_a_file_that_is_no_series_says_what_is_wanted(tmp_path, content, says):
    path = written(tmp_path, content)
    with pytest.raises(UnreadableInput) as caught:
        list(read(path))
    assert says in str(caught.value)
    assert str(path) in str(caught.value)


def test_a_file_that_is_not_there_is_an_error(tmp_path):
    with pytest.raises(UnreadableInput, match="no such file"):
        list(read(tmp_path / "none.csv"))


CELL = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=8)


@given(st.lists(st.lists(CELL, min_size=5, max_size=5), max_size=6))
def test_whatever_the_cells_hold_every_row_is_an_entry_or_told(tmp_path_factory, table):
    out = io.StringIO(newline="")
    csv.writer(out, quoting=csv.QUOTE_ALL).writerows(table)
    path = tmp_path_factory.mktemp("series") / "any.csv"
    path.write_bytes((DAY + "2031-07-07,killed,1,Kelu,S\n" + out.getvalue()).encode())
    found = list(read(path))
    told = {one.line for one in found if isinstance(one, Entry)}
    told |= {int(one.source.rpartition("#L")[2]) for one in found if isinstance(one, Skipped)}
    assert len(told) == 1 + len(table)
