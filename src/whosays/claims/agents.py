"""Finds the noun phrases of a sentence that can be who did something, and the part each plays."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from operator import attrgetter
from typing import Literal

from whosays.claims.grammar import grammar
from whosays.claims.verbs import verbs
from whosays.lexicon import load, words
from whosays.prepared import Prepared, Sentence, Token
from whosays.records import PartyMention

Role = Literal["by", "subject", "event", "with", "target", "speaker", "other"]

REACH = 7
"""A noun phrase holds at most this many words before its head."""


@dataclass(slots=True)
class Agent:
    """A noun phrase that can act: tokens `first..last` of its sentence, inclusive."""

    first: int
    last: int
    role: Role
    party: str | None
    """Id of the party it names, where that is known."""
    acts: bool
    """Its verb is an act of force."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The word lists of `data/actor.toml`."""

    kinds: frozenset[str]
    people: frozenset[str]
    marks: frozenset[str]
    events: frozenset[str]
    between: frozenset[str]
    fights: frozenset[str]
    opens: frozenset[str]
    target: frozenset[str]
    speaks: frozenset[str]
    never: frozenset[str]
    posts: frozenset[str]
    aside: frozenset[str]
    held_to: frozenset[str]
    compound: frozenset[str]
    totals: frozenset[str]
    done: frozenset[str]
    modifiers: frozenset[str]
    acts: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """Return the word lists, read once a process."""
    where = {
        "people": "agents", "marks": "agents", "between": "events", "fights": "events", "opens": "around",
        "target": "around", "speaks": "around", "never": "around", "modifiers": "around", "acts": "around",
        "posts": "around", "aside": "around", "held_to": "around", "compound": "around",
        "totals": "around", "done": "around",
    }  # fmt: skip
    lists = {name: words("actor", table, name) for name, table in where.items()}
    kinds = frozenset(load("actor")["agents"]["kinds"])
    return Lexicon(kinds=kinds, events=words("actor", "events", "nouns"), **lists)


def agents(prepared: Prepared, parties: Sequence[PartyMention], sentence: Sentence) -> list[Agent]:
    """Return the acting noun phrases of one sentence in the order of the text."""
    return _Reader(prepared, parties, sentence).read()


