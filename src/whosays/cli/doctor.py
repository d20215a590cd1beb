"""`whosays doctor`: is this installation whole, and is the ledger sound."""

import platform
import re
import sqlite3
from collections.abc import Iterator
from importlib import metadata, resources
from pathlib import Path

import typer

from whosays import __version__, lexicon
from whosays.cli.options import LEDGER, Ledger
from whosays.cli.tables import table
from whosays.errors import LedgerError, PackageError
from whosays.ledger import open_store
from whosays.records import RECIPE
from whosays.tagger.model import model

Finding = tuple[str, bool, str]
"""What was looked at, whether it is well, and what was found."""


def doctor(ledger: Ledger = LEDGER) -> None:
    """Check this installation and a ledger.

    Names the versions in use, loads every data file, and reads the ledger through: pages, indexes, references
    and counts. The exit code is 1 when something is wrong.

    \b
    Examples:
      whosays doctor
      whosays doctor --ledger kelu.db
    """
    findings = [*_installation(), *_data(), *_ledger(ledger)]
    rows = [(name, "ok" if well else "WRONG", found) for name, well, found in findings]
    table("whosays doctor", {"Part": None, "State": None, "Found": None}, rows)
    if not all(well for _, well, _ in findings):
        raise typer.Exit(1)


def _installation() -> Iterator[Finding]:
    yield "whosays", True, f"{__version__}, extraction recipe {RECIPE}"
    yield "Python", True, f"{platform.python_version()} on {platform.system()} {platform.machine()}"
    yield "SQLite", True, sqlite3.sqlite_version
    yield _model()
    for requirement in metadata.requires("whosays") or ():
        if "extra ==" not in requirement:
            name = re.split(r"[^\w.-]", requirement)[0]
            try:
                yield name, True, metadata.version(name)
            except metadata.PackageNotFoundError:
                yield name, False, f"missing: install whosays again ({requirement} is needed)"


def _model() -> Finding:
    try:
        return "model", True, model().describe()
    except PackageError as err:
        return "model", False, str(err)


def _data() -> Iterator[Finding]:
    names = [entry.name for entry in resources.files("whosays").joinpath("data").iterdir()]
    loaded = sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml"))
    damaged = []
    for name in loaded:
        try:
            lexicon.load(name)
        except PackageError as err:
            damaged.append(str(err))
    yield (
        "data files",
        bool(loaded) and not damaged,
        "; ".join(damaged) or f"{len(loaded)}: {', '.join(loaded)}",
    )


def _ledger(target: str) -> Iterator[Finding]:
    if target == LEDGER and not Path(target).exists():
        yield "ledger", True, f"none at {target} yet: make one with `whosays add`"
        return
    try:
        with open_store(target, read_only=True) as store:
            health = store.health()
    except LedgerError as err:
        yield "ledger", False, str(err)
        return
    size = "in memory" if health.size is None else f"{health.size:,} bytes"
    yield "ledger", True, f"{health.target}, schema version {health.schema_version}, {size}"
    yield (
        "ledger holds", True,
        f"{health.documents:,} documents, {health.claims:,} claims, {health.skipped:,} inputs skipped, "
        f"{health.older_recipe:,} documents read by an older recipe",
    )  # fmt: skip
    yield (
        "integrity",
        not health.problems,
        "; ".join(health.problems) or "pages, indexes, references and counts agree",
    )
