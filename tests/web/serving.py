"""A workbench at a real address: in a process of its own, as users start it, or quickly, in a thread of the test."""

import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn

from whosays import web
from whosays.ledger import open_store


@contextmanager
def serving(ledger: Path, *options: str) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """Start `whosays serve` on a free port; yield its address and its process, and end it."""
    command = [sys.executable, "-m", "whosays", "serve", "--ledger", str(ledger), "--port", "0", *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield process.stdout.readline().strip().rstrip("/"), process
        finally:
            process.kill()


@contextmanager
def serving_here(ledger: Path) -> Iterator[str]:
    """Serve a ledger from a thread; yield its address."""
    listening = socket.create_server(("127.0.0.1", 0))
    with open_store(ledger) as store:
        bench = web.build(store, web.Settings(ledger=str(ledger), reviewer="T. Ven"))
        server = uvicorn.Server(uvicorn.Config(bench, log_level="error", lifespan="off", ws="none"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        try:
            yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join()
            listening.close()
