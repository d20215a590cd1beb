import os
import shutil
from pathlib import Path

import pytest

from tests.readers.helpers import outcome
from whosays.readers import read, total_bytes, walk


@pytest.fixture
def folder(tmp_path):
    for name in ("b.txt", "a/z.txt", "a/y/x.txt", "c.jsonl"):
        path = tmp_path / "in" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text('{"text": "a line", "id": "1"}' if name.endswith("jsonl") else name)
    return tmp_path / "in"


def names(found, folder):
    return [source.removeprefix(f"{folder}/") for source, _ in found]


def test_a_folder_is_read_deep_and_in_the_order_of_names(folder):
    assert names(outcome([folder]), folder) == ["a/y/x.txt", "a/z.txt", "b.txt", "c.jsonl#1"]


def test_sources_are_the_paths_as_given(folder, monkeypatch):
    monkeypatch.chdir(folder)
    assert [source for source, _ in outcome(["./b.txt", "a/", Path("c.jsonl")])] == [
        "./b.txt",
        "a/y/x.txt",
        "a/z.txt",
        "c.jsonl#1",
    ]


def test_hidden_members_are_passed_over_unless_named(folder):
    (folder / ".hidden").write_text("hidden")
    (folder / ".git").mkdir()
    (folder / ".git" / "x").write_text("hidden")
    assert len(outcome([folder])) == 4
    assert outcome([folder / ".hidden"]) == [(str(folder / ".hidden"), "hidden")]
    assert len(outcome([folder / ".git"])) == 1


def test_a_loop_of_links_is_reported_once_and_the_rest_is_read(folder):
    (folder / "a" / "back").symlink_to(folder)
    found = outcome([folder])
    assert names(found, folder) == ["a/back", "a/y/x.txt", "a/z.txt", "b.txt", "c.jsonl#1"]
    assert "a loop?" in found[0][1]


def test_links_that_lead_nowhere_or_to_themselves_are_reported(folder):
    (folder / "broken").symlink_to(folder / "gone")
    (folder / "itself").symlink_to(folder / "itself")
    said = dict(outcome([folder]))
    assert "no such file" in said[f"{folder}/broken"]
    assert "leads back to itself" in said[f"{folder}/itself"]


def test_what_is_missing_or_empty_is_reported(tmp_path):
    (tmp_path / "deep" / "er").mkdir(parents=True)
    (tmp_path / "empty.txt").touch()
    said = outcome([tmp_path / "none", tmp_path / "deep", tmp_path / "empty.txt", "a\0b", "n" * 300])
    assert [reason.split(":")[0] for _, reason in said] == [
        "no such file or folder (moved or deleted?)",
        "empty",
        "empty",
        "no path",
        "a path too long to open",
    ]


def test_pipes_and_devices_are_never_opened(tmp_path, monkeypatch):
    os.mkfifo(tmp_path / "pipe")
    monkeypatch.setattr(Path, "open", lambda *_: pytest.fail("opened"))
    for path in (tmp_path / "pipe", Path("/dev/zero")):
        ((source, reason),) = outcome([path])
        assert source == str(path)
        assert "not a regular file" in reason


def test_a_file_we_may_not_read_is_reported_and_the_rest_is_read(folder, monkeypatch):
    opened = Path.open

    def guarded(path, *options):
        if path.name == "b.txt":
            raise PermissionError(13, "Permission denied", str(path))
        return opened(path, *options)

    monkeypatch.setattr(Path, "open", guarded)
    found = outcome([folder])
    assert len(found) == 4
    assert "no permission" in found[2][1]


def test_a_folder_and_a_file_that_vanish_during_the_walk_are_reported(folder):
    found = read([folder])
    assert next(found).source.endswith("a/y/x.txt")
    shutil.rmtree(folder / "a")
    (folder / "b.txt").unlink()
    rest = [(one.source.removeprefix(f"{folder}/"), getattr(one, "reason", "read")) for one in found]
    assert [source for source, _ in rest] == ["a/z.txt", "b.txt", "c.jsonl#1"]
    assert [reason.split(" (")[0] for _, reason in rest] == ["no such file or folder"] * 2 + ["read"]


def test_a_folder_that_vanishes_before_it_is_listed_is_reported(folder):
    found = read([folder.parent])
    (folder.parent / "first.txt").write_text("first")
    assert next(found).text == "first"
    shutil.rmtree(folder)
    ((source, reason),) = [(one.source, one.reason) for one in found]
    assert source == str(folder)
    assert "no such file or folder" in reason


@pytest.fixture
def deep_folder(tmp_path, monkeypatch):
    """1200 folders in one another, taken down again because shutil.rmtree can't."""
    monkeypatch.chdir(tmp_path)
    for _ in range(1200):
        Path("d").mkdir()
        os.chdir("d")
    Path("t").write_text("deep")
    os.chdir(tmp_path)
    yield Path("d")
    for _ in range(1200):
        os.chdir("d")
    Path("t").unlink()
    for _ in range(1200):
        os.chdir("..")
        Path("d").rmdir()


def test_folders_nested_a_thousand_deep_are_walked(deep_folder):
    ((source, text),) = outcome([deep_folder])
    assert text == "deep"
    assert source.count("/") == 1200


def test_a_name_that_is_no_text_can_still_be_written(tmp_path):
    path = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    Path(os.fsdecode(path)).write_text("Twelve died")
    ((source, _),) = outcome([tmp_path])
    assert source == f"{tmp_path}/caf\\xe9.txt"


def test_progress_adds_up_to_the_total_whatever_is_skipped(folder):
    (folder / "big.txt").write_bytes(b"a" * 12_000_000)
    (folder / "image").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100_000))
    steps: list[int] = []
    list(read([folder], progress=steps.append))
    assert (
        sum(steps)
        == total_bytes([folder])
        == 12_000_000 + 100_008 + sum(map(len, ("b.txt", "a/z.txt", "a/y/x.txt"))) + 29
    )


def test_the_total_is_unknown_with_stdin():
    assert total_bytes(["-"]) is None


def test_reasons_of_the_system_say_what_it_said():
    assert walk.explain(OSError(5, "Input/output error")) == "can't be read: Input/output error"
