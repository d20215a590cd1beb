"""Deciding on claims: what is stored, what is shown, and what two reviewers see of each other."""

import json
import re

import pytest

from tests.web.conftest import ADDRESS, Browser
from tests.web.invented import HELD, REPORT, SECRET, THIRTEEN, TWELVE, WOUNDED
from whosays.records import Claim, Span

CLAIM = f"/claims/{TWELVE.id}"
QUEUE = "?state=unreviewed&queue=true"
TEXT = REPORT.text


def at(name: str, words: str) -> dict[str, int]:
    start = TEXT.index(words)
    return {f"{name}_start": start, f"{name}_end": start + len(words)}


def plain() -> dict[str, object]:
    """The fields of the edit form as the page fills them."""
    held = {"measure": "killed", "status": "unknown", "factuality": "CT+", "scope": "incident"}
    spans = {}
    for name in ("figure", "population", "place", "time"):
        part = getattr(TWELVE, name)
        spans |= {f"{name}_start": part.start, f"{name}_end": part.end}
    source = TWELVE.sources[0]
    spans |= {"source0_start": source.start, "source0_end": source.end}
    spans |= {"quote_start": TWELVE.span.start, "quote_end": TWELVE.span.end}
    return held | spans


def edited(browser: Browser, action: str = "edit", **changes: object):
    """The edit form as the page fills it, with some fields changed."""
    return browser.decide(CLAIM, action, **(plain() | changes))


def state(browser: Browser, claim_id: str = TWELVE.id) -> str:
    return browser.get(f"/api/claims/{claim_id}").json()["state"]


@pytest.mark.parametrize(("action", "stands"), [("accept", "accepted"), ("reject", "rejected")])
def test_a_decision_is_kept_with_name_and_shown(browser, action, stands):
    answer = browser.decide(CLAIM, action, note="seen in print")
    assert state(browser) == stands
    assert "T. Ven" in answer.text
    assert "seen in print" in answer.text
    assert f"/claims?state={stands}" in browser.get("/decisions").text


def test_the_queue_goes_on_to_the_next_and_ends(browser):
    first = browser.get("/review")
    assert first.url.path == CLAIM
    second = browser.decide(str(first.url), "accept")
    assert second.url.path == f"/claims/{WOUNDED.id}"
    assert "Take it back" in second.text
    for _ in range(3):
        second = browser.decide(str(second.url.copy_remove_param("done")), "reject")
    assert second.url.path == "/claims"
    assert "The queue is done" in second.text


def test_a_decision_is_taken_back_from_the_next_page(browser):
    after = browser.decide(CLAIM + QUEUE, "reject")
    fields = {"csrf": browser.form(str(after.url))["csrf"], "seen": 1, "action": "undo"}
    browser.post(CLAIM + QUEUE, data=fields)
    assert state(browser) == "unreviewed"


def test_the_second_reviewer_sees_the_firsts_decision_before_deciding(browser, store):
    other = Browser(browser.app, base_url=ADDRESS)
    other.post("/name", data=other.form("/claims", name="O. Rem"))
    stale = other.form(CLAIM, action="accept")
    browser.decide(CLAIM, "reject", note="a typing error")
    answer = other.post(CLAIM, data=stale)
    assert answer.status_code == 409
    assert "T. Ven has decided in between (reject)" in answer.text
    assert "a typing error" in answer.text
    assert state(browser) == "rejected"
    assert other.decide(CLAIM, "accept").status_code == 200
    assert state(browser) == "accepted"


def test_a_figure_is_read_from_the_words_that_were_selected(browser):
    edited(browser, **at("figure", "at least 12"))
    held = browser.get(f"/api/claims/{TWELVE.id}").json()
    figure = held["claim"]["figure"]
    assert (figure["text"], figure["low"], figure["high"], figure["modifier"]) == (
        "at least 12",
        12,
        None,
        "at_least",
    )
    assert held["machine"]["figure"]["modifier"] == "exact"
    assert held["history"][0]["before"]["figure"]["text"] == "12"
    assert set(held["history"][0]["after"]) == {"figure"}


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        (at("figure", "12 people in"), "select the number"),
        (at("figure", "12") | {"modifier": "at_most"}, "can be read as exact: choose"),
        ({"figure_start": 5, "figure_end": 3}, "are no words"),
        ({"figure_start": 0, "figure_end": 10**6}, "are no words"),
        ({"figure_start": "x"}, "code point"),
        (at("quote", "A monitor counted"), "outside the evidence"),
        ({"figure_start": "", "figure_end": ""}, "figure"),
        ({"as_of": "soon"}, "as_of"),
        ({"measure": "eaten"}, "measure"),
        ({}, "nothing was changed"),
    ],
)
def test_an_edit_that_does_not_hold_is_refused_with_the_reason_and_the_form(browser, changes, told):
    answer = edited(browser, **changes)
    assert answer.status_code == 422
    assert told in answer.text
    assert '<details class="edit" id="edit" open>' in answer.text
    assert browser.get("/api/judgements").json() == []


