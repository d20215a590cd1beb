"""What a terminal gets to see: no raw control character of a document, no markup, no colours unasked."""

import contextlib
import json
import os
import re
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.cli.console import json_safe, one_line, visible

HOSTILE = (
    "\x1b]0;owned\x07\x1b[2J\x9b31m\u202eAt least 12 people were killed[bold red] "
    "in Kelu camp\u2066, police said.\x7f"
)
RAW = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
KEPT = "👩‍👩‍👧 قُتل ١٧ e\u0301 می‌خواهم"


@given(st.text())
def test_nothing_unsafe_is_left(text):
    assert not RAW.search(visible(text))
    assert "\n" not in one_line(text)


@given(st.dictionaries(st.text(), st.text()))
def test_json_reads_back_as_it_was(value):
    line = json.dumps(value, ensure_ascii=False)
    assert json.loads(json_safe(line)) == value
    assert not RAW.search(json_safe(line))


def test_scripts_joiners_and_combining_marks_stay():
    assert one_line(KEPT) == json_safe(KEPT) == KEPT


def test_escapes_are_spelled_out():
    assert visible("a\x1b[31m\u202eb") == "a\\x1b[31m\\u202eb"
    assert one_line("a\r\n\tb\x85c") == "a b c"


def on_a_terminal(folder, *args, stdout=None, **settings):
    """What `whosays args` writes to a terminal: its stderr, and its stdout unless that goes elsewhere."""
    import pty

    master, slave = pty.openpty()
    env = os.environ | {"TERM": "dumb", "COLUMNS": "150", "LC_ALL": "C.UTF-8"} | settings
    command = [sys.executable, "-m", "whosays", *map(str, args)]
    process = subprocess.Popen(command, stdout=stdout or slave, stderr=slave, cwd=folder, env=env)
    os.close(slave)
    seen = b""
    with contextlib.suppress(OSError):  # the other end is closed
        while piece := os.read(master, 1 << 16):
            seen += piece
    os.close(master)
    process.wait(timeout=60)
    return seen.decode("utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo terminal")
@pytest.mark.parametrize(
    "command",
    [["extract", "--format", "table"], ["extract"], ["extract", "--format", "csv"], ["annotate"], ["add"]],
)
def test_a_hostile_document_can_not_drive_the_terminal(tmp_path, command):
    (tmp_path / "hostile.txt").write_text(HOSTILE, encoding="utf-8")
    (tmp_path / "bad\x1b[2Jname.txt").touch()
    seen = on_a_terminal(tmp_path, *command, "hostile.txt", "bad\x1b[2Jname.txt")
    assert not RAW.search(seen.replace("\r\n", "\n"))
    assert "bad\\x1b[2Jname.txt" in seen
    if command[0] == "extract":
        assert "[bold" in seen


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo terminal")
def test_claims_of_a_hostile_document_are_harmless_too(tmp_path, shell):
    (tmp_path / "hostile.txt").write_text(HOSTILE, encoding="utf-8")
    assert shell("add", "hostile.txt").returncode == 0
    for options in ([], ["--json"]):
        seen = on_a_terminal(tmp_path, "claims", *options)
        assert "killed" in seen
        assert not RAW.search(seen.replace("\r\n", "\n"))


def test_a_pipe_gets_the_words_unchanged(shell):
    printed = shell("extract", input=HOSTILE.encode())
    quote = json.loads(printed.stdout)["quote"]
    assert quote in HOSTILE
    assert "\u202e" in printed.stdout.decode() or "\u202e" not in quote


def test_output_is_utf_8_whatever_the_locale(shell):
    said = "١٧ people were killed in Kelu camp 🙏, police said."
    env = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "latin-1"}
    printed = shell("extract", input=said.encode(), env=env)
    assert json.loads(printed.stdout.decode("utf-8"))["figure"]["text"] == "١٧"


@pytest.mark.parametrize("env", [{}, {"NO_COLOR": "1"}])
def test_a_pipe_gets_no_colours_and_no_progress(shell, documents, env):
    done = shell("extract", "--format", "table", documents, env=env)
    assert b"\x1b" not in done.stdout + done.stderr
    assert done.stderr == b""


def test_tables_keep_to_the_columns_given(run, documents, monkeypatch):
    for columns in (80, 160):
        monkeypatch.setenv("COLUMNS", str(columns))
        shown = run("extract", "--format", "table", documents).stdout
        assert max(map(len, shown.splitlines())) <= columns


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo terminal")
def test_progress_is_shown_on_a_terminal_and_stays_out_of_the_results(tmp_path, documents):
    printed = tmp_path / "claims.jsonl"
    with printed.open("wb") as out:
        seen = on_a_terminal(tmp_path, "extract", documents, stdout=out, TERM="xterm")
    assert "documents" in seen
    lines = printed.read_text(encoding="utf-8").splitlines()
    assert all(json.loads(line)["quote"] for line in lines)
    assert "documents" in on_a_terminal(tmp_path, "add", documents, TERM="xterm").split("3 documents new")[0]


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo terminal")
def test_no_progress_gets_between_results_on_one_terminal(tmp_path, documents):
    seen = on_a_terminal(tmp_path, "extract", documents, TERM="xterm")
    assert all(line.startswith("{") for line in seen.splitlines())
