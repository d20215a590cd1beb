"""Pages of what many documents say: questions, disagreements, sources, reprints, changes; splitting and joining."""

import html
import re

import pytest

from tests.web.conftest import ADDRESS, Browser
from tests.web.invented import fill_linked
from whosays import web
from whosays.ledger import open_store
from whosays.web.pages import compared


@pytest.fixture
def bench(tmp_path):
    path = fill_linked(tmp_path / "linked.db")
    with open_store(path) as store:
        yield Browser(web.build(store, web.Settings(ledger=str(path), reviewer="T. Ven")), base_url=ADDRESS)


def found(bench: Browser, page: str, kind: str) -> list[str]:
    return list(dict.fromkeys(re.findall(rf'href="/{kind}/(\w1-\w+)', bench.get(page).text)))


@pytest.fixture
def killed(bench):
    """The page of the question that several origins answer."""
    return f"/questions/{found(bench, '/questions?measure=killed', 'questions')[0]}"


@pytest.fixture
def forty(bench):
    """The claim of the committee."""
    return bench.get("/api/claims?source=committee").json()["claims"][0]["claim"]["id"]


def test_a_question_shows_its_origins_with_a_chart_and_folded_reprints(bench, killed):
    text = bench.get(killed).text
    assert "accounts differ" in text
    assert text.count("data-origin") == 2
    assert "Ministry of Health</bdi> <small>3 outlets, 1 origin" in text
    assert '<svg class="field"' in text
    for anchor in set(re.findall(r'class="m [^"]*"', text)) and re.findall(
        r'<a href="#(c\d+)" class="m', text
    ):
        assert f'id="{anchor}"' in text


def test_restricted_documents_stay_out_until_asked_for(bench, killed):
    for page in (killed, "/questions", "/disagreements", "/sources", "/changes"):
        assert "77" not in re.sub(r"\w{9,}", "", bench.get(page).text)
    assert "77" in bench.get(killed + "?restricted=true").text


def test_a_claim_leads_to_its_question_and_to_what_contradicts_it(bench, killed, forty):
    page = bench.get(f"/claims/{forty}").text
    assert killed in page
    assert "has no number in common with" in page


def test_disagreements_sources_and_changes_say_who(bench):
    assert "has no number in common with" in bench.get("/disagreements").text
    sources = bench.get("/sources").text
    assert "Ministry of Health" in sources
    assert "Kelu Committee" in sources
    changes = bench.get("/changes").text
    assert re.search(r"12 →.*26", changes, flags=re.S)


@pytest.mark.parametrize("page", ["/questions", "/disagreements", "/sources", "/changes"])
def test_filters_reach_every_list(bench, page):
    assert bench.get(f"{page}?measure=displaced").status_code == 200
    assert "Kelu" not in bench.get(f"{page}?place=mirrow").text.split("</form>")[-1]
    assert bench.get(f"{page}?measure=eaten").status_code == 422


def test_a_claim_is_split_off_a_question_and_put_back(bench, killed, forty):
    before = bench.get(killed).text
    answer = bench.decide(killed, "split", members=forty)
    assert answer.status_code == 200
    assert "T. Ven" in answer.text
    assert answer.text.count("data-origin") == before.count("data-origin") - 1
    target = re.search(r'name="target" value="(c1-\w+)"', answer.text)[1]
    back = bench.decide(answer.url.path, "undo", target=target)
    assert back.text.count("data-origin") == before.count("data-origin")


def test_splitting_needs_some_claims_but_not_all(bench, killed):
    assert bench.decide(killed, "split").status_code == 422
    every = re.findall(r'name="members" value="(c1-\w+)"', bench.get(killed).text)
    assert bench.decide(killed, "split", members=every).status_code == 422


def test_a_family_shows_its_members_side_by_side(bench):
    (family,) = found(bench, "/families", "families")
    text = bench.get(f"/families/{family}").text
    assert "2 documents, one text" in text
    assert re.search(r'<span class="x">[^<]*Readers may send letters', text)
    member = found(bench, "/documents?text=ilve", "documents")[0]
    assert f"/families/{family}" in bench.get(f"/documents/{member}").text


