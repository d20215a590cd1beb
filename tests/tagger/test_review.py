import pytest

from tests.tagger.reading import REPORT, read
from whosays.claims.build import ORIGIN as RULES
from whosays.pipeline import extract
from whosays.records import Claim, Document
from whosays.tagger.model import ORIGIN
from whosays.tagger.review import review


def _rows(text: str) -> list[Claim]:
    return review(*read(text))


def _answers(rows: list[Claim], names: tuple[str, str]) -> list[tuple[object, ...]]:
    """Return rows without ids and offsets, the two names exchanged in every quoted part."""
    found: list[tuple[object, ...]] = []
    for row in rows:
        parts = [row.figure, row.population, row.actor, row.place, row.time, *row.sources]
        said = [p.text if p else None for p in parts]
        swapped = [_swap(s, names) if s else None for s in said]
        found.append((row.measure, row.factuality, row.scope, row.part_of is None, *swapped))
    return found


def _swap(text: str, names: tuple[str, str]) -> str:
    return text.replace(names[0], "\0").replace(names[1], names[0]).replace("\0", names[1])


def test_every_row_of_the_review_is_where_it_says() -> None:
    rows = _rows(REPORT)
    assert rows
    for row in rows:
        row.check(REPORT)


def test_rows_stand_in_order_of_the_text_and_tell_their_origin() -> None:
    rows = _rows(REPORT)
    assert [r.figure.start for r in rows] == sorted(r.figure.start for r in rows)
    assert {r.origin for r in rows} <= {ORIGIN, RULES}


def test_a_plain_toll_is_read() -> None:
    row = _rows("At least 12 villagers were killed in Oresh on Friday, police said.")[0]
    assert (row.measure, row.figure.low, row.figure.high) == ("killed", 12, None)
    assert row.population is not None
    assert row.population.text == "villagers"
    assert [s.text for s in row.sources] == ["police"]


def test_a_text_without_figures_gives_no_rows() -> None:
    assert _rows("The committee met in the morning and went through the minutes.") == []


def test_an_empty_text_gives_no_rows() -> None:
    assert _rows("") == []


def test_the_same_text_always_gives_the_same_rows() -> None:
    assert _rows(REPORT) == _rows(REPORT)


@pytest.mark.parametrize("names", [("Israeli", "Syrian"), ("Turkish", "Indian"), ("Russian", "Ukrainian")])
def test_exchanging_two_sides_changes_only_their_names(names: tuple[str, str]) -> None:
    text = (
        "{0} troops killed 14 {1} soldiers and wounded dozens on Friday, a {1} official said. "
        "Two {0} soldiers were captured in a {1} raid."
    )
    there, back = _rows(text.format(*names)), _rows(text.format(*reversed(names)))
    assert _answers(there, names) == _answers(back, ("\1", "\2"))


def test_a_row_does_not_depend_on_what_was_read_before() -> None:
    alone = _rows(REPORT)
    _rows("Three rifles and 400 rounds were seized near the river. " * 40)
    assert _rows(REPORT) == alone


def test_nothing_is_added_or_changed_in_a_sentence_that_denies() -> None:
    prepared, mentions, found = read(
        "The army denied that its shells killed 40 farmers or burnt three barns near Oresh."
    )
    assert any(row.factuality == "CT-" for row in found)
    assert review(prepared, mentions, found) == found


def test_nothing_is_added_where_the_harm_was_an_accident() -> None:
    assert _rows("A storm killed 14 people and left 300 homeless.") == []


def test_a_row_whose_figure_lies_in_what_another_counts_is_not_lost() -> None:
    prepared, mentions, found = read(
        "More than 58 villagers mostly pupils and shepherds were killed near Oresh."
    )
    assert "mostly" in [row.figure.text for row in found]
    assert "mostly" in [row.figure.text for row in review(prepared, mentions, found)]


def test_a_part_is_never_left_pointing_at_a_row_that_is_gone() -> None:
    rows = _rows(REPORT + " Among the 40 prisoners freed were 12 soldiers, and 3 of them were wounded.")
    assert {row.part_of for row in rows} - {None} <= {row.id for row in rows}


def test_a_publisher_that_names_itself_by_half_its_name_speaks_in_its_own_voice() -> None:
    text = "The Monitor recorded the deaths of 41 civilians in Kelu camp in the week from 7 to 13 July."
    document = Document.build(text=text, source="test", publisher="Sem Valley Monitor")
    assert [claim.sources for claim in extract(document)] == [()]


def test_a_stretch_of_a_long_sentence_without_figures_is_passed_over() -> None:
    text = "Two men were killed" + " and on" * 126 + "."
    assert [row.figure.text for row in _rows(text)] == ["Two"]
