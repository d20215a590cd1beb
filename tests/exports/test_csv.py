import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.ledger.making import claim, document
from whosays.exports.columns import COLUMNS
from whosays.exports.csv import Csv, harmless
from whosays.records import Claim, Relay, Source

ACTIVE = "=+-@\t\r\n＝＋－＠"


def written(*claims: Claim) -> str:
    out = io.StringIO(newline="")
    exporter = Csv()
    exporter.setup(out)
    for one in claims:
        exporter.feed(one)
    exporter.finish()
    return out.getvalue()


def read(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def test_null_stays_empty_and_zero_stays_zero() -> None:
    made = document("Of 0 wounded, none died.")
    row = read(written(claim(made, "0", "injured")))[0]
    assert (row["low"], row["high"], row["vague"], row["place"]) == ("0", "0", "", "")


def test_chains_are_written_from_the_outermost_to_the_innermost() -> None:
    made = document("A clerk told the mayor, who told Oresh Wire, that 12 died.")
    relay = (Relay(name="Oresh Wire", kind="agency"), Relay(name="Ilve Post", kind="publisher"))
    row = read(written(claim(made, "12", sources=("A clerk", "the mayor", "Oresh Wire"), relay=relay)))[0]
    assert (row["said_by"], row["chain"]) == ("A clerk", "Oresh Wire ← the mayor")
    assert row["relay"] == "Ilve Post ← Oresh Wire"


@pytest.mark.parametrize("sign", ACTIVE)
def test_text_that_a_spreadsheet_would_run_is_made_harmless(sign: str) -> None:
    formula = f"{sign}HYPERLINK(0) killed 12"
    made = document(formula, source=f"{sign}cmd", title=f"{sign}1+1", publisher=f"'{sign}1")
    row = read(written(claim(made, "12")))[0]
    assert row["quote"] == f"'{formula}"
    assert (row["source_file"], row["title"], row["publisher"]) == (
        f"'{sign}cmd",
        f"'{sign}1+1",
        f"''{sign}1",
    )


def test_a_negative_number_stays_a_number() -> None:
    made = document("In Kelu 12 died.")
    resolved = {"latitude": -1.5, "longitude": -30.25}
    row = read(written(claim(made, "12", place="Kelu", resolved=resolved)))[0]
    assert (row["latitude"], row["longitude"]) == ("-1.5", "-30.25")


def test_lines_end_as_rfc_4180_says_and_awkward_cells_are_quoted() -> None:
    made = document('"Twelve",\r\nhe said: 12;\n"yes"', source='a,"b".txt')
    text = written(claim(made, "12"))
    header, rest = text.split("\r\n", 1)
    assert header == ",".join(column.name for column in COLUMNS)
    assert rest.endswith("\r\n")
    row = read(text)[0]
    assert (row["quote"], row["source_file"]) == (made.text, made.source)


@given(st.text(st.characters(codec="utf-8")) | st.text(f"'{ACTIVE}ab", max_size=6))
@settings(deadline=None)
def test_taking_the_added_apostrophe_away_gives_the_exact_words_back(words: str) -> None:
    cell = harmless(words)
    assert isinstance(cell, str)
    assert not cell.startswith(tuple(ACTIVE))
    bare = cell.lstrip("'")
    restored = cell[1:] if cell != bare and bare.startswith(tuple(ACTIVE)) else cell
    assert restored == words


def test_a_source_without_a_cue_has_an_empty_cell() -> None:
    made = document("The mayor counts 12 dead.")
    row = claim(made, "12").model_copy(update={"sources": (Source(text="The mayor", start=0, end=9),)})
    assert read(written(row))[0]["cue"] == ""
