"""What a second voice in the same passage says of a claim: denied, unverified, corrected.

A caveat is no denial: "could not independently verify" leaves the claim certain on its source's word. A claim whose
own source denies it is no stance at all; it is CT- (see chain).
"""

from functools import cache

from whosays.claims.draft import Draft
from whosays.lexicon import load
from whosays.prepared import Prepared
from whosays.records import Stance

AHEAD = 2
"""Sentences behind the claim in which a second voice still speaks of it."""


@cache
def _phrases() -> dict[Stance, tuple[str, ...]]:
    return {stance: tuple(listed) for stance, listed in load("stance")["phrases"].items()}


def stance(prepared: Prepared, draft: Draft, figured: frozenset[int]) -> Stance | None:
    """Return the stance that words of the claim's own or the next sentences take towards it, if any.

    `figured` are the sentences with figures of their own: what they deny is theirs.
    """
    index = draft.sentence.index
    nearby = [
        s
        for s in prepared.sentences[index : index + AHEAD + 1]
        if s.paragraph - draft.sentence.paragraph <= 1
    ]
    for sentence in nearby:
        said = " ".join(prepared.norm[sentence.start : sentence.end].split())
        for name, listed in _phrases().items():
            if name == "denied" and (sentence.index in figured or not said.startswith(_echoes())):
                continue
            if any(phrase in said for phrase in listed):
                return name
    return None


@cache
def _echoes() -> tuple[str, ...]:
    return tuple(load("stance")["echoes"]["openings"])
