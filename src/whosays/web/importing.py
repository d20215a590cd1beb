"""Files that are dropped in: kept in a folder, read by `whosays add` in a process of its own, then thrown away.

The process of its own is what keeps a hostile file from the workbench: it can be slow, or die, and is stopped
when its time is up; documents that it finished stay in the ledger.
"""

import os
import re
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO
from uuid import uuid4

from whosays.errors import UsageError

FILES = 1000
"""Files of one import."""
KEPT = 50
"""Imports that the workbench remembers."""
_UNSAFE = re.compile(r"[^\w .,()+@=-]")
_SKIPPED = "skipped: "


@dataclass
class Import:
    """One import as it goes on."""

    id: str
    files: int
    held: int
    """Documents that the ledger had before."""
    started: float = field(default_factory=time.monotonic)
    ended: float | None = None
    summary: str = ""
    """What `whosays add` says at its end; blank while it runs."""
    skipped: list[str] = field(default_factory=list)
    failure: str = ""

    @property
    def running(self) -> bool:
        """Whether files are still being read."""
        return self.ended is None

    @property
    def seconds(self) -> float:
        """Seconds since it began, or that it took."""
        return (self.ended or time.monotonic()) - self.started


class Importer:
    """Runs imports into one ledger, one after the other."""

    def __init__(self, ledger: str, seconds: float) -> None:
        self._ledger = str(Path(ledger).absolute())
        self._seconds = seconds
        self._imports: dict[str, Import] = {}
        self._turn = threading.Lock()

    def get(self, import_id: str) -> Import:
        """Return an import. Raises UsageError for one that is not remembered."""
        try:
            return self._imports[import_id]
        except KeyError:
            raise UsageError("no such import: the workbench was started anew, or it was long ago") from None

    def latest(self) -> list[Import]:
        """Return the imports since the workbench was started, the last first."""
        return list(reversed(self._imports.values()))

    def start(self, files: list[tuple[str, BinaryIO]], held: int) -> Import:
        """Keep the files and begin to read them into a ledger of `held` documents.

        Raises UsageError for none, or too many.
        """
        if not 0 < len(files) <= FILES:
            raise UsageError(f"choose 1 to {FILES} files at once; folders go in with `whosays add`")
        folder = tempfile.TemporaryDirectory(prefix="whosays-import-")
        for number, (name, content) in enumerate(files, start=1):
            _keep(Path(folder.name), name, number, content)
        begun = Import(uuid4().hex, len(files), held)
        self._imports[begun.id] = begun
        for old in list(self._imports)[:-KEPT]:
            del self._imports[old]
        threading.Thread(target=self._run, args=(begun, folder), daemon=True).start()
        return begun

    def _run(self, begun: Import, folder: "tempfile.TemporaryDirectory[str]") -> None:
        with self._turn, folder:
            names = sorted(path.name for path in Path(folder.name).iterdir())
            command = [sys.executable, "-m", "whosays", "add", "--ledger", self._ledger, "--", *names]
            try:
                done = subprocess.run(  # noqa: S603 our own command, names made harmless
                    command, cwd=folder.name, capture_output=True, timeout=self._seconds, check=False,
                    env={**os.environ, "PYTHONUTF8": "1"}, stdin=subprocess.DEVNULL,
                )  # fmt: skip
            except subprocess.TimeoutExpired as late:
                told = "documents that were finished are in the ledger"
                begun.failure = f"stopped after {self._seconds:.0f} seconds; {told}"
                self._tell(begun, late.stderr or b"")
            else:
                begun.summary = done.stdout.decode("utf-8", "replace").strip()
                self._tell(begun, done.stderr)
                if done.returncode not in {0, 3}:
                    said = done.stderr.decode("utf-8", "replace").strip().splitlines()
                    begun.failure = said[-1] if said else f"ended with code {done.returncode}"
            finally:
                begun.ended = time.monotonic()

    @staticmethod
    def _tell(begun: Import, said: bytes) -> None:
        lines = said.decode("utf-8", "replace").splitlines()
        begun.skipped = [line.removeprefix(_SKIPPED) for line in lines if line.startswith(_SKIPPED)]


def _keep(folder: Path, name: str, number: int, content: BinaryIO) -> None:
    """Write one file under a name that is harmless, near to its own, and its own among all."""
    plain = _UNSAFE.sub("_", Path(name.replace("\\", "/")).name).lstrip(".-").strip()[-120:] or "file"
    path = folder / plain
    if path.exists():
        path = folder / f"{number}-{plain}"
    with path.open("xb") as out:
        while part := content.read(1 << 20):
            out.write(part)
