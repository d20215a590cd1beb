"""The evidence for and against a name's being a place: what stands around it in its sentence."""

from collections.abc import Sequence
from dataclasses import dataclass

from whosays.annotate.places.index import Entry
from whosays.annotate.places.vocabulary import Vocabulary, vocabulary
from whosays.prepared import Prepared, Sentence, Token

SHORT = 5
"""A word in capitals of at most this many letters is an acronym where the sentence is not in capitals."""

LARGE = 200_000
"""Population from which a name is known well enough to be told from the words that run on behind it."""


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
    unlike: str | None = None
    """Kind of thing that the generic word says, where no settlement is one: `natural`, `near`, `division`, `state`."""
    describes: bool = False
    """An unknown name in this place would be an adjective: the (Talvian) army."""
    minor: bool = False
    """The generic word is of something in or between towns: a road, a station."""
    quarter: bool = False
    """It is of a part of a town."""
    tail: int = 0
    """Tokens of the generic word after the name."""
    located: bool = False
    """A preposition of place stands before it."""
    directed: bool = False
    """A preposition of direction stands before it."""
    holds: bool = False
    """A village before it is put into it."""
    speaks: bool = False
    """A verb of speech follows: it is, or stands for, a person or a government."""
    listed: bool = False
    """It follows another place in a list."""
    whole: bool = True
    """The name fills its run of capitalised words."""
    plain: bool = False
    """The words are common English words too."""
    named: bool = False
    """The words are the name of a party, or an acronym."""


