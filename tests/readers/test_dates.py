from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.readers import dates

DAY = date(2031, 7, 9)


@pytest.mark.parametrize(
    "value",
    [
        "2031-07-09", "2031-7-9", "2031/07/09", "20310709", "2031-07-09T23:59:59Z", "2031-07-09 08:00+05:30",
        "9 July 2031", "9th Jul. 2031", "09-Jul-2031", "Wednesday, 9 July 2031",
        " July 9, 2031 ",
        "Jul 9th 2031",
        "Wed, 09 Jul 2031 12:00:00 GMT", "JULY 9, 2031 at 4:30 pm", "09.07.2031", "9.7.2031 10:15",
    ],
)  # fmt: skip
def test_common_forms_name_the_day(value):
    assert dates.parse(value) == DAY


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("13/4/2031", date(2031, 4, 13)),
        ("4/13/2031", date(2031, 4, 13)),
        ("4-4-2031", date(2031, 4, 4)),
        ("Sept 3, 2031", date(2031, 9, 3)),
        ("29 February 2032", date(2032, 2, 29)),
    ],
)
def test_plain_days_in_either_order_are_read(value, day):
    assert dates.parse(value) == day


@pytest.mark.parametrize(
    "value",
    [
        "", "yesterday", "3/4/2031", "2031", "2031-07", "July 2031", "2031-W28", "2031-02-30",
        "2031-07-09 to 2031-07-12",
        "9 Juliet 2031", "0000-01-01", "31-07-09", "1783544400", "2031-07-09-10", "9" * 5000,
    ],
)  # fmt: skip
def test_what_names_no_single_day_is_none(value):
    assert dates.parse(value) is None


@given(st.dates())
def test_every_day_reads_back_from_its_plain_forms(day):
    named = f"{day.day} {day:%B} {day.year:04}"
    assert dates.parse(day.isoformat()) == dates.parse(named) == day


@given(st.text())
def test_no_text_whatever_raises(value):
    dates.parse(value)
