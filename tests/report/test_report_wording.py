"""Figures in few words: the modifier stays, the unknown stays unknown."""

from datetime import date

import pytest
from report_builders import claim, document, single

from whosays.records import Relay
from whosays.report import wording


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("12", "12"),
        ("at least 8", "8 →"),
        ("more than 40", "40 →"),
        ("up to 90", "→ 90"),
        ("nearly 40", "→ 40"),
        ("about 1,400", "≈ 1,400"),
        ("between 1,300 and 1,500", "1,300–1,500"),
        ("dozens", "“dozens”"),
        ("25%-30%", "25–30 %"),
        ("two-thirds", "0.667"),
        ("no", "0"),
        ("villagers", "not counted"),
    ],
)
def test_a_figure_keeps_its_modifier(said: str, shown: str) -> None:
    assert wording.short(single(said).figure) == shown


def test_a_vague_figure_is_never_shown_as_zero() -> None:
    assert "0" not in wording.short(single("several").figure)


def test_an_incident_stands_at_its_day_a_total_at_its_as_of_date_the_rest_at_publication() -> None:
    event, stand, published = date(2025, 7, 8), date(2025, 7, 10), date(2025, 7, 12)
    of = document("12 people were killed.", published=published)
    assert wording.placed(claim(of, "12", day=event, scope="incident")) == event
    assert wording.placed(claim(of, "12", day=event, scope="cumulative", as_of=stand)) == stand
    assert wording.placed(claim(of, "12")) == published
    assert wording.placed(single("12")) is None


def test_the_voucher_is_the_innermost_source_or_else_the_document_itself() -> None:
    of = document(publisher="Ilve Post", title="What we know")
    wire = Relay(name="Talvia Wire", kind="agency")
    assert (
        wording.voucher(claim(of, "31", sources=("The Darvane Front",), relay=(wire,))) == "The Darvane Front"
    )
    assert wording.voucher(claim(of, "31", relay=(wire,))) == "Talvia Wire"
    assert wording.voucher(claim(of, "31")) == "Ilve Post"
    assert wording.voucher(claim(document(), "31")) == "a.txt"
