"""Where the model points, as values: the mention that an annotator resolved there, or the bare words."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Protocol, TypeVar

from whosays.claims.finders import Finders
from whosays.claims.grammar import grammar
from whosays.claims.timing import begins
from whosays.records import Actor, Mentions, Place, Source, Time, TimeMention, Words
from whosays.tagger.suggestions import Where


class Placed(Protocol):
    """Anything that stands in the text."""

    @property
    def start(self) -> int:
        """First code point."""

    @property
    def end(self) -> int:
        """One past the last."""


P = TypeVar("P", bound=Placed)


def meets(found: Iterable[P], where: Where) -> P | None:
    """Return the first of `found` that shares words with a span."""
    return next((one for one in found if one.start < where[1] and where[0] < one.end), None)


class Answers:
    """Turns pointed spans of one document into the parts of a claim."""

    def __init__(self, mentions: Mentions, finders: Finders) -> None:
        self.text, self.mentions, self.finders = finders.prepared.text, mentions, finders

    def actor(self, where: Where | None, rule: Actor | None) -> Actor | None:
        """Return who did it; the rules' words where the model points at them.

        `We` keeps no id: whom the text named last is seldom who speaks.
        """
        if where is None:
            return None
        if rule is not None and meets([rule], where):
            return rule
        found = self.finders.actor(*where)
        speaker = self._said(where).lower() in grammar().first_person
        return found.model_copy(update={"id": None}) if speaker else found

    def place(self, where: Where | None, rule: Place | None) -> Place | None:
        """Return where it happened: all the words that say so, with the coordinates of the name among them."""
        if where is None:
            return None
        places = self.mentions.places
        known = (p for p in places if p.latitude is not None)
        named = meets([rule] if rule else [], where) or meets(known, where) or meets(places, where)
        if named is None:
            return Place(start=where[0], end=where[1], text=self._said(where))
        fields = {name: getattr(named, name) for name in Place.model_fields if name not in Words.model_fields}
        start, end = min(where[0], named.start), max(where[1], named.end)
        return Place(start=start, end=end, text=self._said((start, end)), **fields)

    def time(self, where: Where | None, rule: Time | None) -> Time | None:
        """Return when it happened, with the days of the expression that the model points at.

        A time from which something counts gives no days where the rules did not take it: neither a total nor its parts
        happened on them.
        """
        if where is None:
            return None
        if rule is not None and meets([rule], where):
            return rule
        read = meets(self.mentions.times, where)
        start, end = (read.start, read.end) if read is not None else where
        days = None if read is None or self._begins(read) else read
        return Time(
            start=start, end=end, text=self._said((start, end)),
            from_=days and days.from_, to=days and days.to, precision=days and days.precision,
        )  # fmt: skip

    def since(self, where: Where | None) -> date | None:
        """Return the day from which a total counts, if that is what the model points at."""
        read = meets(self.mentions.times, where) if where is not None else None
        return read.from_ if read is not None and self._begins(read) else None

    def _begins(self, read: TimeMention) -> bool:
        return begins(self.finders.prepared, read)

    def sources(self, inner: Where | None, outer: Where | None, rule: Sequence[Source]) -> tuple[Source, ...]:
        """Return the chain of sources, innermost first; the rules' chain where the model points along it."""
        if inner is None:
            return ()
        first = self._source(inner, rule)
        if outer is None:
            return tuple(rule) if len(rule) > 1 and first in rule else (first,)
        second = self._source(outer, rule)
        if second.start == first.start:
            return (first,)
        along = len(rule) > 2 and (rule[0].start, rule[1].start) == (first.start, second.start)
        return tuple(rule) if along else (first, second)

    def _source(self, where: Where, rule: Sequence[Source]) -> Source:
        return meets(rule, where) or self.finders.source(*where)

    def _said(self, where: Where) -> str:
        return self.text[where[0] : where[1]]
