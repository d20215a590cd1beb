"""What tells namesakes apart besides the text's own places: publishers, armed groups, divisions, borders."""

import pytest

from whosays.annotate.places import places
from whosays.annotate.places.publisher import homes, seat
from whosays.records import Document, PlaceMention
from whosays.text import prepare


def read(text: str, publisher: str | None = None) -> list[PlaceMention]:
    return places(prepare(Document.build(text=text, source="test", publisher=publisher)))


def countries(text: str, publisher: str | None = None) -> list[str | None]:
    return [mention.country for mention in read(text, publisher)]


@pytest.mark.parametrize(
    ("publisher", "expected"),
    [
        ("Premium Times", {"NG"}),
        ("The Premium Times", {"NG"}),
        ("@premiumtimes on Twitter (X)", {"NG"}),
        ("El Heraldo", {"CO", "HN"}),
        ("Kelu Post", set()),
        ("Daily News", {"ZA"}),
        ("", set()),
    ],
)
def test_a_publisher_is_at_home_where_the_list_says(publisher, expected):
    assert homes(publisher) == expected


@pytest.mark.parametrize(
    ("publisher", "country", "name"),
    [("El Sol de Tijuana", "MX", "Tijuana"), ("Diário do Amapá", "BR", "Amapá")],
)
def test_a_publisher_may_be_called_after_its_place(publisher, country, name):
    _, entry = seat(publisher)
    assert (entry.country, entry.name) == (country, name)


@pytest.mark.parametrize("publisher", ["Kelu Post", "Ministry of Silence", "Tijuana", ""])
def test_a_publisher_may_be_called_after_nothing(publisher):
    assert seat(publisher) is None


def test_a_publisher_decides_between_namesakes():
    text = "A well was dug in Concordia."
    assert countries(text) == [None]
    assert countries(text, "Diario de Entre Ríos") == ["AR"]


def test_the_text_outweighs_its_publisher():
    assert countries("A well was dug in Ibarra, Ecuador.", "El Sol de Tijuana") == ["EC", "EC"]


def test_an_armed_group_speaks_for_the_country_where_it_acts():
    assert countries("A well was dug in Faskari.") == [None]
    assert countries("A well was dug in Faskari, said Lakurawa.")[0] == "NG"


@pytest.mark.parametrize("text", ["A well was dug in Masisi in fact.", "He ran 3r in Faskari."])
def test_a_group_is_known_by_its_capitals(text):
    assert set(countries(text)) <= {None, "CD"}


def test_a_division_has_its_own_id_and_point():
    [mention] = read("A well was dug in Kech District, Pakistan.")[:1]
    assert (mention.name, mention.admin1, mention.precision) == ("Kech", "Balochistan", 3)
    assert mention.geonames_id == 1163052


def test_a_division_beats_the_town_of_its_name_where_the_text_says_district():
    mention = read("A well was dug in Dera Ismail Khan district, Pakistan.")[0]
    assert mention.precision == 3
    assert read("A well was dug in Dera Ismail Khan, Pakistan.")[0].precision == 1


def test_one_town_on_both_sides_of_a_border_is_no_choice():
    assert read("Trucks waited in Rafah for the Israeli customs.")[0].country == "PS"


def test_a_quarter_in_spanish_leaves_the_town_to_be_found():
    found = [(m.name, m.country) for m in read("Un taller abre en el barrio Kelu de Barranquilla, Colombia.")]
    assert ("Barranquilla", "CO") in found


def test_a_quarter_is_no_town_of_its_name():
    mention = read("Un taller abre en el barrio San Marcos de Soacha, Colombia.")[0]
    assert mention.name is None


def test_two_names_explain_each_other():
    found = read("A well was dug in San Pablo, Bolívar.")
    assert {m.country for m in found} == {"CO"}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Traders Left Bangassou in the Central African Republic.", "CF"),
        ("Rains Reach South Sudan Early", "SS"),
        ("Mud near Rutshuru, DR Congo, blocked lorries.", "CD"),
    ],
)
def test_countries_of_several_words_are_found_in_headlines_too(text, code):
    assert code in countries(text)


@pytest.mark.parametrize(
    "text", ["Rain in Kebbi as Customs closes, Nigeria", "Rain in Kebbi an Hour Ago, Nigeria"]
)
def test_an_english_word_ends_a_name(text):
    assert read(text)[0].name == "Kebbi"


def test_a_town_needs_no_preposition_in_a_country_that_the_text_speaks_of():
    assert [m.name for m in read("Sderot opened a library, the Israeli press said.")] == ["Sderot"]
    assert read("Sderot opened a library.") == []


def test_a_name_that_stays_open_lists_what_it_may_mean():
    [mention] = read("A well was dug in San Pablo.")
    assert mention.name is None
    assert len(mention.candidates) == len(set(mention.candidates)) == 5


def test_a_place_that_resolves_or_that_no_list_knows_has_no_candidates():
    assert [m.candidates for m in read("A well was dug in Oslo, Norway, and in Qelluvia.")] == [(), (), ()]
