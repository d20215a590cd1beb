"""Word pieces: words to the ids that the model knows (WordPiece, as BERT cuts them)."""

import unicodedata
from collections.abc import Mapping

PIECES = 3
"""Word pieces read of one word at most: long unknown words say little more than their beginning."""

MASKS = 40
"""Different names told apart in one window."""


class Pieces:
    """The word pieces of the model: words to ids, with a cache over one process."""

    def __init__(self, table: Mapping[str, int]) -> None:
        self.table = table
        self.opening, self.closing, self.unknown = table["[CLS]"], table["[SEP]"], table["[UNK]"]
        self.masks = [table[f"[unused{k + 1}]"] for k in range(MASKS)]
        self._known: dict[str, list[int]] = {}

    def split(self, word: str) -> list[int]:
        """Return the ids of a folded word's pieces: the longest known beginning first (WordPiece)."""
        if word not in self._known:
            if len(self._known) > 100_000:
                self._known.clear()
            self._known[word] = self._split(word)
        return self._known[word]

    def _split(self, word: str) -> list[int]:
        found: list[int] = []
        plain = unicodedata.normalize("NFD", word[:60])
        rest = "".join(c for c in plain if unicodedata.category(c) != "Mn")
        while rest and len(found) < PIECES:
            lead = "##" if found else ""
            size = next((n for n in range(len(rest), 0, -1) if lead + rest[:n] in self.table), 0)
            if not size:
                return found or [self.unknown]
            found.append(self.table[lead + rest[:size]])
            rest = rest[size:]
        return found
