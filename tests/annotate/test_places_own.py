"""Place lists of the user's own: what a file may hold, what a broken one says, and when its places win."""

from pathlib import Path

import pytest

from whosays.annotate.places import lists, own, places
from whosays.errors import BadRecord, UnreadableInput
from whosays.records import Document, PlaceMention
from whosays.text import prepare

HEADER = "name,latitude,longitude,country,admin1,geonames_id,alternate_names\n"
KELU = "Kelu camp,-1.52,30.24,UG,Lower Sem,,Kelu;Kelou\n"


@pytest.fixture
def listing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv(own.VARIABLE, "")

    def use(content: str | bytes) -> None:
        path = tmp_path / "places.csv"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        own.use(path)

    yield use
    own.use(None)


def read(text: str) -> list[PlaceMention]:
    return places(prepare(Document.build(text=text, source="test")))


def dumped(**cells: str) -> str:
    row = {
        "id": "4711", "name": "Kelu", "ascii": "Kelu", "others": "Kelou,KLU", "latitude": "-1.52", "longitude": "30.24",
        "class": "P", "code": "PPL", "country": "UG", "cc2": "", "a1": "12", "a2": "", "a3": "", "a4": "",
        "people": "250000", "elevation": "", "dem": "", "timezone": "", "changed": "2031-01-01",
    } | cells  # fmt: skip
    return "\t".join(row.values()) + "\n"


@pytest.mark.parametrize("name", ["Kelu camp", "Kelu", "Kelou"])
def test_every_name_of_a_row_leads_to_its_place(listing, name):
    listing(HEADER + KELU)
    found = read(f"A well was dug in {name}.")[0]
    assert (found.name, found.country, found.admin1) == ("Kelu camp", "UG", "Lower Sem")
    assert (found.latitude, found.longitude, found.geonames_id) == (-1.52, 30.24, None)


def test_without_the_list_the_place_is_unknown(listing):
    listing(HEADER + KELU)
    own.use(None)
    assert read("A well was dug in Kelou.")[0].name is None


def test_a_geonames_dump_is_read_by_its_columns(listing):
    listing(dumped())
    found = read("A well was dug in Kelu.")[0]
    assert (found.name, found.geonames_id, found.precision) == ("Kelu", 4711, 1)


@pytest.mark.parametrize(
    ("feature", "code", "precision"), [("A", "ADM1", 4), ("A", "ADM2", 3), ("S", "CMP", 1), ("T", "VAL", 5)]
)
def test_a_feature_code_says_how_exact_a_place_is(listing, feature, code, precision):
    listing(dumped(**{"class": feature, "code": code}))
    assert read("A well was dug in Kelu, Uganda.")[0].precision == precision


def test_a_country_of_a_dump_is_not_taken(listing):
    listing(dumped(**{"class": "A", "code": "PCLI"}))
    assert read("A well was dug in Kelu, Uganda.")[0].name is None


def test_a_place_of_the_list_wins_where_nothing_else_decides(listing):
    listing(HEADER + "Santa Rosa,-1.52,30.24,UG,,,\n")
    assert read("A well was dug in Santa Rosa.")[0].country == "UG"
    assert read("A well was dug in Santa Rosa, Argentina.")[0].country == "AR"


def test_a_well_known_place_keeps_its_name(listing):
    listing(HEADER + "Oslo,-1.52,30.24,UG,,,\n")
    assert read("A well was dug in Oslo.")[0].country == "NO"


@pytest.mark.parametrize(
    ("content", "error", "said"),
    [
        (
            HEADER + KELU + "Oresh,north,30,UG,,,\n",
            BadRecord,
            r"line 3: latitude 'north' is no number from -90 to 90",
        ),
        (HEADER + "Oresh,1,181,UG,,,\n", BadRecord, "line 2: longitude '181'"),
        (HEADER + "Oresh,nan,1,UG,,,\n", BadRecord, "line 2: latitude 'nan'"),
        (HEADER + ",1,1,UG,,,\n", BadRecord, "line 2: no name"),
        (HEADER + "Oresh,1,1,Uganda,,,\n", BadRecord, "line 2: country 'Uganda' is no ISO 3166-1 code"),
        (HEADER + "Oresh,1,1,UG,,x12,\n", BadRecord, "line 2: geonames_id 'x12' is no number"),
        ("name,latitude\nOresh,1\n", BadRecord, "line 1: no column longitude, country"),
        ("", BadRecord, "line 1: no column name"),
        (dumped() + "4712\tOresh\n", BadRecord, "line 2: no row of a GeoNames dump"),
        (HEADER.encode() + b"Or\xe9sh,1,1,UG,,,\n", UnreadableInput, "is not UTF-8"),
    ],
)
def test_a_broken_list_says_where_and_adds_nothing(listing, content, error, said):
    with pytest.raises(error, match=said):
        listing(content)
    assert read("A well was dug in Kelou.")[0].name is None


def test_a_list_that_is_not_there_says_so(tmp_path: Path, listing):
    with pytest.raises(UnreadableInput, match="can't be read: No such file"):
        own.use(tmp_path / "none.csv")


def test_a_list_that_is_too_long_is_refused(listing, monkeypatch):
    monkeypatch.setattr(lists, "MOST", 1)
    with pytest.raises(UnreadableInput, match="over 1 rows"):
        listing(HEADER + KELU + KELU)
