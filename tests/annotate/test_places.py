import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whosays.annotate.places import places
from whosays.annotate.places.index import MAGIC, Gazetteer, gazetteer
from whosays.annotate.places.keys import key
from whosays.errors import PackageError
from whosays.lexicon import load
from whosays.records import Document, PlaceMention
from whosays.text import prepare


def read(text: str) -> list[PlaceMention]:
    return places(prepare(Document.build(text=text, source="test")))


def words(text: str) -> list[str]:
    return [text[m.start : m.end] for m in read(text)]


CAPITALS = [
    ("Nairobi", "KE", -1.29, 36.82),
    ("Lima", "PE", -12.05, -77.04),
    ("Oslo", "NO", 59.91, 10.75),
    ("Ulaanbaatar", "MN", 47.91, 106.88),
    ("Canberra", "AU", -35.28, 149.13),
    ("Accra", "GH", 5.56, -0.20),
    ("Bogotá", "CO", 4.61, -74.08),
]


@pytest.mark.parametrize(("name", "country", "latitude", "longitude"), CAPITALS)
def test_a_capital_resolves_to_its_coordinates(name, country, latitude, longitude):
    (mention,) = read(f"The talks were held in {name} on Monday.")
    assert mention.country == country
    assert mention.latitude == pytest.approx(latitude, abs=0.2)
    assert mention.longitude == pytest.approx(longitude, abs=0.2)
    assert mention.geonames_id
    assert mention.precision == 1


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Twelve ships left Tripoli, Libya.", "LY"),
        ("Twelve ships left Tripoli, Lebanon.", "LB"),
        ("The market in Hyderabad, Pakistan, was closed.", "PK"),
        ("The market in Hyderabad, India, was closed.", "IN"),
        ("The bridge at Pokrovsk in the Donetsk region was hit.", "UA"),
        ("Ice closed the road at Pokrovsk in Sakha, Russia.", "RU"),
    ],
)
def test_what_contains_a_place_tells_it_from_its_namesakes(text, country):
    assert {m.country for m in read(text)} == {country}


@pytest.mark.parametrize(
    "text",
    [
        "Nice work, the officer said.",
        "Reading the report took an hour.",
        "Mobile phones were collected.",
        "Battle lines had not moved.",
        "Most of the houses stood empty, and Of all things the well was dry.",
        "Enterprise and Liberty are old ship names.",
        "Gen. Halvard Lima spoke first.",
        "A spokesman for NATO and the Red Cross declined.",
    ],
)
def test_ordinary_words_people_and_parties_are_no_places(text):
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("He was born in the city of Reading.", "Reading"),
        ("Shells fell on Oresh village overnight.", "Oresh village"),
        ("A convoy was stopped near Oresh.", "Oresh"),
        ("Clashes went on in the Torvane area.", "Torvane area"),
        ("They crossed into Kelu District at dawn.", "Kelu District"),
        ("An attack on Velikora wounded nine.", "Velikora"),
    ],
)
def test_a_word_of_place_makes_a_name_a_place(text, name):
    assert name in words(text)


def test_an_unknown_name_stays_words():
    (mention,) = read("A convoy was stopped near Oresh.")
    assert (mention.name, mention.country, mention.latitude, mention.precision) == (None, None, None, None)


def test_a_name_that_many_countries_have_stays_open_without_context():
    (mention,) = read("A man was found dead in San Antonio village.")
    assert mention.latitude is None


def test_the_other_places_of_a_document_decide_between_namesakes():
    mention = read("Roads from Lima were closed. Nine were hurt in Cajamarca, in the north of Peru.")[1]
    assert mention.country == "PE"


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("The toll for Kenya was not known.", 6),
        ("Fighting spread across Zacatecas state.", 4),
        ("Fighting spread across Darfur.", 5),
        ("A patrol vanished in the outskirts of Nairobi.", 1),
    ],
)
def test_precision_follows_ucdp_where_prec(text, precision):
    assert [m.precision for m in read(text)] == [precision]


def test_a_possessive_is_not_part_of_the_name():
    assert words("Soldiers entered Nairobi's market in Kenya's capital.") == ["Nairobi", "Kenya"]


@pytest.mark.parametrize("shown", [str.upper, str.lower])
def test_text_without_useful_capitals_is_read_by_its_prepositions(shown):
    text = shown("four men were held in nairobi and two in the oresh district.")
    assert [w.lower() for w in words(text)] == ["nairobi", "oresh district"]


def test_spellings_of_one_place_give_one_place():
    found = {
        read(f"Ships waited off {name}, Yemen.")[0].geonames_id
        for name in ("Hodeidah", "Al Hudaydah", "Hodeida")
    }
    assert len(found) == 1


@settings(deadline=None)
@given(st.text(alphabet=st.sampled_from("aB .,'-\n(’é\u0301شNairobi inDistrict12"), max_size=200))
def test_every_mention_lies_in_the_text_and_mentions_do_not_overlap(text):
    end = 0
    for mention in read(text):
        assert end <= mention.start < mention.end <= len(text)
        end = mention.end


@settings(deadline=None)
@given(st.text(max_size=120))
def test_any_text_can_be_read(text):
    for mention in read(text):
        assert text[mention.start : mention.end].strip()


def test_a_key_folds_accents_articles_and_apostrophes():
    assert key("Dayr az-Zawr") == key("Dayr al Zawr")
    assert key("Ta’izz") == key("Taizz")
    assert key("Bogotá") == "bogota"


@pytest.mark.parametrize("place", load("places_extra")["place"], ids=lambda p: p["names"][0])
def test_a_place_listed_by_hand_is_complete(place):
    assert place["source"]
    assert -90 <= place["lat"] <= 90
    assert -180 <= place["lon"] <= 180
    assert place["precision"] in range(1, 8)
    assert place["country"] == "" or gazetteer().country(place["country"]) or len(place["country"]) == 2
    assert all(gazetteer().find(key(name)) for name in place["names"])


def test_an_index_of_another_version_is_refused():
    with pytest.raises(PackageError, match="reinstall"):
        Gazetteer(b"WSP0")
    assert MAGIC != b"WSP0"


@pytest.mark.parametrize(
    "text",
    [
        "Nine tents were set up in Kelu camp.",
        "The Senna valley was quiet.",
        "The Republic of Pardo signed the treaty.",
        "A man was seen in Republic.",
        "Boats left the Dnipro at dawn.",
        "A well was dug in Guadalupe.",
    ],
)
def test_a_name_with_a_small_or_common_namesake_stays_open_without_support(text):
    assert all(m.latitude is None for m in read(text))


def test_a_small_settlement_resolves_where_its_country_is_named():
    assert read("A well was dug in Goris.")[0].latitude is None
    assert read("A well was dug in Goris, in the south of Armenia.")[0].country == "AM"


def test_the_publisher_supports_a_country():
    document = Document.build(text="A well was dug in Goris.", source="test", publisher="Armenia Gazette")
    assert places(prepare(document))[0].country == "AM"


@pytest.mark.parametrize(
    "text", ["Shells hit the Talvian army.", "He died in Talvian custody.", "In the Talvian army nine fell."]
)
def test_an_adjective_of_an_unknown_nation_is_no_place(text):
    assert read(text) == []


def test_what_is_called_after_a_town_is_near_it_and_has_no_id_of_it():
    mention = read("Schools in Jenin camp and Nablus, in the West Bank, reopened.")[0]
    assert mention.country == "PS"
    assert mention.geonames_id is None
    assert mention.precision == 2
