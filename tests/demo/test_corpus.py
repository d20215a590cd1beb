"""The demo corpus is whole, diverse and about nothing real."""

import csv
import json
from pathlib import Path

import pytest

from whosays import demo


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return demo.corpus(tmp_path / "corpus")


def test_it_is_written_into_a_new_folder_and_again_over_itself(folder: Path) -> None:
    before = {p.name: p.read_bytes() for p in folder.iterdir()}
    assert demo.corpus(folder) == folder
    assert {p.name: p.read_bytes() for p in folder.iterdir()} == before


def test_it_holds_at_least_16_documents_in_four_formats(folder: Path) -> None:
    single = [p for p in folder.iterdir() if p.suffix in {".txt", ".html"}]
    lines = [
        line
        for p in folder.glob("*.jsonl")
        for line in p.read_text("utf-8").split("\n")
        if line and json.loads(line)["text"]
    ]
    rows = [
        row
        for p in folder.glob("*.csv")
        for row in csv.DictReader(p.read_text("utf-8").splitlines())
        if row["text"]
    ]
    assert len(single) + len(lines) + len(rows) >= 16
    assert {p.suffix for p in folder.iterdir()} == {".txt", ".html", ".jsonl", ".csv"}


def test_documents_are_short_except_the_empty_one(folder: Path) -> None:
    sizes = {p.name: p.stat().st_size for p in folder.iterdir()}
    assert [name for name, size in sizes.items() if size == 0] == ["empty-message.txt"]
    assert max(sizes.values()) < 6000


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("press-statements.jsonl", "denied that its troops killed 31 civilians"),
        (
            "health-bulletins.jsonl",
            "revised the toll of the shelling of Kelu camp on 8 July to 23 dead from 26",
        ),
        ("ilve-post-2025-07-16.html", "The Ministry of Health says that 26 people were killed in Kelu camp"),
        ("ilve-post-2025-07-16.html", "have been killed [in Kelu camp] since March"),
        ("agency-feed.jsonl", "12, not 120"),
        ("quillon-press-2025-07-10.html", "Up to 90 people may have died"),
        ("quillon-press-pardo.txt", "could not independently verify"),
        ("quillon-press-pardo.txt", "Between 60 and 75 people were killed or wounded"),
        ("press-statements.jsonl", "We lost two fighters and killed more than 40 soldiers"),
        ("health-bulletins.jsonl", "Eleven people are still missing"),
        ("channel-export.jsonl", "قُتل ١٧ شخصاً"),
        ("joint-observer-mission-2025-07-14.html", "25%-30% of the houses"),
        ("sem-valley-monitor-week-28.html", "Since 3 March 2025"),
        ("hostile-page.html", "=2+5+cmd|"),
    ],
)
def test_it_shows_the_case(folder: Path, name: str, words: str) -> None:
    assert words in (folder / name).read_text("utf-8")


def test_the_reprints_repeat_the_agency_word_for_word_in_whole_or_in_part(folder: Path) -> None:
    items = {
        r["id"]: r for r in map(json.loads, (folder / "agency-feed.jsonl").read_text("utf-8").splitlines())
    }
    paragraphs = items["tw-0709-3"]["text"].split("\n\n")
    whole, cut, edited = (
        (folder / f"{name}.html").read_text("utf-8")
        for name in ("ilve-post-2025-07-09", "hastel-courier-2025-07-09", "mirrow-observer-2025-07-10")
    )
    assert all(p in whole for p in paragraphs)
    assert [p in cut for p in paragraphs] == [True, True, False, False]
    assert [p in edited for p in paragraphs] == [False, True, False, False]


def test_one_ministry_is_cited_with_four_modifiers(folder: Path) -> None:
    files = ["hastel-courier-2025-07-09.html", "mirrow-observer-2025-07-10.html", "radio-briefs.csv"]
    texts = [(folder / name).read_text("utf-8") for name in [*files, "quillon-press-2025-07-10.html"]]
    worded = ["At least 12 people", "About 12 people", "More than 12 people", "confirmed 12 deaths"]
    assert all(
        words in text and "Ministry of Health" in text for words, text in zip(worded, texts, strict=True)
    )
