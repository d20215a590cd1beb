"""One sentence as the attribution scanners see it: positions are indexes into the document's tokens."""

from collections.abc import Iterable
from itertools import pairwise

from whosays.annotate.attributions.vocabulary import listed, verbs
from whosays.lexicon import words
from whosays.prepared import Prepared, Sentence

MARKS = frozenset(',;:"()[]{}.!?…|/*•')
CLOSERS = {")": "(", "]": "["}
LONGEST = 250
"""Tokens that one sentence may have."""

HEADERS = frozenset(["-", "[", "]", "text", "excerpt", "excerpts"])
"""What may stand between a dateline and its text."""

DATELINE = 25
"""Tokens that a dateline may have."""

Range = tuple[int, int]


class Line:
    """The tokens lo..hi of a sentence with the questions the scanners ask of them."""

    def __init__(self, prepared: Prepared, lo: int, hi: int) -> None:
        self.tokens = prepared.tokens
        self.lo, self.hi = lo, hi
        while self.hi > self.lo and self.tokens[self.hi - 1].norm in (".", "!", "?", "…"):
            self.hi -= 1
        cased = any(not t.title and t.norm.isalpha() for t in self.tokens[self.lo : self.hi])
        self.cased = cased and any(t.title for t in self.tokens[self.lo : self.hi])

    def norm(self, i: int) -> str:
        """Return the folded word at `i`, empty outside the sentence; IS, US and WHO stay names."""
        if not self.lo <= i < self.hi:
            return ""
        token = self.tokens[i]
        return (
            token.norm.upper()
            if token.upper and self.cased and token.norm in listed("words", "acronyms")
            else token.norm
        )

    def named(self, i: int) -> bool:
        """Say whether the word at `i` is capitalised where capitals mean something."""
        return self.cased and self.lo <= i < self.hi and self.tokens[i].title

    def hyphen(self, i: int) -> bool:
        """Say whether the dash at `i` joins two words, with no space around it."""
        return (
            self.lo < i < self.hi - 1
            and self.tokens[i - 1].end == self.tokens[i].start
            and self.tokens[i].end == self.tokens[i + 1].start
        )

    def mark(self, i: int) -> bool:
        """Say whether the token at `i` is a mark that ends a phrase."""
        word = self.norm(i)
        if word == "." and self._abbreviates(i):
            return False
        return not word or word in MARKS or (word in ("-", "--") and not self.hyphen(i)) or self.quoting(i)

    def _abbreviates(self, i: int) -> bool:
        """Say whether the stop at `i` belongs to `Rep.`, `Mr.` or an initial."""
        word = self.norm(i - 1)
        return word in words("sentences", "abbreviations") or (len(word) == 1 and word.isalpha())

    def quoting(self, i: int) -> bool:
        """Say whether the token at `i` is a quotation mark, single ones included."""
        word = self.norm(i)
        if word == '"':
            return True
        return word == "'" and not self.hyphen(i)

    def finite(self, i: int) -> bool:
        """Say whether the word at `i` looks like a finite verb."""
        word = self.norm(i)
        if self.norm(i - 1) == "-" and self.hyphen(i - 1):
            return False
        if word in listed("words", "finite") or word in listed("words", "auxiliaries"):
            return True
        verb = verbs().get(word)
        if verb is not None and verb.form in ("past", "s") and verb.group != "attitude":
            return not self._nominal(i)
        if not word.endswith("ed") or len(word) < 5 or self.named(i):
            return False
        return word not in listed("words", "adjectival") and not self._nominal(i)

    def _nominal(self, i: int) -> bool:
        before = self.norm(i - 1)
        if before in listed("words", "counts"):
            return False
        return before in listed("words", "determiners") or before in listed("words", "prepositions")

    def numbered(self, a: int, b: int) -> bool:
        """Say whether tokens a..b hold a number, in digits or in words."""
        said = [self.norm(i) for i in range(a, b)]
        return any(word[:1].isdigit() or word in listed("account", "numbers") for word in said)

    def clause(self, a: int, b: int) -> bool:
        """Say whether tokens a..b hold a finite verb."""
        return any(self.finite(i) for i in range(a, b))

    def has(self, words: Iterable[str], a: int, b: int) -> bool:
        """Say whether one of `words` stands in a..b."""
        wanted = words if isinstance(words, frozenset) else frozenset(words)
        return any(self.norm(i) in wanted for i in range(a, b))

    def time(self, i: int) -> bool:
        """Say whether the word at `i` belongs to a time expression."""
        word = self.norm(i)
        return word in listed("words", "times") or (
            word.isdigit() and (self._month(i - 1) or self._month(i + 1))
        )

    def _month(self, i: int) -> bool:
        word = self.norm(i)
        return word in listed("words", "times") and len(word) > 2

    def open_bracket(self, i: int) -> int:
        """Return the index of the bracket that the one at `i` closes, or `i` where there is none."""
        wanted = CLOSERS[self.norm(i)]
        for k in range(i - 1, max(self.lo, i - 15) - 1, -1):
            if self.norm(k) == wanted:
                return k
        return i

    def close_bracket(self, i: int) -> int:
        """Return the index of the bracket that closes the one at `i`, or `i` where there is none."""
        wanted = ")" if self.norm(i) == "(" else "]"
        for k in range(i + 1, min(self.hi, i + 15)):
            if self.norm(k) == wanted:
                return k
        return i


