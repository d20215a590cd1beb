"""Finds the parties of one sentence: listed names, nationalities with a noun, organisations and persons by form."""

from collections.abc import Iterator, Mapping, Sequence

from whosays.actors import IGNORED, Name
from whosays.annotate.parties.spots import Form, Spot
from whosays.annotate.parties.states import of_state
from whosays.annotate.parties.vocabulary import Vocabulary, vocabulary
from whosays.prepared import Prepared, Sentence, Token, bare

ARTICLES = frozenset(("the", "a", "an"))
INSIDE = ARTICLES | {"of", "for", "and", "al", "el", "de", "la"}
"""Lower-case words within an organisation's name."""

LINKS = frozenset(("of", "for"))
"""Words by which a name goes on behind its noun: the Army of Upper Sem."""

LONGEST = 10

Found = tuple[int, str | None, str | None, Form]
"""End, id, kind and form of a party."""


class Finder:
    """Looks through one sentence; `acronyms` are the document's own, `caseless` where capitals say nothing."""

    def __init__(
        self, prepared: Prepared, sentence: Sentence, acronyms: Mapping[str, Name], *, caseless: bool
    ) -> None:
        self.acronyms = acronyms
        self.added = prepared.actors
        self.tokens = [t for t in prepared.words(sentence) if t.norm not in IGNORED]
        self.said = [bare(t) for t in self.tokens]
        self.caseless = caseless
        self.words: Vocabulary = vocabulary()

    def mentions(self) -> Iterator[Spot]:
        """Yield the parties of the sentence from left to right."""
        at, count = 0, len(self.tokens)
        names, nouns = self.words.names, self.words.nouns
        added = self.acronyms.keys() | self.added.keys()
        while at < count:
            word = self.said[at]
            known = word in nouns or word in names or word in added
            found = self._at(at) if known or self.caseless or self.tokens[at].title else None
            if found is None:
                at += 1
                continue
            end, party, kind, form = found
            yield Spot(self.tokens[at].index, self.tokens[end - 1].index, party, kind, form)
            at = end

    def _at(self, at: int) -> Found | None:
        """Return (end, id, kind, form) of the party that begins at token `at`."""
        token = self.tokens[at]
        capital = token.title or self.caseless
        if not token.norm[0].isalpha() or (not capital and self.said[at] not in self.words.nouns):
            return self._listed(at)
        listed = self._listed(at)
        national = self._national(at) if capital else None
        if listed and (not national or listed[0] >= national[0]):
            return listed
        proper = token.title and not self.caseless
        named = self._organisation(at) if proper else None
        if national:
            return national if not named or named[0] <= national[0] else self._of_state(at, named)
        named = (self._person(at) if proper else None) or named
        if named:
            return named
        kind = self.words.nouns.get(self.said[at])
        return (at + 1, None, kind, "noun") if kind else None

    def _listed(self, at: int) -> Found | None:
        own = self.acronyms.get(self.said[at])
        if own is not None and self._acronym(self.tokens[at]):
            return at + 1, own.id, own.kind, "listed"
        for name in self._names(self.said[at]):
            end = at + len(name.words)
            if tuple(self.said[at:end]) != name.words:
                continue
            if name.acronym and not self._acronym(self.tokens[at]):
                continue
            capital = any(t.title and t.norm not in ARTICLES for t in self.tokens[at:end])
            if not name.acronym and not self.caseless and not capital:
                continue
            longer = self._listed(at + 1) if self.said[at] == "the" and end < len(self.tokens) else None
            return (end, name.id, name.kind, "listed") if not longer or longer[0] <= end else None
        return None

    def _names(self, first: str) -> Sequence[Name]:
        """Return the names that begin with a word, longest first, and those that the user added before others."""
        listed, added = self.words.names.get(first, ()), self.added.get(first, ())
        return sorted((*added, *listed), key=lambda n: -len(n.words)) if added else listed

    def _acronym(self, token: Token) -> bool:
        """Say whether a token is an acronym as printed; in capitals throughout, short ones can't be told."""
        return token.upper and (not self.caseless or token.end - token.start >= 3)

    def _national(self, at: int) -> Found | None:
        """Return a nationality or a state, together with the noun of its forces where one follows."""
        size, code = self._nation(at)
        if not size:
            return None
        end = min(at + size, len(self.tokens))
        for probe in range(end, min(end + 3, len(self.tokens))):
            kind = self.words.nouns.get(self.said[probe])
            if kind:
                return probe + 1, of_state(code, kind, self.said[end : probe + 1]), kind, "national"
            if not self._between(probe):
                break
        return end, of_state(code, "official"), "official" if code.isupper() else "civilian", "national"

    def _between(self, at: int) -> bool:
        """Say whether a word may stand between a nationality and its noun: no verb, nothing that opens a phrase."""
        near = self.tokens[at].start - self.tokens[at - 1].end <= 3
        return near and self.said[at].isalpha() and self.said[at] not in self.words.parting

    def _of_state(self, at: int, named: Found) -> Found:
        """Return a named body with a nationality before it: the Norwegian Defence Ministry speaks for its state."""
        end, _, kind, _ = named
        size, code = self._nation(at)
        if kind not in ("state forces", "police", "official") or not code.isupper():
            return end, None, kind, "named"
        return end, of_state(code, kind, self.said[at + size : end]), kind, "named"

    def _nation(self, at: int) -> tuple[int, str]:
        """Return how many words at `at` name a nation, and its code."""
        for size in (3, 2, 1):
            code = self.words.nationalities.get(tuple(self.said[at : at + size]))
            if code is not None and not (size == 1 and self.said[at] == "us" and not self.tokens[at].upper):
                return size, code
        return 0, ""

    def _run(self, at: int) -> int:
        """Return the end of the run of capitalised words (with of, for, and inside) that begins at `at`."""
        end, headed = at + 1, self.said[at] in self.words.organisations
        while end < min(len(self.tokens), at + LONGEST):
            token = self.tokens[end]
            if token.start - self.tokens[end - 1].end > 1:
                break
            if not token.title and not self._inside(end, headed):
                break
            if token.title and self.said[end] in ARTICLES:
                break
            if token.title and self.tokens[end - 1].norm not in LINKS | ARTICLES and self._national(end):
                break
            headed = headed or self.said[end] in self.words.organisations
            end += 1
        while not self.tokens[end - 1].title:
            end -= 1
        return end

    def _inside(self, at: int, headed: bool) -> bool:
        """Say whether the small word at `at` stands inside a name.

        Before the noun of the name only one does (`Bank of`), behind it also `of the`, `for a`, but no `and`.
        """
        word, following = self.tokens[at].norm, self.tokens[at + 1 : at + 3]
        if word not in INSIDE or not following or (headed and word == "and"):
            return False
        if following[0].title:
            return word not in ARTICLES or self.tokens[at - 1].norm in LINKS
        small = headed and word in LINKS and following[0].norm in ARTICLES
        return small and len(following) > 1 and following[1].title

    def _organisation(self, at: int) -> Found | None:
        """Return a capitalised name that ends in a word such as Front, Ministry, Agency."""
        if self.said[at] in ARTICLES or (self.said[at] in self.words.parts and self._small(at + 1)):
            return None
        end = self._run(at)
        for last in range(end - 1, at - 1, -1):
            if self.said[last] in self.words.organisations:
                stop = self._goes_on(last + 1, end)
                lone = stop == at + 1
                return (
                    None if lone else (stop, None, self.words.organisations[self.said[last]] or None, "named")
                )
        return None

    def _small(self, at: int) -> bool:
        return at < len(self.said) and self.said[at] in LINKS

    def _goes_on(self, at: int, end: int) -> int:
        """Return where a name ends that goes on behind its noun with `of` or `for` and further capitals."""
        while at + 1 < end and self.said[at] in LINKS:
            k = at + 1
            while k < end and not self.tokens[k].title:
                k += 1
            if self._known(k):
                break
            while k < end and self.tokens[k].title and self.said[k] not in self.words.times:
                k += 1
            if not self.tokens[k - 1].title or self.said[k - 1] in self.words.times:
                break
            at = k
        return at

    def _known(self, at: int) -> bool:
        """Say whether a listed party or a state's forces begin at `at`, with a mention of their own."""
        national = self._national(at)
        return self._listed(at) is not None or (national is not None and national[2] != "official")

    def _person(self, at: int) -> Found | None:
        """Return a title and the name behind it."""
        if self.said[at] not in self.words.titles:
            return None
        end = at + 1
        while end < len(self.tokens) and (self.tokens[end].title or self.tokens[end].norm == "."):
            end += 1
        if end == at + 1 or not any(t.title for t in self.tokens[at + 1 : end]):
            return None
        while self.tokens[end - 1].norm == ".":
            end -= 1
        return end, None, "official" if self.said[at] in self.words.official_titles else None, "person"
