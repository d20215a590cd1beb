"""Finds who did it, as the text asserts: by-phrases, subjects, parties before an event noun, carried-over actors."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from operator import attrgetter

from whosays.claims.agents import Agent, lexicon, told
from whosays.claims.atoms import Atom, atoms, before, covering
from whosays.claims.candidate import Candidate
from whosays.claims.placing import place_words
from whosays.claims.roles import agents
from whosays.lexicon import load
from whosays.prepared import Prepared, Sentence
from whosays.records import Actor, PartyMention

BEFORE, AFTER = 2, 1
"""How many sentences back and ahead an actor is carried over."""

FAR = 30
"""Units beyond which distance within a sentence no longer counts."""

Weighed = Iterator[tuple[str, float]]
"""Names of `points` that apply, each with how often."""


@cache
def points() -> dict[str, float]:
    """Return how much each circumstance speaks for an actor (`data/actor.toml`)."""
    return dict(load("actor")["points"])


@dataclass(slots=True)
class Scene:
    """One sentence: its units, who can act in it, and what speaks for each of them wherever the claim stands."""

    units: list[Atom]
    agents: list[Agent]
    own: list[float]


class Cast:
    """Who can have done something in one document; made once, asked for every claim."""

    def __init__(
        self, prepared: Prepared, parties: Sequence[PartyMention], candidates: Iterable[Candidate] = ()
    ) -> None:
        self.prepared, self.parties = prepared, parties
        self._scenes: dict[int, Scene] = {}
        suffering = [c for c in candidates if c.measure in lexicon().suffering]
        self._victims = sorted({c.population or c.figure for c in suffering})

    def actor(self, candidate: Candidate) -> Actor | None:
        """Return who did it in the words of the text, or None where it does not say."""
        best, found = weigh(nobody(candidate)), None
        for sentence in self.nearby(candidate):
            scene = self.scene(sentence)
            for agent, own in zip(scene.agents, scene.own, strict=True):
                score = own + weigh(self.circumstances(agent, scene, sentence, candidate))
                if score > best:
                    best, found = score, (scene, agent)
        return self._actor(*found) if found else None

    def named(self, start: int, end: int) -> Actor:
        """Return who is named at a place of the text: whoever can act there, or else its bare words."""
        place = bisect_left(self.prepared.sentences, end, key=attrgetter("end"))
        scene = self.scene(self.prepared.sentences[place])
        for agent in scene.agents:
            if scene.units[agent.first].start < end and start < scene.units[agent.last].end:
                return self._actor(scene, agent)
        return Actor(start=start, end=end, text=self.prepared.text[start:end])

    def _actor(self, scene: Scene, agent: Agent) -> Actor:
        start, end = scene.units[agent.first].start, scene.units[agent.last].end
        return Actor(
            start=start, end=end, text=self.prepared.text[start:end], id=self._identify(scene, agent)
        )

    def _identify(self, scene: Scene, agent: Agent) -> str | None:
        """Return the id of an agent; two parties together have none, `it` and `they` that of the one party before."""
        units = scene.units[agent.first : agent.last + 1]
        named = [u.party.id for u in units if u.party]
        if agent.sort == "pronoun":
            place = bisect_left(self.prepared.sentences, units[0].start, key=attrgetter("end"))
            named = [a.party for a in scene.agents if a.last < agent.first and a.party]
            if not named and place:
                named = [a.party for a in self.scene(self.prepared.sentences[place - 1]).agents if a.party]
        together = any(u.word == "and" for u in units)
        ids = set(named) if together else set(named) - {None}
        return ids.pop() if len(ids) == 1 else None

    def nearby(self, candidate: Candidate) -> list[Sentence]:
        """Return the sentences in which the actor of a claim is sought."""
        return self.prepared.sentences[max(0, candidate.sentence - BEFORE) : candidate.sentence + AFTER + 1]

    def scene(self, sentence: Sentence) -> Scene:
        """Return what one sentence says of those who act in it."""
        if sentence.index not in self._scenes:
            units = atoms(self.prepared, self.parties, sentence)
            found = agents(units, shouted=sentence.shouted)
            own = [weigh(self.nature(a, units)) for a in found]
            self._scenes[sentence.index] = Scene(units, found, own)
        return self._scenes[sentence.index]

    def nature(self, agent: Agent, units: Sequence[Atom]) -> Weighed:
        """Yield what speaks for and against an agent whatever the claim."""
        yield agent.role, 1
        if agent.acts:
            yield f"{agent.role}_acts", 1
        if agent.sort != "party":
            yield f"{agent.sort}_{agent.role}", 1
        elif agent.kind in ("official", "international", None):
            yield agent.kind or "named", 1
        start, end = units[agent.first].start, units[agent.last].end
        at = bisect_left(self._victims, (end, 0)) - 1
        if at >= 0 and self._victims[at][1] > start:
            yield "victim", 1

    def circumstances(self, agent: Agent, scene: Scene, sentence: Sentence, candidate: Candidate) -> Weighed:
        """Yield what speaks for and against an agent because of the claim."""
        yield from self._sides(agent, scene, candidate)
        if candidate.measure in lexicon().law and agent.kind in ("police", "state forces"):
            yield "law", 1
        away = sentence.index - candidate.sentence
        if away:
            yield from self._carried(agent, away, candidate)
        else:
            yield from _here(agent, scene, candidate)

    def _sides(self, agent: Agent, scene: Scene, candidate: Candidate) -> Weighed:
        """Compare the agent with the counted: who are counted seldom did it themselves."""
        if candidate.population is None:
            return
        counted = covering(
            self.scene(self.prepared.sentences[candidate.sentence]).units, *candidate.population
        )
        words = {u.word for u in counted if len(u.word) > 3} | {self._name(u) for u in counted if u.party}
        mine = scene.units[agent.first : agent.last + 1]
        if any(u.word in words or (u.party and self._name(u) in words) for u in mine):
            yield "same_party", 1
        kinds = {_side(told(u)) for u in counted} - {None}
        if kinds and _side(agent.kind):
            yield ("same_side" if _side(agent.kind) in kinds else "other_side"), 1

    def _name(self, unit: Atom) -> str:
        """Return what tells a party from others: its id, or its words where it has none."""
        return (unit.party.id if unit.party else None) or self.prepared.norm[unit.start : unit.end]

    def _carried(self, agent: Agent, away: int, candidate: Candidate) -> Weighed:
        yield ("forward" if away > 0 else "back" if away == -1 else "further_back"), 1
        yield f"carried_{agent.role}", 1
        if agent.acts:
            yield "carried_acts", 1
        said = {u.word for u in self.scene(self.prepared.sentences[candidate.sentence]).units}
        if said & lexicon().totals:
            yield "total", 1
        if said & place_words().taken_up:
            yield "taken_up", 1


def nobody(candidate: Candidate) -> Weighed:
    """Yield what speaks for the text not saying who did it."""
    yield f"nobody_{_manner(candidate)}", 1
    if candidate.measure in lexicon().done:
        yield "nobody_else", 1
    if candidate.measure in lexicon().law:
        yield "nobody_law", 1
    if candidate.population is None:
        yield "nobody_uncounted", 1
    if candidate.reading.high == 0:
        yield "none_at_all", 1


def weigh(circumstances: Weighed) -> float:
    """Return the sum of the points."""
    p = points()
    return sum(p.get(name, 0.0) * times for name, times in circumstances)


def _here(agent: Agent, scene: Scene, candidate: Candidate) -> Weighed:
    """Yield what the places of agent and trigger within one sentence say."""
    units = scene.units
    start, end = units[agent.first].start, units[agent.last].end
    counted = [candidate.figure] + ([candidate.population] if candidate.population else [])
    if any(start < b and a < end for a, b in counted):
        yield "itself", 1
    first, last = before(units, candidate.trigger[0]), before(units, candidate.trigger[1])
    ahead, behind = agent.first - last, first - agent.last - 1
    yield "apart", min(max(ahead, behind, 0), FAR)
    manner = _manner(candidate)
    direct = manner == "active"
    if ahead >= 0:
        yield f"{agent.role}_behind", 1
    yield f"{agent.role}_{manner}", 1
    if agent.role == "subject" and direct and behind >= 0:
        nearer = any(a.role == "subject" and agent.last < a.first < first for a in scene.agents)
        yield ("outdone" if nearer else f"direct_{agent.sort}"), 1
        if behind == 0:
            yield "at_trigger", 1
    if agent.role == "by":
        yield ("by_trigger" if 0 <= ahead <= 3 and not direct else "loose_by"), 1
    if not direct and 0 <= behind <= 1:
        yield "suffers", 1


def _manner(candidate: Candidate) -> str:
    """Return the voice of the trigger; `undergoing` where the counted are the subject: `twelve died`."""
    undergoes = candidate.voice == "active" and candidate.figure[0] < candidate.trigger[0]
    return "undergoing" if undergoes else candidate.voice


def _side(kind: str | None) -> str | None:
    """Return which side of a fight a kind of party is commonly on; None where it can be on any."""
    return {"state forces": "state", "police": "state", "rebel group": "armed", "militia": "armed"}.get(
        kind or ""
    )
