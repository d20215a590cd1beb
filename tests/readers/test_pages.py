import re
import socket
from datetime import date

import pytest

from tests.readers.helpers import only_document, only_reason
from whosays import lexicon
from whosays.readers import page

ARTICLE = [
    "At least 12 people were killed and 30 others injured on Sunday when shells hit the Kelu camp, "
    "the health ministry of Talvia said.",
    "“We counted twelve bodies,” a doctor told the Oresh Courier by phone; rescuers were still searching.",
    "The army denied that its forces had struck the camp, and the claims could not be verified.",
    "Officials asked readers to share this on the wall of the camp and to leave a reply there.",
]
HEAD = """<title>Twelve killed in Kelu | The Oresh Courier</title>
<meta property="og:site_name" content="The Oresh Courier">
<meta property="og:title" content="Twelve killed in Kelu">
<meta property="article:published_time" content="2031-03-14T08:12:00+00:00">
<meta name="author" content="Mira Dant">
<link rel="canonical" href="https://courier.example/news/kelu">"""
JUNK = [
    "Leave a Reply",
    "Leave a comment Cancel reply",
    "Your email address will not be published. Required fields are marked *",
    "Save my name, email, and website in this browser for the next time I comment.",
    "Exit mobile version",
    "Skip to content",
    "Share this:",
    "Click to share on Telegram (Opens in new window)",
    "We use cookies to make this site better; 3,000 partners see them.",
    "14 Comments",
    "Read more",
    "Advertisement",
    "Sign up for our daily newsletter",
]


def web_page(body: str, head: str = HEAD) -> bytes:
    return f"<!DOCTYPE html><html lang='en-GB'><head>{head}</head><body>{body}</body></html>".encode()


def paragraphs(lines: list[str]) -> str:
    return "".join(f"<p>{line}</p>" for line in lines)


def test_a_page_gives_its_text_and_what_it_says_of_itself():
    found = only_document(web_page(f"<article>{paragraphs(ARTICLE)}</article>"))
    assert found.text == "\n".join(ARTICLE)
    assert (found.title, found.publisher, found.byline) == (
        "Twelve killed in Kelu",
        "The Oresh Courier",
        "Mira Dant",
    )
    assert (found.published, found.language) == (date(2031, 3, 14), "en")
    assert (found.url, found.media_type) == ("https://courier.example/news/kelu", "text/html")


def test_forms_navigation_comments_and_notices_are_no_text():
    around = """<nav><a href='/'>Home</a></nav>
    <div id='cookie-notice'><p>We use cookies. 3,000 partners.</p></div>"""
    after = """<div class='sharedaddy'><p>Forty readers shared this</p></div>
    <div id='comments'><ol><li><p>I saw 400 dead myself, says a reader of this page.</p></li></ol></div>
    <div id='respond'><h3>Leave a Reply</h3><p>Nine fields are marked</p></div>"""
    found = only_document(web_page(f"{around}<main><article>{paragraphs(ARTICLE)}</article>{after}</main>"))
    assert found.text == "\n".join(ARTICLE)


@pytest.mark.parametrize("junk", JUNK)
def test_a_boilerplate_line_inside_the_article_is_dropped(junk):
    found = only_document(web_page(f"<article>{paragraphs([*ARTICLE[:2], junk, *ARTICLE[2:]])}</article>"))
    assert found.text == "\n".join(ARTICLE)


def test_a_sentence_that_only_mentions_boilerplate_stays():
    kept = [
        "Share prices fell after the attack.",
        "Comments by the ministry named 12 dead.",
        "Next week 12 will be freed.",
    ]
    assert only_document(web_page(paragraphs(kept))).text.split("\n") == kept


def test_every_boilerplate_pattern_is_sound():
    for pattern in lexicon.load("webpage")["boilerplate"]["lines"]:
        assert not re.fullmatch(
            pattern, "At least 12 people were killed in Kelu, the ministry said.", re.IGNORECASE
        )


@pytest.mark.parametrize(
    "markup",
    [
        "<p>Twelve died.</p>",
        "<html><body><p>Twelve died.</p></body></html>",
        "<!DOCTYPE html><title>x</title><div>Twelve died.",
        "<body>Twelve died.</body>",
        "<?xml version='1.0' encoding='ISO-8859-1'?><html xml:lang='en'><p>Twelve died.</p></html>",
        "<html><meta charset='utf-16'><body><p>Twelve died.</p></body></html>",
    ],
)
def test_a_minimal_page_gives_its_one_sentence(markup):
    assert only_document(markup.encode()).text == "Twelve died."