def test_places_and_times_are_looked_up_where_they_are_selected_anew(browser):
    edited(browser, **at("place", "Mirrow"), **at("time", "8 July"))
    claim = browser.get(f"/api/claims/{TWELVE.id}").json()["claim"]
    assert claim["place"]["text"] == "Mirrow"
    assert (claim["time"]["from"], claim["time"]["precision"]) == ("2031-07-08", 1)


def test_a_chain_gets_a_link_and_a_cue(browser):
    edited(browser, **at("cue0", "said"), **at("source1", "Talvia Wire"))
    sources = browser.get(f"/api/claims/{TWELVE.id}").json()["claim"]["sources"]
    assert [(s["text"], s["cue"]) for s in sources] == [("the Oresh ministry", "said"), ("Talvia Wire", None)]


def test_a_missed_claim_is_added_with_the_sentence_around_its_figure(browser):
    page = f"/documents/{REPORT.id}"
    fields = {"measure": "killed"} | at("population", "more") | at("figure", "7 more")
    fields["figure_end"] = fields["figure_start"] + 1
    answer = browser.post(f"{page}/claims", data=browser.form(page, **fields))
    assert answer.url.path.startswith("/claims/c1-")
    claim = browser.get(f"/api{answer.url.path}").json()
    assert claim["claim"]["quote"] == "Later 7 more died, the ministry said in Geneva."
    assert (claim["state"], claim["machine"]) == ("added", None)
    assert claim["claim"]["relay"] == [
        {"name": "Talvia Wire", "kind": "agency"},
        {"name": "Talvia Post", "kind": "publisher"},
    ]
    again = browser.post(f"{page}/claims", data=browser.form(page, **fields))
    assert "a claim already" in again.text
    assert browser.decide(str(answer.url), "undo").url.path == page


@pytest.mark.parametrize(
    "fields", [{}, {"measure": "killed"}, {"measure": "killed"} | at("figure", "12 people in")]
)
def test_a_claim_without_its_figure_is_not_added(browser, fields):
    page = f"/documents/{REPORT.id}"
    answer = browser.post(f"{page}/claims", data=browser.form(page, **fields))
    assert answer.status_code == 422
    assert browser.get("/api/judgements").json() == []


def test_offsets_count_code_points_behind_an_emoji(browser):
    page = f"/documents/{REPORT.id}"
    fields = {"measure": "killed"} | at("figure", "7 more died")
    fields["figure_end"] = fields["figure_start"] + 1
    answer = browser.post(f"{page}/claims", data=browser.form(page, **fields))
    assert browser.get(f"/api{answer.url.path}").json()["claim"]["figure"]["text"] == "7"


def test_claims_are_joined_and_split(browser):
    browser.decide(CLAIM, "join", members=WOUNDED.id)
    assert state(browser, WOUNDED.id) == "joined"
    assert "this claim stands for it" in browser.get(CLAIM).text
    browser.decide(CLAIM, "split", members=WOUNDED.id)
    assert state(browser, WOUNDED.id) == "unreviewed"


def test_a_note_decides_nothing_and_an_empty_one_is_refused(browser):
    browser.decide(CLAIM, "note", note="ask the ministry")
    assert state(browser) == "unreviewed"
    assert browser.decide(CLAIM, "note", note="  ").status_code == 422


def test_restricted_words_are_hidden_until_asked_for(browser):
    for page in (f"/claims/{SECRET.id}", f"/documents/{HELD.id}"):
        assert "killed 44" not in browser.get(page).text
        assert "near Oresh" not in browser.get(page).text
        assert "near Oresh" in browser.get(page + "?restricted=true").text


