"""Finds the noun phrases of a sentence that can be who did something, and the part each plays."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from whosays.claims.atoms import NAME, Atom
from whosays.claims.grammar import grammar
from whosays.claims.verbs import verbs
from whosays.lexicon import load, words

Role = Literal["by", "subject", "event", "with", "claimant", "blamed", "target", "speaker", "other"]
Sort = Literal["party", "people", "pronoun", "plain"]

REACH = 7
"""A noun phrase holds at most this many units before its head."""


@dataclass(slots=True)
class Agent:
    """A noun phrase that can act: units `first..last` of its sentence, inclusive."""

    first: int
    last: int
    sort: Sort
    party: str | None = None
    """Id of the party it names, where that is known."""
    kind: str | None = None
    """Kind of the party, where words other than its name tell it."""
    role: Role = "other"
    acts: bool = False
    """Its verb is an act of force."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The word lists of `data/actor.toml`."""

    kinds: frozenset[str]
    people: frozenset[str]
    marks: frozenset[str]
    pronouns: frozenset[str]
    things: frozenset[str]
    events: frozenset[str]
    between: frozenset[str]
    fights: frozenset[str]
    target: frozenset[str]
    speaks: frozenset[str]
    claims: frozenset[str]
    claimed: frozenset[str]
    blames: frozenset[str]
    blamed: frozenset[str]
    never: frozenset[str]
    posts: frozenset[str]
    aside: frozenset[str]
    held_to: frozenset[str]
    compound: frozenset[str]
    totals: frozenset[str]
    done: frozenset[str]
    law: frozenset[str]
    suffering: frozenset[str]
    undergoes: frozenset[str]
    modifiers: frozenset[str]
    acts: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """Return the word lists, read once a process."""
    where = {
        "people": "agents", "marks": "agents", "pronouns": "agents", "things": "agents",
        "between": "events", "fights": "events",
        "target": "around", "speaks": "around", "claims": "around", "claimed": "around", "blames": "around",
        "blamed": "around", "never": "around", "modifiers": "around", "acts": "around",
        "posts": "around", "aside": "around", "held_to": "around", "compound": "around",
        "totals": "around", "done": "around", "law": "around", "suffering": "around", "undergoes": "around",
    }  # fmt: skip
    lists = {name: words("actor", table, name) for name, table in where.items()}
    kinds = frozenset(load("actor")["agents"]["kinds"])
    return Lexicon(kinds=kinds, events=words("actor", "events", "nouns"), **lists)


def phrases(units: Sequence[Atom], *, shouted: bool) -> list[Agent]:
    """Return the noun phrases of one sentence that can act, in the order of the text, not yet with a role."""
    return _Finder(units, shouted=shouted).find()


def told(unit: Atom) -> str | None:
    """Return the kind of a party as common words tell it (`soldiers`); a proper name tells none but a state's.

    What a name is made of, and whether it is listed, must not decide how its side is read.
    """
    if unit.party is None:
        return None
    state = (unit.party.id or "").startswith("state:")
    return unit.party.kind if unit.word != NAME or state else None


def verbal(word: str) -> bool:
    """Say whether a word can be the finite verb of a clause."""
    g = grammar()
    return word in verbs() or word in g.verbs | g.have | g.modals or word.endswith("ed")


