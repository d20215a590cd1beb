"""Finds when a claim's event happened, and whether its figure is a running or period total.

The time of an event is not the time of the saying: in `police said on Sunday that 12 were killed on Friday`
Sunday belongs to `said`. `timing` decides which time belongs to the figure.
"""

from dataclasses import dataclass
from datetime import date
from functools import cache

from whosays.claims.candidate import Candidate
from whosays.claims.clauses import region
from whosays.claims.timeline import Timeline
from whosays.claims.timing import begins, choose, said_as_of, size
from whosays.lexicon import load
from whosays.prepared import Prepared
from whosays.records import Scope, Time, TimeMention

WEEK = 3
"""UCDP date_prec of an event known by its week."""


@dataclass(frozen=True, slots=True)
class When:
    """When the counted thing happened, and over what span it was counted."""

    time: Time | None = None
    scope: Scope | None = None
    as_of: date | None = None
    """The day at which a running total stands, where the text states it."""
    since: date | None = None
    """The day from which a running total counts, where the text states it."""


@cache
def _points() -> dict[str, float]:
    return dict(load("when")["scope"]["points"])


def when(timeline: Timeline, candidate: Candidate) -> When:
    """Return the time and the scope of one candidate; unknown stays None."""
    chosen = choose(timeline, candidate)
    scope = _scope(timeline, candidate, chosen)
    return When(_time(timeline, chosen) if chosen else None, scope, *_bounds(timeline, candidate, scope))


def _time(timeline: Timeline, mention: TimeMention) -> Time:
    """Return a mention as the claim's time, with its partner where two make one range."""
    prepared, (first, last) = timeline.prepared, _range(timeline, mention)
    from_ = first.from_
    to = last.to if first is not last else first.to
    precision = first.precision if first is last else _precision(from_, to)
    start = first.start + (len("over ") if prepared.norm.startswith("over ", first.start) else 0)
    text = prepared.text[start : last.end]
    return Time(text=text, start=start, end=last.end, from_=from_, to=to, precision=precision)


def _range(timeline: Timeline, mention: TimeMention) -> tuple[TimeMention, TimeMention]:
    """Return the first and the last mention of a range: `between 2002 and 2008`; a lone mention is both."""
    norm, first, last = timeline.prepared.norm, mention, mention
    for other in timeline.beside(mention):
        start, end = min(other.end, mention.end), max(other.start, mention.start)
        joins = {"to", "-", "through", "until"}
        left = min(other.start, mention.start)
        if norm[max(0, left - 10) : left].split()[-1:] == ["between"]:
            joins = {"and"}
        if norm[start:end].strip() in joins:
            first, last = (other, mention) if other.start < mention.start else (mention, other)
    return first, last


def _precision(from_: date | None, to: date | None) -> int | None:
    """Return UCDP date_prec of a range of days."""
    if from_ is None or to is None or to < from_:
        return None
    days = (to - from_).days + 1
    for most, code in ((1, 1), (6, 2), (7, 3), (31, 4), (366, 5)):
        if days <= most:
            return code
    return None


def _scope(timeline: Timeline, candidate: Candidate, chosen: TimeMention | None) -> Scope:
    """Return cumulative where the words around the figure speak of a running or period total."""
    points = _points()
    cues = cumulative_cues(timeline, candidate, chosen)
    return "cumulative" if sum(points.get(name, 0.0) for name in cues) > 0 else "incident"


def cumulative_cues(timeline: Timeline, candidate: Candidate, chosen: TimeMention | None) -> list[str]:
    """Return the names of the cues for and against a total that hold; their points are in the data file."""
    prepared, index = timeline.prepared, candidate.sentence
    start, end = region(timeline, candidate)
    sentence = prepared.sentences[index]
    here = [m for m in timeline.of(sentence) if start <= m.start < end]
    own = [t.norm for t in prepared.words(sentence) if start <= t.start < end]
    found = ["bias", f"measure_{candidate.measure}", *_said(own), *size(candidate)]
    if index and not here:
        found += [
            f"before_{name}"
            for name in _said([t.norm for t in prepared.words(prepared.sentences[index - 1])])
            if name in CARRIED
        ]
    if chosen is None:
        found.append("timeless")
    elif _long_range(*_range(timeline, chosen)):
        found.append("range")
    else:
        found += [f"{'' if chosen in here else 'away_'}{name}" for name in _kind(prepared, chosen)]
    if any(said_as_of(prepared, m) for m in here):
        found.append("as_of")
    if any(_kind(prepared, m) == ["lasting"] for m in here):
        found.append("lasting_here")
    return found


def _long_range(first: TimeMention, last: TimeMention) -> bool:
    """Say whether two times make a range longer than a week, of which an event is seldom told."""
    if first is last:
        return False
    precision = _precision(first.from_, last.to)
    return precision is None or precision > WEEK


CARRIED = frozenset({"since", "running", "toll", "number", "war"})
"""Cues that hold for the next sentence too when it names no time."""


@cache
def _word_lists() -> dict[str, frozenset[str]]:
    return {name: frozenset(said.split()) for name, said in load("when")["scope"]["words"].items()}


def _said(tokens: list[str]) -> list[str]:
    """Return the names of the word lists that these words have a word or phrase of."""
    line = f" {' '.join(tokens)} "
    found = [name for name, said in _word_lists().items() if not said.isdisjoint(tokens)]
    if any(f" {phrase} " in line for phrase in load("when")["scope"]["running"]):
        found.append("running")
    if "war" in found and "perfect" in found:
        found.append("perfect_war")
    return found


def _kind(prepared: Prepared, mention: TimeMention) -> list[str]:
    """Name the kind of a time, and whether `since` or `by` stands before it."""
    before = prepared.norm[max(0, mention.start - 8) : mention.start].split()[-1:]
    placed = ["since_time"] if begins(prepared, mention) else ["by_time"] if before == ["by"] else []
    length = _length(mention, prepared.norm[mention.start : mention.end])
    return [*placed, length] if length else placed


def _length(mention: TimeMention, word: str) -> str:
    """Name how long a time lasts: a day, a week, a month, a year, a period."""
    value = mention.value or ""
    if mention.type == "DURATION":
        open_end = mention.from_ is None and not value.startswith("PX")
        return "lasting" if open_end else "hours" if value.startswith("PT") else "period"
    if mention.precision in (1, 2):
        return "day"
    if "-W" in value:
        return "week"
    if len(value) == 7:
        return "part_month" if word.startswith(("earl", "late", "last", "mid")) else "month"
    return "year" if len(value) in (3, 4) and value[0].isdigit() else ""


def _bounds(timeline: Timeline, candidate: Candidate, scope: Scope) -> tuple[date | None, date | None]:
    """Return (as of, since) of a running total, where the sentence states them."""
    as_of = since = None
    if scope != "cumulative":
        return None, None
    prepared = timeline.prepared
    sentence = prepared.sentences[candidate.sentence]
    for mention in timeline.of(sentence):
        before = prepared.norm[max(sentence.start, mention.start - 12) : mention.start].split()
        if begins(prepared, mention):
            since = mention.from_
        elif before[-2:] in (["as", "of"], ["up", "to"]) or before[-1:] in (["until"], ["by"]):
            as_of = mention.to
        elif mention.type == "DURATION" and mention.from_ is not None and mention.to is not None:
            since = since or mention.from_
    return as_of, since
