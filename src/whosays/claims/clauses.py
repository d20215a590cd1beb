"""Which part of a sentence tells a claim, where the sentence tells of two times.

`Nine were killed on Sunday, and 4,120 people have been killed since May`: the toll's words say nothing of the nine,
and Sunday nothing of the toll. A sentence is parted only where both sides have a verb and a time of their own.
"""

from functools import cache

from whosays.claims.candidate import Candidate
from whosays.claims.grammar import grammar
from whosays.claims.timeline import Timeline
from whosays.lexicon import words
from whosays.prepared import Token


def region(timeline: Timeline, candidate: Candidate) -> tuple[int, int]:
    """Return the code points of the clause that tells the claim, or of its whole sentence."""
    sentence = timeline.prepared.sentences[candidate.sentence]
    start, end = sentence.start, sentence.end
    first, last = (
        min(candidate.figure[0], candidate.trigger[0]),
        max(candidate.figure[1], candidate.trigger[1]),
    )
    times = timeline.of(sentence)
    if len(times) < 2:
        return start, end
    tokens = timeline.prepared.words(sentence)
    for n, token in enumerate(tokens):
        if not _parts(tokens, n):
            continue
        sides = ((start, token.start), (token.end, end))
        if all(_tells(tokens, side) and any(side[0] <= t.start < side[1] for t in times) for side in sides):
            if token.end <= first:
                start = token.end
            elif token.start >= last:
                return start, token.start
    return start, end


def _parts(tokens: list[Token], n: int) -> bool:
    """Say whether a clause may begin behind this token: at a semicolon, or a comma and a word that goes on."""
    following = tokens[n + 1].norm if n + 1 < len(tokens) else ""
    return tokens[n].norm == ";" or (tokens[n].norm == "," and following in words("when", "time", "parting"))


def _tells(tokens: list[Token], side: tuple[int, int]) -> bool:
    """Say whether a part of a sentence has a verb of something that happened or stands."""
    return any(t.norm in _verbs() for t in tokens if side[0] <= t.start < side[1])


@cache
def _verbs() -> frozenset[str]:
    return words("when", "time", "happening") | grammar().be | grammar().have
