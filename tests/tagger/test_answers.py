from tests.tagger.reading import read
from whosays.claims.finders import Finders
from whosays.records import Place
from whosays.tagger.answers import Answers

TEXT = "Two people were hurt near the Kelu market area of Geneva on Friday."
PHRASE = "Kelu market area of Geneva"


def _answers() -> Answers:
    prepared, mentions, _ = read(TEXT)
    return Answers(mentions, Finders(prepared, mentions, ()))


def _where(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


def _named(answers: Answers) -> Place:
    found = answers.place(_where("Geneva"), None)
    assert found is not None
    return found


def test_a_place_is_all_the_words_that_say_where_with_the_coordinates_of_the_name_among_them() -> None:
    answers = _answers()
    named, found = _named(answers), answers.place(_where(PHRASE), None)
    assert found is not None
    assert (found.text, TEXT[found.start : found.end]) == (PHRASE, PHRASE)
    assert (named.text, found.latitude) == ("Geneva", named.latitude)
    assert found.latitude is not None


def test_the_rules_place_gives_way_to_a_longer_phrase_around_it_but_keeps_its_coordinates() -> None:
    answers = _answers()
    found = answers.place(_where(PHRASE), _named(answers))
    assert found is not None
    assert (found.text, found.geonames_id) == (PHRASE, _named(answers).geonames_id)


def test_a_place_that_the_rules_found_elsewhere_takes_no_coordinates_away() -> None:
    answers = _answers()
    elsewhere = Place(start=0, end=3, text="Two")
    found = answers.place(_where(PHRASE), elsewhere)
    assert found is not None
    assert (found.text, found.geonames_id) == (PHRASE, _named(answers).geonames_id)


def test_a_pointed_word_of_a_longer_name_gives_the_whole_name() -> None:
    answers = _answers()
    rule = answers.place(_where(PHRASE), None)
    found = answers.place(_where("Geneva"), rule)
    assert found is not None
    assert found.text == PHRASE


def test_words_that_name_no_known_place_have_no_coordinates() -> None:
    answers = _answers()
    found = answers.place(_where("Kelu market area"), None)
    assert found is not None
    assert (found.text, found.latitude) == ("Kelu market area", None)
