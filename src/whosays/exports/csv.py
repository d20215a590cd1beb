"""One claim a line in flat columns: RFC 4180, UTF-8, a header line, formulas made harmless."""

import csv
import re
from typing import TextIO

from whosays.exports.columns import COLUMNS, Cell
from whosays.records import Claim

_ACTIVE = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
"""Text that a spreadsheet would run as a formula (OWASP, CSV Injection), quoted already or not."""


class Csv:
    """Writes claims as comma-separated values."""

    def setup(self, out: TextIO) -> None:
        """Take the stream and write the header line."""
        self._writer = csv.writer(out, lineterminator="\r\n")
        self._writer.writerow(column.name for column in COLUMNS)

    def feed(self, claim: Claim) -> None:
        """Write one line."""
        self._writer.writerow(harmless(column.of(claim)) for column in COLUMNS)

    def finish(self) -> None:
        """Nothing comes after the claims."""


def harmless(cell: Cell) -> Cell:
    """Return the cell with an apostrophe before text that a spreadsheet would run; numbers stay numbers.

    Taking one apostrophe away again wherever a cell starts so gives back the exact words.
    """
    return f"'{cell}" if isinstance(cell, str) and _ACTIVE.match(cell) else cell
