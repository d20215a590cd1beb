"""Finds who did it, as the text asserts: by-phrases, subjects, parties before an event noun, carried-over actors."""

from collections.abc import Sequence

from whosays.claims.agents import Agent, agents, lexicon
from whosays.claims.candidate import Candidate
from whosays.prepared import Prepared, Sentence
from whosays.records import Actor, PartyMention

DONE = frozenset(
    (
        "deployed",
        "protested",
        "displaced",
        "strength",
        "surrendered",
        "returned",
        "in_need",
        "missing",
        "recovered",
        "held",
    )
)
"""Measures whose counted people act themselves: somebody else did it only where the text says so outright."""

LEAST, OUTRIGHT = 1.0, 3.0
"""Least score of an actor that is taken, at all and for the measures of DONE."""

CARRIED = 1.2
"""What an actor of another sentence must make up for."""

WEIGHTS = {
    "by": 4.0,
    "subject": 2.4,
    "event": 3.2,
    "with": 2.2,
    "target": -2.0,
    "speaker": -2.0,
    "other": 0.0,
}
"""How much each part that a party plays speaks for its being the actor."""


def actor(prepared: Prepared, parties: Sequence[PartyMention], candidate: Candidate) -> Actor | None:
    """Return who did it in the words of the text, or None where it does not say."""
    best: tuple[float, Agent, Sentence] | None = None
    none = candidate.reading is not None and candidate.reading.high == 0
    least = OUTRIGHT if candidate.measure in DONE or none else LEAST
    last = len(prepared.sentences) - 1
    total = any(t.norm in lexicon().totals for t in prepared.words(prepared.sentences[candidate.sentence]))
    for index in range(max(0, candidate.sentence - 2), min(last, candidate.sentence + 1) + 1):
        sentence = prepared.sentences[index]
        for agent in agents(prepared, parties, sentence):
            score = _score(prepared, agent, sentence, candidate)
            if total and index != candidate.sentence:
                score -= 2.0
            if score >= least and (best is None or score > best[0]):
                best = (score, agent, sentence)
    if best is None:
        return None
    tokens = prepared.words(best[2])
    start, end = tokens[best[1].first].start, tokens[best[1].last].end
    return Actor(start=start, end=end, text=prepared.text[start:end], id=best[1].party)


def _score(prepared: Prepared, agent: Agent, sentence: Sentence, candidate: Candidate) -> float:
    tokens = prepared.words(sentence)
    start, end = tokens[agent.first].start, tokens[agent.last].end
    score = WEIGHTS[agent.role] + (0.8 if agent.acts else 0.0)
    if candidate.population and _share(prepared, (start, end), candidate.population):
        score -= 3.0
    away = sentence.index - candidate.sentence
    if away:
        idle = agent.role == "subject" and not agent.acts
        return score - CARRIED - (0.5 * -away if away < 0 else 0.8) - (0.8 if idle else 0.0)
    counted = [candidate.figure] + ([candidate.population] if candidate.population else [])
    if any(start < b and a < end for a, b in counted):
        return -9.0
    ahead, behind = start - candidate.trigger[1], candidate.trigger[0] - end
    direct = candidate.voice == "active" and candidate.figure[0] > candidate.trigger[0]
    if agent.role == "subject" and direct and behind >= 0:
        score += 1.5
    if agent.role == "by" and ahead < 0 and not agent.acts:
        score -= 2.0
    if not direct and 0 <= behind <= 2:
        score -= 3.0
    return score - 0.01 * min(max(ahead, behind, 0), 150)


def _share(prepared: Prepared, a: tuple[int, int], b: tuple[int, int]) -> bool:
    """Say whether two noun phrases share a word of some length: the counted are of that party themselves."""
    one, other = (set(prepared.norm[s:e].split()) for s, e in (a, b))
    return any(len(w) > 3 for w in one & other)
