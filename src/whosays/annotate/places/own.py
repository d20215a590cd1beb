"""The place list that the user gave, beside the shipped gazetteer.

It is named in the environment, so that every process that reads documents for one command knows it.
"""

import os
from functools import cache
from pathlib import Path

from whosays.annotate.places import lists, publisher, spotting
from whosays.annotate.places.index import gazetteer
from whosays.errors import InputError

VARIABLE = "WHOSAYS_PLACES"
"""Environment variable that names the list."""


@cache
def load() -> None:
    """Add the list named in the environment, if any, to the gazetteer: once a process.

    Raises UnreadableInput or BadRecord, as `lists.read` does.
    """
    if path := os.environ.get(VARIABLE):
        known = gazetteer()
        for names, entry in lists.read(Path(path)):
            known.extend(names, entry)


def use(path: Path | None) -> None:
    """Take another list, or none, from now on; raises as `load` does, with nothing added."""
    for cached in (load, gazetteer, spotting.longest, publisher.seat):
        cached.cache_clear()
    os.environ.pop(VARIABLE, None)
    if path is not None:
        os.environ[VARIABLE] = str(path.absolute())
        try:
            load()
        except InputError:
            del os.environ[VARIABLE]
            raise
