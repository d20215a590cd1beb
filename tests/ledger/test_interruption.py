"""A ledger survives kill -9 and two writers at once: real processes, really killed."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.ledger.making import contents, numbered
from whosays.errors import LedgerError
from whosays.ledger import open_store

ROOT = Path(__file__).parents[2]
DOCUMENTS = 120

# After how many finished documents to kill the adding process, and how many milliseconds later.
KILLS = [(0, 0.0), (0, 3.0), (0, 8.0), (1, 0.0), (9, 0.4), (40, 0.9), (90, 0.1)]


def adding(ledger: Path, first: int, last: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.ledger.adding", str(ledger), str(first), str(last)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def undisturbed(folder: Path, documents: int) -> dict[str, list[tuple[object, ...]]]:
    with open_store(folder / "undisturbed.db") as store:
        with store.writer() as writer:
            for n in range(documents):
                writer.put(*numbered(n))
            writer.link()
        return contents(store)


def killed(ledger: Path, after: int, later: float) -> list[str]:
    """Start adding, kill the process, and return the ids it had said were done."""
    process = adding(ledger, 0, DOCUMENTS)
    assert process.stdout is not None
    said = [process.stdout.readline().strip() for _ in range(after + 1)]
    time.sleep(later / 1000)
    process.kill()
    rest, _ = process.communicate()
    return [*said[1:], *(line for line in rest.splitlines() if line)]


def test_a_killed_run_loses_no_finished_document_and_the_next_completes_it(tmp_path: Path) -> None:
    ledger = tmp_path / "ledger.db"
    for after, later in KILLS:
        done = killed(ledger, after, later)
        try:
            with open_store(ledger, read_only=True) as store:
                assert all(store.has(document) for document in done)
                assert store.health().problems == ()
        except LedgerError:
            assert not done, "only a ledger that never came to its first document may be unreadable"
    with adding(ledger, 0, DOCUMENTS) as last:
        last.communicate()
    assert last.returncode == 0
    with open_store(ledger, read_only=True) as store:
        assert contents(store) == undisturbed(tmp_path, DOCUMENTS)


@pytest.mark.parametrize("ranges", [((0, 90), (30, 120)), ((0, 120), (0, 120))])
def test_two_processes_writing_one_new_ledger_lose_and_double_nothing(
    tmp_path: Path, ranges: tuple[tuple[int, int], ...]
) -> None:
    ledger = tmp_path / "ledger.db"
    processes = [adding(ledger, *one) for one in ranges]
    for process in processes:
        process.communicate()
    assert [process.returncode for process in processes] == [0, 0]
    with open_store(ledger, read_only=True) as store:
        assert contents(store) == undisturbed(tmp_path, DOCUMENTS)
        assert store.health().problems == ()
