"""Finds who did it, as the text asserts: by-phrases, subjects, parties before an event noun, carried-over actors."""

import math
from collections.abc import Sequence
from functools import cache

from whosays.claims.agents import Agent, agents, lexicon
from whosays.claims.candidate import Candidate
from whosays.claims.placing import place_words
from whosays.lexicon import load
from whosays.prepared import Prepared, Sentence
from whosays.records import Actor, PartyMention

BEFORE, AFTER = 2, 1
"""How many sentences back and ahead an actor is carried over."""

FAR = 150
"""Characters beyond which distance within a sentence no longer counts."""


@cache
def points() -> dict[str, float]:
    """Return how much each circumstance speaks for an actor (`data/actor.toml`)."""
    return dict(load("actor")["points"])


def actor(prepared: Prepared, parties: Sequence[PartyMention], candidate: Candidate) -> Actor | None:
    """Return who did it in the words of the text, or None where it does not say."""
    best: tuple[float, Agent, Sentence] | None = None
    none = candidate.reading.high == 0
    least = points()["outright" if candidate.measure in lexicon().done or none else "least"]
    carried = _carried(prepared, candidate)
    end = min(len(prepared.sentences), candidate.sentence + AFTER + 1)
    for sentence in prepared.sentences[max(0, candidate.sentence - BEFORE) : end]:
        for agent in agents(prepared, parties, sentence):
            score = _score(prepared, agent, sentence, candidate)
            if sentence.index != candidate.sentence:
                score += carried
            if score >= least and (best is None or score > best[0]):
                best = (score, agent, sentence)
    if best is None:
        return None
    tokens = prepared.words(best[2])
    start, stop = tokens[best[1].first].start, tokens[best[1].last].end
    return Actor(start=start, end=stop, text=prepared.text[start:stop], id=best[1].party)


def _carried(prepared: Prepared, candidate: Candidate) -> float:
    """Return what the claim's own sentence says for or against an actor of another one."""
    said = {t.norm for t in prepared.words(prepared.sentences[candidate.sentence])}
    p = points()
    total = p["total"] if said & lexicon().totals else 0.0
    return p["carried"] + total + (p["taken_up"] if said & place_words().taken_up else 0.0)


def _score(prepared: Prepared, agent: Agent, sentence: Sentence, candidate: Candidate) -> float:
    tokens, p = prepared.words(sentence), points()
    start, end = tokens[agent.first].start, tokens[agent.last].end
    score = p[agent.role] + (p["acts"] if agent.acts else 0.0)
    if candidate.population and _share(prepared, (start, end), candidate.population):
        score += p["same_party"]
    away = sentence.index - candidate.sentence
    if away:
        idle = p["idle"] if agent.role == "subject" and not agent.acts else 0.0
        return score + idle + (p["back"] * -away if away < 0 else p["forward"])
    counted = [candidate.figure] + ([candidate.population] if candidate.population else [])
    if any(start < b and a < end for a, b in counted):
        return -math.inf
    ahead, behind = start - candidate.trigger[1], candidate.trigger[0] - end
    direct = candidate.voice == "active" and candidate.figure[0] > candidate.trigger[0]
    if agent.role == "subject" and direct and behind >= 0:
        score += p["direct"]
    if agent.role == "by" and ahead < 0 and not agent.acts:
        score += p["loose_by"]
    if not direct and 0 <= behind <= 2:
        score += p["suffers"]
    return score + p["apart"] * min(max(ahead, behind, 0), FAR)


def _share(prepared: Prepared, a: tuple[int, int], b: tuple[int, int]) -> bool:
    """Say whether two noun phrases share a word of some length: the counted are of that party themselves."""
    one, other = (set(prepared.norm[s:e].split()) for s, e in (a, b))
    return any(len(w) > 3 for w in one & other)
