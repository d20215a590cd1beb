"""No command opens a socket: Python's own audit events say so, for whatever library would do it."""

import json
import re
import signal
import subprocess
import sys
import urllib.request

import pytest

from whosays.cli.app import COMMANDS

GUARD = """
import sys

def guard(event, args):
    if event.startswith("socket."):
        sys.stderr.write(f"SOCKET {event} {args}\\n")
        sys.stderr.flush()
        import os
        os._exit(99)

sys.addaudithook(guard)
"""
RUN = GUARD + "from whosays.cli import main\nsys.argv = ['whosays', *sys.argv[1:]]\nmain()\n"

PAGE = """<!DOCTYPE html><html><head><title>Shells hit Kelu</title>
<meta property="og:site_name" content="Ilve Post"><base href="http://trap.example/">
<link rel="stylesheet" href="http://trap.example/s.css"><script src="http://trap.example/x.js"></script></head>
<body><article><h1>Shells hit Kelu</h1><p>At least 12 people were killed in Kelu camp on 8 July, the Ministry
of Health said. Rescuers searched the market hall until the morning, and the
district office asked for blood donors.</p>
<img src="http://trap.example/pixel.png"><iframe src="http://trap.example/"></iframe></article></body></html>"""
XML = '<?xml version="1.0"?><!DOCTYPE html SYSTEM "http://trap.example/x.dtd" [<!ENTITY e SYSTEM "http://trap.example/e">]>'


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """A folder of inputs of every kind that name addresses, and a ledger of them."""
    tmp_path = tmp_path_factory.mktemp("place")
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "page.html").write_text(PAGE)
    (folder / "entity.html").write_text(XML + PAGE.replace("searched", "searched &e;"))
    (folder / "feed.jsonl").write_text(
        json.dumps({"text": "Police arrested 16 suspects in Oresh.", "url": "http://trap.example/a"}) + "\n"
    )
    (folder / "table.csv").write_text("id,text\n1,Nine people were shot dead near Mirrow.\n")
    (folder / "note.txt").write_text("Seven soldiers were captured at Pardo bridge, the Front said.")
    (tmp_path / "series.csv").write_text(
        "date,measure,daily,area,source\n2025-07-08,killed,24,Kelu,Register\n"
    )
    labels = {"text": "Nobody died in Oresh.", "claims": []}
    (tmp_path / "gold.jsonl").write_text(json.dumps(labels) + "\n")
    assert start(tmp_path, "add", "in").returncode == 0
    return tmp_path


def start(place, *args):
    command = [sys.executable, "-c", RUN, *args]
    return subprocess.run(command, capture_output=True, text=True, cwd=place, timeout=120, check=False)


ARGUMENTS = {
    "demo": ["--out", "demo"], "extract": ["in"], "annotate": ["in"], "add": ["in", "--ledger", "new.db"],
    "claims": [], "questions": [], "disagreements": [], "sources": [], "changes": [], "compare": ["series.csv"],
    "export": [], "report": [], "evaluate": ["gold.jsonl"], "doctor": [],
}  # fmt: skip


@pytest.mark.parametrize("command", [name for name in COMMANDS if name != "serve"])
def test_no_command_opens_a_socket(place, command):
    done = start(place, command, *ARGUMENTS[command])
    assert "SOCKET" not in done.stderr
    assert done.returncode == 0, done.stderr
    assert done.stdout or command == "export"


def test_an_address_is_no_input(place):
    done = start(place, "extract", "http://trap.example/a.html")
    assert done.returncode == 3
    assert "SOCKET" not in done.stderr


@pytest.mark.parametrize(
    "code",
    ["import socket; socket.socket()", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:9')"],
)
def test_the_guard_sees_a_socket(code):
    done = subprocess.run([sys.executable, "-c", GUARD + code], capture_output=True, text=True, check=False)
    assert done.returncode == 99
    assert "SOCKET socket." in done.stderr


LISTENING = """
import sys

def guard(event, args):
    if event.startswith("socket."):
        sys.stderr.write(f"SOCKET {event} {args[1:]!r}\\n")

sys.addaudithook(guard)
"""


def test_the_workbench_listens_at_this_machines_own_address_and_calls_nobody(place):
    command = [sys.executable, "-c", LISTENING + RUN.removeprefix(GUARD), "serve", "--port", "0"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=place
    ) as process:
        try:
            address = process.stdout.readline().strip().rstrip("/")
            for page in ("/claims", "/documents", "/api/summary", "/export/claims"):
                with urllib.request.urlopen(address + page, timeout=60) as answer:  # noqa: S310 our own
                    assert answer.status == 200
            process.send_signal(signal.SIGINT)
            told = process.communicate(timeout=60)[1]
        finally:
            process.kill()
    seen = set(re.findall(r"SOCKET socket\.(\w+) (.*)", told))
    assert {event for event, _ in seen} <= {"__new__", "bind", "getaddrinfo"}
    assert [args for event, args in seen if event == "bind"] == ["(('127.0.0.1', 0),)"]
