"""Reads the data files under `data/`: domain knowledge is data, code only interprets it.

Every data file is TOML and opens with a header that says what it is and where its facts come from.
"""

import tomllib
from functools import cache
from importlib import resources
from typing import Any

from whosays.errors import PackageError


@cache
def load(name: str) -> dict[str, Any]:
    """Return the data file `name` (without `.toml`), read once a process.

    Raises PackageError when the installation lacks the file or the file is damaged.
    """
    path = resources.files("whosays").joinpath("data", f"{name}.toml")
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as err:
        raise PackageError(f"data file {name}.toml is missing: reinstall whosays") from err
    except tomllib.TOMLDecodeError as err:
        raise PackageError(f"data file {name}.toml is damaged ({err}): reinstall whosays") from err


@cache
def words(name: str, *keys: str) -> frozenset[str]:
    """Return one word list of a data file; `keys` walk down its tables.

    A list may be written as a TOML array or as one string of words parted by white space.
    """
    node: Any = load(name)
    for key in keys:
        node = node[key]
    return frozenset(node.split() if isinstance(node, str) else node)
