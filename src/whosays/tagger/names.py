"""Masks names: what the model must not know one from another.

Names of parties, nationalities and places, and whatever else is printed like a name and is no common word, are
replaced by numbered masks, in training and when reading alike: exchanging two names changes nothing the model sees.
"""

from collections.abc import Mapping, Sequence
from typing import Self

from whosays import naming
from whosays.annotate.parties.vocabulary import vocabulary
from whosays.claims.grammar import grammar
from whosays.claims.nouns import lookup
from whosays.claims.verbs import verbs
from whosays.prepared import Prepared, Token
from whosays.records import Mentions
from whosays.tagger.pieces import Pieces

AHEAD = 4
"""Words that the name of an unknown organisation has at most."""

TIME = 4


class Names:
    """Where names stand in a document: the kind of mention of each token, and the runs that a mask stands for."""

    def __init__(self, prepared: Prepared, mentions: Mentions, pieces: Pieces) -> None:
        self.kind = [0] * len(prepared.tokens)
        self.group: dict[int, str] = {}
        self.inner: set[int] = set()
        starts = {token.start: token.index for token in prepared.tokens}
        for place in mentions.places:
            self._mark(self._tokens(prepared, starts, place.start, place.end), 1)
        for party in mentions.parties:
            self._mark(self._tokens(prepared, starts, party.start, party.end), 2, known=_listed(party.id))
        for time in mentions.times:
            for token in self._tokens(prepared, starts, time.start, time.end):
                self.kind[token.index] = TIME
        for sentence in prepared.sentences:
            self._strangers(prepared.words(sentence), pieces, shouted=sentence.shouted)
        for attribution in mentions.attributions:
            for label, parts in ((5, attribution.source), (6, attribution.cue)):
                for start, end in parts:
                    for token in self._tokens(prepared, starts, start, end):
                        self.kind[token.index] = label if self.kind[token.index] in (0, 5, 6) else 7

    @classmethod
    def open(cls, prepared: Prepared, mentions: Mentions, pieces: Pieces) -> Self:
        """Return the names of a document unmasked, for what asks of what kind a name is."""
        made = cls(prepared, mentions, pieces)
        made.group, made.inner = {}, set()
        return made

    @staticmethod
    def _tokens(prepared: Prepared, starts: Mapping[int, int], start: int, end: int) -> list[Token]:
        at = starts.get(start)
        found: list[Token] = []
        while at is not None and at < len(prepared.tokens) and prepared.tokens[at].start < end:
            found.append(prepared.tokens[at])
            at += 1
        return found

    def masked(self, token: Token) -> bool:
        """Say whether a token is part of a masked name."""
        return token.index in self.group or token.index in self.inner

    def _mark(self, tokens: Sequence[Token], kind: int, *, known: bool = True) -> None:
        run: list[Token] = []
        for token in tokens:
            self.kind[token.index] |= kind
            named = bool(run) and not known and _organisation(token)
            if kind == 2 and not named and _generic(token):
                self._close(run)
                run = []
            elif token.index not in self.group and token.index not in self.inner:
                run.append(token)
        self._close(run)

    def _strangers(self, tokens: Sequence[Token], pieces: Pieces, *, shouted: bool) -> None:
        """Mask what is printed like a name and is no word that the model knows, up to `Front` or `League`."""
        at = 0
        while at < len(tokens):
            run = 1
            if self._strange(tokens[at], pieces, shouted=shouted):
                run = self._reach(tokens[at : at + AHEAD], shouted=shouted)
                self._close(tokens[at : at + run])
            at += run

    def _reach(self, tokens: Sequence[Token], *, shouted: bool) -> int:
        """Return how many words a name has: up to the last word of an organisation that its capitals reach."""
        run = 1
        for k, token in enumerate(tokens[1:], start=2):
            printed = token.title or shouted or token.norm == "armed" or _forces(token)
            if not self._free(token) or not printed or _closed(token):
                break
            run = k if _organisation(token) else run
        return run

    def _strange(self, token: Token, pieces: Pieces, *, shouted: bool) -> bool:
        said = token.norm.strip("'").removesuffix("'s")
        if not (token.title or shouted) or not said[:1].isalpha() or not self._free(token):
            return False
        return (
            said not in pieces.table and lookup(said) is None and said not in verbs() and not _generic(token)
        )

    def _free(self, token: Token) -> bool:
        return (
            token.index not in self.group and token.index not in self.inner and self.kind[token.index] != TIME
        )

    def _close(self, run: Sequence[Token]) -> None:
        if run:
            self.group[run[0].index] = " ".join(token.norm for token in run)
            self.inner |= {token.index for token in run[1:]}


def _listed(identity: str | None) -> bool:
    """Say whether a party is one of the lists, and not just known by its name's own words."""
    return identity is not None and not identity.startswith(naming.PREFIX)


def _generic(token: Token) -> bool:
    """Say whether a word of a party's mention is no name: police, rebels, Ministry, President, of."""
    said, known = token.norm.strip("'").removesuffix("'s"), vocabulary()
    plain = said in known.nouns or said in known.organisations or said in known.titles
    return plain or said in ("of", "for", "and", "the", "in", ".", ",", "-", "'") or not said[:1].isalpha()


def _organisation(token: Token) -> bool:
    """Say whether a word ends the name of an armed or political body: Front, League, Guard."""
    return vocabulary().organisations.get(token.norm.strip("'").removesuffix("'s")) in ("", "state forces")


def _forces(token: Token) -> bool:
    return vocabulary().organisations.get(token.norm) == "state forces"


def _closed(token: Token) -> bool:
    g = grammar()
    return (
        not token.norm[0].isalpha() or token.norm in g.prepositions | g.auxiliary | g.determiners | g.pronouns
    )
