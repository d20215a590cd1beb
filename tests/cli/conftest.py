import json
import os
import subprocess
import sys

import pytest
from typer.testing import CliRunner

from whosays.cli.app import app

BULLETIN = (
    "At least 12 people were killed and 37 others were injured in Kelu camp on 8 July, "
    "the Ministry of Health said.\n"
)
FEED = [
    {"id": "f1", "publisher": "Talvia Wire", "published": "2025-07-09",
     "text": "Shells killed 26 people in Kelu camp, police told Talvia Wire."},
    {"id": "f2", "publisher": "Radio Hastel", "published": "2025-07-11",
     "text": "The Front said that its fighters had captured seven soldiers at Pardo bridge on Friday."},
]  # fmt: skip


@pytest.fixture
def documents(tmp_path):
    """A folder with a bulletin and a feed of two: three documents."""
    folder = tmp_path / "documents"
    folder.mkdir()
    (folder / "bulletin.txt").write_text(BULLETIN, encoding="utf-8")
    (folder / "feed.jsonl").write_text("".join(json.dumps(line) + "\n" for line in FEED), encoding="utf-8")
    return folder


@pytest.fixture
def ledger(tmp_path, documents, run):
    """A ledger of the three documents."""
    path = tmp_path / "whosays.db"
    assert run("add", documents, "--ledger", path).exit_code == 0
    return path


@pytest.fixture
def run(monkeypatch):
    """Run a command in this process; nothing but an exit may leave it."""
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.delenv("WHOSAYS_LEDGER", raising=False)

    def invoke(*args, stdin=None):
        result = CliRunner().invoke(app, [str(arg) for arg in args], input=stdin)
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        return result

    return invoke


@pytest.fixture
def shell(tmp_path):
    """Run a command as a process of its own."""

    def process(*args, **settings):
        env = os.environ | {"COLUMNS": "200"} | settings.pop("env", {})
        settings = {"capture_output": True, "cwd": tmp_path} | settings
        command = [sys.executable, "-m", "whosays", *map(str, args)]
        return subprocess.run(command, env=env, timeout=120, check=False, **settings)

    return process
