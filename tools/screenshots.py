"""Makes the pictures of docs/workbench.md: the main pages of the workbench on the demo documents, in Chromium.

    .venv/bin/python tools/screenshots.py docs/images

Needs Chromium (`apt-get install chromium`); everything runs on this machine.
"""

import shutil
import socket
import sys
import tempfile
import threading
from pathlib import Path

import uvicorn
from playwright.sync_api import Page, sync_playwright

from whosays import web
from whosays.cli.demo import demo
from whosays.ledger import open_store

WIDE, PHONE = {"width": 1280, "height": 860}, {"width": 390, "height": 780}


def main(folder: Path) -> None:
    """Serve the demo documents and take every picture."""
    with tempfile.TemporaryDirectory() as scratch:
        demo(Path(scratch))
        ledger = Path(scratch) / "demo.db"
        listening = socket.create_server(("127.0.0.1", 0))
        with open_store(ledger) as store:
            bench = web.build(store, web.Settings(ledger=str(ledger), reviewer="T. Ven"))
            server = uvicorn.Server(uvicorn.Config(bench, log_level="error", lifespan="off", ws="none"))
            thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
            thread.start()
            try:
                take(folder, f"http://127.0.0.1:{listening.getsockname()[1]}")
            finally:
                server.should_exit = True
                thread.join()


def take(folder: Path, address: str) -> None:
    """Take the pictures of the workbench at an address."""
    path = shutil.which("chromium")
    if path is None:
        sys.exit("Chromium is missing: apt-get install chromium")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=["--no-sandbox"])
        tab = browser.new_page(viewport=WIDE)

        def keep(name: str) -> None:
            tab.wait_for_load_state("load")
            tab.screenshot(path=folder / f"{name}.png")

        tab.goto(f"{address}/claims?text=kelu")
        keep("claims")
        tab.goto(f"{address}/review?measure=killed")
        tab.keyboard.press("e")
        keep("review")
        first(tab, f"{address}/questions?measure=killed")
        tab.locator(".m").nth(3).hover()
        keep("question")
        first(tab, f"{address}/families")
        tab.locator("#sides").scroll_into_view_if_needed()
        keep("reprints")
        tab.emulate_media(color_scheme="dark")
        tab.goto(f"{address}/disagreements")
        keep("disagreements-dark")
        tab.set_viewport_size(PHONE)
        tab.emulate_media(color_scheme="light")
        tab.goto(f"{address}/claims")
        keep("claims-phone")
        browser.close()


def first(tab: Page, address: str) -> None:
    """Open the first thing that a list shows."""
    tab.goto(address)
    tab.locator("[data-row] .open").first.click()
    tab.wait_for_load_state("load")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
