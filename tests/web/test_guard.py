"""Who may come in, what they may send, and what the browser is told."""

import pytest

from tests.web.conftest import ADDRESS, Browser
from tests.web.invented import TWELVE
from whosays import web
from whosays.errors import UsageError
from whosays.web.guard import POLICY

TOKEN = "a secret of more than sixteen"
CLAIM = f"/claims/{TWELVE.id}"
WRITES = [
    ("/name", {"name": "O. Rem"}),
    (CLAIM, {"action": "accept", "seen": "0"}),
    (f"/documents/{TWELVE.document.id}/claims", {"measure": "killed"}),
    ("/login", {"token": TOKEN}),
    ("/import", {}),
]


@pytest.fixture
def guarded(store, ledger):
    settings = web.Settings(ledger=str(ledger), host="192.168.7.7", token=TOKEN)
    return Browser(web.build(store, settings), base_url="http://192.168.7.7:8765")


@pytest.mark.parametrize(
    "page", ["/claims", CLAIM, "/api/claims", "/static/workbench.js", "/nowhere", "/claims?measure=x"]
)
def test_every_answer_carries_the_policy(browser, page):
    headers = browser.get(page).headers
    assert {name: headers[name] for name in POLICY} == POLICY
    assert "unsafe" not in headers["content-security-policy"]


def test_no_page_holds_inline_script_or_style(browser):
    for page in ("/claims", CLAIM, f"/documents/{TWELVE.document.id}", "/import", "/export", "/decisions"):
        text = browser.get(page).text
        assert "<style" not in text
        assert " style=" not in text
        assert "<script>" not in text
        assert " onclick" not in text


@pytest.mark.parametrize(
    "host", ["trap.example", "127.0.0.1.trap.example", "trap.example:8765", "", "192.168.7.7"]
)
def test_a_name_that_is_not_ours_is_refused(browser, host):
    assert browser.get("/claims", headers={"Host": host}).status_code == 421


@pytest.mark.parametrize("host", ["localhost:8765", "127.0.0.1", "[::1]:8765", "LOCALHOST"])
def test_this_machine_by_any_of_its_names_is_served(browser, host):
    assert browser.get("/claims", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(("page", "fields"), WRITES)
def test_a_write_without_the_sessions_signature_is_refused(browser, page, fields):
    browser.get("/claims")
    for forged in ({}, {"csrf": "0" * 64}):
        answer = browser.post(page, data=fields | forged)
        assert answer.status_code in {403, 422}
        assert "reload" in answer.text or page == "/import"
    assert browser.get("/api/judgements").json() == []


def test_a_signature_of_another_session_is_refused(browser, store, ledger):
    other = Browser(browser.app, base_url=ADDRESS)
    fields = other.form(CLAIM, action="accept")
    browser.get("/claims")
    assert browser.post(CLAIM, data=fields).status_code == 403


@pytest.mark.parametrize(
    "headers",
    [{"Origin": "http://trap.example"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"},
     {"Sec-Fetch-Site": "same-site"}, {"Origin": "http://127.0.0.1:1"}],
)  # fmt: skip
def test_a_write_from_another_site_is_refused_even_with_a_signature(browser, headers):
    fields = browser.form(CLAIM, action="accept")
    assert browser.post(CLAIM, data=fields, headers=headers).status_code == 403
    assert browser.get("/api/judgements").json() == []


def test_every_route_that_writes_asks_for_the_signature(browser):
    writes = {
        (r.path, m)
        for r in browser.app.routes
        for m in getattr(r, "methods", None) or ()
        if m not in {"GET", "HEAD"}
    }
    schema = browser.get("/api/openapi.json").json()["paths"]
    writes |= {(path, m.upper()) for path, ways in schema.items() for m in ways if m != "get"}
    assert ("/api/judgements", "POST") in writes
    for path, method in writes:
        answer = browser.request(
            method, path.replace("{claim_id}", "x").replace("{document_id}", "x"), json={}
        )
        assert answer.status_code == 403, path


def test_cookies_are_for_this_site_and_no_script(browser):
    for answer in (
        browser.get("/claims"),
        browser.post("/name", data=browser.form("/claims", name="O. Rem")),
    ):
        for response in (answer, *answer.history):
            for cookie in response.headers.get_list("set-cookie"):
                assert "HttpOnly" in cookie
                assert "SameSite=Strict" in cookie


def test_without_the_token_nothing_is_shown(guarded):
    assert guarded.get("/claims").url.path == "/login"
    assert guarded.get("/api/claims").status_code == 401
    assert guarded.get("/api/claims", headers={"Authorization": "Bearer wrong"}).status_code == 401
    assert guarded.get("/static/report.css").status_code == 200
    assert guarded.post("/import", files={"files": b"x"}).url.path == "/login"


def test_the_token_opens_the_door_by_form_and_by_header(guarded):
    assert guarded.post("/login", data=guarded.form("/login", token="wrong")).status_code == 403
    assert guarded.post("/login", data=guarded.form("/login", token=TOKEN)).url.path == "/claims"
    assert TOKEN not in str(guarded.cookies)
    assert guarded.get("/claims").status_code == 200
    stranger = Browser(guarded.app, base_url="http://192.168.7.7:8765")
    bearer = {"Authorization": f"Bearer {TOKEN}"}
    assert stranger.get("/api/claims", headers=bearer).status_code == 200
    decided = {"action": "accept", "target": TWELVE.id}
    assert stranger.post("/api/judgements", headers=bearer, json=decided).status_code == 201


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ({"host": "0.0.0.0"}, "--token"),
        ({"host": "192.168.1.2"}, "--token"),
        ({"token": "short"}, "16 characters"),
    ],
)
def test_a_workbench_that_anybody_could_use_is_not_started(settings, told):
    with pytest.raises(UsageError, match=told):
        web.Settings(ledger="x.db", **settings)


def test_what_is_too_large_is_refused_before_it_is_read(browser, store, ledger):
    small = web.Settings(ledger=str(ledger), body_bytes=1000, upload_bytes=2000)
    client = Browser(web.build(store, small), base_url=ADDRESS)
    assert client.post(CLAIM, data={"note": "x" * 2000}).status_code == 413
    assert client.post("/import", files={"files": ("a.txt", b"x" * 3000)}).status_code == 413
    chunks = (b"x" * 600 for _ in range(4))
    kind = {"Content-Type": "application/x-www-form-urlencoded"}
    assert client.post(CLAIM, content=chunks, headers=kind).status_code == 413


def test_a_name_is_one_short_line(browser):
    browser.post("/name", data=browser.form("/claims", name="  O.\n\tRem \x1b" + "x" * 100))
    assert browser.get("/api/session").json()["reviewer"] == "O. Rem " + "x" * 53


def test_going_back_after_a_name_leaves_this_site_for_no_other(browser):
    fields = browser.form("/claims", name="O. Rem")
    for referer in ("http://trap.example/claims?x=1", "//trap.example", "javascript:x"):
        answer = browser.post("/name", data=fields, headers={"Referer": referer}, follow_redirects=False)
        assert answer.headers["location"].startswith("/")
        assert not answer.headers["location"].startswith("//")
