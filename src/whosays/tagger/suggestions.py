"""What the rules say of a proposal: who, where, when, on whose word. The model confirms it or points elsewhere."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from whosays.claims.candidate import Candidate
from whosays.claims.draft import span
from whosays.claims.finders import Finders
from whosays.claims.recounts import recounted
from whosays.claims.triggers import Trigger
from whosays.prepared import Prepared
from whosays.records import Actor, Claim, Measure, Mentions, Place, Source, Status, Time
from whosays.tagger.proposals import Proposal

ROLES = ("population", "actor", "place", "time", "source", "outer", "total")
"""What the model points at; source is the innermost, outer the one that passes it on, total what it is part of."""

Where = tuple[int, int]
"""Code points of the stored text."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """The rules' answers for one proposal."""

    actor: Actor | None
    place: Place | None
    time: Time | None
    sources: tuple[Source, ...]
    population: Where | None
    cumulative: bool
    total: Where | None = None
    denied: bool = False
    status: Status | None = None
    """The status that the rules read, where they built a row."""

    def spans(self) -> tuple[Where | None, ...]:
        """Return where each of ROLES stands."""
        sources = [*self.sources, None, None]
        found = (self.actor, self.place, self.time, *sources[:2])
        return (self.population, *((one.start, one.end) if one else None for one in found), self.total)


class Suggestions:
    """The rules' answers in one document: those of the rows they built, and those they would have given."""

    def __init__(
        self,
        prepared: Prepared,
        mentions: Mentions,
        found: Sequence[Proposal],
        cues: Mapping[int, Sequence[Trigger]],
    ) -> None:
        self.prepared, self.cues, self.times = prepared, cues, mentions.times
        self.figures = {c.id: (c.figure.start, c.figure.end) for p in found for c in p.claims}
        taken = (self._candidate(p, p.claims[0].measure) for p in found if p.claims)
        self.finders = Finders(prepared, mentions, taken)

    def of(self, one: Proposal, measure: Measure) -> Suggestion:
        """Return what the rules say of a proposal; where they built no row, what they say of one of `measure`."""
        if one.claims:
            return self._row(one.claims[0])
        candidate = self._candidate(one, measure)
        roles = self.finders.roles(candidate)
        return Suggestion(
            actor=roles.actor,
            place=roles.place,
            time=roles.happened.time,
            sources=roles.said.sources,
            population=candidate.population,
            cumulative=roles.happened.scope == "cumulative",
            denied=roles.said.denied,
        )

    def recounts(self, one: Proposal, where: Where) -> bool:
        """Say whether a time in a figure's sentence is only the day on which its count, of whatever, was changed."""
        sentence, candidate = self.prepared.sentences[one.sentence], self._candidate(one, "killed")
        inside = (t for t in self.times if sentence.start <= t.start < sentence.end)
        found = next((t for t in inside if t.start < where[1] and where[0] < t.end), None)
        return found is not None and recounted(self.prepared, found, candidate)

    def _row(self, claim: Claim) -> Suggestion:
        population = claim.population
        return Suggestion(
            actor=claim.actor,
            place=claim.place,
            time=claim.time,
            sources=claim.sources,
            population=(population.start, population.end) if population else None,
            cumulative=claim.scope == "cumulative",
            total=self.figures.get(claim.part_of) if claim.part_of else None,
            status=population.status if population else "unknown",
        )

    def _candidate(self, one: Proposal, measure: Measure) -> Candidate:
        prepared = self.prepared
        sentence = prepared.sentences[one.sentence]
        at = one.first - sentence.first
        near = min(
            self.cues.get(one.sentence, ()),
            key=lambda t: min(abs(t.first - at), abs(at - t.last)),
            default=None,
        )
        figure = span(prepared, sentence, at, one.last - sentence.first)
        population = None
        if one.counted is not None:
            first, last = (k - sentence.first for k in one.counted)
            population = span(prepared, sentence, first, last)
        return Candidate(
            figure=figure,
            reading=one.reading,
            population=population,
            measure=measure,
            trigger=span(prepared, sentence, near.first, near.last + 1) if near else figure,
            voice=near.voice if near and near.kind == "verb" else "nominal",
            sentence=one.sentence,
        )