class _Finder:
    def __init__(self, units: Sequence[Atom], *, shouted: bool) -> None:
        self.units = units
        self.said = [u.word for u in units]
        self.shouted = shouted
        self.lexicon = lexicon()

    def find(self) -> list[Agent]:
        found: list[Agent] = []
        for head in self._heads():
            last = found[-1] if found else None
            if last and (head.first <= last.last + 1 or self._continues(last, head.first)):
                last.last = max(head.last, last.last)
                last.party, last.kind = last.party or head.party, last.kind or head.kind
            else:
                head.first = self._left(head.first, last.last if last else -1)
                found.append(head)
        taken = {i for a in found for i in range(a.first, a.last + 1)}
        return sorted([*found, *self._others(taken)], key=lambda a: a.first)

    def _heads(self) -> list[Agent]:
        """Return the parties and the plain people marked as actors."""
        heads: list[Agent] = []
        for i, unit in enumerate(self.units):
            if unit.party is not None:
                if unit.party.kind is None or unit.party.kind in self.lexicon.kinds:
                    heads.append(Agent(i, i, "party", unit.party.id, told(unit)))
            elif unit.word in self.lexicon.people and not self.lexicon.marks.isdisjoint(
                self.said[max(0, i - 4) : i]
            ):
                heads.append(Agent(i, i, "people"))
        return heads

    def _continues(self, earlier: Agent, first: int) -> bool:
        """Say whether two heads make one noun phrase: `cadres of the Front (FR)`, `army and police`.

        Behind a verb, what follows `and` and has a verb of its own begins another clause.
        """
        between = self.said[earlier.last + 1 : first]
        if len(between) > 3 or not all(
            w in ("of", "the", "(", ")", "-", "[", "'s", "and", "'") for w in between
        ):
            return False
        following = self.said[first + 1] if first + 1 < len(self.said) else ""
        governed = earlier.first > 0 and any(
            w in verbs() for w in self.said[max(0, earlier.first - 3) : earlier.first]
        )
        return not ("and" in between and governed and verbal(following))

    def _left(self, first: int, floor: int) -> int:
        """Return where the noun phrase that ends in a head begins."""
        at, closed = first, grammar().prepositions | grammar().time_words | grammar().subordinators
        while at - 1 > floor and first - at < REACH:
            word, unit = self.said[at - 1], self.units[at - 1]
            known = (
                word in self.lexicon.modifiers or word in self.lexicon.marks or word == "-" or word.isdigit()
            )
            capital = unit.title and not self.shouted and word not in closed
            if not known and not capital:
                break
            at -= 1
        while at < first and self.said[at] in ("of", "-", "than", "at", "left"):
            at += 1
        return self._to_by(at, floor)

    def _to_by(self, at: int, floor: int) -> int:
        """Return where a phrase begins whose adjectives part it from its `by`: `by hired gunmen`."""
        for k in range(at - 1, max(floor, at - 3, 0), -1):
            if self.said[k - 1] == "by":
                return k
            if not self.said[k][0].isalpha() or self.said[k] in grammar().phrase_stops:
                break
        return at

    def _others(self, taken: set[int]) -> list[Agent]:
        """Return pronouns and plain nouns that stand where only an actor stands: before an act, behind `by`."""
        found: list[Agent] = []
        for i, word in enumerate(self.said):
            if i in taken:
                continue
            if word in self.lexicon.pronouns:
                found.append(Agent(i, i, "pronoun"))
            elif word == "by" and i and self._passive(i - 1):
                end = self._plain_end(i + 1)
                if end > i + 1 and taken.isdisjoint(range(i + 1, end)):
                    found.append(Agent(i + 1, end - 1, "plain"))
            elif word in self.lexicon.acts and not word.endswith("ing"):
                start, end = self._plain_subject(i)
                if start < end and taken.isdisjoint(range(start, end)):
                    found.append(Agent(start, end - 1, "plain"))
        return found

    def _passive(self, i: int) -> bool:
        word = self.said[i]
        known = word in verbs() or word in self.lexicon.acts
        return known and word not in self.lexicon.aside

    def _plain_end(self, start: int) -> int:
        """Return where a plain noun phrase that begins at `start` ends, `start` where there is none."""
        g, end = grammar(), start
        if (
            start >= len(self.said)
            or self.said[start] in self.lexicon.never
            or self.said[start].endswith("ing")
        ):
            return start
        while end < len(self.said) and end - start < REACH:
            word = self.said[end]
            if not word[0].isalpha() or word in g.phrase_stops or word in g.time_words or word == "and":
                break
            if end > start and (word in verbs() or word.endswith("ing")):
                break
            end += 1
        known = end > start and self.said[end - 1] not in self.lexicon.things | self.lexicon.events
        return end if known else start

    def _plain_subject(self, verb: int) -> tuple[int, int]:
        """Return the plain noun phrase whose verb stands at `verb`; empty where there is none."""
        g, end = grammar(), verb
        while end > 0 and (self.said[end - 1] in g.adverbs | g.have or self.said[end - 1].endswith("ly")):
            end -= 1
        start = end
        while start > 0 and end - start < REACH:
            word = self.said[start - 1]
            if (
                not word[0].isalpha()
                or word in g.phrase_stops
                or word in g.time_words
                or word == "and"
                or verbal(word)
            ):
                break
            start -= 1
            if word in g.determiners or word in g.possessives:
                break
        lead = self.said[start - 1] if start else ","
        opens = not lead[0].isalnum() or lead in g.subordinators | {"and", "that"}
        inanimate = self.lexicon.things | self.lexicon.events
        return (start, end) if opens and start < end and self.said[end - 1] not in inanimate else (end, end)
