"""A question in the page: origins are counted, reprints are folded, both sides stand."""

from datetime import date

import pytest
from lxml import html
from report_builders import rendered
from tests.views.asked import (
    CLAIMS,
    DOCUMENTS,
    FRONT,
    MINISTRY,
    ORIGINS,
    TWELVE,
    TWENTY_THREE,
    detail,
    question,
)  # fmt: skip

from whosays.views import Change, Relied


@pytest.fixture(scope="module")
def tree() -> html.HtmlElement:
    change = Change(
        day=date(2031, 7, 12), kind="revises", origin=MINISTRY, question=question(), old=TWELVE[0],
        new=TWENTY_THREE, why={},
    )  # fmt: skip
    relied = Relied(
        origin=MINISTRY,
        claims=4,
        questions=1,
        documents=4,
        relayed=4,
        only_relayed=3,
        publishers=("Ilve Post",),
    )
    page = rendered(
        DOCUMENTS, CLAIMS, [], origins=ORIGINS, details=[detail()], changes=[change], relied=[relied]
    )
    return html.document_fromstring(page.encode())


def said(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_a_question_names_what_is_counted_and_how_many_origins_say_so(tree: html.HtmlElement) -> None:
    (asked,) = tree.xpath("//article[@class='question']")
    assert said(asked.xpath(".//header")[0]) == (
        "killed, people: Kelu camp, 8 Jul 2031 2 origins · 5 documents · 5 claims · 12 to 31 · accounts differ"
    )


def test_reprints_are_folded_under_their_origin_and_counted(tree: html.HtmlElement) -> None:
    heard = tree.xpath("//ul[@class='heard']/li")
    assert [said(one.xpath("./p")[0]) for one in heard] == [
        "Darvane Front",
        "Ministry of Health 4 outlets, 1 origin",
    ]
    (fold,) = heard[1].xpath("./ol//details")
    assert said(fold.xpath("./summary")[0]) == "3 rows, 1 text"
    assert [said(one) for one in fold.xpath(".//li/a")] == ["Talvia Wire", "Ilve Post", "Hastel Courier"]
    assert "print one text" in said(heard[1].xpath("./details[@class='why']")[0])
    assert heard[0].xpath(".//details") == []


def test_the_chart_has_one_mark_an_account_and_a_line_an_origin_that_revised(tree: html.HtmlElement) -> None:
    (asked,) = tree.xpath("//article[@class='question']")
    marks = asked.xpath(".//a[@data-rows]")
    assert sorted(len(mark.get("data-rows").split()) for mark in marks) == [1, 1, 3]
    assert len(asked.xpath(".//*[contains(@class, 'series')]")) == 1
    assert asked.xpath(".//svg//text[@text-anchor='middle']/text()")[:2] == ["9 Jul", "2031"]


def test_what_differs_is_said_of_both_and_ranks_neither(tree: html.HtmlElement) -> None:
    (differing,) = tree.xpath("//div[@class='differing']")
    assert said(differing) == (
        "Where they differ Ministry of Health, 12 Jul 2031: 23 has no number in common with "
        "Darvane Front, 9 Jul 2031: 31 gap 8"
    )


def test_what_is_near_but_not_comparable_says_why(tree: html.HtmlElement) -> None:
    near = tree.xpath("//article[@class='question']/details[last()]")[0]
    assert said(near) == (
        "Not comparable: 1 question on the same event killed, people (civilian): Kelu camp, 8 Jul 2031 "
        "status differs: unknown, civilian"
    )


def test_changes_and_reliance_have_their_sections(tree: html.HtmlElement) -> None:
    (change,) = tree.xpath("//ol[@class='changes']/li")
    assert said(change).startswith("12 Jul 2031 Ministry of Health 12 became 23 revised")
    (row,) = tree.xpath("//table[@class='relied']/tbody/tr")
    assert [said(cell) for cell in row] == ["Ministry of Health", "4", "1", "4", "3", "Ilve Post"]


def test_voices_are_origins_however_they_are_worded(tree: html.HtmlElement) -> None:
    options = tree.xpath("//select[@name='source']/option/text()")
    assert options == ["anybody’s", f"{MINISTRY.name} (4)", f"{FRONT.name} (1)"]


def test_links_lead_somewhere_and_ids_are_unique(tree: html.HtmlElement) -> None:
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {target[1:] for target in tree.xpath("//@href")} <= set(ids)


def test_a_page_with_nothing_to_compare_says_so() -> None:
    page = rendered(DOCUMENTS, CLAIMS, [])
    assert "nothing to compare" in page
    assert 'id="changes"' not in page
