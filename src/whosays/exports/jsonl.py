"""One claim a line, as the contract writes it: the same lines as `whosays extract --format jsonl`."""

from typing import TextIO

from whosays.records import Claim


class Jsonl:
    """Writes claims as JSON Lines; reading a line back gives the same claim."""

    def setup(self, out: TextIO) -> None:
        """Take the stream; nothing comes before the claims."""
        self._out = out

    def feed(self, claim: Claim) -> None:
        """Write one line."""
        self._out.write(claim.model_dump_json(by_alias=True) + "\n")

    def finish(self) -> None:
        """Nothing comes after the claims."""
