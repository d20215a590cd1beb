"""The page as a whole: nothing outside can run in it or be called from it, and everything is in it."""

import base64
import hashlib
import json
import re
from pathlib import Path

import pytest
from lxml import html
from report_builders import TEXT, claim, document, rendered

from whosays import report
from whosays.errors import UnreadableInput
from whosays.records import Claim, Document, Relay, Skipped

HOSTILE = [
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "</title></style><img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)" x="',
    "' onfocus='alert(1)' autofocus='",
    "javascript:alert(1)",
    "<svg/onload=alert(1)>",
    "<!--<script>",
    "]]><iframe src=http://trap.example>",
    "{{ 7 * 7 }}{% raw %}${alert(1)}",
    "\u2028alert(1)\u2029\u202egpj.exe\x00\ud800",
    "http://trap.example/pixel.png",
    '=HYPERLINK("http://trap.example","x")',
    "<base href=//trap.example/><meta http-equiv=refresh content=0>",
]


ONE = report.Contents(documents=[document()], claims=[])


def hostile(words: str) -> tuple[Document, Claim]:
    text = f"{words} 12 people died, {words} said. {words}"
    of = document(
        text,
        title=words,
        publisher=words,
        byline=words,
        dateline=words,
        language=words,
        url=words,
        source=words,
    )
    relay = (Relay(name=words, kind="agency"), Relay(name=words, kind="publisher"))
    return of, claim(of, "12", population="people", actor=words, place=words, sources=(words,), relay=relay)


@pytest.fixture(scope="module")
def attacked() -> str:
    pairs = [hostile(words) for words in HOSTILE]
    skipped = [Skipped(source=words, reason=words) for words in HOSTILE]
    return rendered([d for d, _ in pairs], [c for _, c in pairs], skipped, title="".join(HOSTILE))


def test_hostile_words_add_no_element_and_no_handler(attacked: str) -> None:
    tree = html.document_fromstring(attacked.encode())
    assert len(tree.xpath("//script")) == 2
    assert (
        tree.xpath("//iframe | //img | //object | //embed | //link | //base | //*[@srcset or @style]") == []
    )
    assert [name for e in tree.iter() for name in e.attrib if name.startswith("on")] == []
    assert len(tree.xpath("//style")) == len(tree.xpath("//title")) == 1
    assert len(tree.xpath("//meta[@http-equiv]")) == 1
    assert len(tree.xpath("//form")) == 1


def test_the_page_refers_to_nothing_outside_itself(attacked: str) -> None:
    tree = html.document_fromstring(attacked.encode())
    targets = tree.xpath(
        "//@href | //@src | //@action | //@xlink:href", namespaces={"xlink": "http://www.w3.org/1999/xlink"}
    )
    assert targets
    assert [t for t in targets if not re.fullmatch(r"#[\w-]+", t)] == []
    own = "".join(tree.xpath("//style/text()")) + tree.xpath("//script")[-1].text
    assert not re.search(r"https?:|//\w|url\(|@import|fetch|XMLHttp|innerHTML|eval", own.replace("// ", ""))


def test_the_policy_lets_in_exactly_the_own_style_and_script(attacked: str) -> None:
    policy = html.document_fromstring(attacked.encode()).xpath(
        "//meta[@http-equiv='Content-Security-Policy']/@content"
    )[0]
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    script = re.findall(r"<script>(.*?)</script>", attacked, re.DOTALL)[-1]
    style = re.findall(r"<style>(.*?)</style>", attacked, re.DOTALL)[0]
    for rule, code in (("script-src", script), ("style-src", style)):
        digest = base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()
        assert f"{rule} 'sha256-{digest}'" in policy


def test_hostile_words_are_shown_as_they_are(attacked: str) -> None:
    bodies = html.document_fromstring(attacked.encode()).xpath("//div[contains(@class, 'body')]")
    for words, body in zip(HOSTILE, bodies, strict=True):
        if words.isprintable():
            assert body.text_content() == f"{words} 12 people died, {words} said. {words}"


def page(*claims: Claim, of: Document) -> html.HtmlElement:
    return html.document_fromstring(rendered([of], claims, []).encode())


def test_every_link_inside_the_page_has_its_target_and_ids_are_unique() -> None:
    of = document()
    rows = [
        claim(of, "At least 12"),
        claim(of, "31", sources=("The Darvane Front",)),
        claim(of, "dozens", "displaced"),
    ]
    tree = page(*rows, of=of)
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {t[1:] for t in tree.xpath("//@href")} <= set(ids)


