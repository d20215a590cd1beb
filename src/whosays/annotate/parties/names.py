"""Finds the parties of one sentence: listed names, nationalities with a noun, organisations and persons by form."""

from collections.abc import Iterator

from whosays.annotate.parties.vocabulary import IGNORED, Vocabulary, vocabulary
from whosays.prepared import Prepared, Sentence, Token
from whosays.records import PartyMention

PARTS = {"state forces": "forces", "police": "police", "official": "state"}
"""Kinds that, with a nationality, are a part of that state: kind -> prefix of the id."""

INSIDE = frozenset(("of", "for", "and", "the", "in", "al", "el", "de", "la"))
"""Lower-case words within an organisation's name."""

LONGEST = 9


class Finder:
    """Looks through one sentence; `caseless` where capitals say nothing."""

    def __init__(self, prepared: Prepared, sentence: Sentence, *, caseless: bool) -> None:
        self.prepared = prepared
        self.tokens = [t for t in prepared.words(sentence) if t.norm not in IGNORED]
        self.said = [t.norm.strip("'").removesuffix("'s") for t in self.tokens]
        self.caseless = caseless
        self.words: Vocabulary = vocabulary()

    def mentions(self) -> Iterator[PartyMention]:
        """Yield the parties of the sentence from left to right."""
        at = 0
        while at < len(self.tokens):
            found = self._at(at)
            if found is None:
                at += 1
                continue
            end, party, kind = found
            yield PartyMention(start=self.tokens[at].start, end=self._end(end - 1), id=party, kind=kind)
            at = end

    def _at(self, at: int) -> tuple[int, str | None, str | None] | None:
        """Return (end, id, kind) of the party that begins at token `at`."""
        token = self.tokens[at]
        capital = token.title or self.caseless
        if not token.norm[0].isalpha() or (not capital and self.said[at] not in self.words.nouns):
            return self._listed(at) if self.said[at] in self.words.names else None
        listed = self._listed(at)
        national = self._national(at) if capital else None
        if listed and (not national or listed[0] >= national[0]):
            return listed
        if national:
            return national
        if token.title and not self.caseless:
            named = self._person(at) or self._organisation(at)
            if named:
                return named
        kind = self.words.nouns.get(self.said[at])
        return (at + 1, None, kind) if kind else None

    def _listed(self, at: int) -> tuple[int, str | None, str | None] | None:
        for name in self.words.names.get(self.said[at], ()):
            end = at + len(name.words)
            if tuple(self.said[at:end]) != name.words:
                continue
            if name.acronym and not self._acronym(self.tokens[at]):
                continue
            if not name.acronym and not self.caseless and not any(t.title for t in self.tokens[at:end]):
                continue
            return end, name.id, name.kind
        return None

    def _acronym(self, token: Token) -> bool:
        """Say whether a token is an acronym as printed; in capitals throughout, short ones can't be told."""
        return token.upper and (not self.caseless or token.end - token.start >= 3)

    def _national(self, at: int) -> tuple[int, str | None, str | None] | None:
        """Return a nationality or a state, together with the noun of its forces where one follows."""
        for size in (3, 2, 1):
            code = self.words.nationalities.get(tuple(self.said[at : at + size]))
            if code is None:
                continue
            end = min(at + size, len(self.tokens))
            if size == 1 and self.said[at] == "us" and not self.tokens[at].upper:
                return None
            for probe in range(end, min(end + 3, len(self.tokens))):
                kind = self.words.nouns.get(self.said[probe])
                if kind in PARTS:
                    return probe + 1, f"{PARTS[kind]}:{code}", kind
                if kind:
                    return probe + 1, None, kind
                if (
                    not self.said[probe].isalpha()
                    or self.tokens[probe].start - self.tokens[probe - 1].end > 3
                ):
                    break
            return end, f"state:{code}", "official"
        return None

    def _run(self, at: int) -> int:
        """Return the end of the run of capitalised words (with of, for, and inside) that begins at `at`."""
        end = at + 1
        while end < min(len(self.tokens), at + LONGEST):
            token = self.tokens[end]
            if token.start - self.tokens[end - 1].end > 1:
                break
            if not token.title and not (
                token.norm in INSIDE and end + 1 < len(self.tokens) and self.tokens[end + 1].title
            ):
                break
            end += 1
        return end

    def _organisation(self, at: int) -> tuple[int, str | None, str | None] | None:
        """Return a capitalised name that ends in a word such as Front, Ministry, Agency."""
        if self.said[at] == "the":
            return None
        end = self._run(at)
        for last in range(end - 1, at, -1):
            if self.said[last] in self.words.organisations:
                return last + 1, None, self.words.organisations[self.said[last]] or None
        if self.said[at] in ("ministry", "department", "committee", "council") and end - at > 2:
            return end, None, self.words.organisations[self.said[at]] or None
        return None

    def _person(self, at: int) -> tuple[int, str | None, str | None] | None:
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
        return end, None, "official" if self.said[at] in self.words.official_titles else None

    def _end(self, last: int) -> int:
        """Return where a mention ends, without a possessive."""
        token = self.tokens[last]
        return token.end - 2 if token.norm.endswith("'s") else token.end