class _Reader:
    def __init__(self, prepared: Prepared, parties: Sequence[PartyMention], sentence: Sentence) -> None:
        self.tokens: list[Token] = prepared.words(sentence)
        self.said = [t.norm for t in self.tokens]
        self.shouted = sentence.shouted
        first = bisect_left(parties, sentence.start, key=attrgetter("start"))
        last = bisect_left(parties, sentence.end, key=attrgetter("start"))
        self.mentions = parties[first:last]
        self.lexicon = lexicon()

    def read(self) -> list[Agent]:
        heads = self._heads()
        found: list[Agent] = []
        for first, last, party in heads:
            if found and first <= found[-1].last + 1:
                found[-1].last = max(last, found[-1].last)
                found[-1].party = found[-1].party or party
            elif found and self._continues(found[-1].last, first):
                found[-1].last = last
                found[-1].party = found[-1].party or party
            else:
                found.append(
                    Agent(
                        self._left(first, found[-1].last if found else -1), last, "other", party, acts=False
                    )
                )
        for agent in found:
            agent.role, agent.acts = self._role(agent)
            if (
                agent.role == "event"
                and self.said[agent.first] in ("a", "an", "the")
                and agent.first < agent.last
            ):
                agent.first += 1
        return found

    def _heads(self) -> list[tuple[int, int, str | None]]:
        """Return (first, last, id) of parties and of plain people marked as actors."""
        heads: list[tuple[int, int, str | None]] = []
        for mention in self.mentions:
            inside = [i for i, t in enumerate(self.tokens) if t.start < mention.end and t.end > mention.start]
            if inside and (mention.kind in self.lexicon.kinds or mention.kind is None):
                heads.append((inside[0], inside[-1], mention.id))
        taken = {i for first, last, _ in heads for i in range(first, last + 1)}
        for i, word in enumerate(self.said):
            if i in taken or word not in self.lexicon.people:
                continue
            if any(w in self.lexicon.marks for w in self.said[max(0, i - 4) : i]):
                heads.append((i, i, None))
        return sorted(heads)

    def _continues(self, last: int, first: int) -> bool:
        """Say whether two heads make one noun phrase: `cadres of the Front (FR)`, `army and police`."""
        between = self.said[last + 1 : first]
        return len(between) <= 3 and all(
            w in ("of", "the", "(", ")", "-", "[", "'s", "and", "'") for w in between
        )

    def _left(self, first: int, floor: int) -> int:
        """Return where the noun phrase that ends in a head begins."""
        at, closed = first, grammar().prepositions | grammar().time_words | grammar().subordinators
        while at - 1 > floor and first - at < REACH:
            word, token = self.said[at - 1], self.tokens[at - 1]
            known = (
                word in self.lexicon.modifiers or word in self.lexicon.marks or word == "-" or word.isdigit()
            )
            capital = token.title and not self.shouted and word not in closed
            if not known and not capital:
                break
            at -= 1
        while at < first and self.said[at] in ("of", "-", "than", "at", "left"):
            at += 1
        return at

    def _role(self, agent: Agent) -> tuple[Role, bool]:
        said, lexicon = self.said, self.lexicon
        before = said[agent.first - 1] if agent.first else ""
        at = agent.last + 1
        if said[at : at + 1] == ["-"] and at + 1 < len(said) and said[at + 1] in lexicon.compound:
            return "other", False
        if before == "by":
            return self._behind_by(agent.first - 2)
        if before in lexicon.speaks and (at >= len(said) or not said[at][0].isalpha()):
            return "speaker", False
        if self._event(at) and before not in ("against", "on"):
            return "event", True
        if before == "with":
            fights = any(w in lexicon.fights for w in said[max(0, agent.first - 4) : agent.first])
            return ("with" if fights else "other"), False
        posts = at
        while posts < len(said) and said[posts] in lexicon.posts:
            posts += 1
        after = self._skip_asides(posts)
        verb = said[after] if after < len(said) else ""
        if verb in lexicon.speaks:
            return "speaker", False
        if before in lexicon.target or (before in verbs() and before not in grammar().be):
            return "target", False
        held_to = verb in grammar().be and any(w in lexicon.held_to for w in said[after + 1 : after + 3])
        if posts > at or (verb in grammar().be and not held_to) or self._adjective(agent):
            return "other", False
        acts = held_to or self._acts(after)
        return ("subject" if acts or self._verb(verb) else "other"), acts

    def _verb(self, word: str) -> bool:
        g = grammar()
        return word in verbs() or word in g.verbs | g.have | g.modals or word.endswith("ed")

    def _behind_by(self, verb: int) -> tuple[Role, bool]:
        attached = verb > 0 and self.said[verb - 1] in self.lexicon.events
        if verb >= 0 and self.said[verb] in self.lexicon.aside and not attached:
            return "other", False
        return "by", verb >= 0 and (self.said[verb] in self.lexicon.acts or self.said[verb] in verbs())

    def _adjective(self, agent: Agent) -> bool:
        """Say whether a nationality only describes another noun: the Syrian capital."""
        at = agent.last + 1
        if agent.first != agent.last or not (agent.party or "").startswith("state:") or at >= len(self.said):
            return False
        following = self.said[at]
        g = grammar()
        closed = (
            g.prepositions | g.be | g.have | g.modals | g.adverbs | g.verbs | g.relative | g.subordinators
        )
        return (
            following.isalpha()
            and following not in closed
            and following not in verbs()
            and following != "and"
        )

    def _event(self, at: int) -> bool:
        """Say whether an event noun follows at once, so that the party is its doer."""
        for probe in range(at, min(at + 4, len(self.said))):
            if self.said[probe] in self.lexicon.events:
                return True
            if self.said[probe] not in self.lexicon.between:
                return False
        return False

    def _skip_asides(self, at: int) -> int:
        """Return the first word after brackets, `who`, `on motorcycles` and adverbs behind a noun phrase."""
        said, limit = self.said, min(len(self.said), at + 12)
        while at < limit:
            if said[at] == "(" and ")" in said[at : at + 8]:
                at = said.index(")", at) + 1
            elif (
                said[at] in ("riding", "on", "in", "wearing", "armed", "from")
                and said[at] not in self.lexicon.acts
            ):
                stop = next(
                    (k for k in range(at + 1, limit) if said[k] in self.lexicon.acts or said[k] in verbs()),
                    None,
                )
                if stop is None:
                    return at
                return stop
            elif said[at] in grammar().adverbs | grammar().have | grammar().time_words | {
                "who",
                "which",
                "that",
            }:
                at += 1
            else:
                break
        return at

    def _acts(self, at: int) -> bool:
        return any(w in self.lexicon.acts for w in self.said[at : at + 2])
