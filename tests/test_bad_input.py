"""Bad input through the real command: each fault is named with file and reason, and nothing else is lost."""

import errno
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from whosays.cli.app import app

GOOD = "At least 12 people were killed in Kelu camp, the Ministry of Health said."
LINE = json.dumps({"id": "x", "text": GOOD})


def binary_junk(folder):
    (folder / "junk.bin").write_bytes(bytes(range(256)) * 64)
    return "junk.bin"


def picture(folder):
    (folder / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(500))
    return "picture.txt"


def empty_file(folder):
    (folder / "empty.txt").touch()
    return "empty.txt"


def white_space(folder):
    (folder / "blank.txt").write_text(" \n\t \n")
    return "blank.txt"


def one_long_line(folder):
    with (folder / "long.txt").open("wb") as out:
        for _ in range(100):
            out.write(b"The shelling went on. " * 47_663)
    return "long.txt"


def one_long_record(folder):
    with (folder / "long.jsonl").open("wb") as out:
        out.write(LINE.replace('"x"', '"before"').encode() + b'\n{"text": "')
        for _ in range(100):
            out.write(b"The shelling went on. " * 47_663)
        out.write(b'"}\n' + LINE.replace('"x"', '"after"').encode() + b"\n")
    return "long.jsonl"


def symlink_loop(folder):
    (folder / "loop-a").symlink_to(folder / "loop-b")
    (folder / "loop-b").symlink_to(folder / "loop-a")
    return "loop-a"


def link_to_the_folder_itself(folder):
    (folder / "again").symlink_to(folder, target_is_directory=True)
    return "again"


def line_without_text(folder):
    (folder / "feed.jsonl").write_text(
        f'{LINE}\n{{"id": "y", "title": "no text"}}\n{LINE.replace("x", "z", 1)}\n'
    )
    return "feed.jsonl"


def line_that_is_no_json(folder):
    (folder / "cut.jsonl").write_text(f"{LINE}\n{LINE[:40]}\n")
    return "cut.jsonl"


def dangling_link(folder):
    (folder / "gone.txt").symlink_to(folder / "nowhere.txt")
    return "gone.txt"


def pipe_that_nobody_writes_to(folder):
    os.mkfifo(folder / "pipe")
    return "pipe"


CASES = [
    binary_junk, picture, empty_file, white_space, one_long_line, one_long_record, symlink_loop,
    link_to_the_folder_itself, line_without_text, line_that_is_no_json, dangling_link,
    pipe_that_nobody_writes_to,
]  # fmt: skip


@pytest.fixture
def folder(tmp_path):
    """A folder with a good document that sorts first and one that sorts last."""
    folder = tmp_path / "in"
    folder.mkdir()
    for name in ("a-good.txt", "z-good.txt"):
        (folder / name).write_text(f"{name}: {GOOD}")
    return folder


def whosays(*args):
    result = CliRunner().invoke(app, [str(arg) for arg in args])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def sources(result):
    return {json.loads(line)["document"]["source"] for line in result.stdout.splitlines()}


def reasons(result, name):
    """What was said of inputs whose name holds `name`; a line each, with words after the name."""
    lines = [line for line in result.stderr.splitlines() if line.startswith("skipped: ") and name in line]
    assert all(len(line.split(name, 1)[1].split(": ", 1)[1]) > 5 for line in lines)
    return lines


@pytest.mark.parametrize("make", CASES)
def test_a_bad_input_is_named_with_its_reason_and_the_others_are_read(folder, make):
    name = make(folder)
    result = whosays("extract", folder)
    assert result.exit_code == 3
    assert reasons(result, name)
    assert sources(result) >= {f"{folder}/a-good.txt", f"{folder}/z-good.txt"}


@pytest.mark.parametrize("make", CASES)
def test_a_ledger_gets_the_good_documents_and_notes_the_bad_ones(folder, tmp_path, make):
    name = make(folder)
    ledger = tmp_path / "whosays.db"
    result = whosays("add", folder, "--ledger", ledger)
    assert result.exit_code == 3
    assert " 0 skipped" not in result.stdout
    assert reasons(result, name)
    stored = whosays("claims", "--ledger", ledger, "--json", "--limit", 0)
    assert sources(stored) >= {f"{folder}/a-good.txt", f"{folder}/z-good.txt"}
    assert whosays("doctor", "--ledger", ledger).exit_code == 0
    assert name in "".join(whosays("add", folder, "--ledger", ledger).stderr.splitlines())


@pytest.mark.parametrize("make", [one_long_record, line_without_text, line_that_is_no_json])
def test_the_good_lines_of_a_file_with_a_bad_one_are_read(folder, make):
    name = make(folder)
    found = {source for source in sources(whosays("extract", folder)) if name in source}
    assert len(found) == (1 if make is line_that_is_no_json else 2)


