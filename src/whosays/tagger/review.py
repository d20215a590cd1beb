"""Reviews the rows that the rules built: drops, mends and adds, and gives each figure its roles.

The number's bounds always come from its words; the model decides whether a proposal is a figure, of what measure,
and what it belongs to. Times and places keep the values that the annotators resolved. What the rules read as denied
stays as they read it, and nothing is added beside it.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from whosays import numbers
from whosays.claims.drafts import triggered
from whosays.claims.grammar import grammar
from whosays.lexicon import load
from whosays.numbers.reading import IMPLIED, PLURAL
from whosays.prepared import Prepared
from whosays.records import Claim, Measure, Mentions
from whosays.tagger import verdicts
from whosays.tagger.features import MEASURES, Reader
from whosays.tagger.model import Model, model
from whosays.tagger.names import Names
from whosays.tagger.proposals import Proposal, proposals, read_for
from whosays.tagger.rows import Kept, rows
from whosays.tagger.suggestions import ROLES, Suggestion, Suggestions, Where
from whosays.tagger.windows import around


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
    for window in around(prepared, read_for(proposed, cues)):
        inside = [p for p in proposed if window.first <= p.first and p.last <= window.last]
        if not any(window.owned <= p.first < window.end for p in inside):
            continue
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
        figure, prepared = verdicts.figure(pointers.judged, k), self.rules.prepared
        reading = _reading(prepared, one, figure)
        if reading is None or not _taken(judge, prepared, one, figure):
            return []
        hint = self.rules.of(one, figure.measure)
        if hint.denied:
            return []
        return [
            Kept(
                one,
                _measures(judge, prepared, one, figure),
                reading,
                hint,
                self._roles(one, k, hint, pointers),
            )
        ]

    def _roles(self, one: Proposal, k: int, hint: Suggestion, pointers: verdicts.Pointers) -> verdicts.Roles:
        """Return where the roles of a figure stand: the rules' answer where what the model points at can't be right."""
        roles = pointers.roles(k, hint)
        time = roles.spans["time"]
        if not hint.sources and self._apart(one, roles.spans["source"]):
            roles = roles.instead(source=None, outer=None)
        if time is not None and self.rules.recounts(one, time):
            roles = roles.instead(time=hint.spans()[ROLES.index("time")])
        return roles

    def _apart(self, one: Proposal, source: Where | None) -> bool:
        """Say whether a source of the model's is none of a figure's: elsewhere, in a denial, the publisher.

        A headline speaks for itself, who denies one thing does not vouch for the next, `according to` vouches for its
        own sentence, and `the Monitor` in the Northern Monitor is the document's own voice.
        """
        if source is None:
            return False
        prepared = self.rules.prepared
        text, sentences = prepared.norm, prepared.sentences
        named = set(text[source[0] : source[1]].split()) - grammar().determiners
        if named <= set((prepared.document.publisher or "").lower().split()):
            return True
        said = sentences[bisect_right(sentences, source[0], key=lambda s: s.start) - 1]
        if said.index == one.sentence:
            return False
        trailing = (
            text[max(0, source[0] - 20) : source[0]]
            .rstrip()
            .endswith(tuple(load("cues")["phrases"]["trailing"]))
        )
        return trailing or said.paragraph != sentences[one.sentence].paragraph or said.index in self.denied


def _taken(judge: Model, prepared: Prepared, one: Proposal, figure: verdicts.Figure) -> bool:
    """Say whether a proposal is a figure.

    Where the rules took it for one, it has to look like none to be dropped, and stays where a label names it. Where
    they did not, one measure has to be likely.
    """
    if _survived(prepared, one):
        return False
    if one.claims:
        return _labelled(prepared, one) or figure.chance >= judge.least["rules"]
    return bool(figure.chances[MEASURES.index(figure.measure)] >= judge.least[one.kind])


def _labelled(prepared: Prepared, one: Proposal) -> bool:
    """Say whether a label names what a number counts: `Wounded: 37`."""
    return one.first > 0 and prepared.tokens[one.first - 1].norm == ":"


def _survived(prepared: Prepared, one: Proposal) -> bool:
    behind = {one.last, one.counted[1] if one.counted else one.last}
    return any(token.norm in grammar().survived for k in behind for token in prepared.tokens[k : k + 1])


def _measures(judge: Model, prepared: Prepared, one: Proposal, figure: verdicts.Figure) -> list[Measure]:
    """Return the measures of a figure: the rules' where the model does not doubt them.

    Words that leave open whether somebody died (`losses`, `shot`) are not read as a death. Where the rules gave a
    figure two measures, one that the model agrees with speaks for the other.
    """
    told = [claim.measure for claim in one.claims]
    if not told:
        return [figure.measure]
    sure = len(told) == 1 and figure.chances[MEASURES.index(told[0])] >= judge.doubt
    open_ = told == ["casualties"] and figure.measure == "killed"
    if sure or open_ or figure.measure in told or _labelled(prepared, one):
        return told
    return [figure.measure]


def _reading(prepared: Prepared, one: Proposal, figure: verdicts.Figure) -> numbers.Reading | None:
    """Return what a figure states; whether an uncounted phrase is one or many is the model's to say."""
    state = one.reading
    if one.kind == "phrase" and not one.claims:
        state = PLURAL if figure.plural else IMPLIED
    start, end = one.span(prepared)
    return state if state in numbers.readings(prepared.text[start:end]) else None
