"""The workbench in a real browser: Debian's Chromium, driven by Playwright."""

import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.ledger.making import numbered
from tests.web.invented import ARABIC, ATTACKS, HOSTILE, REPORT, THIRTEEN, TWELVE, WOUNDED, fill, fill_linked
from tests.web.serving import serving_here
from whosays.ledger import open_store

PATIENCE = 60_000
"""Milliseconds that a page may take: a busy machine is no failure, and a failure is told by what the page shows."""

expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    path = shutil.which("chromium")
    assert path, "the browser tests need Chromium: apt-get install chromium"
    with sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        yield started
        started.close()


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    with serving_here(fill(tmp_path / "ledger.db")) as served:
        yield served


@pytest.fixture
def tab(chromium: Browser) -> Iterator[Page]:
    """A page that fails the test when anything is blocked, logged as an error, or asked of another host."""
    context = chromium.new_context(viewport={"width": 1280, "height": 800})
    opened = context.new_page()
    opened.set_default_timeout(PATIENCE)
    wrong: list[str] = []
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    opened.on("dialog", lambda dialog: wrong.append(dialog.message))
    opened.on("request", lambda asked: "127.0.0.1" in asked.url or wrong.append(asked.url))
    opened.on("console", lambda said: said.type == "error" and wrong.append(said.text))
    yield opened
    context.close()
    wrong = [said for said in wrong if "ERR_CONNECTION_REFUSED" not in said]  # the server may have gone first
    assert wrong == []


def select(tab: Page, words: str) -> None:
    """Select words of the text as a reader does, by the nodes of the page."""
    tab.evaluate(
        """(words) => {
          const walker = document.createTreeWalker(document.getElementById("text"), NodeFilter.SHOW_TEXT);
          const nodes = [];
          while (walker.nextNode()) nodes.push(walker.currentNode);
          const whole = nodes.map((node) => node.data).join("");
          const at = (offset) => {
            for (const node of nodes) { if (offset <= node.length) return [node, offset]; offset -= node.length; }
          };
          const start = whole.indexOf(words);
          getSelection().setBaseAndExtent(...at(start), ...at(start + words.length));
        }""",
        words,
    )


def press(tab: Page, key: str) -> None:
    """Press a key once the page and its script are there."""
    tab.wait_for_load_state("load")
    tab.keyboard.press(key)


def test_claims_are_reviewed_by_keyboard_alone(tab: Page, address: str) -> None:
    tab.goto(f"{address}/claims")
    press(tab, "j")
    expect(tab.locator("tr.on a.open")).to_be_focused()
    press(tab, "v")
    expect(tab).to_have_url(f"{address}/claims/{TWELVE.id}?state=unreviewed&queue=true")
    press(tab, "a")
    expect(tab.locator(".told")).to_contain_text("accepted")
    expect(tab.locator("h1")).to_contain_text("31")
    press(tab, "u")
    expect(tab.locator("h1")).to_contain_text("12")
    expect(tab.locator("h1 .state")).to_have_text("not reviewed")
    press(tab, "r")
    expect(tab.locator("h1")).to_contain_text("31")
    press(tab, "n")
    tab.keyboard.type("ask again")
    press(tab, "Escape")
    press(tab, "Escape")
    expect(tab.locator("#found")).to_contain_text("claims")


def test_a_figure_is_edited_by_selecting_its_words_and_pressing_its_key(tab: Page, address: str) -> None:
    tab.goto(f"{address}/claims/{TWELVE.id}")
    tab.keyboard.press("e")
    select(tab, "at least 12")
    tab.keyboard.press("1")
    select(tab, "Mirrow")
    tab.keyboard.press("4")
    expect(tab.locator("#edit [data-span=figure] output")).to_have_text("at least 12")
    tab.keyboard.press("Control+Enter")
    expect(tab.locator("h1")).to_contain_text("12 →")
    expect(tab.locator("h1 .state")).to_have_text("edited")
    expect(tab.locator(".facts")).to_contain_text("Mirrow")


def test_a_claim_is_split_in_two_by_keyboard_and_made_one_again(tab: Page, address: str) -> None:
    tab.goto(f"{address}/claims/{TWELVE.id}")
    press(tab, "s")
    select(tab, "7")
    tab.keyboard.press("1")
    expect(tab.locator("[data-span=part_figure] output")).to_have_text("7")
    expect(tab.locator("#split [data-span=figure] output")).to_have_text("12")
    tab.keyboard.press("Control+Enter")
    expect(tab.locator(".told")).to_contain_text("in two")
    expect(tab.locator("h1 .state")).to_have_text("accepted")
    press(tab, "u")
    expect(tab.locator("h1 .state")).to_have_text("not reviewed")
    press(tab, "s")
    tab.locator("#split fieldset").first.locator("legend").click()
    select(tab, "at least 12")
    tab.keyboard.press("1")
    expect(tab.locator("#split [data-span=figure] output")).to_have_text("at least 12")


