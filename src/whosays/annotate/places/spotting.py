"""Finds the words that may be place names, with the evidence for and against each."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from whosays.annotate.places.index import Entry, gazetteer
from whosays.annotate.places.keys import key
from whosays.annotate.places.vocabulary import Vocabulary, vocabulary
from whosays.prepared import Prepared, Sentence, Token

LONGEST = 6
"""A name has at most this many tokens."""

JOINED = frozenset("-'")


@dataclass(slots=True)
class Spot:
    """Words that may name a place: tokens `first..last` (inclusive) and what speaks for them."""

    first: int
    last: int
    spelling: str
    entries: list[Entry] = field(default_factory=list)
    country: str | None = None
    """ISO code where the words are a country's name."""
    generic: int | None = None
    """UCDP where_prec of the generic word beside the name (`district` 3)."""
    tail: int = 0
    """Tokens of the generic word after the name."""
    located: bool = False
    """A preposition of place stands before it."""
    directed: bool = False
    """A preposition of direction stands before it."""
    whole: bool = True
    """The name fills its run of capitalised words."""
    plain: bool = False
    """The words are common English words too."""


def spots(prepared: Prepared) -> list[Spot]:
    """Return the possible place names of a document in the order of the text."""
    caseless = not any(t.title for t in prepared.tokens)
    found: list[Spot] = []
    for sentence in prepared.sentences:
        finder = _Finder(prepared, sentence)
        found += finder.caseless() if caseless or sentence.shouted else finder.cased()
    return found


