import pytest

from whosays.errors import UnreadableInput
from whosays.readers import sniff

CASES = [
    ('{"text": "a"}\n{"text": "b"}\n', "lines"),
    (' \n{"text": "a"}', "lines"),
    ('{"text": "cut off\n{"text": "b"}\n', "lines"),
    ('{broken\n{"text": "b"}\n{"text": "c"}\n', "lines"),
    ('{"note": 1}\n', "lines"),
    ('{"text": "<p>Twelve</p>"}\n', "lines"),
    ('{\n  "text": "a",\n  "n": {}\n}\n', "json"),
    ('[{"text": "a"}]', "json"),
    ("[\n]", "json"),
    ("{sic} the army said 12", "text"),
    ("[Photo: Kelu camp] Twelve died", "text"),
    ("id,text\n1,a\n", "table"),
    ('"ID";"Text"\n1;a\n', "table"),
    ("id\ttext\n1\ta\n", "table"),
    ("text\nTwelve died\n", "table"),
    ("text", "text"),
    ("Killed, injured, missing\nTwelve, said the ministry\n", "text"),
    ("Kelu; Oresh; Talvia. Three towns were hit\nand so on; and on; and on\nTwelve; thirty; five\n", "text"),
    ("Twelve died, said the text, and more\n", "text"),
    ("<!DOCTYPE html><html>", "page"),
    ("\n <HTML lang=en>", "page"),
    ("<?xml version='1.0'?><!DOCTYPE html>", "page"),
    ("<!-- saved --> <p class='x'>Twelve died</p>", "page"),
    ("HTTP header junk\n\n<html><body>", "page"),
    ("<12 people died, says the ministry", "text"),
    ("Use <p> for a paragraph", "text"),
    ("(AFP) - Twelve died", "text"),
]


@pytest.mark.parametrize(("content", "kind"), CASES)
def test_the_kind_is_told_from_the_content(content, kind):
    assert sniff.guess(content, complete=True).kind == kind


@pytest.mark.parametrize(
    ("header", "mark"), [("id,text", ","), ("id;text", ";"), ("id\ttext", "\t"), ("id|text", "|")]
)
def test_the_delimiter_is_the_one_that_shows_the_text_column(header, mark):
    assert sniff.guess(header + "\n", complete=False).delimiter == mark


def test_a_first_line_longer_than_the_look_ahead_still_says_json_lines():
    assert sniff.guess('{"id": "1", "text": "aaaa', complete=False).kind == "lines"


@pytest.mark.parametrize(
    ("content", "seen"),
    [
        ("date,place,deaths\n1,2,3\n4,5,6\n", "date, place, deaths"),
        ("title,publisher\na,b\n", "title, publisher"),
        ("<?xml version='1.0'?><rss></rss>", "XML"),
    ],
)
def test_what_we_know_but_can_not_use_says_what_was_seen(content, seen):
    with pytest.raises(UnreadableInput, match=seen):
        sniff.guess(content, complete=True)
