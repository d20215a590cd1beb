"""Mentions to claims: strings the finders of this stage together."""

from whosays.claims.draft import Draft
from whosays.claims.drafts import drafts
from whosays.claims.finders import Finders
from whosays.claims.partwhole import link_parts
from whosays.claims.relay import relay
from whosays.claims.stance import stance
from whosays.prepared import Prepared
from whosays.records import Claim, Figure, Mentions, Population, Span, Words

ORIGIN = "rules@1"

REQUIRES = frozenset({"times", "places", "parties", "attributions"})
"""Kinds of mentions that claims are built from."""


def claims(prepared: Prepared, mentions: Mentions) -> list[Claim]:
    """Return the claims of one document, in order of the text; every span is checked against the text."""
    found = drafts(prepared, list(mentions.times))
    link_parts(found)
    return _Builder(prepared, mentions, found).build()


class _Builder:
    """What all claims of one document share: who speaks where, who carried the text, their ids."""

    def __init__(self, prepared: Prepared, mentions: Mentions, found: list[Draft]) -> None:
        self.prepared, self.mentions, self.found = prepared, mentions, found
        self.finders = Finders(prepared, mentions, (draft.candidate(prepared) for draft in found))
        self.relay = relay(prepared)
        self.figured = frozenset(draft.sentence.index for draft in found)
        self.ids = {id(draft): self._identify(draft) for draft in found}

    def build(self) -> list[Claim]:
        """Return the claims; a figure that two drafts read alike is one claim."""
        made = {self.ids[id(draft)]: draft for draft in reversed(self.found)}
        return [self._claim(draft) for draft in reversed(made.values())]

    def _span(self, draft: Draft) -> Span:
        return Span(start=draft.sentence.start, end=draft.sentence.end)

    def _identify(self, draft: Draft) -> str:
        start, end = draft.figure(self.prepared)
        population = Span(start=draft.population[0], end=draft.population[1]) if draft.population else None
        figure, document = Span(start=start, end=end), self.prepared.document.id
        return Claim.identify(document, self._span(draft), draft.joined.measure, figure, population)

    def _claim(self, draft: Draft) -> Claim:
        prepared, candidate = self.prepared, draft.candidate(self.prepared)
        roles = self.finders.roles(candidate)
        happened, said = roles.happened, roles.said
        span = self._span(draft)
        return Claim(
            id=self.ids[id(draft)],
            document=self.mentions.document,
            span=span,
            quote=prepared.text[span.start : span.end],
            measure=candidate.measure,
            figure=_figure(prepared.text, draft, candidate.figure),
            population=_population(prepared.text, draft),
            actor=roles.actor,
            place=roles.place,
            time=happened.time,
            scope=happened.scope,
            as_of=happened.as_of,
            since=happened.since,
            base=_words(prepared.text, draft.base),
            part_of=self.ids.get(id(draft.total)),
            sources=said.sources,
            relay=self.relay,
            stance=stance(prepared, draft, self.figured),
            factuality="CT-" if said.denied else draft.factuality,
            origin=ORIGIN,
        )


def _figure(text: str, draft: Draft, span: tuple[int, int]) -> Figure:
    reading, (start, end) = draft.joined.counted.reading, span
    return Figure(
        text=text[start:end],
        start=start,
        end=end,
        low=reading.low,
        high=reading.high,
        modifier=reading.modifier,
        vague=reading.vague,
        kind=reading.kind,
    )


def _words(text: str, span: tuple[int, int] | None) -> Words | None:
    return Words(text=text[span[0] : span[1]], start=span[0], end=span[1]) if span else None


def _population(text: str, draft: Draft) -> Population | None:
    if draft.population is None:
        return None
    start, end = draft.population
    return Population(text=text[start:end], start=start, end=end, status=draft.status)
