"""Scores attributions: strict spans and tokens of source, cue and content."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from whosays.evaluate.counts import Counts, Row
from whosays.evaluate.gold import Entry, Gold
from whosays.evaluate.mistakes import Mistake, context
from whosays.evaluate.scores import Crash, Scores, run
from whosays.records import Attribution, Document, Mentions, Segments

PARTS = ("source", "cue", "content")

_ENDS = "\"'`´“”„‟‘’‚‛«»‹› \t\r\n\u00a0"
_TOKEN = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Compared:
    """One document's spans by part, gold and predicted, each a set of trimmed segments."""

    entry: Entry
    gold: dict[str, set[Segments]]
    predicted: dict[str, set[Segments]]

    def strict(self, part: str) -> Counts:
        """Count spans of one part whose segments are all equal."""
        return _overlap(self.gold[part], self.predicted[part])

    def tokens(self, part: str) -> Counts:
        """Count the document's words that lie in some span of one part."""
        text = self.entry.document.text
        return _overlap(_covered(text, self.gold[part]), _covered(text, self.predicted[part]))


@dataclass(frozen=True)
class AttributionScores(Scores):
    """Scores of attributions; `all` pools the three parts."""

    compared: tuple[Compared, ...]

    def strict(self) -> dict[str, Counts]:
        """Return strict span counts by part, and of all."""
        return _with_all({part: sum((d.strict(part) for d in self.compared), Counts()) for part in PARTS})

    def tokens(self) -> dict[str, Counts]:
        """Return token counts by part, and of all."""
        return _with_all({part: sum((d.tokens(part) for d in self.compared), Counts()) for part in PARTS})

    def metrics(self) -> dict[str, float | None]:
        """Return F1 by part: strict spans under the part's name, tokens under `token` and the name."""
        strict: dict[str, float | None] = {name: counts.f1 for name, counts in self.strict().items()}
        return strict | {f"token {name}": counts.f1 for name, counts in self.tokens().items()}

    def tables(self) -> dict[str, list[Row]]:
        """Return strict spans and tokens by part."""
        return {
            "attribution, strict spans": [counts.row(name) for name, counts in self.strict().items()],
            "attribution, tokens": [counts.row(name) for name, counts in self.tokens().items()],
        }

    def mistakes(self) -> Iterator[Mistake]:
        """Yield missed and spurious spans, part by part."""
        for doc in self.compared:
            for part in PARTS:
                for span in sorted(doc.gold[part] - doc.predicted[part]):
                    yield _mistake(doc.entry, "missed", part, span)
                for span in sorted(doc.predicted[part] - doc.gold[part]):
                    yield _mistake(doc.entry, "spurious", part, span)


def score(gold: Gold, annotate: Callable[[Document], Mentions]) -> AttributionScores:
    """Score the attributions that `annotate` finds in each gold document.

    A span is counted once however many attributions share it (one source, two cues).
    """
    crashes: list[Crash] = []
    compared = tuple(
        Compared(
            entry,
            _spans(entry.document.text, entry.attributions),
            _spans(entry.document.text, mentions.attributions if mentions else ()),
        )
        for entry, mentions in run(gold, annotate, crashes)
    )
    return AttributionScores(gold, tuple(crashes), compared)


def trim(text: str, segments: Segments) -> Segments:
    """Return the segments in order, without spaces and quotes at their ends; those left empty are dropped."""
    kept = []
    for start, end in sorted(segments):
        words = text[start:end]
        left = len(words) - len(words.lstrip(_ENDS))
        bare = words.strip(_ENDS)
        if bare:
            kept.append((start + left, start + left + len(bare)))
    return tuple(kept)


def _spans(text: str, attributions: tuple[Attribution, ...]) -> dict[str, set[Segments]]:
    return {part: {s for a in attributions if (s := trim(text, getattr(a, part)))} for part in PARTS}


def _covered(text: str, spans: set[Segments]) -> set[int]:
    segments = {segment for span in spans for segment in span}
    return {start + word.start() for start, end in segments for word in _TOKEN.finditer(text[start:end])}


def _overlap(gold: set[Segments] | set[int], predicted: set[Segments] | set[int]) -> Counts:
    return Counts(len(gold & predicted), len(predicted), len(gold))


def _with_all(parts: dict[str, Counts]) -> dict[str, Counts]:
    return parts | {"all": sum(parts.values(), Counts())}


def _mistake(entry: Entry, kind: str, part: str, span: Segments) -> Mistake:
    text, (start, end) = entry.document.text, (span[0][0], span[-1][1])
    words = " … ".join(text[a:b] for a, b in span)
    said = {"missed": (words, None), "spurious": (None, words)}[kind]
    return Mistake(entry.name, entry.corpus, kind, part, words, *said, context(text, start, end))