def test_a_document_is_shown_whole_and_its_evidence_marked() -> None:
    of = document()
    tree = page(claim(of, "At least 12", population="people", place="Kelu camp"), of=of)
    body = tree.xpath("//div[contains(@class, 'body')]")[0]
    assert body.text_content() == TEXT
    assert body.get("dir") == "auto"
    assert [(e.get("class"), e.text_content()) for e in body] == [
        ("f", "At least 12"), ("p", "people"), ("l", "Kelu camp"),
    ]  # fmt: skip


def test_the_table_has_the_whole_row_without_any_script() -> None:
    of = document(title="Kelu", publisher="Ilve Post")
    row = claim(
        of, "31", population="civilians", sources=("The Darvane Front",), factuality="CT-",
        relay=(Relay(name="Talvia Wire", kind="agency"), Relay(name="Ilve Post", kind="publisher")),
    )  # fmt: skip
    cells = [" ".join(c.text_content().split()) for c in page(row, of=of).xpath("//tr[@id='c0']/td")]
    assert cells[:4] == ["31", "killed", "civilians", ""]
    assert cells[5:] == ["The Darvane Front → Talvia Wire → Ilve Post", "denied", "Kelu Ilve Post"]


def test_a_denied_figure_says_so_in_table_margin_and_picture() -> None:
    of = document()
    tree = page(claim(of, "31", factuality="CT-"), of=of)
    assert tree.xpath("//tr[@id='c0']/td[7]/span/text()") == ["denied"]
    assert tree.xpath("//aside//em/text()") == ["denied"]
    (mark,) = tree.xpath("//*[@data-rows='0' and @aria-label]")
    assert ", denied, " in mark.get("aria-label")
    assert "denied" in mark.get("class").split()


def test_the_words_of_the_figure_stand_below_their_short_form() -> None:
    of = document()
    cell = page(claim(of, "At least 12"), of=of).xpath("//tr[@id='c0']/td")[0]
    assert [e.text for e in cell] == ["12 →", "At least 12"]


def test_details_name_the_total_that_a_row_is_part_of() -> None:
    of = document()
    total = claim(of, "31")
    part = claim(of, "dozens", part_of=total.id)
    data = json.loads(page(total, part, of=of).xpath("//script[@id='data']/text()")[0])
    assert "partOf" not in data[0]
    assert data[1]["partOf"] == 0


def test_a_claim_without_its_document_keeps_its_row() -> None:
    of = document(title="Withheld")
    tree = html.document_fromstring(rendered([], [claim(of, "31")], []).encode())
    assert "Withheld" in tree.xpath("//tr[@id='c0']")[0].text_content()


def test_skipped_inputs_are_listed_with_their_reason() -> None:
    skipped = [Skipped(source="empty.txt", reason="the file is empty")]
    tree = html.document_fromstring(rendered([], [], skipped).encode())
    assert (
        " ".join(tree.xpath("//ul[@class='skipped']")[0].text_content().split())
        == "empty.txt the file is empty"
    )


def test_an_empty_report_says_so() -> None:
    text = html.document_fromstring(rendered([], [], []).encode()).text_content()
    assert "No claim was found" in text
    assert "nothing to draw" in text


def test_a_restricted_document_is_marked() -> None:
    of = document(restricted=True)
    assert "restricted" in page(of=of).xpath("//article")[0].text_content()


def test_the_same_input_gives_the_same_page() -> None:
    of = document()
    assert rendered([of], [claim(of, "31")], []) == rendered([of], [claim(of, "31")], [])


def test_writing_replaces_the_file_and_leaves_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    path.write_text("old")
    report.write(path, ONE)
    assert path.read_text("utf-8").startswith("<!DOCTYPE html>")
    assert [p.name for p in tmp_path.iterdir()] == ["report.html"]


def test_a_failed_write_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "report.html"
    path.write_text("old")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(UnreadableInput, match=r"report\.html \(No space left on device\)"):
        report.write(path, ONE)
    assert [(p.name, p.read_text()) for p in tmp_path.iterdir()] == [("report.html", "old")]


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match="nowhere"):
        report.write(tmp_path / "nowhere" / "report.html", ONE)


def test_ten_thousand_claims_stay_a_workable_file() -> None:
    text = "At least 12 people were killed in Kelu camp, the Ministry of Health said. " * 2
    documents = [document(text, source=f"{n}.txt", title=f"Item {n}") for n in range(100)]
    claims = [
        claim(d, "At least 12", population="people", place="Kelu camp", sources=("the Ministry of Health",))
        for d in documents
    ]
    small = len(rendered(documents, claims[:1], []))
    assert (len(rendered(documents, claims, [])) - small) / 99 < 2600
