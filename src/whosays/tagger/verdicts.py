"""Scores to decisions: which proposals are figures, of what measure, and where their roles stand."""

from bisect import bisect_left
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Self, cast

import numpy as np

from whosays.records import Factuality, Measure, Status
from whosays.tagger.features import FACTUALITY, MEASURES, STATUS, Floats, Ints, Reader, Reading
from whosays.tagger.model import Judgement, Model
from whosays.tagger.suggestions import ROLES, Suggestion, Where
from whosays.tagger.windows import Window

LONGEST = 16
"""Word pieces that a role has at most; a masked name is one, however long it is."""


@dataclass(frozen=True, slots=True)
class Figure:
    """The decision on one proposal: its chance of being a figure, its measure, the chance of each measure."""

    chance: float
    measure: Measure
    chances: Floats
    plural: bool


@dataclass(frozen=True, slots=True)
class Roles:
    """Where the roles of one figure stand in the text, and what it asserts."""

    status: Status
    factuality: Factuality
    cumulative: bool
    spans: dict[str, Where | None]

    def instead(self, **spans: Where | None) -> Self:
        """Return the same with some roles elsewhere, or nowhere."""
        return replace(self, spans=self.spans | spans)


def figure(judgement: Judgement, k: int) -> Figure:
    """Return the decision on proposal `k` of a window."""
    chances = _chances(judgement.measure[k])
    best = 1 + int(chances[1:].argmax())
    plural = bool(judgement.plural[k, 1] > judgement.plural[k, 0])
    return Figure(1.0 - float(chances[0]), cast(Measure, MEASURES[best]), chances, plural)


@dataclass(frozen=True)
class Pointers:
    """Reads where the roles of a window's proposals stand."""

    reader: Reader
    window: Window
    reading: Reading
    judged: Judgement
    model: Model

    def roles(self, k: int, hint: Suggestion) -> Roles:
        """Return where the roles of proposal `k` stand.

        The rules' own answers weigh in as they did in training, and stand where the window doesn't reach them.
        """
        scores, trust = self.judged.point[k].copy(), self.judged.trust[k]
        spans: dict[str, Where | None] = {}
        for r, (role, where) in enumerate(zip(ROLES, hint.spans(), strict=True)):
            edges = (0, 0) if where is None else self._edges(*where)
            spans[role] = where
            if edges is not None:
                pair = scores[2 * r : 2 * r + 2]
                for end in range(2):
                    pair[end, edges[end]] += trust[2 * r + end, 1 if edges[end] == 0 else 0]
                found, sure = self._span(*pair)
                if sure >= self.model.override.get(role, 0.0):
                    spans[role] = found
        scope = self.judged.scope[k].copy()
        scope[int(hint.cumulative)] += self.model.trust_scope
        return Roles(
            self._status(k, hint.status),
            FACTUALITY[int(self.judged.factuality[k].argmax())],
            bool(scope[1] > scope[0]),
            spans,
        )

    def _status(self, k: int, rule: Status | None) -> Status:
        """Return the status of a figure: the rules' where they know one, or the model's where it is sure."""
        chances = _chances(self.judged.status[k])
        best = int(chances.argmax())
        if rule is None or (rule == "unknown" and chances[best] >= self.model.override["status"]):
            return STATUS[best]
        return rule

    def _edges(self, start: int, end: int) -> tuple[int, int] | None:
        return self.reader.edges(self.window, self.reading, start, end)

    @cached_property
    def _opening(self) -> tuple[Ints, Ints]:
        """Words of the window that begin a word piece of their own, and these pieces behind the one for `nowhere`."""
        at = np.array(self.reading.at, dtype=np.int64)
        words = np.flatnonzero(np.diff(at, prepend=-1))
        return words, np.concatenate([[0], at[words]])

    def _span(self, starts: Floats, ends: Floats) -> tuple[Where | None, float]:
        """Return the best span of one role, None where the model finds none, and the chance of where it starts."""
        prepared, at, begin = self.reader.prepared, self.reading.at, self.reading.start
        words, pieces = self._opening
        chances = _chances(starts[pieces])
        best = int(chances.argmax())
        if best == 0:
            return None, float(chances[0])
        first = int(words[best - 1])
        end = prepared.sentences[prepared.tokens[begin + first].sentence].last - begin
        reach = bisect_left(at, at[first] + LONGEST, lo=first, hi=min(len(at), end))
        likely = ends[at[first:reach]]
        last = reach - 1 - int(likely[::-1].argmax())
        tokens = prepared.tokens
        return (tokens[begin + first].start, tokens[begin + last].end), float(chances[best])


def _chances(scores: Floats) -> Floats:
    powers = np.exp(scores - scores.max())
    return cast(Floats, powers / powers.sum())
