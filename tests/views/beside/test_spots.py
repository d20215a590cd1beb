from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.annotate.places.earth import distance
from whosays.records import Place
from whosays.series import Area
from whosays.views.beside.spots import NEAR, Point, Spots, same, spot


def place(**fields: Any) -> Place:
    return Place(start=0, end=4, text="Kelu", **fields)


KELU = spot(
    "geo:7001",
    "Kelu camp",
    [place(country="YE", latitude=1.5, longitude=30.25, geonames_id=7001, precision=1)],
)
PROVINCE = spot(
    "text:darvane", "Darvane province", [place(country="YE", latitude=1.0, longitude=30.0, precision=4)]
)
COUNTRY = spot("country:YE", "Yemen", [])


@pytest.mark.parametrize(
    ("area", "wanted"),
    [
        (Area(names=("Elsewhere",), country="YE", latitude=1.6, longitude=30.3), True),
        (Area(names=("Kelu",), country="YE", latitude=2.5, longitude=30.3), False),
        (Area(names=("The camp of Kelu",), country="YE"), True),
        (Area(names=("Kelu camp",)), True),
        (Area(names=("Kelu camp",), country="SD"), False),
        (Area(names=("Hastel", "Kelu district"), country="YE"), False),
        (Area(names=("Other",), geonames_id=7001), True),
        (Area(names=(), country="YE"), False),
    ],
)
def test_a_place_is_known_by_id_by_point_or_by_name_in_its_country(area, wanted):
    assert same(KELU, area, event=True) is wanted
    assert [found.key for found in Spots([KELU]).of(area, event=True)] == (["geo:7001"] if wanted else [])


def test_an_event_inside_a_province_is_known_by_the_provinces_name_not_by_its_middle():
    assert same(PROVINCE, Area(names=("Kelu camp", "Hastel district", "Darvane"), country="YE"), event=True)
    assert not same(PROVINCE, Area(names=("Oresh",), country="YE", latitude=1.0, longitude=30.0), event=True)


def test_an_event_lies_in_its_country_a_days_count_must_be_about_all_of_it():
    town = Area(names=("Kelu",), country="YE")
    assert same(COUNTRY, town, event=True)
    assert not same(COUNTRY, town, event=False)
    assert same(COUNTRY, Area(names=(), country="YE"), event=False)
    assert not same(COUNTRY, Area(names=(), country="SD"), event=True)


DEGREES = st.tuples(st.floats(-90, 90), st.floats(-180, 180))


@given(DEGREES, st.floats(-0.4, 0.4), st.floats(-0.4, 0.4))
def test_whatever_lies_within_25_km_is_found_at_poles_and_date_line_too(where, north, east):
    latitude, longitude = where
    other = (max(-90.0, min(90.0, latitude + north)), (longitude + east + 180) % 360 - 180)
    here = spot("geo:1", "A", [place(latitude=latitude, longitude=longitude, geonames_id=1, precision=2)])
    area = Area(names=("B",), latitude=other[0], longitude=other[1])
    near = distance(Point(*where), Point(*other)) <= NEAR
    assert bool(Spots([here]).of(area, event=True)) == near
