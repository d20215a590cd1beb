"""Who `he`, `who` or `the source` is among the voices of a document."""

from bisect import bisect_left

from whosays.claims.voices import Voice
from whosays.lexicon import words
from whosays.prepared import Prepared

REACH = 12
"""Voices back at most to which a pronoun may point."""

PERSONAL = frozenset({"he", "she"})
BACK = PERSONAL | {"they", "it"}


def settle(prepared: Prepared, voices: list[Voice]) -> list[Voice]:
    """Give pronouns the source that they stand for, and `the source` the hearer that its first words had.

    Looks only backwards, among sources: the latest one that fits in number and kind. What can't be settled
    keeps its own words.
    """
    settled: list[Voice] = []
    for voice in voices:
        said = prepared.norm[slice(*voice.source)]
        if said in BACK:
            _stand_for(prepared, voice, settled, said)
        elif said == "who" and (before := _antecedent(prepared, voice.source[0])) is not None:
            voice.source = before
        elif said.startswith("the ") and voice.hearer is None:
            _same_hearer(prepared, voice, settled)
        settled.append(voice)
    return settled


def _stand_for(prepared: Prepared, voice: Voice, earlier: list[Voice], pronoun: str) -> None:
    for other in reversed(earlier[-REACH:]):
        found = prepared.norm[slice(*other.source)].split()
        named = prepared.text[slice(*other.source)].split()[-1][:1].isupper()
        if len(found) == 1 and found[0] in words("cues", "words", "pronouns"):
            continue
        body = bool(words("cues", "nouns", "bodies") & set(found[-1:]))
        plural = found[-1].endswith("s") and (not named or found[-1] in words("cues", "nouns", "sources"))
        if (pronoun not in PERSONAL or not (body or plural)) and other.at < voice.at:
            voice.source = other.source
            if voice.hearer is None and other.sentence >= voice.sentence - 1:
                voice.hearer = other.hearer
            return


def _antecedent(prepared: Prepared, start: int) -> tuple[int, int] | None:
    """Return the words before `who`, back to the last mark or verb."""
    tokens = prepared.tokens
    i = bisect_left(tokens, start, key=lambda token: token.start)
    end = i - 1 if i and tokens[i - 1].norm == "," else i
    first, k = tokens[i].sentence, end
    while k > 0 and end - k < 8 and tokens[k - 1].sentence == first:
        word = tokens[k - 1].norm
        if not word[0].isalnum() or word in words("cues", "words", "finite") or word.endswith("ed"):
            break
        if word in words("cues", "words", "subordinators") or word in words("cues", "words", "prepositions"):
            break
        k -= 1
        if word in words("cues", "words", "determiners"):
            break
    return (tokens[k].start, tokens[end - 1].end) if k < end else None


def _same_hearer(prepared: Prepared, voice: Voice, earlier: list[Voice]) -> None:
    head = prepared.norm[slice(*voice.source)].split()[-1]
    for other in reversed(earlier[-3:]):
        if other.hearer is not None and head in prepared.norm[slice(*other.source)].split():
            voice.hearer = other.hearer
            return
