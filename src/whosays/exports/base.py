"""What every export format is: set up on an open stream, fed one claim after another, finished."""

from typing import Protocol, TextIO

from whosays.records import Claim


class Exporter(Protocol):
    """Writes claims in one format. A new one is made for each export."""

    def setup(self, out: TextIO) -> None:
        """Take the stream (UTF-8, line ends as written) and write what comes before the claims."""

    def feed(self, claim: Claim) -> None:
        """Write one claim. Raises EvidenceError for one that the format can't hold faithfully."""

    def finish(self) -> None:
        """Write what comes after the claims, and check the whole; raising here keeps the old file."""
