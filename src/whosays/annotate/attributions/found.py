"""A cue that has been read: token ranges before they become spans of the text."""

from dataclasses import dataclass, field

from whosays.annotate.attributions.line import Range


@dataclass(slots=True)
class Found:
    """One attribution of a sentence in token indexes; `contents` are ranges of the document's tokens."""

    at: int
    """Index of the cue's main word."""
    cue: Range
    source: Range | None
    contents: list[Range] = field(default_factory=list)
    start: int = 0
    """Where the attributing clause begins: content of an earlier cue ends here."""
    outer: bool = False
    """Stands behind or inside its content, so that it covers what the sentence attributed before."""
    shared: bool = False
    """Takes its source from the cue before: `said ..., adding`."""
    runs: bool = False
    """Its content runs on to the end of the sentence."""

    @property
    def last(self) -> int:
        """Last token that the cue and a source behind it take up."""
        behind = self.source[1] if self.source and self.source[0] >= self.cue[1] else 0
        return max(self.cue[1], behind) - 1