@pytest.mark.parametrize("layer", ["times", "places", "parties", "sources", "cues", "contents"])
def test_layers_of_mentions_are_shown_when_asked_for(browser, layer):
    plain = browser.get(f"/documents/{REPORT.id}").text
    shown = browser.get(f"/documents/{REPORT.id}?layer={layer}").text
    letter = {"times": "T", "places": "L", "parties": "P", "sources": "S", "cues": "Q", "contents": "C"}[
        layer
    ]
    assert f'class="{letter}' in shown.split('id="text"')[1]
    assert f'class="{letter}' not in plain.split('id="text"')[1].split("</div>")[0]


def test_hostile_text_is_text_on_every_page(browser):
    pages = [
        "/claims",
        f"/claims/{THIRTEEN.id}",
        f"/documents/{THIRTEEN.document.id}",
        "/documents",
        "/decisions",
    ]
    browser.post("/name", data=browser.form("/claims", name="<script>alert(1)</script>"))
    browser.decide(f"/claims/{THIRTEEN.id}", "accept", note="<img src=x onerror=alert(1)>")
    for page in pages:
        text = browser.get(page).text
        assert text.count("<script") == text.count('<script src="/static/')
        assert "<img" not in text
        assert "<base" not in text
        assert 'href="javascript' not in text


def halves(**changes: object) -> dict[str, object]:
    """The form that splits a claim, the second one's figure selected anew."""
    other = {"measure": "killed", "status": "unknown", "factuality": "CT+"} | at("figure", "7 more")
    other["figure_end"] = other["figure_start"] + 1
    return {f"part_{name}": value for name, value in other.items()} | changes


def test_a_claim_is_split_in_two_exported_as_two_and_made_one_again(browser):
    answer = edited(browser, action="split", **halves())
    assert answer.status_code == 200
    assert "split in two" in re.sub(r"\s+", " ", answer.text)
    rows = browser.get("/export/claims?rows=reviewed").text.splitlines()
    assert [json.loads(row)["figure"]["low"] for row in rows] == [12, 7]
    (second,) = [json.loads(row)["id"] for row in rows if json.loads(row)["figure"]["low"] == 7]
    assert "split in two" in re.sub(r"\s+", " ", browser.get(f"/claims/{second}").text)
    browser.decide(CLAIM, "undo")
    assert state(browser) == "unreviewed"
    assert browser.get(f"/claims/{second}").status_code == 404


def test_both_halves_of_a_split_may_be_other_than_what_was_read(browser):
    edited(browser, action="split", **at("figure", "at least 12"), **halves(part_measure="injured"))
    rows = [row["claim"] for row in browser.get("/api/claims?limit=9").json()["claims"]]
    assert ("at_least", "killed") in {(row["figure"]["modifier"], row["measure"]) for row in rows}
    assert ("7", "injured") in {(row["figure"]["text"], row["measure"]) for row in rows}


def test_a_split_that_does_not_hold_keeps_its_form(browser):
    answer = edited(browser, action="split", **halves(part_figure_end=10**6))
    assert answer.status_code == 422
    assert '<details class="edit" id="split" open>' in answer.text
    assert browser.get("/api/judgements").json() == []


def test_a_program_splits_a_claim_in_one_decision(browser):
    api = browser.get("/api/session").json()
    fields = TWELVE.model_dump(mode="json")
    start = TEXT.index("7 more")
    fields["figure"] |= {"text": "7", "start": start, "end": start + 1, "low": 7, "high": 7}
    sentence = TEXT.index("Later")
    fields |= {"quote": TEXT[sentence:], "span": {"start": sentence, "end": len(TEXT)}}
    fields |= dict.fromkeys(("population", "place", "time", "actor")) | {"sources": []}
    span, figure = Span(**fields["span"]), Span(start=start, end=start + 1)
    fields["id"] = Claim.identify(REPORT.id, span, "killed", figure, None)
    told = {"action": "split", "target": TWELVE.id, "after": {"part": fields}}
    answer = browser.post("/api/judgements", json=told, headers={api["header"]: api["value"]})
    assert answer.status_code == 201, answer.text
    assert (state(browser), state(browser, fields["id"])) == ("accepted", "added")


def test_in_the_queue_a_split_leads_on(browser):
    answer = browser.decide(CLAIM + QUEUE, "split", **plain(), **halves())
    assert answer.url.path == f"/claims/{WOUNDED.id}"