def lines(prepared: Prepared) -> list[Line]:
    """Return the document's sentences, cut where stops were lost: `he said.Later`, `reports Dawn The police`.

    A sentence of more than LONGEST tokens is cut as well, so that no input makes the scanners slow.
    """
    found = []
    for sentence in prepared.sentences:
        edges = [sentence.first]
        for i in range(sentence.first + 1, sentence.last - 1):
            norm = prepared.tokens[i].norm
            if norm in (".", "?", "!") and _stops(prepared, i):
                edges.append(i + 1)
            elif norm in ("reports", "reported", "according"):
                cut = _lost(prepared, sentence, i)
                if cut and cut > edges[-1]:
                    edges.append(cut)
        edges += range(sentence.first + LONGEST, sentence.last, LONGEST)
        edges = [*sorted(edges), sentence.last]
        edges[0] = _behind_dateline(prepared, sentence)
        found += [Line(prepared, a, b) for a, b in pairwise(edges) if a < b]
    return found


def _behind_dateline(prepared: Prepared, sentence: Sentence) -> int:
    """Return where a sentence begins behind `ORESH, 9 July (Agency) -` or `ORESH -`."""
    tokens, first = prepared.tokens, sentence.first
    for k in range(first + 1, min(first + DATELINE, sentence.last - 1)):
        dash = tokens[k].norm in ("-", "--", "_") and tokens[k - 1].end < tokens[k].start
        if dash and (tokens[k - 1].norm == ")" or (tokens[first].upper and not sentence.shouted)):
            return next((i for i in range(k + 1, sentence.last) if tokens[i].norm not in HEADERS), first)
        if tokens[k].norm in ('"', ":", ";", "?", "!"):
            break
    return first


def _stops(prepared: Prepared, i: int) -> bool:
    before, after = prepared.tokens[i - 1], prepared.tokens[i + 1]
    if before.norm in words("sentences", "abbreviations") or before.end - before.start < 3:
        return False
    tight = after.start == prepared.tokens[i].end
    return before.norm.isalnum() and (
        not tight or (after.title and not before.title and before.norm.isalpha())
    )


def _lost(prepared: Prepared, sentence: Sentence, i: int) -> int | None:
    """Return where a new sentence begins around `reports X` or `According`, though no stop stands there."""
    tokens, last = prepared.tokens, sentence.last
    here = tokens[i]
    if sentence.shouted:
        return None
    if here.norm == "according":
        plain = here.title and not here.upper and tokens[i - 1].norm.isalnum()
        return i if plain else None
    if here.title or not tokens[i + 1].title or tokens[i - 1].norm in ("has", "have", "had", "also"):
        return None
    k = i + 2 if tokens[i + 1].norm in listed("words", "determiners") else i + 1
    start = k
    while k < last and (tokens[k].title or tokens[k].norm in ("of", "e")) and k - start < 4:
        if k > start and tokens[k].norm in listed("words", "determiners") | {
            "according",
            "police",
            "he",
            "later",
        }:
            break
        k += 1
    while k < last and (
        tokens[k].norm == "on" or tokens[k].norm in listed("words", "times") or tokens[k].norm.isdigit()
    ):
        k += 1
    following = tokens[k].norm if k < last else ""
    return k if k > start and following.isalnum() and following not in ("and", "that", "as", "in") else None
