"""Scores what is read in the articles of coded events (UCDP GED): the place, which articles tell of it, the dead.

Texts are headlines and first sentences, so a part of what was coded can't be known from them.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby

from whosays.evaluate import event_links, event_places
from whosays.evaluate.counts import Row
from whosays.evaluate.event_links import Linked
from whosays.evaluate.event_places import PlacedEvent
from whosays.evaluate.gold import Gold
from whosays.evaluate.mistakes import Mistake
from whosays.evaluate.scores import Crash, Scores, run
from whosays.records import Claim, Document, Mentions


@dataclass(frozen=True)
class EventScores(Scores):
    """Scores of coded events; one field for each question asked of them."""

    placed: tuple[PlacedEvent, ...]
    linked: Linked

    def metrics(self) -> dict[str, float | None]:
        """Return the headline shares of every question by name."""
        return event_places.metrics(self.placed) | event_links.metrics(self.linked)

    def tables(self) -> dict[str, list[Row]]:
        """Return the tables of every question."""
        return event_places.tables(self.placed) | event_links.tables(self.linked)

    def mistakes(self) -> Iterator[Mistake]:
        """Yield the events that a question is answered wrongly for."""
        yield from event_places.mistakes(self.placed)
        yield from event_links.mistakes(self.linked)


def score(
    gold: Gold, annotate: Callable[[Document], Mentions], extract: Callable[[Document], list[Claim]]
) -> EventScores:
    """Score what `annotate` and `extract` find in the articles of each event; one on which they fail is empty."""
    crashes: list[Crash] = []

    def read(document: Document) -> tuple[Mentions, list[Claim]]:
        return annotate(document), extract(document)

    articles = [(entry, *(found or (None, None))) for entry, found in run(gold, read, crashes)]
    by_event = groupby(articles, key=lambda article: article[0].event)
    placed = tuple(
        event_places.judge(event, tuple((entry, mentions) for entry, mentions, _ in told))
        for event, told in by_event
        if event is not None
    )
    return EventScores(gold, tuple(crashes), placed, event_links.judge(articles))
