"""Mentions to claims: strings the finders of this stage together."""

from whosays.claims.actor import actor
from whosays.claims.chain import Accounts
from whosays.claims.draft import Draft
from whosays.claims.drafts import drafts
from whosays.claims.partwhole import link_parts
from whosays.claims.relay import relay
from whosays.claims.stance import stance
from whosays.claims.when import when
from whosays.claims.where import where
from whosays.prepared import Prepared
from whosays.records import Claim, Figure, Mentions, Population, Relay, Span

ORIGIN = "rules@1"

REQUIRES = frozenset({"times", "places", "parties", "attributions"})
"""Kinds of mentions that claims are built from."""


def claims(prepared: Prepared, mentions: Mentions) -> list[Claim]:
    """Return the claims of one document, in order of the text; every span is checked against the text."""
    found = drafts(prepared, list(mentions.times))
    link_parts(found)
    ids = {id(draft): _identify(prepared, draft) for draft in found}
    accounts, carried = Accounts(prepared, mentions.attributions), relay(prepared)
    return [_claim(prepared, mentions, accounts, carried, draft, ids) for draft in found]


def _span(draft: Draft) -> Span:
    return Span(start=draft.sentence.start, end=draft.sentence.end)


def _identify(prepared: Prepared, draft: Draft) -> str:
    start, end = draft.figure(prepared)
    population = Span(start=draft.population[0], end=draft.population[1]) if draft.population else None
    return Claim.identify(
        prepared.document.id, _span(draft), draft.joined.measure, Span(start=start, end=end), population
    )


def _claim(
    prepared: Prepared,
    mentions: Mentions,
    accounts: Accounts,
    carried: tuple[Relay, ...],
    draft: Draft,
    ids: dict[int, str],
) -> Claim:
    text, candidate = prepared.text, draft.candidate(prepared)
    reading, (start, end) = draft.joined.counted.reading, candidate.figure
    said = accounts.chain(candidate)
    happened = when(prepared, mentions.times, candidate)
    span = _span(draft)
    return Claim(
        id=ids[id(draft)],
        document=mentions.document,
        span=span,
        quote=text[span.start : span.end],
        measure=candidate.measure,
        figure=Figure(
            text=text[start:end], start=start, end=end, low=reading.low, high=reading.high,
            modifier=reading.modifier, vague=reading.vague, kind=reading.kind,
        ),
        population=_population(text, draft),
        actor=actor(prepared, mentions.parties, candidate),
        place=where(prepared, mentions.places, candidate),
        time=happened.time,
        scope=happened.scope,
        as_of=happened.as_of,
        since=happened.since,
        part_of=ids.get(id(draft.total)),
        sources=said.sources,
        relay=carried,
        stance=stance(prepared, draft),
        factuality="CT-" if said.denied else draft.factuality,
        origin=ORIGIN,
    )  # fmt: skip


def _population(text: str, draft: Draft) -> Population | None:
    if draft.population is None:
        return None
    start, end = draft.population
    return Population(text=text[start:end], start=start, end=end, status=draft.status)
