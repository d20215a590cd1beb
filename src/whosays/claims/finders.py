"""The role finders over one document, made once and asked for every figure: by whom, where, when, on whose word."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from whosays.claims.actor import Cast
from whosays.claims.candidate import Candidate
from whosays.claims.chain import Accounts, Chain
from whosays.claims.timeline import Timeline
from whosays.claims.when import When, when
from whosays.claims.where import where
from whosays.prepared import Prepared
from whosays.records import Actor, Mentions, PartyMention, Place, PlaceMention, Source


@dataclass(frozen=True, slots=True)
class Roles:
    """What a figure belongs to, as the rules read it."""

    actor: Actor | None
    place: Place | None
    happened: When
    said: Chain


class Finders:
    """Who acts, where things happen, when, and who speaks, in one document; `figures` are all that it counts."""

    def __init__(self, prepared: Prepared, mentions: Mentions, figures: Iterable[Candidate]) -> None:
        self.prepared = prepared
        self.accounts = Accounts(prepared, mentions.attributions, mentions.parties)
        self.cast = Cast(prepared, mentions.parties, figures)
        self.places = _outside(mentions.places, mentions.parties)
        self.timeline = Timeline(prepared, mentions.times)
        self._links = [
            s for voice in self.accounts.voices for s in voice.links(prepared, self.accounts.speakers)
        ]

    def roles(self, candidate: Candidate) -> Roles:
        """Return what one figure belongs to."""
        return Roles(
            actor=self.cast.actor(candidate),
            place=where(self.prepared, self.places, candidate),
            happened=when(self.timeline, candidate),
            said=self.accounts.chain(candidate),
        )

    def actor(self, start: int, end: int) -> Actor:
        """Return who is named at a place of the text, in the words of the noun phrase there, with its id."""
        return self.cast.named(start, end)

    def source(self, start: int, end: int) -> Source:
        """Return the source whose words stand at a place of the text: that of a voice there, with its cue."""
        for source in self._links:
            if source.start < end and start < source.end:
                return source
        return Source(
            start=start,
            end=end,
            text=self.prepared.text[start:end],
            id=self.accounts.speakers.identify(start, end),
        )


def _outside(places: Sequence[PlaceMention], parties: Sequence[PartyMention]) -> list[PlaceMention]:
    """Return the places that are no part of a party's name: of `the Oresh Brigade` nobody is told to be in Oresh."""
    named = {k: party for party in parties for k in range(party.start, party.end)}
    return [place for place in places if not _within(place, named.get(place.start))]


def _within(place: PlaceMention, party: PartyMention | None) -> bool:
    return party is not None and place.end <= party.end and place.end - place.start < party.end - party.start
