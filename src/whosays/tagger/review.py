"""Reviews the rows that the rules built: drops, mends and adds, and gives each figure its roles.

The number's bounds always come from its words; the model decides whether a proposal is a figure, of what measure,
and what it belongs to. Times and places keep the values that the annotators resolved. What the rules read as denied
stays as they read it, and nothing is added beside it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from whosays import numbers
from whosays.numbers.reading import IMPLIED, PLURAL
from whosays.prepared import Prepared
from whosays.records import Claim, Measure, Mentions
from whosays.tagger import verdicts
from whosays.tagger.features import MEASURES, Reader
from whosays.tagger.model import Model, model
from whosays.tagger.names import Names
from whosays.tagger.proposals import Proposal, proposals, triggered
from whosays.tagger.rows import Kept, rows
from whosays.tagger.suggestions import Suggestions
from whosays.tagger.windows import around

TWIN = 0.25
"""Least chance at which a second measure of one figure is kept where the rules gave it two."""


def review(prepared: Prepared, mentions: Mentions, found: Sequence[Claim]) -> list[Claim]:
    """Return the rows of one document after the model's review, in order of the text.

    `found` are those that the rules built. Raises PackageError when the model's files are missing or damaged.
    """
    judge = model()
    names, cues = Names(prepared, mentions, judge.pieces), triggered(prepared)
    proposed = proposals(prepared, mentions, found, names, cues)
    one = _Review(judge, Suggestions(prepared, mentions, proposed, cues), _denied(proposed))
    reader = Reader(prepared, names, judge.pieces)
    kept: list[Kept] = []
    for window in around(prepared, (p.first for p in proposed)):
        inside = [p for p in proposed if window.first <= p.first and p.last <= window.last]
        reading = reader.figures(window, inside, cues)
        pointers = verdicts.Pointers(reader, window, reading, judge.judge(reading), judge)
        for k, proposal in enumerate(inside):
            if window.owned <= proposal.first < window.end:
                kept += one.kept(proposal, k, pointers)
    asked = {claim.id for proposal in proposed for claim in proposal.claims}
    return rows(prepared, mentions, one.rules, kept, [claim for claim in found if claim.id not in asked])


def _denied(proposed: Sequence[Proposal]) -> set[int]:
    return {p.sentence for p in proposed if any(claim.factuality == "CT-" for claim in p.claims)}


@dataclass(frozen=True, slots=True)
class _Review:
    """What the review of one document goes by; `denied` are the sentences in which the rules read a denial."""

    judge: Model
    rules: Suggestions
    denied: set[int]

    def kept(self, one: Proposal, k: int, pointers: verdicts.Pointers) -> list[Kept]:
        """Return a proposal, the `k`th of its window, with its measures and roles; nothing where it is no figure."""
        judge = self.judge
        if one.sentence in self.denied:
            return [Kept(one, [c.measure for c in one.claims], one.reading)] if one.claims else []
        figure = verdicts.figure(pointers.judged, k)
        reading = _reading(self.rules.prepared, one, figure)
        if reading is None or not _taken(judge, one, figure):
            return []
        hint = self.rules.of(one, figure.measure)
        if hint.denied:
            return []
        return [Kept(one, _measures(judge, one, figure), reading, hint, pointers.roles(k, hint))]


def _taken(judge: Model, one: Proposal, figure: verdicts.Figure) -> bool:
    """Say whether a proposal is a figure.

    Where the rules took it for one, it has to look like none to be dropped, and stays where its measure is one that
    the model seldom saw. Where they did not, one measure has to be likely.
    """
    if one.claims:
        return _seldom(judge, one) or figure.chance >= judge.least["rules"]
    return bool(figure.chances[MEASURES.index(figure.measure)] >= judge.least[one.kind])


def _seldom(judge: Model, one: Proposal) -> bool:
    return any(claim.measure in judge.rare for claim in one.claims)


def _measures(judge: Model, one: Proposal, figure: verdicts.Figure) -> list[Measure]:
    """Return the measures of a figure: the rules' where the model does not doubt them."""
    if _seldom(judge, one):
        return [claim.measure for claim in one.claims]
    if len(one.claims) > 1:
        twins = [c.measure for c in one.claims if figure.chances[MEASURES.index(c.measure)] >= TWIN]
        return twins if figure.measure in twins else [figure.measure]
    if one.claims and figure.chances[MEASURES.index(one.claims[0].measure)] >= judge.doubt:
        return [one.claims[0].measure]
    return [figure.measure]


def _reading(prepared: Prepared, one: Proposal, figure: verdicts.Figure) -> numbers.Reading | None:
    """Return what a figure states; whether an uncounted phrase is one or many is the model's to say."""
    state = one.reading
    if one.kind == "phrase" and not one.claims:
        state = PLURAL if figure.plural else IMPLIED
    start, end = one.span(prepared)
    return state if state in numbers.readings(prepared.text[start:end]) else None
