from datetime import date, timedelta

from tests.views.beside.making import DAY, entry
from whosays.views.beside.windows import Window, reference

NEXT = DAY + timedelta(days=1)
ONE_DAY = Window(DAY, DAY, running=False)
TWO_DAYS = Window(DAY, NEXT, running=False)


def rows(*entries):
    return [(one, one.counts[0]) for one in entries]


def test_events_inside_the_days_are_added_with_their_bounds():
    found = reference(
        rows(entry(26, low=23, high=31, line=3), entry(4, NEXT, low=4, high=6, line=9)), TWO_DAYS
    )
    assert (found.value, found.low, found.high, found.lines) == (30, 27, 37, (3, 9))


def test_bounds_that_one_event_lacks_are_not_added():
    found = reference(rows(entry(26, low=23, high=31), entry(4, NEXT)), TWO_DAYS)
    assert (found.value, found.low, found.high) == (30, None, None)


def test_an_event_that_reaches_beyond_the_days_is_told_and_not_added():
    month = entry(40, date(2031, 7, 1), date(2031, 7, 31))
    assert reference(rows(month), ONE_DAY) is None
    found = reference(rows(month, entry(26)), ONE_DAY)
    assert (found.value, found.notes) == (26, ("1 event reaching beyond these days not added",))


def test_an_event_that_the_series_dates_roughly_is_told():
    found = reference(rows(entry(26, exact_day=False), entry(1)), ONE_DAY)
    assert found.notes == ("1 of 2 events not dated to the day",)


def test_no_row_is_not_zero_but_a_zero_is():
    assert reference(rows(entry(4, NEXT)), ONE_DAY) is None
    assert reference(rows(entry(0)), ONE_DAY).value == 0


def test_days_are_added_where_each_has_one_row():
    first, second = entry(29, kind="daily"), entry(5, NEXT, kind="daily")
    assert reference(rows(first, second), TWO_DAYS).value == 34
    assert reference(rows(first), TWO_DAYS) is None
    assert reference(rows(first, first, second), TWO_DAYS) is None


def test_a_running_total_is_read_as_of_the_day_or_the_last_row_before_it():
    since = date(2031, 3, 3)
    totals = rows(*(entry(n, day, kind="cumulative", since=since) for n, day in ((1380, DAY), (1385, NEXT))))
    later = Window(since, NEXT + timedelta(days=3), running=True)
    found = reference(totals, later)
    assert (found.value, found.first, found.last, found.notes) == (1385, since, NEXT, ())
    assert reference(totals, Window(since, DAY, running=True)).value == 1380
    assert reference(totals, Window(since, DAY - timedelta(days=1), running=True)) is None


def test_what_is_not_said_of_the_beginning_is_told():
    open_ended = Window(None, DAY, running=True)
    found = reference(rows(entry(1380, kind="cumulative", since=date(2031, 3, 3))), open_ended)
    assert found.notes == ("the series counts since 2031-03-03, the accounts do not say",)
    found = reference(rows(entry(1380, kind="cumulative")), open_ended)
    assert found.notes == ("the series does not say since when it counts",)


def test_of_two_totals_on_one_day_the_later_line_is_taken_and_it_says_so():
    found = reference(
        rows(*(entry(n, kind="cumulative", since=DAY, line=n) for n in (7, 5))),
        Window(DAY, DAY, running=True),
    )
    assert (found.value, found.notes) == (7, ("several rows on that day, the last one taken",))


def test_nothing_is_added_where_no_day_says_since_when():
    assert reference(rows(entry(26)), Window(None, DAY, running=True)) is None