def test_a_family_is_split_and_joined_again(bench):
    (family,) = found(bench, "/families", "families")
    members = re.findall(r'name="members" value="(d1-\w+)"', bench.get(f"/families/{family}").text)
    assert bench.decide(f"/families/{family}", "split", members=members[1]).status_code == 200
    assert found(bench, "/families", "families") == []
    history = bench.get("/decisions").text
    assert "family of" in history
    api = bench.get("/api/session").json()
    told = {"action": "undo", "target": members[0], "target_kind": "family", "seen": 1}
    assert bench.post("/api/judgements", json=told, headers={api["header"]: api["value"]}).status_code == 201
    assert len(found(bench, "/families", "families")) == 1


def test_a_document_is_joined_to_a_family_by_its_id(bench):
    (family,) = found(bench, "/families", "families")
    other = found(bench, "/documents?text=oresh", "documents")[0]
    bench.decide(f"/families/{family}", "join", other=other)
    (joined,) = found(bench, "/families", "families")
    assert "3 documents, one text" in bench.get(f"/families/{joined}").text
    assert bench.decide(f"/families/{joined}", "join", other="f1-none").status_code == 422


def test_claims_and_the_queue_can_be_those_whose_accounts_differ(bench, forty):
    rows = bench.get("/api/claims?differ=true").json()["claims"]
    assert forty in {row["claim"]["id"] for row in rows}
    assert {row["claim"]["measure"] for row in rows} == {"killed"}
    assert "differ=true" in str(bench.get("/review?differ=true&measure=killed").url)
    assert bench.get("/api/claims?differ=true&measure=displaced").json()["claims"] == []


def test_programs_read_the_same_comparisons(bench, killed):
    (asked,) = bench.get("/api/questions?measure=killed").json()
    assert killed == f"/questions/{asked['id']}"
    assert len(bench.get(f"/api{killed}").json()["voices"]) == asked["origins"] == 2
    assert bench.get("/api/disagreements").json()[0]["question"]["id"] == asked["id"]
    assert {one["origin"]["name"] for one in bench.get("/api/sources").json()} >= {"the Ministry of Health"}
    assert bench.get("/api/changes").json()[0]["kind"] == "revises"
    assert len(bench.get("/api/families").json()[0]["documents"]) == 2


def walked(bench: Browser, page: str) -> tuple[int, list[str]]:
    """Turn a list over to its end; return how many pages it has and what their rows lead to."""
    pages, rows, there = 0, [], page
    while there:
        text = bench.get(there).text
        pages += 1
        rows += re.findall(
            r'data-row>.*?class="(?:figure )?open" href="([^"?]+(?:\?source=[^"]+)?)', text, flags=re.S
        )
        following = re.search(r'rel="next" href="([^"]+)"', text)
        there = html.unescape(following[1]) if following else ""
    return pages, rows


@pytest.mark.parametrize("page", ["/questions?compared=false", "/disagreements", "/sources", "/changes"])
def test_every_list_can_be_turned_over_to_its_end(bench, page, monkeypatch):
    _, whole = walked(bench, page)
    for name in ("PAGE", "DIFFERING", "LOOKED"):
        monkeypatch.setattr(compared, name, 1)
    pages, rows = walked(bench, page)
    assert rows == whole != []
    assert pages > 1


def test_programs_turn_lists_over_by_the_last_record(bench):
    keys = {
        "questions": lambda row: row["id"],
        "disagreements": lambda row: row["question"]["id"],
        "sources": lambda row: row["origin"]["key"],
        "changes": lambda row: row["question"]["id"],
    }
    for name, key in keys.items():
        whole, after, walked_ = bench.get(f"/api/{name}?compared=false").json(), "", []
        while part := bench.get(
            f"/api/{name}", params={"limit": 1, "after": after, "compared": False}
        ).json():
            walked_ += part
            after = key(part[-1])
        assert walked_ == whole != [], name


def test_a_page_of_differences_says_how_many_it_leaves_out(bench, killed, monkeypatch):
    monkeypatch.setattr(compared, "NOTES", 0)
    assert re.search(r"\d more of these pairs", bench.get(killed).text)
    monkeypatch.setattr(compared, "SPELT_OUT", 0)
    assert "are set side by side on its own page" in bench.get("/disagreements").text
