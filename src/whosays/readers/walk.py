"""Files behind the inputs: folders walked in sorted order, links followed once, devices never opened."""

import errno
import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from whosays.records import Skipped

STDIN = "-"
_AGAIN = "a link to a folder already read (a loop?): remove the link"
_REASONS = {
    errno.ENOENT: "no such file or folder (moved or deleted?): check the path",
    errno.EACCES: "no permission to read it: change its permissions or leave it out",
    errno.EPERM: "no permission to read it: change its permissions or leave it out",
    errno.ELOOP: "a link that leads back to itself: remove it or name the file itself",
    errno.ENAMETOOLONG: "a path too long to open: name the file from a folder nearer to it",
}


@dataclass(frozen=True, slots=True)
class Member:
    """One file to read: where it is, what the user calls it, how many bytes it has."""

    path: Path
    source: str
    size: int


def members(given: str | Path) -> Iterator[Member | Skipped]:
    """Return the files of one input: itself, or all in a folder, deep, in the order of their names.

    Hidden members (names with a leading dot) belong to the system or to tools and are passed over unless
    named as inputs themselves. A folder that a link leads back to is read once and reported; so is whatever
    can't be read.
    """
    waiting = [(Path(given), str(given))]
    walked: set[tuple[int, int]] = set()
    empty = True
    while waiting:
        path, source = waiting.pop()
        try:
            found = path.stat()
            names = _visible(path) if stat.S_ISDIR(found.st_mode) else None
        except (OSError, ValueError) as err:
            empty = False
            yield Skipped(source=shown(source), reason=explain(err))
            continue
        if names is None:
            empty = False
            yield _file(path, source, found)
        elif (found.st_dev, found.st_ino) in walked:
            empty = False
            yield Skipped(source=shown(source), reason=_AGAIN)
        else:
            walked.add((found.st_dev, found.st_ino))
            waiting += [(path / name, f"{source.rstrip('/')}/{name}") for name in reversed(names)]
    if empty:
        yield Skipped(
            source=shown(str(given)), reason="empty: a folder without files, or with hidden ones only"
        )


def total_bytes(inputs: Sequence[str | Path]) -> int | None:
    """Return the bytes that reading `inputs` will take, or None when stdin is among them.

    For a progress bar: the total here, the steps from `read(..., progress=...)`.
    """
    if STDIN in map(str, inputs):
        return None
    return sum(one.size for given in inputs for one in members(given) if isinstance(one, Member))


def explain(err: OSError | ValueError) -> str:
    """Return why a path can't be read, and what to do."""
    if isinstance(err, OSError):
        return _REASONS.get(err.errno or 0, f"can't be read: {err.strerror or err}")
    return f"no path: {err}"


def shown(source: str) -> str:
    r"""Return a path as text that can be written as UTF-8: bytes of its name that are none become `\x..`."""
    return os.fsencode(source).decode("utf-8", "backslashreplace")


def _visible(folder: Path) -> list[str]:
    return sorted(member.name for member in folder.iterdir() if not member.name.startswith("."))


def _file(path: Path, source: str, found: os.stat_result) -> Member | Skipped:
    if stat.S_ISREG(found.st_mode):
        return Member(path, shown(source), found.st_size)
    return Skipped(
        source=shown(source),
        reason="not a regular file (a pipe, socket or device): pipe its content in and give - as the input",
    )