def test_a_missed_claim_behind_an_emoji_is_added_by_selecting(tab: Page, address: str) -> None:
    tab.goto(f"{address}/documents/{REPORT.id}")
    tab.keyboard.press("e")
    tab.select_option("[name=measure]", "killed")
    tab.locator("#text").focus()
    select(tab, "7 more died")
    tab.keyboard.press("9")
    select(tab, "7")
    tab.keyboard.press("1")
    tab.keyboard.press("Control+Enter")
    expect(tab.locator("h1")).to_contain_text("7 killed")
    expect(tab.locator("#text .e.f")).to_have_text("7")


def test_arabic_words_are_selected_to_the_code_point(tab: Page, address: str) -> None:
    tab.goto(f"{address}/documents/{ARABIC.id}")
    assert tab.evaluate("getComputedStyle(document.getElementById('text')).direction") == "rtl"
    tab.keyboard.press("e")
    select(tab, "كيلو")
    tab.keyboard.press("4")
    start = ARABIC.text.index("كيلو")
    assert tab.input_value("[name=place_start]") == str(start)
    assert tab.input_value("[name=place_end]") == str(start + 4)


@pytest.mark.parametrize(
    "page", ["/claims", f"/claims/{THIRTEEN.id}", f"/documents/{HOSTILE.id}?layer=sources", "/documents"]
)
def test_hostile_text_stays_text(tab: Page, address: str, page: str) -> None:
    tab.goto(address + page)
    tab.wait_for_timeout(150)
    assert "pwned" not in tab.title() or "<" in tab.title()
    assert tab.locator("main img, main script, main base, main svg, main style").count() == 0
    assert tab.locator("a[href^=javascript]").count() == 0
    assert tab.url.startswith(address)
    if page.startswith("/documents/"):
        shown = tab.locator("#text").inner_text()
        assert all(attack in shown for attack in ATTACKS[:4])


def test_files_are_dropped_in_and_what_is_read_is_told(tab: Page, address: str, tmp_path: Path) -> None:
    good, bad = tmp_path / "new.txt", tmp_path / "empty.txt"
    good.write_text("At least 20 people were killed in Mirrow on 3 March 2031, the Oresh ministry said.")
    bad.write_text("")
    tab.goto(f"{address}/import")
    tab.set_input_files("[name=files]", [good, bad])
    tab.get_by_role("button", name="Read them in").click()
    expect(tab.locator(".told").first).to_contain_text("1 document new")
    expect(tab.locator(".skipped")).to_contain_text("empty.txt")


def test_layers_are_switched_with_and_without_script(chromium: Browser, tab: Page, address: str) -> None:
    tab.goto(f"{address}/documents/{REPORT.id}")
    fill_of = "getComputedStyle(document.querySelector('#text .s')).getPropertyValue('--fill').trim()"
    assert tab.evaluate(fill_of) != "transparent"
    tab.uncheck("[data-layer=s]")
    assert tab.evaluate(fill_of) == "transparent"
    plain = chromium.new_context(java_script_enabled=False)
    page = plain.new_page()
    page.goto(f"{address}/documents/{REPORT.id}")
    page.check("[value=times]")
    page.get_by_role("button", name="Show these layers").click()
    assert page.locator("#text .T").count() > 0
    plain.close()


def test_decisions_can_be_made_without_script(chromium: Browser, address: str) -> None:
    plain = chromium.new_context(java_script_enabled=False)
    page = plain.new_page()
    page.goto(f"{address}/claims/{WOUNDED.id}")
    page.get_by_role("button", name="Accept").click()
    assert "accepted" in page.locator("h1").inner_text()
    plain.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(tab: Page, address: str, scheme: str) -> None:
    tab.emulate_media(color_scheme=scheme)
    found = []
    for page in ("/claims", f"/claims/{TWELVE.id}", f"/documents/{REPORT.id}?layer=times", "/documents",
                 "/decisions", "/import", "/export"):  # fmt: skip
        tab.goto(address + page)
        for form, key in (("#edit", "e"), ("#split", "s")):
            if tab.locator(form).count():
                tab.keyboard.press(key)
        for violation in Axe().run(tab).response["violations"]:
            if violation["impact"] in {"serious", "critical"}:
                found += [(page, violation["id"], node["target"]) for node in violation["nodes"]]
    assert found == []


