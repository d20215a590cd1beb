"""Finds the words that may be place names."""

from collections.abc import Iterator
from functools import lru_cache

from whosays.annotate.places.evidence import Evidence, Spot
from whosays.annotate.places.index import Kind, gazetteer
from whosays.annotate.places.keys import key
from whosays.annotate.places.vocabulary import Vocabulary, vocabulary
from whosays.prepared import Prepared, Sentence, Token

LONGEST = 6
"""A name has at most this many tokens."""

ARTICLES = frozenset(("al", "el", "ad", "as", "ash", "at", "az", "ar", "an", "ez", "es", "et"))
"""Arabic articles as they are written before a hyphen."""

JOINED = frozenset("-'")

CLOSING = frozenset(',;:.()"')
"""Marks that no name runs over."""


def spots(prepared: Prepared) -> list[Spot]:
    """Return the possible place names of a document in the order of the text."""
    caseless = not any(t.title for t in prepared.tokens)
    found: list[Spot] = []
    people: set[str] = set()
    for sentence in prepared.sentences:
        finder = _Finder(prepared, sentence, people)
        found += finder.caseless() if caseless or sentence.shouted else finder.cased()
    return [s for s in found if s.located or s.generic is not None or s.spelling not in people]


@lru_cache(maxsize=65536)
def longest(norm: str) -> int:
    """Return how many words the longest known name that opens with a token has."""
    known, led = gazetteer(), vocabulary().led
    plain = key(norm).split(" ", 1)[0]
    forms = {
        plain,
        plain.removesuffix("s"),
        key(norm.removesuffix("'s")),
        "al" if plain in ARTICLES else plain,
    }
    return max(max(known.longest(form), led.get(form, 0)) for form in forms)


def _plain_key(spelling: str) -> str:
    return key(spelling[:-2] if spelling.endswith("'s") else spelling)