def test_a_bad_line_is_named_by_file_and_place(folder):
    line_without_text(folder)
    (said,) = reasons(whosays("extract", folder), "feed.jsonl")
    assert "feed.jsonl#L2: no `text`" in said


@pytest.mark.parametrize("named", ["no-such-file.txt", "no-such-folder/"])
def test_an_input_that_is_not_there_is_named_and_the_others_are_read(folder, tmp_path, named):
    result = whosays("extract", tmp_path / named, folder)
    assert result.exit_code == 3
    assert len(reasons(result, named.rstrip("/"))) == 1
    assert len(sources(result)) == 2


def test_broken_utf_8_is_read_or_named_but_never_lost(folder):
    (folder / "broken.txt").write_bytes(GOOD.encode() + b" \xc3\x28 \xe2\x82 \xff\xfe " + GOOD.encode())
    result = whosays("extract", folder)
    if result.exit_code == 3:
        assert reasons(result, "broken.txt")
    else:
        assert f"{folder}/broken.txt" in sources(result)


def test_html_nested_100_000_deep_ends_and_loses_nothing(folder):
    (folder / "deep.html").write_text(
        f"<html><body>{'<div>' * 100_000}<p>{GOOD}</p>{'</div>' * 100_000}</body></html>"
    )
    command = [sys.executable, "-m", "whosays", "extract", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode in (0, 3)
    assert "Traceback" not in done.stderr
    assert {f"{folder}/a-good.txt", f"{folder}/z-good.txt"} <= sources(done)
    assert ("deep.html" in done.stderr) == (done.returncode == 3)
    assert "deep.html" in done.stdout + done.stderr


def test_a_file_without_permission_is_named(folder, monkeypatch):
    """Simulated, because root may read everything."""
    (folder / "locked.txt").write_text(GOOD)
    real = Path.open

    def refusing(path, *args, **settings):
        if path.name == "locked.txt":
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return real(path, *args, **settings)

    monkeypatch.setattr(Path, "open", refusing)
    result = whosays("extract", folder)
    assert result.exit_code == 3
    assert len(reasons(result, "locked.txt")) == 1
    assert len(sources(result)) == 2


def test_a_disk_that_fails_in_the_middle_of_a_file_is_named(folder, monkeypatch):
    (folder / "failing.jsonl").write_text(LINE + "\n")
    real = Path.open

    class Failing:
        def __enter__(self):
            return self

        def __exit__(self, *args):
            return None

        def read(self, size):
            raise OSError(errno.EIO, "Input/output error")

    def opening(path, *args, **settings):
        return Failing() if path.name == "failing.jsonl" else real(path, *args, **settings)

    monkeypatch.setattr(Path, "open", opening)
    result = whosays("extract", folder)
    assert result.exit_code == 3
    assert len(reasons(result, "failing.jsonl")) == 1
    assert len(sources(result)) == 2


def test_a_directory_that_vanishes_during_the_run_is_named(folder, monkeypatch):
    """The folder goes while the first document is read; what was read before stays."""
    from whosays import pipeline

    later = folder / "m-later"
    later.mkdir()
    (later / "more.txt").write_text(GOOD)
    real = pipeline.extract

    def vanishing(document, **_):
        if later.exists():
            (later / "more.txt").unlink()
            later.rmdir()
        return real(document)

    monkeypatch.setattr("whosays.pipeline.extract", vanishing)
    result = whosays("extract", folder)
    assert result.exit_code == 3
    assert len(reasons(result, "m-later")) == 1
    assert len(sources(result)) == 2


def test_the_ledger_itself_is_no_input_of_the_folder_it_lies_in(folder, monkeypatch):
    monkeypatch.chdir(folder)
    for _ in range(2):
        result = whosays("add", ".")
        assert result.exit_code == 0
        assert result.stderr == ""


def test_a_name_in_no_encoding_is_shown_escaped(folder):
    name = os.fsencode(str(folder)) + b"/bad-\xff-name.txt"
    Path(os.fsdecode(name)).touch()
    result = whosays("extract", folder)
    assert result.exit_code == 3
    assert "bad-" in result.stderr
    result.stderr.encode("utf-8")


def test_a_bad_line_on_standard_input_is_named(folder):
    result = CliRunner().invoke(app, ["extract", "-"], input=f'{LINE}\n{{"id": "y"}}\n')
    assert result.exit_code == 3
    assert result.stderr.startswith("skipped: -#")
    assert len(result.stdout.splitlines()) == 1


@pytest.mark.parametrize("content", [b"", b"\x00" * 100, b"   "])
def test_unusable_standard_input_is_named(content):
    result = CliRunner().invoke(app, ["extract"], input=content)
    assert result.exit_code == 3
    assert result.stdout == ""
    assert result.stderr.startswith("skipped: -: ")