def test_a_phone_shows_every_page_without_scrolling_sideways(tab: Page, address: str) -> None:
    tab.set_viewport_size({"width": 375, "height": 700})
    for page in (
        "/claims",
        f"/claims/{TWELVE.id}",
        f"/documents/{HOSTILE.id}",
        "/import",
        "/export",
        "/decisions",
    ):
        tab.goto(address + page)
        assert tab.evaluate("document.documentElement.scrollWidth") <= 375, page


@pytest.fixture
def linked(tmp_path: Path) -> Iterator[str]:
    """A workbench on documents that print one text and disagree with another."""
    with serving_here(fill_linked(tmp_path / "linked.db")) as served:
        yield served


def test_a_mark_of_a_chart_shows_its_words_on_hover_and_by_keyboard(tab: Page, linked: str) -> None:
    tab.goto(f"{linked}/questions?measure=killed")
    tab.locator("[data-row] .open").first.click()
    marks = tab.locator(".plot .m")
    expect(tab.locator("#tip")).to_be_hidden()
    marks.filter(has_text="40").hover()
    expect(tab.locator("#tip")).to_contain_text("Kelu Committee said 40 people were killed")
    marks.first.focus()
    expect(tab.locator("#tip")).to_contain_text("At least 12")
    press(tab, "ArrowRight")
    expect(marks.nth(1)).to_be_focused()
    press(tab, "Escape")
    expect(tab.locator("#tip")).to_be_hidden()


def test_a_family_is_split_in_the_browser_and_put_back(tab: Page, linked: str) -> None:
    tab.goto(f"{linked}/families")
    press(tab, "j")
    press(tab, "Enter")
    expect(tab.locator(".pair .x").first).to_be_visible()
    tab.locator("[name=members]").nth(1).check()
    tab.get_by_role("button", name="split").click()
    expect(tab.locator("main")).to_contain_text("No two documents print one text")
    expect(tab.locator(".told")).to_contain_text("T. Ven")


def test_axe_finds_nothing_serious_on_pages_of_many_documents(tab: Page, linked: str) -> None:
    found = []
    for page in ("/questions", "/disagreements", "/sources", "/changes", "/families", "first", "member"):
        if page in {"first", "member"}:
            tab.goto(f"{linked}/{'questions' if page == 'first' else 'families'}")
            tab.locator("[data-row] .open").first.click()
            tab.wait_for_load_state("load")
        else:
            tab.goto(linked + page)
        for violation in Axe().run(tab).response["violations"]:
            if violation["impact"] in {"serious", "critical"}:
                found += [(page, violation["id"], node["target"]) for node in violation["nodes"]]
    assert found == []


def multiplied(path: Path, times: int) -> Path:
    """Fill a ledger with 500 claims and list each of them again and again, as if it stood in other documents."""
    with open_store(path) as store, store.writer() as writer:
        for n in range(250):
            writer.put(*numbered(n))
    raw = sqlite3.connect(path)
    columns = {
        table: [row[1] for row in raw.execute(f"PRAGMA table_info({table})")]
        for table in ("claims", "listing")
    }
    again = "WITH RECURSIVE copy(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM copy WHERE n < ?) "
    changed = {
        "id": "replace(id, 'c1-', 'c1-' || n || '-')",
        "claim_id": "replace(claim_id, 'c1-', 'c1-' || n || '-')",
        "sequence": "sequence + n * 1000",
        "number": "number + n * 1000",
        "record": """replace(record, '"c1-', '"c1-' || n || '-')""",
    }
    for table, names in columns.items():
        values = ", ".join(changed.get(name, name) for name in names)
        raw.execute(f"{again} INSERT INTO {table} SELECT {values} FROM {table}, copy", (times - 1,))  # noqa: S608
    raw.commit()
    raw.close()
    return path


def test_a_ledger_of_50_000_claims_is_shown_sorted_and_turned_over(tab: Page, tmp_path: Path) -> None:
    with serving_here(multiplied(tmp_path / "many.db", 100)) as address:
        tab.goto(f"{address}/claims?restricted=true&measure=killed&sort=figure&desc=true")
        expect(tab.locator("#found")).to_contain_text("More than 10,000 claims")
        assert tab.locator("#table tbody tr").count() == 50
        tab.keyboard.press("n")
        expect(tab.locator("[rel=prev]")).to_be_visible()
        assert tab.locator("#table tbody tr").count() == 50
