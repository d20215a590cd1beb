import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays import naming


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("The Kelu Committee", "name:kelu-committee"),
        ("Kelu People's Defense Organization", "name:kelu-peoples-defence-organisation"),
        ("Kelu Peoples Defence Organisation", "name:kelu-peoples-defence-organisation"),
        ("Talvia's Ministry of Health", "name:talvia-health-ministry"),
        ("Ministry of Health of Talvia", "name:talvia-health-ministry"),
        ("Talvia Health Ministry", "name:talvia-health-ministry"),
        ("Ministry of Foreign Affairs of Talvia", "name:talvia-foreign-ministry"),
        ("Army of Upper Sem", "name:upper-sem-army"),
        ("Friends of Upper Sem", "name:friends-of-upper-sem"),
        ("Séléne Ta'ang Front", "name:selene-taang-front"),
        ("Ministry of Health", None),
        ("Talvian Ministry", None),
        ("National Police", None),
        ("", None),
    ],
)  # fmt: skip
def test_a_body_has_one_id_however_it_is_written(name, expected):
    assert naming.body(name.split()) == expected


def test_a_place_says_whose_a_common_name_is():
    assert naming.body(["health", "ministry"], ["Oresh"]) == "name:oresh-health-ministry"


@pytest.mark.parametrize(("name", "expected"), [("Halvard Brenn", "name:halvard-brenn"), ("Brenn", None)])
def test_a_person_needs_a_full_name(name, expected):
    assert naming.person(name.split()) == expected


@given(st.lists(st.text(max_size=12), max_size=5))
def test_an_id_holds_no_space_mark_or_capital(name):
    for found in (naming.body(name), naming.person(name), naming.PREFIX + naming.slug(name)):
        assert found is None or re.fullmatch(r"name:[\w-]*", found)
        assert found is None or found == found.casefold()
