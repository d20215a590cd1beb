"""Figure to chain of sources: on whose word a number stands, innermost first.

A voice is an attribution that vouches for what it reports; attitudes (hoping, condemning, demanding) vouch
for nothing. A figure stands on the voices whose content holds it, and otherwise on the account that its
sentence carries on.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from whosays.claims.candidate import Candidate
from whosays.claims.pronouns import settle
from whosays.claims.speakers import Speakers
from whosays.claims.voices import Voice, voices
from whosays.lexicon import words
from whosays.prepared import Prepared, Sentence
from whosays.records import Attribution, PartyMention, Source

REACH = 2
"""An account carries over so many sentences at most."""


@dataclass(frozen=True, slots=True)
class Chain:
    """The sources of one figure, innermost first, and whether the innermost denies it."""

    sources: tuple[Source, ...]
    denied: bool


class Accounts:
    """Who speaks where in one document; made once, asked for every figure."""

    def __init__(
        self, prepared: Prepared, attributions: Sequence[Attribution], parties: Sequence[PartyMention] = ()
    ) -> None:
        self.prepared = prepared
        self.voices = settle(prepared, voices(prepared, attributions))
        self.speakers = Speakers(prepared, parties, [voice.source for voice in self.voices])
        self._held: dict[int, list[Voice]] = {}
        """Voices by the index of each sentence that their content reaches into."""
        self._cued = [voice.sentence for voice in self.voices]
        starts = [s.start for s in prepared.sentences]
        for voice in self.voices:
            for start, end in voice.content:
                for k in range(max(0, bisect_right(starts, start) - 1), bisect_left(starts, end)):
                    self._held.setdefault(k, []).append(voice)

    def chain(self, candidate: Candidate) -> Chain:
        """Return the chain of one figure; empty where the document speaks for itself."""
        found = [v for v in self._held.get(candidate.sentence, []) if v.holds(*candidate.figure)]
        held = [v for v in found if not self._deflects(v, candidate.figure[0])]
        ordered = sorted(held if found else self._carried(candidate), key=lambda v: (not v.citing, v.size))
        ordered = [v for v in ordered if not any(self._silences(o, v) for o in ordered)]
        links: list[Source] = []
        for voice in ordered:
            for source in voice.links(self.prepared, self.speakers):
                if all(source.text.casefold() != other.text.casefold() for other in links):
                    links.append(source)
        return Chain(tuple(links), bool(ordered) and ordered[0].denies)

    def _silences(self, one: Voice, other: Voice) -> bool:
        return one.rebuts(other) or one.quotes(other, self.prepared.norm[slice(*other.source)])

    def _deflects(self, voice: Voice, figure: int) -> bool:
        """Say whether a denial is of the blame, or of what the figure's own clause only recalls."""
        if not voice.denies:
            return False
        between = self.prepared.norm[voice.content[0][0] : figure].split()
        return bool(words("cues", "nouns", "deflecting") & set(between))

    def _carried(self, candidate: Candidate) -> list[Voice]:
        """Return the voice whose account runs on into a sentence that names none; a denial ends where it stands."""
        before = bisect_left(self._cued, candidate.sentence)
        if not before:
            return []
        last = self.voices[before - 1]
        here, there = self.prepared.sentences[candidate.sentence], self.prepared.sentences[last.sentence]
        if here.index - there.index > REACH or here.paragraph - there.paragraph > 1 or self._narrated(here):
            return []
        if not last.trailing and not (self._counts(there) and self._goes_on(here)):
            return []
        same = self.voices[bisect_left(self._cued, last.sentence) : before]
        return [v for v in same if not v.denies and (v is last or v.holds(*last.source))]

    def _narrated(self, sentence: Sentence) -> bool:
        """Say whether a sentence is the document's own background, such as a total since some year."""
        found = [t.norm for t in self.prepared.words(sentence)]
        if words("cues", "account", "background") & set(found):
            return True
        return any(a in ("has", "have") and b in ("been", "killed", "left") for a, b in pairwise(found))

    def _goes_on(self, sentence: Sentence) -> bool:
        """Say whether a sentence opens by pointing back: `The blast`, `Two of them`, `As a result`."""
        return self.prepared.words(sentence)[0].norm in words("cues", "account", "openers")

    def _counts(self, sentence: Sentence) -> bool:
        """Say whether a sentence holds a number, and so belongs to the account of a toll."""
        return any(
            t.norm[0].isdigit() or t.norm in words("cues", "account", "numbers")
            for t in self.prepared.words(sentence)
        )
