"""Source to id: who speaks, where the words of a source name a body or a person.

The word of a spokesperson, and a statement, is the body's. People without a name (`officials`, `a resident`) have no
id, nor have two who speak together. The words stay as they are; only the id is set.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache
from operator import attrgetter

from whosays import persons
from whosays.lexicon import words
from whosays.prepared import Prepared, Token, bare
from whosays.records import PartyMention

NATIONAL = ("state:", "forces:", "police:", "people:", "rebels:", "militia:")
"""What ids begin with that a nationality gives: `a Norwegian agency` is not Norway."""


class Speakers:
    """The speakers of one document; `sources` are the words of all its sources, in the order of the text."""

    def __init__(
        self, prepared: Prepared, parties: Sequence[PartyMention], sources: Sequence[tuple[int, int]]
    ) -> None:
        self.prepared, self.parties = prepared, parties
        self._starts = [token.start for token in prepared.tokens]
        self._known: dict[tuple[int, int], str | None] = {}
        self._called: dict[str, set[str]] = {}
        """Title -> ids of those who were called so: what `the spokesman` can be."""
        self._speaks_for: dict[str, str] = {}
        """Id of a spokesperson -> id of the body."""
        for start, end in sources:
            self.identify(start, end)

    def identify(self, start: int, end: int) -> str | None:
        """Return the id of the source whose words stand at start..end, None where they name nobody."""
        if (start, end) not in self._known:
            found = self._tokens(start, end)
            one = self._apposed(found) if found else None
            self._known[start, end] = one
            for title in {t.norm for t in found} & _titles() if one else ():
                self._called.setdefault(title, set()).add(one or "")
        return self._known[start, end]

    def _tokens(self, start: int, end: int) -> list[Token]:
        """Return the tokens of a source without quotes and brackets."""
        found = self.prepared.tokens[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
        kept, depth = list[Token](), 0
        for token in found:
            depth += token.norm in ("(", "[")
            if not depth and token.norm != '"':
                kept.append(token)
            depth -= token.norm in (")", "]") and depth > 0
        return kept

    def _apposed(self, found: list[Token]) -> str | None:
        """Return the speaker of a source with its appositions: `Halvard Brenn, a spokesman for the Front,`."""
        comma = next((k for k, t in enumerate(found) if t.norm == ","), len(found))
        main, aside = found[:comma], [t for t in found[comma + 1 :] if t.norm != ","]
        one = self._speaker(main) if main else None
        if any(t.norm in words("naming", "voices", "speakers") for t in aside):
            body = self._speaker(aside)
            if one and body:
                self._speaks_for[one] = body
            one = body or one
        elif one is None and aside and self._office(main):
            one = self._person(aside)
        return self._speaks_for.get(one, one) if one else None

    def _speaker(self, found: list[Token]) -> str | None:
        if self._several(found):
            return None
        if len(found) == 2 and found[0].norm == "the" and found[1].norm in _titles():
            ids = self._called.get(found[1].norm, set())
            return next(iter(ids)) if len(ids) == 1 else None
        head = self._head(found)
        noun = bare(head[-1])
        voices = words("naming", "voices", "speakers")
        if noun in voices or noun in words("naming", "voices", "sayings"):
            return self._spoken_for(found, head)
        called = next((k for k, t in enumerate(found) if t.norm in voices), None)
        if called is not None and (body := self._spoken_for(found, found[: called + 1])):
            if person := self._person(found):
                self._speaks_for[person] = body
            return body
        return self._body(head, noun) or self._person(found)

    def _body(self, head: list[Token], noun: str) -> str | None:
        """Return the body that a noun phrase ends in, or that its last noun describes: `the Sem Brigade group`."""
        party = self._party(head[-1])
        if party is not None and party.id and noun not in words("naming", "voices", "members"):
            vague = party.id.startswith("state:") and noun in words("naming", "bodies", "inverted")
            return None if vague and "/" not in party.id else party.id
        if party is None and noun in words("naming", "voices", "describing"):
            named = (self._party(token) for token in head)
            ids = {p.id for p in named if p and p.id and not p.id.startswith(NATIONAL)}
            return next(iter(ids)) if len(ids) == 1 else None
        return None

    def _several(self, found: list[Token]) -> bool:
        """Say whether two speak together; an `and` inside a name parts nothing."""
        return any(t.norm in ("and", "or", "&") and self._party(t) is None for t in found)

    def _head(self, found: list[Token]) -> list[Token]:
        """Return the noun phrase before the first preposition that stands outside a name."""
        closed = words("cues", "words", "prepositions") | {"who", "which"}
        for k, token in enumerate(found):
            if not k or self._party(token) is not None:
                continue
            if token.norm in closed or (token.norm in ("a", "an") and self._party(found[k - 1]) is not None):
                return found[:k]
        return found

    def _party(self, token: Token) -> PartyMention | None:
        """Return the party that a token is part of."""
        at = bisect_right(self.parties, token.start, key=attrgetter("start")) - 1
        return self.parties[at] if at >= 0 and token.start < self.parties[at].end else None

    def _spoken_for(self, found: list[Token], head: list[Token]) -> str | None:
        """Return the body that a spokesperson or a statement speaks for: `a spokesman for the Front`."""
        behind = found[len(head) :]
        if behind and behind[0].norm in words("naming", "voices", "by"):
            named = self._head(behind[1:])
            party = self._party(named[-1]) if named else None
        else:
            party = self._party(head[-2]) if len(head) > 1 else None
        return party.id if party else None

    def _person(self, found: list[Token]) -> str | None:
        """Return the person whose name ends a source, or opens it before an office: `H. Brenn, head of the clinic`."""
        last = found[-1]
        if self._party(last) is None and not self.prepared.sentences[last.sentence].shouted:
            first = persons.begins(self.prepared, last.index)
            before = [t for t in found if t.index < first]
            if first <= last.index and self._introduces(before):
                return persons.identify(self.prepared, last.index)
        return None

    def _office(self, main: list[Token]) -> bool:
        """Say whether words only describe the one person who is named behind them: `the group's leader, H. Brenn`."""
        silent = words("naming", "voices", "sayings") | words("naming", "voices", "speakers")
        named = bare(main[-1]) in words("naming", "people", "offices") - silent
        return named and not self._several(main) and len(self._head(main)) == len(main)

    def _introduces(self, before: list[Token]) -> bool:
        """Say whether a name may follow these words of a source: none, a noun, a title; no preposition."""
        if not before:
            return True
        offices = _titles() | words("naming", "people", "offices")
        if before[-1].norm in words("cues", "words", "prepositions"):
            return False
        return before[-1].norm == "the" or not before[-1].title or any(t.norm in offices for t in before)


@cache
def _titles() -> frozenset[str]:
    return words("parties", "persons", "titles") | words("naming", "voices", "speakers")
