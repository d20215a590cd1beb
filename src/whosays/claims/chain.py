"""Figure to chain of sources: on whose word a number stands, innermost first.

A voice is an attribution that vouches for what it reports; attitudes (hoping, condemning, demanding) vouch for
nothing. A figure stands on the voices whose content holds it, and otherwise on the account that its sentence
carries on.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from whosays.claims.candidate import Candidate
from whosays.claims.pronouns import settle
from whosays.claims.voices import Voice, voices
from whosays.lexicon import words
from whosays.prepared import Prepared, Sentence
from whosays.records import Attribution, Source


REACH = 2
"""An account carries over so many sentences at most."""


@dataclass(frozen=True, slots=True)
class Chain:
    """The sources of one figure, innermost first, and whether the innermost denies it."""

    sources: tuple[Source, ...]
    denied: bool


class Accounts:
    """Who speaks where in one document; made once, asked for every figure."""

    def __init__(self, prepared: Prepared, attributions: Sequence[Attribution]) -> None:
        self.prepared = prepared
        self.voices = settle(prepared, voices(prepared, attributions))

    def chain(self, candidate: Candidate) -> Chain:
        """Return the chain of one figure; empty where the document speaks for itself."""
        holding = [v for v in self.voices if v.holds(*candidate.figure)] or self._carried(candidate)
        ordered = sorted(holding, key=lambda v: (not v.citing, v.size))
        links: list[Source] = []
        for voice in ordered:
            for source in voice.links(self.prepared):
                if all(source.text.casefold() != other.text.casefold() for other in links):
                    links.append(source)
        return Chain(tuple(links), bool(ordered) and self._denied(ordered[0], candidate.figure[0]))

    def _denied(self, voice: Voice, figure: int) -> bool:
        """Say whether a voice denies the figure itself, not a deed that a clause on it only recalls."""
        between = self.prepared.norm[voice.content[0][0] : figure].split()
        return voice.denies and not {"which", "who", "where"} & set(between)

    def _carried(self, candidate: Candidate) -> list[Voice]:
        """Return the voice whose account runs on into a sentence that names none."""
        earlier = [v for v in self.voices if v.at < candidate.figure[0] and v.sentence < candidate.sentence]
        if not earlier:
            return []
        last = earlier[-1]
        here, there = self.prepared.sentences[candidate.sentence], self.prepared.sentences[last.sentence]
        if here.index - there.index > REACH or here.paragraph - there.paragraph > 1 or self._narrated(here):
            return []
        if not last.trailing and not (self._counts(there) and self._goes_on(here)):
            return []
        return [v for v in self.voices if v.sentence == last.sentence and v.outermost_with(last)]

    def _narrated(self, sentence: Sentence) -> bool:
        """Say whether a sentence is the document's own background: a total since some year, another affair."""
        found = [t.norm for t in self.prepared.words(sentence)]
        if words("cues", "account", "background") & set(found):
            return True
        return any(a in ("has", "have") and b in ("been", "killed", "left") for a, b in pairwise(found))

    def _goes_on(self, sentence: Sentence) -> bool:
        """Say whether a sentence opens by pointing back: `The blast`, `Two of them`, `As a result`."""
        return self.prepared.words(sentence)[0].norm in words("cues", "account", "openers")

    def _counts(self, sentence: Sentence) -> bool:
        """Say whether a sentence holds a number, and so belongs to the account of a toll."""
        return any(t.norm[0].isdigit() or t.norm in words("cues", "account", "numbers") for t in self.prepared.words(sentence))


def chain(prepared: Prepared, attributions: Sequence[Attribution], candidate: Candidate) -> Chain:
    """Return the chain of sources of one figure; `Accounts` does the same for many figures of a document."""
    return Accounts(prepared, attributions).chain(candidate)
