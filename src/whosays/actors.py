"""Lists of parties that a user adds: UCDP's actors, ACLED's actors, or a list of one's own, as CSV.

The header tells which list it is (`data/actors.toml`). Names of a list come before those that whosays brings.
"""

import csv
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from whosays import naming
from whosays.errors import UsageError
from whosays.folding import fold, tokenise
from whosays.lexicon import load

IGNORED = frozenset("-'\"")
"""Marks that spellings of one name differ in."""


LONGEST = 10_000
"""Characters a cell may have; a longer one is no name, but a quotation mark that nothing closes."""


@dataclass(frozen=True, slots=True)
class Name:
    """One spelling of a party: its folded words, whether it is printed in capitals, and what it means."""

    words: tuple[str, ...]
    acronym: bool
    id: str
    kind: str | None


Actors = Mapping[str, Sequence[Name]]
"""Names by their first word, longest first."""

NONE: Actors = {}


def fold_words(name: str) -> tuple[str, ...]:
    """Return the folded words of a name without the marks that spellings differ in."""
    folded = fold(name)
    return tuple(
        w.removesuffix("'s")
        for a, b in tokenise(folded)
        if (w := folded[a:b].strip("'")) and w not in IGNORED
    )


def spelled(name: str, party: str, kind: str | None) -> Name:
    """Return a name as it is looked for: one word of capitals is matched as printed."""
    parts = fold_words(name)
    return Name(parts, name.isupper() and len(parts) == 1, party, kind)


def by_first_word(names: Sequence[Name]) -> dict[str, list[Name]]:
    """Return names by their first word, longest first."""
    found: dict[str, list[Name]] = defaultdict(list)
    for name in names:
        found[name.words[0]].append(name)
    for listed in found.values():
        listed.sort(key=lambda n: (-len(n.words), n.words, n.id))
    return dict(found)


def read(path: Path) -> Actors:
    """Return the names of a CSV file.

    Raises UsageError, with the number of the line, for a file that is no such list: unreadable, without a header that
    is known, a line without a name or id, a kind that is none, one name for two parties.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            return by_first_word(_names(path, csv.reader(file, strict=True)))
    except UnicodeDecodeError as err:
        raise UsageError(f"{path}: not UTF-8 ({err.reason}): save the list as UTF-8") from err
    except OSError as err:
        raise UsageError(f"{path} can't be read: {err.strerror}") from err


def _names(path: Path, lines: Any) -> list[Name]:
    rows = _rows(path, lines)
    _, header = next(rows, (1, []))
    columns = {name.strip().casefold(): k for k, name in enumerate(header)}
    form = next((f for f in load("actors")["forms"] if set(f["needs"]) <= columns.keys()), None)
    if form is None:
        known = "; ".join(", ".join(f["needs"]) for f in load("actors")["forms"])
        raise UsageError(f"{path}, line 1: no header of a list of actors: it needs the columns {known}")
    found: dict[tuple[tuple[str, ...], bool], tuple[Name, int]] = {}
    for number, row in rows:
        if len(row) < len(header):
            raise UsageError(f"{path}, line {number}: {len(row)} cells where the header has {len(header)}")
        for name in _of_row(f"{path}, line {number}", form, {c: row[k].strip() for c, k in columns.items()}):
            other, first = found.setdefault((name.words, name.acronym), (name, number))
            if other.id != name.id:
                said = " ".join(name.words)
                raise UsageError(
                    f"{path}, line {number}: {said!r} is {name.id}, and {other.id} in line {first}: keep one"
                )
    return [name for name, _ in found.values()]


def _rows(path: Path, lines: Any) -> Iterator[tuple[int, list[str]]]:
    """Yield the filled rows with the number of their last line."""
    while True:
        try:
            row = next(lines, None)
        except csv.Error as err:
            raise UsageError(f"{path}, line {lines.line_num}: broken CSV ({err})") from err
        if row is None:
            return
        if any(len(cell) > LONGEST for cell in row):
            raise UsageError(f"{path}, line {lines.line_num}: a cell of more than {LONGEST:,} characters")
        if any(cell.strip() for cell in row):
            yield lines.line_num, row


def _of_row(where: str, form: Mapping[str, Any], cells: Mapping[str, str]) -> Iterator[Name]:
    """Yield the names of one line, in all the columns that hold one."""
    names = [cells[c] for c in form["names"] if cells.get(c)]
    plain = [_undated(name) for name in names]
    said = cells.get(form["id"], "") or (names[0] if names and form["slugs"] else "")
    party = form["prefix"] + (naming.slug(said.split()) if form["slugs"] else said)
    if not said or party == form["prefix"] or not party.isprintable() or " " in party:
        raise UsageError(f"{where}: no id that can be used in {form['id']}: {said!r}")
    if not any(fold_words(name) for name in plain) or not all(map(str.isprintable, plain)):
        raise UsageError(f"{where}: no name that can be used in {', '.join(form['names'])}")
    kind = load("actors")["kinds"].get(cells.get(form["kind"], "").casefold())
    if cells.get(form["kind"]) and kind is None:
        known = ", ".join(load("actors")["kinds"])
        raise UsageError(f"{where}: no kind {cells[form['kind']]!r}: use one of {known}")
    for name in plain:
        if fold_words(name):
            yield spelled(name, party, kind or None)


def _undated(name: str) -> str:
    """Return a name without what a list adds in brackets: `Military Forces of Norway (2013-)`."""
    return name.partition(" (")[0]
