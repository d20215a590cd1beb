"""Child processes and what they cost: each measurement has a process of its own, pinned to one core."""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Cost:
    """What one process took: CPU seconds (user and system), seconds on the clock, peak memory in MB."""

    cpu: float
    wall: float
    peak: float


def pin() -> None:
    """Keep this process and its children on one core, where the system can do that."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


def whosays(*arguments: str | Path, output: Path | None = None) -> Cost:
    """Run a whosays command to its end and return its cost.

    Raises RuntimeError with what it said when it left with any code but 0: a run that skips its documents is
    fast and worth nothing. The kernel counts the parent's size into the peak of a child, so the parent stays
    small: it never imports whosays.
    """
    command = [sys.executable, "-m", "whosays", *map(str, arguments)]
    with (output or Path(os.devnull)).open("wb") as out, tempfile.TemporaryFile() as talk:
        began = time.perf_counter()
        child = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=out, stderr=talk)
        _, status, used = os.wait4(child.pid, 0)
        wall = time.perf_counter() - began
        child.returncode = os.waitstatus_to_exitcode(status)
        talk.seek(0)
        said = talk.read().decode(errors="replace")
    if child.returncode:
        raise RuntimeError(f"whosays {arguments[0]} left with {child.returncode}: {said[-400:]}")
    return Cost(used.ru_utime + used.ru_stime, wall, megabytes(used.ru_maxrss))


def probe(name: str, *arguments: str | Path | int) -> dict[str, Any]:
    """Run one probe of probes.py in a fresh process and return what it found."""
    command = [sys.executable, str(HERE / "probes.py"), name, *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, check=False, text=True)
    if done.returncode:
        raise RuntimeError(f"probe {name} failed: {done.stderr[-400:]}")
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def linked(documents: int) -> dict[str, Any]:
    """Return what linking a generated ledger costs: seconds, peak memory, and milliseconds for one document more."""
    found: dict[str, Any] = {}
    with tempfile.TemporaryDirectory(prefix="whosays-linking-") as folder:
        for step in ("make", "link", "add"):
            ledger = Path(folder) / "ledger.db"
            command = [sys.executable, str(HERE / "linking.py"), step, str(ledger), str(documents)]
            done = subprocess.run(command, capture_output=True, check=False, text=True)
            if done.returncode:
                raise RuntimeError(f"linking, {step} failed: {done.stderr[-400:]}")
            found |= json.loads(done.stdout)
    return found


def megabytes(maxrss: int) -> float:
    """Return a peak resident size as the kernel gives it (KiB; bytes on macOS) in units of 1,000,000 bytes."""
    return maxrss * (1 if sys.platform == "darwin" else 1024) / 1e6


def repeated(costs: Sequence[Cost]) -> Cost:
    """Return the median run by CPU time."""
    return sorted(costs, key=lambda cost: cost.cpu)[len(costs) // 2]
