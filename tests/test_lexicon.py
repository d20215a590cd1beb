"""Data files are readable, say what they are, and are read once."""

from importlib import resources
from pathlib import Path

import pytest

from whosays import lexicon
from whosays.errors import PackageError

FILES = sorted(
    entry.name
    for entry in resources.files("whosays").joinpath("data").iterdir()
    if entry.name.endswith(".toml")
)


@pytest.mark.parametrize("name", FILES)
def test_every_data_file_opens_by_saying_what_it_is(name: str) -> None:
    text = resources.files("whosays").joinpath("data", name).read_text("utf-8")
    header = []
    for line in text.split("\n"):
        if not line.startswith("#"):
            break
        header.append(line)
    assert len(header) >= 2
    assert lexicon.load(name.removesuffix(".toml"))


def test_a_file_is_read_once() -> None:
    assert lexicon.load("numbers") is lexicon.load("numbers")


def test_a_word_list_may_be_an_array_or_a_string() -> None:
    assert "percent" in lexicon.words("numbers", "percent", "signs")
    assert {"mr", "gen"} <= lexicon.words("sentences", "abbreviations")


def test_a_missing_file_says_what_to_do() -> None:
    with pytest.raises(PackageError, match=r"nowhere\.toml is missing: reinstall whosays"):
        lexicon.load("nowhere")


def test_a_damaged_file_says_where_and_what_to_do(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "torn.toml").write_text("[killed\nverbs =")
    monkeypatch.setattr(lexicon.resources, "files", lambda _: tmp_path)
    with pytest.raises(PackageError, match=r"torn\.toml is damaged .*line 1.*: reinstall whosays"):
        lexicon.load("torn")