class Evidence:
    """Weighs the names of one sentence."""

    def __init__(self, prepared: Prepared, sentence: Sentence) -> None:
        self.tokens: list[Token] = prepared.tokens
        self.first, self.end, self.shouted = sentence.first, sentence.last, sentence.shouted
        self.words: Vocabulary = vocabulary()

    def generic(self, at: int) -> bool:
        """Say whether a word at the end of a name only says what it is: District, Road, (Police) Station."""
        norm = self.tokens[at].norm
        return norm in self.words.after or (norm == "police" and at + 1 < self.end and self.generic(at + 1))

    def titled(self, at: int) -> bool:
        """Say whether a title or an initial stands before the name, or a title at it: it is a person's."""
        back = at - 1 if at > self.first and self.tokens[at - 1].norm != "." else at - 2
        initial = back == at - 2 and back > self.first and len(self.tokens[back].norm) == 1
        if initial and self.tokens[back].title and self.tokens[back - 1].title:
            return True
        titled = back >= self.first and self.tokens[back].norm in self.words.titles
        return titled or self.tokens[at].norm in self.words.titles

    def may_be_place(self, spot: Spot, right: int) -> bool:
        """Say whether words that no list knows can be a place name at all."""
        tokens = self.tokens[spot.first : spot.last + 1]
        if spot.spelling in self.words.world:
            return False
        if right + 2 < self.end and self.tokens[right + 1].norm == "(" and self.tokens[right + 2].upper:
            return False
        if all(t.norm in self.words.common or t.norm in self.words.calendar for t in tokens):
            return False
        if spot.generic is None and (
            self.tokens[right].norm in self.words.organisations or spot.spelling in self.words.parties
        ):
            return False
        if spot.generic is not None:
            return tokens[0].norm not in self.words.adjectives
        owner = tokens[-1].norm.endswith("'s")
        return not (owner or tokens[0].upper or tokens[0].norm in self.words.adjectives)

    def cut_off(self, spot: Spot) -> bool:
        """Say whether a known name ends although capitals go on, as where commas were lost: Syria UNICEF said."""
        following = self.tokens[spot.last + 1]
        known = spot.country is not None or any(e.people > LARGE for e in spot.entries[:1])
        return known and (
            following.upper
            or following.norm in self.words.titles
            or following.norm in self.words.calendar
            or following.norm in self.words.skipped
        )

    def weigh(self, spot: Spot, right: int) -> None:
        """Note the evidence around a name whose run of capitalised words ends at `right`."""
        if spot.country and spot.spelling in self.words.adjectives:
            spot.tail = 1
        at = spot.last + 1
        while (
            at < self.end
            and at <= spot.last + 2
            and self.generic(at)
            and not self.tokens[at - 1].norm.endswith("'s")
            and self.tokens[at].start - self.tokens[at - 1].end == 1
        ):
            spot.generic, spot.tail = self.words.after.get(self.tokens[at].norm, 1), at - spot.last
            spot.small = spot.small or self.tokens[at].norm in self.words.small
            spot.minor = self.tokens[at].norm in self.words.inside_towns
            spot.quarter = self.tokens[at].norm in self.words.quarters
            at += 1
        if (
            spot.generic is None
            and self.tokens[spot.last].norm in self.words.after
            and spot.last > spot.first
        ):
            spot.generic = self.words.after[self.tokens[spot.last].norm]
        spot.located, spot.directed = self.located(spot.first), self._directed(spot.first)
        before = self.generic_before(spot.first)
        if spot.generic is None and before:
            spot.generic = self.words.after.get(before, 1)
            spot.small = before in self.words.small
            spot.minor = spot.quarter = before in self.words.quarters
        follower = self.tokens[at].norm if at < self.end else ""
        spot.speaks = follower in self.words.speech
        spot.unlike = self._unlike(spot, before)
        spot.describes = self._describes(spot)
        if spot.entries and not spot.plain and follower in self.words.events:
            spot.located = True
        spot.named = not self.shouted and spot.country is None and self._acronym(spot)
        if spot.first == self.first and follower == ":":
            spot.located = bool(spot.entries)
        spot.whole = spot.last + spot.tail >= right or self.cut_off(spot)

    def _unlike(self, spot: Spot, before: str | None) -> str | None:
        """Return the kind of thing that a generic word beside a name says, where no settlement is one."""
        beside = [self.tokens[i].norm for i in range(spot.last, min(spot.last + 3, self.end))]
        if beside[1:] and beside[1] in ("refugee", "transit"):
            del beside[1]
        kinds = self.words.unlike
        back = spot.first - 1
        if before is None and back > self.first and self.tokens[back].norm == "of":
            before = self.tokens[back - 1].norm
        elif back >= self.first and self.tokens[back].norm == "the" and self._ended(spot.last + 1):
            return "natural"
        return kinds.get(beside[1] if beside[1:] else "") or kinds.get(beside[0]) or kinds.get(before or "")

    def _ended(self, at: int) -> bool:
        """Say whether no noun follows: `the Oder rose`, unlike `the Oder front`."""
        if at >= self.end or not self.tokens[at].norm.isalpha():
            return True
        norm = self.tokens[at].norm
        return norm in self.words.common and norm not in self.words.bearers and norm not in self.words.after

    def _describes(self, spot: Spot) -> bool:
        """Say whether a name that no list knows would be an adjective here, as its ending or its noun show."""
        after = [self.tokens[i] for i in range(spot.last + 1, min(spot.last + 3, self.end))]
        if not after or not after[0].norm.isalpha() or self.tokens[spot.last].norm.endswith("'s"):
            return False
        if after[0].norm in self.words.bearers:
            return True
        ends = self.tokens[spot.last].norm.endswith(tuple(self.words.endings))
        return ends and (spot.generic is None or after[0].norm in self.words.soil or after[-1].norm == "of")

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

    def generic_before(self, at: int) -> str | None:
        """Return the generic word before a name: the city of, Mount."""
        back = at - 1
        if back > self.first and self.tokens[back].norm in ("of", "de"):
            back -= 1
        if back >= self.first and self.tokens[back].norm in self.words.before:
            return self.tokens[back].norm
        return None

    def located(self, at: int) -> bool:
        """Say whether a name stands behind a preposition of place, or behind `attack on`, `siege of`."""
        back = self._back(at)
        if back >= self.first and self.tokens[back].norm.endswith("'s") and self.tokens[back].title:
            while back > self.first and self.tokens[back - 1].title:
                back -= 1
            return self.located(back)
        if (
            back > self.first
            and self.tokens[back].norm == ","
            and self.tokens[back - 1].norm in self.words.before
        ):
            back = self._back(back)
        while back >= self.first and self.tokens[back].norm in self.words.before:
            back = self._back(back)
        if back >= self.first and self.tokens[back].norm in ("on", "of", "against"):
            head = self.tokens[back - 1].norm if back > self.first else ""
            beside = self.tokens[back].norm == "of" and head in self.words.parts
            return beside or head in self.words.events
        return back >= self.first and self.tokens[back].norm in self.words.strong

    def _directed(self, at: int) -> bool:
        back = self._back(at)
        return back >= self.first and self.tokens[back].norm in self.words.weak
