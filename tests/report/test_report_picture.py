"""The picture says what the figures say: open ends, vagueness, dates, and nothing hidden."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from report_builders import claim, document, single

from whosays.linked import Origin
from whosays.report import picture, rows


def draw(*claims: object) -> picture.Picture:
    return picture.draw("killed", rows.gather([], claims, {}).rows)


@pytest.mark.parametrize(
    ("said", "shape"),
    [
        ("12", "point"), ("about 12", "point"), ("no", "point"), ("between 5 and 9", "interval"),
        ("at least 5", "up"), ("more than 5", "up"), ("up to 9", "down"), ("nearly 9", "down"),
        ("dozens", "word"),
    ],
)  # fmt: skip
def test_the_shape_follows_the_bounds(said: str, shape: str) -> None:
    (mark,) = draw(single(said)).marks
    assert mark.shape == shape
    assert (mark.top == mark.bottom) == (shape in ("point", "word"))


def test_a_vague_figure_stands_off_the_scale_and_a_zero_on_its_foot() -> None:
    drawn = draw(single("dozens"), single("no"), single("8"))
    by_shape = {m.row.figure: m for m in drawn.marks}
    assert by_shape["“dozens”"].top < 0
    assert by_shape["0"].bottom == picture.HEIGHT
    assert drawn.head
    assert not draw(single("8")).head


def test_an_open_end_stays_inside_the_field() -> None:
    drawn = draw(single("at least 5000"), single("up to 1"), single("3"))
    assert all(0 <= m.top <= m.bottom <= picture.HEIGHT for m in drawn.marks)


def test_what_has_no_date_stands_in_a_column_of_its_own() -> None:
    dated = claim(document("12 died.", published=date(2025, 7, 9)), "12")
    drawn = draw(single("12"), dated)
    assert [c.label for c in drawn.columns] == ["9 Jul", "no date"]
    assert [c.year for c in drawn.columns] == ["2025", ""]


def test_days_left_out_between_columns_are_marked() -> None:
    days = [date(2025, 7, 8), date(2025, 7, 9), date(2025, 7, 14)]
    drawn = draw(*(claim(document("12 died.", published=d), "12") for d in days))
    assert [c.gap for c in drawn.columns] == [False, False, True]


def test_many_days_become_months_and_many_months_years() -> None:
    start = date(2019, 1, 1)
    months = draw(*(claim(document("12 died.", published=start + timedelta(n)), "12") for n in range(90)))
    assert [c.label for c in months.columns] == ["Jan", "Feb", "Mar"]
    years = draw(*(claim(document("12 died.", published=start + timedelta(31 * n)), "12") for n in range(80)))
    assert [c.label for c in years.columns] == ["2019", "2020", "2021", "2022", "2023", "2024", "2025"]


def test_percentages_are_counted_out_and_named() -> None:
    drawn = draw(single("25%"), single("two-thirds"), single("8"))
    assert (len(drawn.marks), drawn.left_out) == (1, 2)


def test_other_measures_are_not_in_the_picture() -> None:
    assert draw(single("8", measure="injured")).marks == []


def test_doubt_denial_and_totals_are_told_apart() -> None:
    drawn = draw(
        single("1", factuality="CT-"),
        single("2", factuality="PR+"),
        single("3", scope="cumulative"),
        single("about 4"),
    )
    assert [m.classes.split()[1] for m in drawn.marks] == ["denied", "hedged", "total", "about"]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(0, 10**7), min_size=1, max_size=60))
def test_higher_numbers_stand_higher_and_no_mark_hides_another(values: list[int]) -> None:
    of = [document(f"{v} died.", published=date(2025, 7, 1 + n % 5)) for n, v in enumerate(values)]
    drawn = draw(*(claim(d, str(v)) for d, v in zip(of, values, strict=True)))
    marks = sorted(drawn.marks, key=lambda m: m.row.claim.figure.low or 0)
    assert all(a.top >= b.top for a, b in pairwise(marks))
    assert len({m.x for m in marks}) == len(marks)
    assert all(0 <= m.x <= drawn.width for m in marks)


def test_printed_numbers_cover_neither_marks_nor_each_other() -> None:
    values = [3, 900, 12, 1200, 13, 1250, 4, 905, 77, 78, 1201, 5000]
    drawn = draw(*(single(f"{v}") for v in values))
    printed = [(m.x, m.label_y, len(m.label) * 3.1) for m in drawn.marks if m.label]
    assert len(printed) >= len(values) // 2
    for n, (x, y, half) in enumerate(printed):
        assert all(abs(y - y2) >= 12 or abs(x - x2) >= half + half2 for x2, y2, half2 in printed[n + 1 :])


def test_colours_go_by_frequency_and_the_ninth_voice_shares_grey() -> None:
    of = document("12 died, said A1, B1, C1, D1, E1, F1, G1, H1, I1.")
    names = ["I1", "I1", "A1", "B1", "C1", "D1", "E1", "F1", "G1", "H1"]
    page = rows.gather([of], [claim(of, "12", sources=(name,)) for name in names], {})
    assert page.voices[0].name == "I1"
    assert [v.colour for v in page.voices] == [*(f"k{n}" for n in range(8)), "kx"]


def test_two_spellings_of_one_origin_share_a_colour() -> None:
    of = document("12 DIED, THE MINISTRY OF HEALTH SAID. The Talvian health ministry said no more.")
    claims = [
        claim(of, "12", sources=(name,)) for name in ("THE MINISTRY OF HEALTH", "The Talvian health ministry")
    ]
    one = Origin(key="party:moh", name="Ministry of Health", kind="party", why="named")
    page = rows.gather([of], claims, {one_claim.id: one for one_claim in claims})
    assert [(v.name, v.count) for v in page.voices] == [("Ministry of Health", 2)]
    assert [v.count for v in rows.gather([of], claims, {}).voices] == [1, 1]


def test_a_number_that_many_outlets_carry_on_one_word_is_one_mark() -> None:
    of = [document("12 died, police said.", source=f"{n}.txt", published=date(2025, 7, 9)) for n in range(3)]
    other = claim(of[0], "12", population="police")
    drawn = draw(*(claim(d, "12", sources=("police",)) for d in of), claim(of[0], "12"), other)
    assert sorted(len(m.rows) for m in drawn.marks) == [1, 1, 3]
    (repeated,) = (m for m in drawn.marks if len(m.rows) == 3)
    assert repeated.label == "12 ×3"
    assert repeated.said == "12: killed, stated, 9 Jul 2025, on the word of police; 3 rows say so"


def test_every_count_is_in_exactly_one_mark() -> None:
    said = ["12", "at least 12", "up to 12", "dozens", "several", "about 12", "12", "no"]
    drawn = draw(*(single(s) for s in said))
    assert sorted(row.index for mark in drawn.marks for row in mark.rows) == list(range(len(said)))
