"""Proposes every stretch of words that might be a figure, for the model to judge.

The rules' own figures come first, then each number phrase that they left aside in a sentence near a word that gives a
measure. Where somebody or something is harmed or taken, noun phrases that no number counts follow (a named victim, `his
wife`, bare `civilians`). Proposals never overlap, so the model reads each word as part of one figure at most.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from whosays import numbers
from whosays.claims.accidents import accidental
from whosays.claims.drafts import name
from whosays.claims.grammar import grammar
from whosays.claims.notcounted import bound, uncounted
from whosays.claims.nouns import lookup
from whosays.claims.phrases import Phrase, age, scan
from whosays.claims.triggers import Trigger
from whosays.numbers import Reading
from whosays.numbers.reading import IMPLIED, PLURAL
from whosays.prepared import Prepared, Sentence, Token
from whosays.records import Claim, Mentions
from whosays.tagger.names import Names

NEAR = 3
"""Sentences from one with a word that gives a measure to the last in which numbers are proposed."""

NAMED = "man"
"""What every word of a masked name reads as: where a phrase ends must not hang on a name."""

KINDS = ("number", "vague", "single", "zero", "phrase")
"""What a proposal looks like; a single is `a`, `an`, `another`, a phrase is counted by no word."""

HARM = frozenset[str](
    {"killed", "injured", "casualties", "captured", "arrested", "missing", "destroyed", "damaged", "seized"}
)
"""Measures that reports state of somebody or something without a number."""


@dataclass(slots=True, eq=False)
class Proposal:
    """A possible figure: document tokens `first` to `last` (exclusive), what it reads as, whom it counts."""

    first: int
    last: int
    kind: str
    reading: Reading
    counted: tuple[int, int] | None
    """Document tokens of the counted noun phrase."""
    sentence: int
    claims: list[Claim]
    """The rows that the rules built on this figure; empty where they left it aside."""

    def span(self, prepared: Prepared) -> tuple[int, int]:
        """Return the code points of the figure."""
        return prepared.tokens[self.first].start, prepared.tokens[self.last - 1].end


def proposals(
    prepared: Prepared,
    mentions: Mentions,
    claims: Sequence[Claim],
    names: Names,
    cues: Mapping[int, Sequence[Trigger]],
) -> list[Proposal]:
    """Return the proposals of one document in order of the text; masked names all read as `man`.

    A row of the rules whose figure shares words with another's is not among them.
    """
    starts = {token.start: token.index for token in prepared.tokens}
    ends = {token.end: token.index + 1 for token in prepared.tokens}
    taken: set[int] = set()
    found: list[Proposal] = []
    for claim in claims:
        one = _of_claim(prepared, claim, starts, ends)
        if one is None:
            continue
        same = next((p for p in found if (p.first, p.last) == (one.first, one.last)), None)
        if same is not None:
            same.claims.append(claim)
        elif taken.isdisjoint(range(one.first, one.last)):
            taken |= set(range(one.first, one.last))
            found.append(one)
    taken |= {k for one in found if one.counted for k in range(*one.counted)}
    bases = (claim.base for claim in claims if claim.base)
    for other in (*mentions.times, *bases):
        first, last = starts.get(other.start), ends.get(other.end)
        if first is not None and last is not None:
            taken |= set(range(first, last))
    for sentence in prepared.sentences:
        if not cues.keys().isdisjoint(range(sentence.index - NEAR, sentence.index + NEAR + 1)):
            harm = any(not HARM.isdisjoint(_measures(one)) for one in cues.get(sentence.index, ()))
            found += _Reader(prepared, sentence, taken, names, harmed=harm).read()
    return sorted(found, key=lambda one: one.first)


def read_for(found: Iterable[Proposal], cues: Mapping[int, Sequence[Trigger]]) -> list[int]:
    """Return the first tokens of the proposals for whose sake text is read; the others are judged where it is.

    One in fifty figures of the training part stands in a sentence without a row of the rules or a word that gives a
    measure; leaving such sentences unread, unless others beside them are read, spares a third of the reading.
    """
    return [one.first for one in found if one.claims or one.sentence in cues]


def _measures(one: Trigger) -> set[str]:
    return {*one.suffer.values(), *one.do.values()}


def _of_claim(
    prepared: Prepared, claim: Claim, starts: dict[int, int], ends: dict[int, int]
) -> Proposal | None:
    figure = claim.figure
    first, last = starts.get(figure.start), ends.get(figure.end)
    if first is None or last is None:
        return None
    reading = Reading(figure.low, figure.high, figure.modifier, figure.vague, figure.kind)
    counted = None
    if claim.population is not None:
        a, b = starts.get(claim.population.start), ends.get(claim.population.end)
        counted = (a, b) if a is not None and b is not None and a >= first else None
    kind = _kind(reading, [t.norm for t in prepared.tokens[first:last]])
    return Proposal(first, last, kind, reading, counted, prepared.tokens[first].sentence, [claim])


def _kind(reading: Reading, words: list[str]) -> str:
    if reading.modifier == "implied" or reading.vague == "plural":
        return "phrase"
    if reading.modifier in ("vague", "zero"):
        return reading.modifier
    return "single" if words[-1] in ("a", "an", "another", "one") else "number"


class _Reader:
    """Reads one sentence for figures that no row is built on."""

    def __init__(
        self, prepared: Prepared, sentence: Sentence, taken: set[int], names: Names, *, harmed: bool
    ) -> None:
        self.offset, self.index, self.taken, self.harmed = (
            sentence.first, sentence.index, taken, harmed,
        )  # fmt: skip
        self.tokens: list[Token] = prepared.words(sentence)
        self.words = [
            NAMED if names.masked(token) else name(token, sentence.shouted) for token in self.tokens
        ]

    def read(self) -> list[Proposal]:
        found: list[Proposal] = []
        i = len(self.words) if accidental(self.words) else 0
        while i < len(self.words):
            one = None if self.offset + i in self.taken else (self._number(i) or self._phrase(i))
            if one is None:
                i += 1
                continue
            found.append(one)
            i = max(one.last, one.counted[1] if one.counted else 0) - self.offset
        return found

    def _free(self, first: int, last: int) -> bool:
        return self.taken.isdisjoint(range(self.offset + first, self.offset + last))

    def _number(self, i: int) -> Proposal | None:
        word = self.words[i]
        if not (word[0].isdigit() or word in numbers.starts()) or age(self.words, i) is not None:
            return None
        found = numbers.parse(self.words, i)
        if found is None or not self._free(i, found.end):
            return None
        kind = _kind(found.reading, self.words[found.core : found.end])
        behind = scan(self.words, found.end)
        if behind is not None and not self._free(behind.start, behind.end):
            behind = None
        if kind == "single" and behind is None and word in ("a", "an"):
            return None
        if word[0].isdigit() and (
            bound(self.tokens, self.words, found.core, found.end)
            or uncounted(self.words, found.core, found.end, behind)
        ):
            return None
        return self._proposal(i, found.end, kind, found.reading, behind)

    def _phrase(self, i: int) -> Proposal | None:
        if not self.harmed or not self.words[i][0].isalnum() or self.words[i] in grammar().time_words:
            return None
        found = scan(self.words, i)
        if found is None or not self._free(i, found.end) or self.words[found.head] in grammar().time_words:
            return None
        if self.words[found.end : found.end + 1] == [":"]:
            return None
        noun = lookup(self.words[found.head])
        text = " ".join(token.norm for token in self.tokens[i : found.end])
        reading = (
            PLURAL if noun is not None and noun.plural and not self.tokens[found.head].title else IMPLIED
        )
        if reading not in numbers.readings(text):
            return None
        return self._proposal(i, found.end, "phrase", reading, found)

    def _proposal(
        self, first: int, last: int, kind: str, reading: Reading, counted: Phrase | None
    ) -> Proposal:
        at = self.offset
        where = (at + counted.start, at + counted.end) if counted else None
        return Proposal(at + first, at + last, kind, reading, where, self.index, [])
