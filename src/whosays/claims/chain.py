"""Figure to chain of sources: on whose word a number stands, innermost first.

A voice is an attribution that vouches for what it reports; attitudes (hoping, condemning, demanding) vouch for
nothing. A figure stands on the voices whose content holds it, and otherwise on the account that its sentence
carries on.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from whosays.claims.candidate import Candidate
from whosays.claims.voices import Voice, voices
from whosays.prepared import Prepared
from whosays.records import Attribution, Source


@dataclass(frozen=True, slots=True)
class Chain:
    """The sources of one figure, innermost first, and whether the innermost denies it."""

    sources: tuple[Source, ...]
    denied: bool


class Accounts:
    """Who speaks where in one document; made once, asked for every figure."""

    def __init__(self, prepared: Prepared, attributions: Sequence[Attribution]) -> None:
        self.prepared = prepared
        self.voices = voices(prepared, attributions)
        self._starts = [s.start for s in prepared.sentences]

    def chain(self, candidate: Candidate) -> Chain:
        """Return the chain of one figure; empty where the document speaks for itself."""
        a, b = candidate.figure
        holding = [v for v in self.voices if v.holds(a, b)]
        if not holding:
            holding = self._carried(candidate)
        return self._linked(holding)

    def _carried(self, candidate: Candidate) -> list[Voice]:
        return []

    def _linked(self, holding: list[Voice]) -> Chain:
        ordered = sorted(holding, key=lambda v: (not v.citing, v.size))
        links: list[Source] = []
        for voice in ordered:
            for source in voice.links(self.prepared):
                if all(source.text.casefold() != other.text.casefold() for other in links):
                    links.append(source)
        return Chain(tuple(links), bool(ordered) and ordered[0].denies)


def chain(prepared: Prepared, attributions: Sequence[Attribution], candidate: Candidate) -> Chain:
    """Return the chain of sources of one figure; `Accounts` does the same for many figures of a document."""
    return Accounts(prepared, attributions).chain(candidate)
