"""A party as it is found, before it is a record: tokens, id, kind, and what gave them."""

from dataclasses import dataclass
from typing import Literal

from whosays.prepared import Prepared, Token, bare

Form = Literal["listed", "national", "named", "person", "noun", "back"]
"""What a mention was found by: list, nationality, form of a name, title, common noun, noun that points back."""


@dataclass(slots=True)
class Spot:
    """A mention: tokens `first..last` of the document, inclusive."""

    first: int
    last: int
    id: str | None
    kind: str | None
    form: Form

    def tokens(self, prepared: Prepared) -> list[Token]:
        """Return its tokens."""
        return prepared.tokens[self.first : self.last + 1]

    def words(self, prepared: Prepared) -> list[str]:
        """Return its folded words."""
        return [bare(token) for token in self.tokens(prepared)]
