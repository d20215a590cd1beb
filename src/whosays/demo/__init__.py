"""The demo corpus: short documents about one invented conflict, to see a ledger before bringing one's own.

Country, parties, places, people and outlets are made up, the year is 2025. The documents show what makes
figures hard: one ministry's number in seven outlets with four modifiers, reprints and relays, a revised toll and
a report that cites it as it was before, a correction, a denial, an editor's words that move a number to another
place, own losses beside claimed enemy losses, vague numbers, a headline that says more than its body, other
scripts' digits, a page that tries to run code, and an empty file.
"""

from importlib import resources
from pathlib import Path


def corpus(folder: Path) -> Path:
    """Write the demo documents into `folder`, made if need be, and return it.

    They are copied out of the package so that a reader can open, edit and re-read the very files that a
    claim cites. A document of the same name that already lies there is replaced.
    """
    return _written("corpus", folder)


def series(folder: Path) -> Path:
    """Write the demo's reference series into `folder` and return its file: an invented daily register."""
    return _written("series", folder) / "darvane-daily.csv"


def _written(name: str, folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for entry in resources.files(__name__).joinpath(name).iterdir():
        if entry.is_file():
            (folder / entry.name).write_bytes(entry.read_bytes())
    return folder
