"""The page of claims: found, sorted, turned over, shared."""

import re

import pytest

from tests.web.conftest import Browser
from tests.web.invented import SECRET, SEVENTEEN, THIRTEEN, TWELVE, WOUNDED

ALL = [TWELVE.id, WOUNDED.id, SEVENTEEN.id, THIRTEEN.id]


def ids(browser: Browser, address: str = "/claims") -> list[str]:
    answer = browser.get(address)
    assert answer.status_code == 200
    return re.findall(r'class="open" href="/claims/(c1-\w+)', answer.text)


def test_claims_come_by_date_and_restricted_ones_only_when_asked_for(browser):
    assert ids(browser) == ALL
    assert ids(browser, "/claims?restricted=true") == [*ALL, SECRET.id]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("measure=injured", [WOUNDED]),
        ("text=wounded", [TWELVE, WOUNDED]),
        ("text=WOUND+kel", [TWELVE, WOUNDED]),
        ("source=monitor", [WOUNDED]),
        ("source=oresh+minis", [TWELVE]),
        ("place=mirrow", [WOUNDED]),
        ("party=people", [TWELVE]),
        ("since=2031-07-10", [SEVENTEEN, THIRTEEN]),
        ("until=2031-07-08", [TWELVE]),
        ("scope=incident", [TWELVE]),
        ("factuality=CT%2B&measure=injured", [WOUNDED]),
        ("state=accepted", []),
        ("text=AND+OR+%22+*", []),
        ("text=%D9%83%D9%8A%D9%84%D9%88", [SEVENTEEN]),
        ("measure=", [TWELVE, WOUNDED, SEVENTEEN, THIRTEEN]),
    ],
)
def test_filters_find_what_they_say(browser, asked, found):
    assert ids(browser, f"/claims?{asked}") == [claim.id for claim in found]


def test_the_address_fills_the_form_so_that_it_can_be_shared(browser):
    text = browser.get("/claims?text=wounded&measure=injured&sort=figure&desc=true").text
    assert 'name="text" value="wounded"' in text
    assert '<option value="injured" selected>' in text
    assert '<option value="figure" selected>' in text
    assert 'name="desc" value="true" checked' in text


@pytest.mark.parametrize(
    "sort", ["published", "happened", "figure", "measure", "source", "place", "party", "factuality"]
)
@pytest.mark.parametrize("desc", ["", "&desc=true"])
def test_every_order_can_be_walked_claim_by_claim_and_back(browser, sort, desc):
    address = f"/api/claims?sort={sort}{desc}&limit=1"
    walked, after = [], ""
    while after is not None:
        part = browser.get(f"{address}&after={after}").json()
        walked += [row["claim"]["id"] for row in part["claims"]]
        after = part["after"]
    assert sorted(walked) == sorted(ALL)
    whole = [row["claim"]["id"] for row in browser.get(f"/api/claims?sort={sort}{desc}").json()["claims"]]
    assert walked == whole
    back = browser.get(f"{address}&before={walked[-1]}").json()["claims"]
    assert [row["claim"]["id"] for row in back] == [walked[-2]]


def test_figures_are_sorted_as_numbers(browser):
    rows = browser.get("/api/claims?sort=figure&desc=true").json()["claims"]
    assert [row["claim"]["figure"]["high"] for row in rows] == [31, 17, 13, 12]


@pytest.mark.parametrize(
    ("asked", "told"),
    [("measure=eaten", "no measure"), ("since=2031-13-01", "since is no day"), ("sort=luck", "sorted by"),
     ("since=2031-02-01&until=2031-01-01", "swap"), ("text=---", "holds no word"), ("after=c1-x", "no claim"),
     ("state=odd", "no state"), ("desc=perhaps", "desc")],
)  # fmt: skip
def test_a_filter_that_makes_no_sense_is_explained(browser, asked, told):
    answer = browser.get(f"/claims?{asked}")
    assert answer.status_code in {404, 422}
    assert told in answer.text


def test_the_count_says_how_many_match(browser):
    assert "4 claims" in browser.get("/claims").text
    assert "1 claim" in browser.get("/claims?measure=injured").text


def test_an_empty_ledger_says_how_to_begin(store, tmp_path):
    from whosays import web
    from whosays.ledger import open_store

    with open_store(tmp_path / "new.db") as empty:
        client = Browser(web.build(empty, web.Settings(ledger="new.db")), base_url="http://localhost")
        assert "Drop documents in" in client.get("/claims").text
        assert client.get("/review").url.path == "/claims"