class _Finder:
    """Looks through one sentence; `people` gathers the last names of those whom the document gives a title."""

    def __init__(self, prepared: Prepared, sentence: Sentence, people: set[str]) -> None:
        self.prepared = prepared
        self.people = people
        self.tokens = prepared.tokens
        self.first, self.end = sentence.first, sentence.last
        self.evidence = Evidence(prepared, sentence)
        self.words: Vocabulary = vocabulary()

    def cased(self) -> Iterator[Spot]:
        at = self.first
        if self._headline() or not any(t.title for t in self.tokens[self.first : self.end]):
            yield from self.caseless()
            return
        while at < self.end:
            token = self.tokens[at]
            if not (self._opens(token) if token.title else token.norm in ARTICLES and self._article(at)):
                at += 1
                continue
            if at + 2 < self.end and self.tokens[at + 1].norm == "of" and (spot := self._of(at)):
                yield spot
                at = spot.last + 1
                continue
            last = self._run(at)
            if last > at or not self._ordinary(at):
                yield from self._names(at, last)
            at = last + 1

    def _ordinary(self, at: int) -> bool:
        """Say whether a capitalised word is a common one, with no generic word beside it to make it a name."""
        token = self.tokens[at]
        if token.upper or token.norm not in self.words.common or token.norm in self.words.countries:
            return False
        before = self.tokens[at - 1].norm if at > self.first else ""
        after = self.tokens[at + 1].norm if at + 1 < self.end else ""
        named = before == "of" or before in self.words.before
        return not named and after not in self.words.after and after != "police"

    def _of(self, at: int) -> Spot | None:
        """Return a known name with `of` in it: Strait of Hormuz."""
        spot = self._match(at, min(at + LONGEST, self.end - 1))
        if spot is None or spot.last < at + 2:
            return None
        self.evidence.weigh(spot, spot.last)
        return spot

    def _headline(self) -> bool:
        """Say whether nearly every word is capitalised, as in titles: then a capital says little."""
        long = [t.title for t in self.tokens[self.first : self.end] if len(t.norm) > 3 and t.norm.isalpha()]
        return len(long) > 4 and sum(long) > 0.8 * len(long)

    def caseless(self) -> Iterator[Spot]:
        at = self.first
        while at < self.end:
            spot = self._match(at, self.end - 1) if self._wordlike(at) else self._state(at)
            spot = spot or self._before_generic(at) or self._behind_generic(at)
            if spot is None:
                at += 1
                continue
            self.evidence.weigh(spot, spot.last)
            yield spot
            at = spot.last + 1

    def _state(self, at: int) -> Spot | None:
        """Return a country whose name opens with a common word: South Sudan, Central African Republic."""
        spot = self._match(at, self.end - 1) if self.tokens[at].norm in self.words.led else None
        return spot if spot is not None and spot.country and spot.last > at else None

    def _opens(self, token: Token) -> bool:
        return token.title and token.norm[0].isalpha()

    def _article(self, at: int) -> bool:
        """Say whether a lower-case article opens a name: al-Foua, el Obeid."""
        if at + 2 >= self.end:
            return False
        joined = self.tokens[at + 1].norm == "-" and self.tokens[at + 1].start == self.tokens[at].end
        return self.tokens[at + 2].title if joined else False

    def _wordlike(self, at: int) -> bool:
        return self.tokens[at].norm[0].isalpha() and self.tokens[at].norm not in self.words.common

    def _before_generic(self, at: int) -> Spot | None:
        """Return unknown words between a preposition of place and a generic word: IN (OAK HILL) DISTRICT."""
        if not self._wordlike(at):
            return None
        for last in range(at, min(at + 3, self.end - 1)):
            following = self.tokens[last + 2].norm if last + 2 < self.end else ""
            if self.tokens[last + 1].norm in self.words.after and following != "of":
                return Spot(at, last, self._key(at, last)) if self.evidence.located(at) else None
            if not self._wordlike(last + 1):
                return None
        return None

    def _behind_generic(self, at: int) -> Spot | None:
        """Return unknown words behind a generic word: IN THE TOWN OF (OAK HILL), ."""
        if not self._wordlike(at) or self.evidence.generic_before(at) not in self.words.divisions:
            return None
        last = at
        while last + 1 < self.end and last < at + 2 and self._wordlike(last + 1):
            last += 1
        closed = last + 1 >= self.end or not self._wordlike(last + 1)
        return Spot(at, last, self._key(at, last)) if closed else None

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
            elif not (token.norm in JOINED and gap == 0) and not self._inside(probe):
                break
            probe += 1
        return last

    def _inside(self, at: int) -> bool:
        """Say whether a word in small letters may stand inside a name; English ones only before a hyphen."""
        norm = self.tokens[at].norm
        if norm in ("as", "an", "at"):
            return at + 1 < self.end and self.tokens[at + 1].norm == "-"
        return norm in self.words.inside and norm not in ("and", "of", "y", "e", "i", "in")

    def _names(self, first: int, last: int) -> Iterator[Spot]:
        """Yield the place names of one run of capitalised words, which a possessive divides."""
        left = first
        for at in range(first, last + 1):
            owner = self.tokens[at].norm.endswith("'s") and not self._spans(left, at, last)
            if at == last or owner:
                yield from self._segment(left, at)
                left = at + 1

    def _spans(self, left: int, at: int, last: int) -> bool:
        """Say whether a known name runs on over a possessive: Cox's Bazar."""
        found = self._match(left, last) if at < last else None
        return found is not None and found.last > at

    def _segment(self, left: int, right: int) -> Iterator[Spot]:
        while left <= right and self._leads(left, right):
            left += 1
        while right >= left and self.tokens[right].norm in self.words.trailing:
            right -= 1
        if left > right:
            return
        if self.evidence.titled(left) and not self._listed(left, right):
            self.people.add(self._key(right, right))
            return
        spot = self._match(
            left, right + 1 if right + 1 < self.end and self.evidence.generic(right + 1) else right
        )
        if spot is None or spot.last < right:
            last = right
            while last > left and self.evidence.generic(last):
                last -= 1
            if parted := self._parted(left, last):
                yield from self._segment(left, parted - 1)
                yield from self._segment(parted + 1, right)
                return
            if spot is not None and spot.last < last and self.evidence.cut_off(spot):
                pass
            elif spot is None or spot.last != last:
                spot = Spot(left, last, self._key(left, last))
        self.evidence.weigh(spot, right)
        if not spot.entries and spot.country is None and not self.evidence.may_be_place(spot, right):
            return
        yield spot

    def _parted(self, left: int, last: int) -> int | None:
        """Return the `de` between a quarter that no list knows and the town it is in: barrio Oresh de Kelu."""
        if self.evidence.generic_before(left) is None:
            return None
        for at in range(left + 1, last):
            town = self._match(at + 1, last) if self.tokens[at].norm in ("de", "del") else None
            if town is not None and town.last == last:
                return at
        return None

    def _listed(self, left: int, right: int) -> bool:
        """Say whether a name that opens with a title is a country or listed by hand: DR Congo, Sheikh Zuweid."""
        found = self._match(left, right)
        if found is None or found.last == left:
            return False
        return found.country is not None or any(e.precision for e in found.entries)

    def _leads(self, at: int, last: int) -> bool:
        """Say whether a capitalised word only leads into a name: The, Northern, On Monday."""
        norm = self.tokens[at].norm
        if norm in JOINED or norm in self.words.calendar:
            return True
        if (
            norm in self.words.skipped
            or norm in self.words.strong
            or norm in self.words.weak
            or norm in self.words.parts
        ):
            found = self._match(at, last)
            return found is None or found.last == at
        return norm in self.words.common and at == self.first and last > at and not self._match(at, last)

    def _match(self, at: int, end: int) -> Spot | None:
        """Return the longest known name that begins at token `at`."""
        tokens, known = self.tokens, gazetteer()
        words = longest(tokens[at].norm) - 1
        if words < 0:
            return None
        reach, end = at, min(end, at + LONGEST)
        while reach < end and (mark := tokens[reach + 1].norm[0]) not in CLOSING:
            words = LONGEST if mark == "'" else words - mark.isalnum()
            if words < 0:
                break
            reach += 1
        for last in range(reach, at - 1, -1):
            token = tokens[last]
            if last > at and (not token.norm[0].isalnum() or not self._ends(at, last)):
                continue
            spelling = self._key(at, last) if last > at else _plain_key(token.norm)
            country = self.words.countries.get(spelling) or self._lost_mark(spelling)
            if country and spelling in self.words.adjectives:
                soil = last + 1 < self.end and tokens[last + 1].norm in self.words.soil
                return Spot(at, last, spelling, (), country) if soil else None
            entries = () if spelling in self.words.world else known.find(spelling)
            if entries and entries[0].kind is Kind.COUNTRY and entries[0].main:
                country = entries[0].country
            if country or entries:
                plain = at == last and tokens[at].norm.removesuffix("'s") in self.words.common
                return Spot(at, last, spelling, entries, country, plain=plain)
        return None

    def _lost_mark(self, spelling: str) -> str | None:
        """Return the country whose possessive lost its apostrophe: Syrias."""
        owner = spelling[:-1] if spelling.endswith("s") else ""
        return None if owner in self.words.adjectives else self.words.countries.get(owner)

    def _ends(self, at: int, last: int) -> bool:
        """Say whether a name may end here: printed like its first word, or with a generic word."""
        return self.tokens[last].title == self.tokens[at].title or self.tokens[last].norm in self.words.after

    def _key(self, first: int, last: int) -> str:
        return _plain_key(self.prepared.norm[self.tokens[first].start : self.tokens[last].end])