class _Finder:
    """Looks through one sentence."""

    def __init__(self, prepared: Prepared, sentence: Sentence) -> None:
        self.prepared = prepared
        self.tokens = prepared.tokens
        self.first, self.end = sentence.first, sentence.last
        self.words: Vocabulary = vocabulary()

    def cased(self) -> Iterator[Spot]:
        at = self.first
        while at < self.end:
            if not self._opens(self.tokens[at]):
                at += 1
                continue
            last = self._run(at)
            yield from self._names(at, last)
            at = last + 1

    def caseless(self) -> Iterator[Spot]:
        at = self.first
        while at < self.end:
            spot = self._match(at, self.end - 1) if self._wordlike(at) else None
            spot = spot or self._before_generic(at)
            if spot is None:
                at += 1
                continue
            self._weigh(spot, spot.first, spot.last)
            spot.whole = True
            yield spot
            at = spot.last + 1

    def _opens(self, token: Token) -> bool:
        return token.title and token.norm[0].isalpha()

    def _wordlike(self, at: int) -> bool:
        return self.tokens[at].norm[0].isalpha() and self.tokens[at].norm not in self.words.common

    def _before_generic(self, at: int) -> Spot | None:
        """Return unknown words between a preposition of place and a generic word: IN (OAK HILL) DISTRICT."""
        if not self._located(at) or not self._wordlike(at):
            return None
        for last in range(at, min(at + 3, self.end - 1)):
            if self.tokens[last + 1].norm in self.words.after and last + 1 < self.end:
                return Spot(at, last, self._key(at, last))
            if not self._wordlike(last + 1):
                return None
        return None

    def _run(self, at: int) -> int:
        """Return the last token of the run of capitalised words that begins at `at`."""
        last, probe = at, at + 1
        while probe < self.end:
            token, gap = self.tokens[probe], self.tokens[probe].start - self.tokens[probe - 1].end
            if gap > 1:
                break
            if self._opens(token) or (
                gap == 0 and token.norm.isalnum() and self.tokens[probe - 1].norm in JOINED
            ):
                last = probe
            elif not (token.norm in JOINED and gap == 0) and not (
                token.norm in self.words.inside and token.norm not in ("and", "of", "y", "e", "i", "in")
            ):
                break
            probe += 1
        return last

    def _names(self, first: int, last: int) -> Iterator[Spot]:
        """Split one run of capitalised words into the names it holds."""
        left, right = first, last
        while left <= right and self._leads(left, right):
            left += 1
        at, held = left, False
        while at <= right:
            end = min(self.end - 1, at + LONGEST * 2)
            spot = self._match(at, end) if self.tokens[at].title else None
            if spot:
                self._weigh(spot, left, right)
                yield spot
                held, at = True, max(spot.last + 1, at + 1)
            else:
                at += 1
        if not held and left <= right:
            yield from self._unknown(left, right)

    def _leads(self, at: int, last: int) -> bool:
        """Say whether a capitalised word only leads into a name: The, Northern, On Monday."""
        norm = self.tokens[at].norm
        if norm in JOINED or norm in self.words.calendar or norm in self.words.skipped:
            return True
        return norm in self.words.common and at == self.first and not self._match(at, last)

    def _unknown(self, left: int, right: int) -> Iterator[Spot]:
        last = right
        while last > left and (
            self.tokens[last].norm in self.words.after or self.tokens[last].norm in self.words.calendar
        ):
            last -= 1
        if all(
            t.norm in self.words.common or t.norm in self.words.calendar for t in self.tokens[left : last + 1]
        ):
            return
        spot = Spot(left, last, self._key(left, last))
        self._weigh(spot, left, right)
        yield spot

    def _match(self, at: int, end: int) -> Spot | None:
        """Return the longest known name that begins at token `at`."""
        tokens, known = self.tokens, gazetteer()
        for last in range(min(end, at + LONGEST), at - 1, -1):
            if last > at and not (tokens[last].norm[0].isalnum()):
                continue
            if any(tokens[k].norm[0] in ',;:.()"' for k in range(at + 1, last)):
                continue
            spelling = self._key(at, last)
            country = self.words.countries.get(spelling)
            if country and spelling in self.words.adjectives:
                return None if last == at else Spot(at, last, spelling, [])
            entries = known.find(spelling)
            if country or entries:
                if last > at and tokens[last].title != tokens[at].title:
                    continue
                return Spot(
                    at,
                    last,
                    spelling,
                    entries,
                    country,
                    plain=at == last and tokens[at].norm in self.words.common,
                )
        return None

    def _key(self, first: int, last: int) -> str:
        spelling = self.prepared.norm[self.tokens[first].start : self.tokens[last].end]
        return key(spelling[:-2] if spelling.endswith("'s") else spelling)

    def _weigh(self, spot: Spot, left: int, right: int) -> None:
        """Note the evidence around a name within its run `left..right`."""
        after = self.tokens[spot.last + 1] if spot.last + 1 < self.end else None
        if after and after.norm in self.words.after and after.start - self.tokens[spot.last].end == 1:
            spot.generic, spot.tail = self.words.after[after.norm], 1
        spot.located, spot.directed = self._located(spot.first), self._directed(spot.first)
        if spot.generic is None and self._generic_before(spot.first):
            spot.generic = self.words.after.get(self._generic_before(spot.first) or "", 1)
        ends = max(spot.last + spot.tail, spot.last)
        rest = [t.norm for t in (*self.tokens[left : spot.first], *self.tokens[ends + 1 : right + 1])]
        harmless = self.words.parts | self.words.calendar | self.words.before | JOINED | self.words.skipped
        spot.whole = all(word in harmless for word in rest)

    def _back(self, at: int) -> int:
        """Return the token before a name, its articles and its points of the compass."""
        at -= 1
        while at >= self.first and (
            self.tokens[at].norm in self.words.skipped
            or self.tokens[at].norm in self.words.parts
            or self.tokens[at].norm == "-"
        ):
            at -= 1
        return at

    def _generic_before(self, at: int) -> str | None:
        back = at - 1
        if back > self.first and self.tokens[back].norm in ("of", "de"):
            back -= 1
        if back >= self.first and self.tokens[back].norm in self.words.before:
            return self.tokens[back].norm
        return None

    def _located(self, at: int) -> bool:
        back = self._back(at)
        while back >= self.first and self.tokens[back].norm in self.words.before:
            back = self._back(back)
        return back >= self.first and self.tokens[back].norm in self.words.strong

    def _directed(self, at: int) -> bool:
        back = self._back(at)
        return back >= self.first and self.tokens[back].norm in self.words.weak
