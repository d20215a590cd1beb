"""Scores what is read in the articles of coded events (UCDP GED): so far, where an event took place.

Texts are headlines and first sentences, so a part of what was coded can't be known from them.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby

from whosays.evaluate import event_places
from whosays.evaluate.counts import Row
from whosays.evaluate.event_places import PlacedEvent
from whosays.evaluate.gold import Gold
from whosays.evaluate.mistakes import Mistake
from whosays.evaluate.scores import Crash, Scores, run
from whosays.records import Document, Mentions


@dataclass(frozen=True)
class EventScores(Scores):
    """Scores of coded events; one field for each question asked of them."""

    placed: tuple[PlacedEvent, ...]

    def metrics(self) -> dict[str, float | None]:
        """Return the headline shares of every question by name."""
        return event_places.metrics(self.placed)

    def tables(self) -> dict[str, list[Row]]:
        """Return the tables of every question."""
        return event_places.tables(self.placed)

    def mistakes(self) -> Iterator[Mistake]:
        """Yield the events that a question is answered wrongly for."""
        return event_places.mistakes(self.placed)


def score(gold: Gold, annotate: Callable[[Document], Mentions]) -> EventScores:
    """Score the places that `annotate` finds in the articles of each event."""
    crashes: list[Crash] = []
    read = groupby(run(gold, annotate, crashes), key=lambda pair: pair[0].event)
    placed = tuple(
        event_places.judge(event, tuple(articles)) for event, articles in read if event is not None
    )
    return EventScores(gold, tuple(crashes), placed)
