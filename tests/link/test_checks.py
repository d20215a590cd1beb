"""Numbers that do not fit together are flagged."""

import pytest

from tests.link.telling import told
from whosays.link import checks, compare_claims
from whosays.linked import Check


def found(*texts: tuple[str, str]) -> list[Check]:
    facts = [
        one
        for n, (published, text) in enumerate(texts)
        for one in told(text, published, publisher="Joint Relief Office" if n < 9 else None)
    ]
    return checks(compare_claims(facts))


def kinds(*texts: tuple[str, str]) -> list[str]:
    return [one.kind for one in found(*texts)]


def test_parts_that_together_exceed_their_total() -> None:
    text = "The Ministry of Health has confirmed {} deaths, including 200 children, 140 women and 300 men."
    assert kinds(("2031-07-09", text.format(640))) == []
    (check,) = found(("2031-07-09", text.format(630)))
    assert (check.kind, check.why) == ("parts_exceed_total", {"sum": 640, "total": 630})


def test_one_part_that_exceeds_its_total() -> None:
    text = "The Ministry of Health has confirmed 30 deaths, including 200 children."
    assert "part_exceeds_total" in kinds(("2031-07-09", text))


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("1,412", "1,430", []),
        ("1,412", "1,421", ["digits_transposed"]),
        ("1,412", "14,120", ["digit_added"]),
        ("1,412", "1,214", ["digits_transposed", "series_falls"]),
        ("1,412", "1,300", ["series_falls"]),
    ],
)
def test_a_series_that_falls_or_jumps(before: str, after: str, expected: list[str]) -> None:
    text = "The Ministry of Health said {} people have been killed in Darvane province since March."
    assert kinds(("2031-07-09", text.format(before)), ("2031-07-16", text.format(after))) == expected


def test_a_toll_that_adds_the_missing_to_the_dead() -> None:
    apart = "Police said 26 people were killed and 11 people are missing in Kelu camp on Tuesday."
    sum_ = "In Kelu camp 37 people were killed on Tuesday, the mayor said."
    assert kinds(("2031-07-09", apart), ("2031-07-10", sum_)) == ["measures_added"]
    assert kinds(("2031-07-09", apart), ("2031-07-10", sum_.replace("37", "38"))) == []


def test_a_bulletin_that_goes_on_with_another_suppliers_figures() -> None:
    text = "According to the {}, {} children have been killed in Darvane province since October."
    office = ("2031-05-06", text.format("Darvane Media Office", "9,500"))
    ministry = ("2031-05-08", text.format("Ministry of Health", "9,600"))
    later = ("2031-05-15", text.format("Ministry of Health", "9,700"))
    (check,) = found(office, ministry, later)
    assert (check.kind, check.why["after"]) == ("supplier_changed", "the Ministry of Health")
