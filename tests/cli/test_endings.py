"""How a run ends: exit codes, one-line errors, broken pipes, interruptions, and a quick start."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from whosays import __version__
from whosays.cli import app as command_line
from whosays.cli.app import COMMANDS
from whosays.errors import PackageError

SENTENCE = "At least 12 people were killed in Kelu camp, the Ministry of Health said.\n\n"


def test_version(run):
    assert run("--version").stdout == f"whosays {__version__}\n"


def test_help_lists_every_command(run):
    shown = run("--help").stdout
    assert all(name in shown for name in COMMANDS)
    assert run().exit_code == 2


@pytest.mark.parametrize("name", COMMANDS)
def test_help_of_every_command(run, name):
    result = run(name, "--help")
    assert result.exit_code == 0
    assert "Examples:" in result.stdout


@pytest.mark.parametrize(
    "args", [["extrakt"], ["extract", "--jsonl"], ["extract", "--format", "xml"], ["evaluate"]]
)
def test_wrong_usage_ends_with_2_and_says_so_on_stderr(run, args):
    result = run(*args)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr


def test_a_near_miss_of_a_command_is_suggested(run):
    assert "'extract'" in run("extrakt").stderr


def test_help_does_not_load_what_only_a_command_needs():
    code = (
        "import sys\nfrom whosays.cli.app import app\n"
        "try: app(['--help'])\nexcept SystemExit: pass\n"
        "heavy = {'pydantic', 'sqlalchemy', 'trafilatura', 'jinja2'}\n"
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert done.stderr.strip() == b"[]"


def test_extracting_plain_text_loads_no_reader_of_web_pages(tmp_path):
    (tmp_path / "a.txt").write_text(SENTENCE)
    code = (
        "import sys\nfrom whosays.cli.app import app\n"
        "try: app(['extract', 'a.txt'])\nexcept SystemExit: pass\n"
        "print('trafilatura' in sys.modules, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, cwd=tmp_path)
    assert done.stderr.strip() == b"False"


def test_a_full_disk_is_one_line(run, documents, monkeypatch):
    def full(self, text):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("typer.testing._NamedTextIOWrapper.write", full)
    messages = []
    monkeypatch.setattr("whosays.cli.app.say", messages.append)
    assert run("extract", documents).exit_code == 1
    assert messages == ["whosays: error: No space left on device"]


def test_an_unexpected_fault_is_not_hidden():
    """A fault outside the work on one document is ours: it must not look like a finished run."""
    code = (
        "import whosays.cli.app as a, whosays.pipeline as p\n"
        "def read(*args, **kw): raise ZeroDivisionError('a fault')\n"
        "p.read = read\na.app(['extract', '-'])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False, input=b"")
    assert done.returncode == 1
    assert b"ZeroDivisionError: a fault" in done.stderr


def test_a_damaged_installation_stops_the_run_instead_of_skipping_everything(run, documents, monkeypatch):
    def damaged(document, **_):
        raise PackageError("data file numbers.toml is damaged (line 3): reinstall whosays")

    monkeypatch.setattr("whosays.pipeline.extract", damaged)
    result = run("extract", documents)
    assert result.exit_code == 1
    assert result.stderr == (
        "whosays: error: data file numbers.toml is damaged (line 3): reinstall whosays\n"
    )


@pytest.mark.parametrize("command", [["extract"], ["extract", "--format", "table"], ["annotate"]])
def test_a_reader_that_stops_early_ends_the_run_without_a_word(tmp_path, command):
    (tmp_path / "long.jsonl").write_text(f'{{"text": "{SENTENCE.strip() * 20}"}}\n' * 400)
    process = subprocess.Popen(
        [sys.executable, "-m", "whosays", *command, "long.jsonl"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=tmp_path,
    )  # fmt: skip
    assert process.stdout.readline()
    process.stdout.close()
    said = process.stderr.read()
    process.stderr.close()
    assert process.wait(timeout=120) == command_line.BROKEN_PIPE
    assert said == b""


@pytest.mark.parametrize("command", [["claims"], ["export"]])
def test_a_reader_of_a_ledger_that_stops_early_is_no_error(tmp_path, shell, command):
    (tmp_path / "long.txt").write_text(SENTENCE * 300)
    assert shell("add", "long.txt").returncode == 0
    options = ["--limit", "0", "--json"] if command == ["claims"] else []
    process = subprocess.Popen(
        [sys.executable, "-m", "whosays", *command, *options],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=tmp_path,
    )  # fmt: skip
    assert process.stdout.readline()
    process.stdout.close()
    said = process.stderr.read()
    process.stderr.close()
    assert process.wait(timeout=120) == command_line.BROKEN_PIPE
    assert said == b""


COMPARING = ("questions", "disagreements", "sources", "changes")


@pytest.fixture
def arguments(documents, ledger, tmp_path):
    """Arguments with which each command has long work to do."""
    gold = tmp_path / "gold.jsonl"
    gold.write_text('{"text": "Nobody died.", "claims": []}\n')
    series = tmp_path / "series.csv"
    series.write_text("date,measure,daily,area,source\n2025-07-08,killed,24,Kelu camp,Darvane Register\n")
    return {
        "extract": [documents],
        "annotate": [documents],
        "add": [documents, "--ledger", tmp_path / "new.db"],
        "evaluate": [gold],
        "demo": ["--out", tmp_path / "demo"],
        **{name: ["--ledger", ledger] for name in ("claims", *COMPARING)},
        "export": ["--ledger", ledger],
        "compare": [series, "--ledger", ledger],
        "report": ["--ledger", ledger, "--output", tmp_path / "page.html"],
        "serve": ["--ledger", ledger, "--port", "0"],
    }


@pytest.mark.parametrize("command", sorted(set(COMMANDS) - {"doctor"}))
def test_an_interruption_ends_with_130_and_says_what_is_safe(run, arguments, tmp_path, monkeypatch, command):
    def interrupted(*args, **settings):
        raise KeyboardInterrupt

    asked = ("claims", "standing_claims", "questions", "disagreements", "relied", "changes")
    for name in ("pipeline.extract", "pipeline.annotate", *(f"views.{name}" for name in asked)):
        monkeypatch.setattr(f"whosays.{name}", interrupted)
    monkeypatch.setattr("uvicorn.Server.run", interrupted)
    result = run(command, *arguments[command])
    assert result.exit_code == 130
    said = [line for line in result.stderr.splitlines() if not line.startswith("the workbench on ")]
    assert len(said) == 1
    assert said[0].startswith("whosays: interrupted: ")
    assert not (tmp_path / "page.html").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGINT")
def test_ctrl_c_keeps_every_finished_document(tmp_path, shell):
    lines = [json.dumps({"text": f"In district {number}, {SENTENCE}" * 20}) for number in range(150)]
    feed = ("\n".join(lines) + "\n").encode()
    process = subprocess.Popen(
        [sys.executable, "-m", "whosays", "add"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=tmp_path,
    )
    process.stdin.write(feed)  # and no end of it: the run can't be over when it is interrupted
    process.stdin.flush()
    log = tmp_path / "whosays.db-wal"
    while process.poll() is None and not (log.exists() and log.stat().st_size > 100_000):
        time.sleep(0.01)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=120)
    assert process.returncode == 130
    assert b"every finished document is in the ledger" in said
    assert shell("doctor").returncode == 0
    rest = shell("add", input=feed).stdout.decode()
    new, known = (int(part.split()[0]) for part in rest.split(", ")[:2])
    assert known > 0
    assert new + known == len(lines)


@pytest.mark.skipif(os.name != "posix", reason="needs /dev/full")
def test_results_that_can_not_be_written_are_an_error(shell):
    with Path("/dev/full").open("w") as full:
        done = shell(
            "extract", input=SENTENCE.encode(), capture_output=False, stdout=full, stderr=subprocess.PIPE
        )
    assert done.returncode == 1
    assert done.stderr == b"whosays: error: No space left on device\n"
