"""What part a noun phrase plays in its clause: agent behind `by`, subject of an act, owner of an event, target."""

from collections.abc import Sequence

from whosays.claims.agents import Agent, Role, lexicon, phrases, verbal
from whosays.claims.atoms import Atom
from whosays.claims.grammar import grammar
from whosays.claims.verbs import verbs


def agents(units: Sequence[Atom], *, shouted: bool) -> list[Agent]:
    """Return the acting noun phrases of one sentence with their roles, in the order of the text."""
    reader = _Reader(units)
    found = phrases(units, shouted=shouted)
    for agent in found:
        agent.role, agent.acts = reader.role(agent)
        if agent.role == "event" and reader.said[agent.first] in ("a", "an", "the"):
            agent.first += agent.first < agent.last
    return found


class _Reader:
    def __init__(self, units: Sequence[Atom]) -> None:
        self.units = units
        self.said = [u.word for u in units]
        self.lexicon = lexicon()

    def role(self, agent: Agent) -> tuple[Role, bool]:
        said, lists = self.said, self.lexicon
        before = said[agent.first - 1] if agent.first else ""
        at = agent.last + 1
        if said[at : at + 1] == ["-"] and at + 1 < len(said) and said[at + 1] in lists.compound:
            return "other", False
        if before == "by":
            return self._behind_by(agent.first - 2)
        if self._blamed(agent.first, before, at):
            return "blamed", True
        if before in lists.speaks and (at >= len(said) or not said[at][0].isalpha()):
            return "speaker", False
        if agent.sort != "pronoun" and self._event(at) and before not in ("against", "on"):
            return "event", True
        if before == "with":
            fights = any(w in lists.fights for w in said[max(0, agent.first - 4) : agent.first])
            return ("with" if fights else "other"), False
        return self._by_verb(agent, before)

    def _by_verb(self, agent: Agent, before: str) -> tuple[Role, bool]:
        said, lists, at = self.said, self.lexicon, agent.last + 1
        posts = at
        while posts < len(said) and said[posts] in lists.posts:
            posts += 1
        after = self._skip_asides(posts)
        verb = said[after] if after < len(said) else ""
        if verb in lists.claims and not lists.claimed.isdisjoint(said[after + 1 : after + 4]):
            return "claimant", True
        if verb in lists.speaks:
            return "speaker", False
        g = grammar()
        governed = before in lists.target or (before in verbs() and before not in g.be | g.time_words)
        if governed and not (before in ("and", "but") or (agent.sort == "pronoun" and self._acts(after))):
            return "target", False
        held_to = verb in g.be and any(w in lists.held_to for w in said[after + 1 : after + 3])
        state = agent.first == agent.last and (agent.party or "").startswith("state:")
        if state and before == ",":
            return "other", False
        if posts > at or (verb in g.be and not held_to) or verb in lists.undergoes or self._adjective(agent):
            return "other", False
        acts = held_to or self._acts(after)
        return ("subject" if acts or verbal(verb) else "other"), acts

    def _blamed(self, first: int, before: str, at: int) -> bool:
        """Say whether somebody is blamed: `blamed X for`, `blamed on X`, `X is responsible for`, `X was behind`."""
        lists, earlier = self.lexicon, self.said[max(0, first - 4) : first - 1]
        if before in lists.blames or (before in ("on", "to") and not lists.blames.isdisjoint(earlier)):
            return True
        verb = self.said[at] if at < len(self.said) else ""
        return verb in grammar().be and not lists.blamed.isdisjoint(self.said[at + 1 : at + 3])

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
        following, g = self.said[at], grammar()
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
        """Return the first unit after brackets, `who`, `on motorcycles` and adverbs behind a noun phrase."""
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
                return at if stop is None else stop
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
