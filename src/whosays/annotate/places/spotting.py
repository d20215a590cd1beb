"""Finds the words that may be place names, with the evidence for and against each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from whosays.annotate.places.index import Entry, Kind, gazetteer
from whosays.annotate.places.keys import key
from whosays.annotate.places.vocabulary import Vocabulary, vocabulary
from whosays.prepared import Prepared, Sentence, Token

LONGEST = 6
"""A name has at most this many tokens."""

ARTICLES = frozenset(("al", "el", "ad", "as", "ash", "at", "az", "ar", "an", "ez", "es", "et"))
"""Arabic articles as they are written before a hyphen."""

DIVISIONS = frozenset(
    [
        "city",
        "town",
        "village",
        "hamlet",
        "municipality",
        "department",
        "province",
        "district",
        "neighborhood",
        "area",
        "suburb",
    ]
)
"""Generic words behind which, with `of`, even words in capitals throughout are a name."""

JOINED = frozenset("-'")

CLOSING = frozenset(',;:.()"')
"""Marks that no name runs over."""

SHORT = 5
"""A word in capitals of at most this many letters is an acronym where the sentence is not in capitals."""


@dataclass(slots=True)
class Spot:
    """Words that may name a place: tokens `first..last` (inclusive) and what speaks for them."""

    first: int
    last: int
    spelling: str
    entries: Sequence[Entry] = ()
    country: str | None = None
    """ISO code where the words are a country's name."""
    generic: int | None = None
    """UCDP where_prec of the generic word beside the name (`district` 3)."""
    small: bool = False
    """The generic word is of a small place: a village."""
    minor: bool = False
    """The generic word is of something in or between towns: a road, a station."""
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
    named: bool = False
    """The words are the name of a party, or an acronym."""


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
        self.first, self.end, self.shouted = sentence.first, sentence.last, sentence.shouted
        self.words: Vocabulary = vocabulary()

    def cased(self) -> Iterator[Spot]:
        at = self.first
        if self._headline() or not any(t.title for t in self.tokens[self.first : self.end]):
            yield from self.caseless()
            return
        while at < self.end:
            if not self._opens(self.tokens[at]) and not self._article(at):
                at += 1
                continue
            last = self._run(at)
            yield from self._names(at, last)
            at = last + 1

    def _headline(self) -> bool:
        """Say whether nearly every word is capitalised, as in titles: then a capital says little."""
        long = [t for t in self.tokens[self.first : self.end] if len(t.norm) > 3 and t.norm.isalpha()]
        return len(long) > 4 and sum(t.title for t in long) > 0.8 * len(long)

    def caseless(self) -> Iterator[Spot]:
        at = self.first
        while at < self.end:
            spot = self._match(at, self.end - 1) if self._wordlike(at) else None
            spot = spot or self._before_generic(at) or self._behind_generic(at)
            if spot is None:
                at += 1
                continue
            self._weigh(spot, spot.last)
            yield spot
            at = spot.last + 1

    def _opens(self, token: Token) -> bool:
        return token.title and token.norm[0].isalpha()

    def _article(self, at: int) -> bool:
        """Say whether a lower-case article opens a name: al-Foua, el Obeid."""
        if self.tokens[at].norm not in ARTICLES or at + 2 >= self.end:
            return False
        joined = self.tokens[at + 1].norm == "-" and self.tokens[at + 1].start == self.tokens[at].end
        return self.tokens[at + 2].title if joined else False

    def _wordlike(self, at: int) -> bool:
        return self.tokens[at].norm[0].isalpha() and self.tokens[at].norm not in self.words.common

    def _before_generic(self, at: int) -> Spot | None:
        """Return unknown words between a preposition of place and a generic word: IN (OAK HILL) DISTRICT."""
        if not self._located(at) or not self._wordlike(at):
            return None
        for last in range(at, min(at + 3, self.end - 1)):
            following = self.tokens[last + 2].norm if last + 2 < self.end else ""
            if self.tokens[last + 1].norm in self.words.after and following != "of":
                return Spot(at, last, self._key(at, last))
            if not self._wordlike(last + 1):
                return None
        return None

    def _behind_generic(self, at: int) -> Spot | None:
        """Return unknown words behind a generic word: IN THE TOWN OF (OAK HILL), ."""
        if not self._wordlike(at) or self._generic_before(at) not in DIVISIONS:
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
            elif not (token.norm in JOINED and gap == 0) and not (
                token.norm in self.words.inside and token.norm not in ("and", "of", "y", "e", "i", "in")
            ):
                break
            probe += 1
        return last

    def _names(self, first: int, last: int) -> Iterator[Spot]:
        """Yield the place names of one run of capitalised words, which a possessive divides."""
        left = first
        for at in range(first, last + 1):
            if at == last or self.tokens[at].norm.endswith("'s"):
                yield from self._segment(left, at)
                left = at + 1

    def _segment(self, left: int, right: int) -> Iterator[Spot]:
        while left <= right and self._leads(left, right):
            left += 1
        while right >= left and self.tokens[right].norm in self.words.calendar | JOINED:
            right -= 1
        if left > right or self._spoken_of(left):
            return
        spot = self._match(left, right + 1 if right + 1 < self.end and self._generic(right + 1) else right)
        if spot is None or spot.last < right:
            last = right
            while last > left and self._generic(last):
                last -= 1
            if spot is not None and spot.last < last and self._cut_off(spot):
                pass
            elif spot is None or spot.last != last:
                spot = Spot(left, last, self._key(left, last))
        self._weigh(spot, right)
        if not spot.entries and spot.country is None and not self._may_be_place(spot, right):
            return
        yield spot

    def _cut_off(self, spot: Spot) -> bool:
        """Say whether a known name ends although capitals go on, as where commas were lost: Syria UNICEF said."""
        following = self.tokens[spot.last + 1]
        known = (
            spot.country is not None or spot.entries[0].people > 200_000
            if spot.entries or spot.country
            else False
        )
        return known and (
            following.upper
            or following.norm in self.words.titles
            or following.norm in self.words.calendar
            or following.norm in self.words.skipped
        )

    def _generic(self, at: int) -> bool:
        """Say whether a word at the end of a name only says what it is: District, Road, (Police) Station."""
        norm = self.tokens[at].norm
        return norm in self.words.after or (norm == "police" and at + 1 < self.end and self._generic(at + 1))

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

    def _spoken_of(self, at: int) -> bool:
        """Say whether a title stands before or at the name: it is a person's."""
        back = at - 1 if at > self.first and self.tokens[at - 1].norm != "." else at - 2
        titled = back >= self.first and self.tokens[back].norm in self.words.titles
        return titled or self.tokens[at].norm in self.words.titles

    def _may_be_place(self, spot: Spot, right: int) -> bool:
        """Say whether words that no list knows can be a place name at all."""
        tokens = self.tokens[spot.first : spot.last + 1]
        if right + 2 < self.end and self.tokens[right + 1].norm == "(" and self.tokens[right + 2].upper:
            return False
        if all(t.norm in self.words.common or t.norm in self.words.calendar for t in tokens):
            return False
        if spot.generic is None and (
            self.tokens[right].norm in self.words.organisations or spot.spelling in self.words.parties
        ):
            return False
        return not (tokens[0].upper or tokens[0].norm in self.words.adjectives)

    def _match(self, at: int, end: int) -> Spot | None:
        """Return the longest known name that begins at token `at`."""
        tokens, known = self.tokens, gazetteer()
        reach = at
        while reach < min(end, at + LONGEST) and tokens[reach + 1].norm[0] not in CLOSING:
            reach += 1
        for last in range(reach, at - 1, -1):
            token = tokens[last]
            if last > at and (not token.norm[0].isalnum() or not self._ends(at, last)):
                continue
            spelling = self._key(at, last)
            country = self.words.countries.get(spelling)
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

    def _ends(self, at: int, last: int) -> bool:
        """Say whether a name may end here: printed like its first word, or with a generic word."""
        return self.tokens[last].title == self.tokens[at].title or self.tokens[last].norm in self.words.after

    def _key(self, first: int, last: int) -> str:
        spelling = self.prepared.norm[self.tokens[first].start : self.tokens[last].end]
        return key(spelling[:-2] if spelling.endswith("'s") else spelling)

    def _weigh(self, spot: Spot, right: int) -> None:
        """Note the evidence around a name whose run of capitalised words ends at `right`."""
        if spot.country and spot.spelling in self.words.adjectives:
            spot.tail = 1
        at = spot.last + 1
        while (
            at < self.end
            and at <= spot.last + 2
            and self._generic(at)
            and not self.tokens[at - 1].norm.endswith("'s")
            and self.tokens[at].start - self.tokens[at - 1].end == 1
        ):
            spot.generic, spot.tail = self.words.after.get(self.tokens[at].norm, 1), at - spot.last
            spot.small = spot.small or self.tokens[at].norm in self.words.small
            spot.minor = self.tokens[at].norm in self.words.inside_towns
            at += 1
        if (
            spot.generic is None
            and self.tokens[spot.last].norm in self.words.after
            and spot.last > spot.first
        ):
            spot.generic = self.words.after[self.tokens[spot.last].norm]
        spot.located, spot.directed = self._located(spot.first), self._directed(spot.first)
        if spot.generic is None and (before := self._generic_before(spot.first)):
            spot.generic = self.words.after.get(before, 1)
            spot.small = before in self.words.small
        follower = self.tokens[at].norm if at < self.end else ""
        if spot.entries and not spot.plain and follower in self.words.events:
            spot.located = True
        spot.named = not self.shouted and spot.country is None and self._acronym(spot)
        spot.whole = spot.last + spot.tail >= right or bool(spot.country and self._cut_off(spot))

    def _acronym(self, spot: Spot) -> bool:
        """Say whether a name is a party's, or letters in capitals that stand for one."""
        short = spot.first == spot.last and self.tokens[spot.first].upper
        return (short and len(spot.spelling) <= SHORT) or spot.spelling in self.words.parties

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
        if back >= self.first and self.tokens[back].norm.endswith("'s") and self.tokens[back].title:
            return self._located(back)
        while back >= self.first and self.tokens[back].norm in self.words.before:
            back = self._back(back)
        if back >= self.first and self.tokens[back].norm in ("on", "of", "against"):
            return back > self.first and self.tokens[back - 1].norm in self.words.events
        return back >= self.first and self.tokens[back].norm in self.words.strong

    def _directed(self, at: int) -> bool:
        back = self._back(at)
        return back >= self.first and self.tokens[back].norm in self.words.weak
