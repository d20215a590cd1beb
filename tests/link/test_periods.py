"""Which days are one incident."""

from datetime import date

from tests.link.telling import told
from whosays.link import Facts
from whosays.link.periods import incidents


def one(text: str, published: str | None) -> Facts:
    (facts,) = told(text, published)
    return facts


def days(*facts: Facts) -> list[tuple[date, date] | None]:
    found = incidents(facts)
    return [found[fact.id] for fact in facts]


def july(first: int, last: int | None = None) -> tuple[date, date]:
    return date(2031, 7, first), date(2031, 7, last or first)


STATED = "Nine people were killed in Kelu camp on {} July, police said."
BARE = "Nine people were killed in Kelu camp, police said."
TOLL = "The death toll in Kelu camp rose to 12, police said."


def test_a_report_without_a_day_tells_of_the_last_event_of_three_days() -> None:
    event = one(STATED.format(8), "2031-07-09")
    assert days(event, one(BARE, "2031-07-11")) == [july(8), july(8)]
    assert days(event, one(BARE, "2031-07-12")) == [july(8), july(12)]
    assert days(event, one(STATED.format(10), "2031-07-11"), one(BARE, "2031-07-11"))[2] == july(10)


def test_a_count_brought_up_to_date_reaches_two_weeks_back() -> None:
    event = one(STATED.format(8), "2031-07-09")
    assert days(event, one(TOLL, "2031-07-22"))[1] == july(8)
    assert days(event, one(TOLL, "2031-07-23"))[1] == july(23)


def test_two_days_of_publication_are_one_event_and_a_third_is_not() -> None:
    found = days(*(one(BARE, f"2031-07-{day}") for day in (11, 12, 13)))
    assert found == [july(11), july(11), july(13)]


def test_days_join_at_midnight_and_never_run_on() -> None:
    night = "Nine people were killed in Kelu camp after midnight on {} July, police said."
    eighth, ninth = one(STATED.format(8), "2031-07-09"), one(night.format(9), "2031-07-09")
    assert days(eighth, ninth) == [july(8, 9), july(8, 9)]
    tenth = one(night.format(10), "2031-07-10")
    assert days(eighth, ninth, tenth) == [july(8), july(9), july(10)]


def test_nothing_dates_an_undated_report_without_a_day() -> None:
    assert days(one(STATED.format(8), "2031-07-09"), one(BARE, None)) == [july(8), None]