@pytest.mark.parametrize(
    ("markup", "day"),
    [
        ("<meta name='pubdate' content='March 14, 2031'>", date(2031, 3, 14)),
        ("<meta itemprop='datePublished' content='20310314'>", date(2031, 3, 14)),
        (
            '<script type="application/ld+json">{"datePublished": "2031-03-14T00:00:00Z"}</script>',
            date(2031, 3, 14),
        ),
        ("<link rel='canonical' href='https://c.example/2031/03/14/kelu'>", date(2031, 3, 14)),
        ("<body><time datetime='2031-03-14'>yesterday</time>", date(2031, 3, 14)),
        ("<body><span class='post-date'>Published on: 14 March 2031</span>", date(2031, 3, 14)),
        ("<meta name='date' content='3/4/2031'>", None),
        ("<meta name='date' content='soon'><body><p>On 2031-03-14 shells fell; © 2030</p>", None),
        ("<body><p>12 died on 14 March 2031</p>", None),
    ],
)
def test_a_date_is_taken_only_where_the_page_says_it_was_published(markup, day):
    found = only_document(f"<html>{markup}<p>Twelve died in Kelu.</p></html>".encode())
    assert found.published == day


@pytest.mark.parametrize(
    ("text", "encoding", "meta"),
    [
        ("Погибли 12 человек.", "cp1251", "<meta charset=windows-1251>"),
        (
            "Trois blessés à Kélu.",
            "cp1252",
            "<meta http-equiv='Content-Type' content='text/html; charset=iso-8859-1'>",
        ),
        ("国防部说有12人丧生。", "gb18030", "<meta charset='gb2312'>"),
        ("Trois blessés à Kélu.", "utf-8", "<meta charset=iso-8859-1>"),
        ("Погибли 12 человек.", "utf-16", ""),
    ],
)
def test_a_page_is_read_in_the_encoding_that_it_names_unless_it_is_unicode(text, encoding, meta):
    assert only_document(f"<html>{meta}<body><p>{text}</p></html>".encode(encoding)).text == text


@pytest.mark.parametrize("charset", ["zlib", "unicode_escape", "no-such", "rot13", "utf-7"])
def test_a_page_can_not_choose_a_strange_codec(charset):
    assert only_document(
        f"<html><meta charset={charset}><p>Trois blessés à Kélu, où l'hôpital a brûlé.".encode("cp1252")
    )


@pytest.mark.parametrize("tag", ["div", "b", "blockquote", "table><tr><td", "ul><li"])
def test_html_nested_a_hundred_thousand_deep_is_skipped(tag):
    assert "nested deeper than 256" in only_reason(
        b"<html><body><p>Twelve died.</p>" + f"<{tag}>".encode() * 100_000
    )


def test_paragraphs_left_open_are_not_nested():
    assert only_document(b"<html><body>" + b"<p>Twelve died." * 3000).text.count("Twelve died.") == 3000


def test_a_page_of_too_many_elements_is_skipped():
    assert "over the limit of 100,000" in only_reason(b"<html>" + b"<br>" * page.MAX_ELEMENTS)


@pytest.mark.parametrize(
    "markup", [b"<html></html>", b"<html><script>var dead = 12</script>", b"<!doctype html>", b"<p>"]
)
def test_a_page_without_text_is_skipped(markup):
    assert "page without text" in only_reason(markup)


def test_a_fault_while_taking_a_page_apart_skips_the_page(monkeypatch):
    def fail(*_args, **_options):
        raise RecursionError

    monkeypatch.setattr(page.trafilatura, "bare_extraction", fail)
    assert "can't be taken apart (RecursionError)" in only_reason(web_page("<p>Twelve died.</p>"))


def test_reading_pages_is_silent_and_opens_no_socket(monkeypatch, capfd):
    def refuse(*_args, **_options):
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket, "socket", refuse)
    remote = "<link rel='stylesheet' href='http://c.example/a.css'><img src='http://c.example/a.png'>"
    only_document(web_page(f"{remote}<iframe src='http://c.example/'></iframe><p>Twelve died.</p>"))
    only_reason(b"<html><body>" + b"<div>" * 100_000)
    only_reason(b"<html></html>")
    assert capfd.readouterr() == ("", "")
