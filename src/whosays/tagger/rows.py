"""Writes rows: what the model decided of a figure, on top of what the rules read of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from whosays import numbers
from whosays.claims.grammar import grammar
from whosays.claims.relay import relay
from whosays.prepared import Prepared
from whosays.records import Claim, Figure, Measure, Mentions, Population, Relay, Scope, Span
from whosays.tagger.answers import Answers
from whosays.tagger.model import ORIGIN
from whosays.tagger.proposals import Proposal
from whosays.tagger.suggestions import Suggestion, Suggestions, Where
from whosays.tagger.verdicts import Roles


@dataclass(slots=True, eq=False)
class Kept:
    """A proposal that is a figure, on the way to its rows; without `roles`, the rules' rows stay as they are."""

    proposal: Proposal
    measures: list[Measure]
    reading: numbers.Reading
    hint: Suggestion | None = None
    roles: Roles | None = None


def rows(
    prepared: Prepared, mentions: Mentions, rules: Suggestions, kept: Sequence[Kept], aside: Sequence[Claim]
) -> list[Claim]:
    """Return the rows of one document, in order of the text; `aside` are rows of the rules that stay as they are."""
    writer = _Writer(prepared, mentions, Answers(mentions, rules.finders), relay(prepared))
    made = [(one, measure, writer.row(one, measure)) for one in kept for measure in one.measures]
    return sorted(_Parts(made, aside).rows(), key=lambda row: row.figure.start)


def _rule(one: Kept, measure: Measure) -> Claim | None:
    """Return the rules' row of a figure: that of the same measure, or the first."""
    claims = one.proposal.claims
    return next((c for c in claims if c.measure == measure), claims[0] if claims else None)


@dataclass(frozen=True, slots=True)
class _Writer:
    prepared: Prepared
    mentions: Mentions
    answers: Answers
    carried: tuple[Relay, ...]

    def row(self, one: Kept, measure: Measure) -> Claim:
        """Return the row of one figure for one of its measures."""
        rule = _rule(one, measure)
        if one.roles is None or one.hint is None:
            assert rule is not None  # noqa: S101 - only rows of the rules are kept without roles
            return rule
        spans, hint, answers = one.roles.spans, one.hint, self.answers
        figure = self._figure(one) if rule is None else rule.figure
        span = rule.span if rule else self._evidence(one.proposal)
        population = self._population(one.roles, hint)
        scope: Scope | None = rule.scope if rule else ("cumulative" if one.roles.cumulative else "incident")
        made = Claim(
            id=Claim.identify(self.prepared.document.id, span, measure, figure, population),
            document=self.mentions.document,
            span=span,
            quote=self.prepared.text[span.start : span.end],
            measure=measure,
            figure=figure,
            population=population,
            actor=answers.actor(spans["actor"], hint.actor),
            place=answers.place(spans["place"], hint.place),
            time=answers.time(spans["time"], hint.time),
            scope=scope,
            as_of=rule.as_of if rule else None,
            since=(rule.since if rule else None)
            or (answers.since(spans["time"]) if scope == "cumulative" else None),
            base=rule.base if rule else None,
            part_of=rule.part_of if rule else None,
            sources=answers.sources(spans["source"], spans["outer"], hint.sources),
            relay=self.carried,
            factuality=rule.factuality if rule else one.roles.factuality,
            stance=rule.stance if rule else None,
            origin=ORIGIN,
        )
        return rule if rule is not None and made.model_copy(update={"origin": rule.origin}) == rule else made

    def _figure(self, one: Kept) -> Figure:
        start, end = one.proposal.span(self.prepared)
        state = one.reading
        return Figure(
            text=self.prepared.text[start:end], start=start, end=end, low=state.low, high=state.high,
            modifier=state.modifier, vague=state.vague, kind=state.kind,
        )  # fmt: skip

    def _evidence(self, one: Proposal) -> Span:
        sentence = self.prepared.sentences[one.sentence]
        return Span(start=sentence.start, end=max(sentence.end, one.span(self.prepared)[1]))

    def _population(self, roles: Roles, hint: Suggestion) -> Population | None:
        """Return who is counted; the rules' words where the model points at them."""
        where, said = roles.spans["population"], hint.population
        if where is None:
            return None
        pronoun = self.prepared.text[where[0] : where[1]].lower() in grammar().pronouns
        if pronoun or (said is not None and said[0] < where[1] and where[0] < said[1]):
            where = said
        if where is None:
            return None
        text = self.prepared.text[where[0] : where[1]]
        return Population(text=text, start=where[0], end=where[1], status=roles.status)


@dataclass(frozen=True, slots=True)
class _Parts:
    """Links rows to the totals they are part of; a part is of the same measure as its total."""

    made: Sequence[tuple[Kept, Measure, Claim]]
    aside: Sequence[Claim]

    def rows(self) -> list[Claim]:
        """Return the rows, each with the row of its total."""
        now = {row.id: row for row in self.aside}
        now |= {rule.id: row for one, measure, row in self.made if (rule := _rule(one, measure))}
        linked = [self._linked(one, row, now) for one, _, row in self.made]
        return linked + [self._moved(row, now) for row in self.aside]

    @staticmethod
    def _moved(row: Claim, now: dict[str, Claim]) -> Claim:
        """Return a row with the row that its total has become, if that still is one of its measure."""
        total = now.get(row.part_of) if row.part_of else None
        part_of = total.id if total is not None and total.measure == row.measure else None
        return row if part_of == row.part_of else row.model_copy(update={"part_of": part_of})

    def _linked(self, one: Kept, row: Claim, now: dict[str, Claim]) -> Claim:
        where: Where | None = one.roles.spans["total"] if one.roles else None
        if one.roles is None or (one.hint is not None and where == one.hint.total):
            return self._moved(row, now)
        total = self._total(row, where)
        return row.model_copy(update={"part_of": total.id if total else None})

    def _total(self, row: Claim, where: Where | None) -> Claim | None:
        if where is None:
            return None
        over = (
            other
            for _, _, other in self.made
            if other.figure.start < where[1] and other.figure.end > where[0]
        )
        return next((other for other in over if other.measure == row.measure and other.id != row.id), None)
