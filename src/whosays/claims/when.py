"""Finds when a claim's event happened, and whether its figure is a running or period total.

The time of an event is not the time of the saying: in `police said on Sunday that 12 were killed on Friday` Sunday
belongs to `said`. Which time belongs to the figure is decided by points: near the figure, behind a preposition, in
the same sentence. A sentence without a time takes the one of a neighbouring sentence.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from whosays.claims.candidate import Candidate
from whosays.lexicon import load, words
from whosays.prepared import Prepared, Sentence, Token
from whosays.records import Scope, Time, TimeMention

BEFORE, AFTER = 3, 1
"""How many sentences back and ahead a time is carried over."""

REACH = 10
"""How many words may stand between a saying verb and the time that belongs to it."""


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
def _list(*keys: str) -> frozenset[str]:
    return words("when", *keys)


@cache
def _points(part: str) -> dict[str, float]:
    return dict(load("when")[part]["points"])


@cache
def _saying() -> frozenset[str]:
    """Return every form of the verbs that state or address."""
    verbs = load("cues")["verbs"]
    return frozenset(
        form
        for kind in ("state", "address")
        for verb, forms in verbs.get(kind, {}).items()
        for form in (verb, *forms.split())
    )


def when(prepared: Prepared, times: Sequence[TimeMention], candidate: Candidate) -> When:
    """Return the time and the scope of one candidate; unknown stays None."""
    chosen = _choose(prepared, times, candidate)
    scope = _scope(prepared, times, candidate, chosen)
    return When(
        _time(prepared, times, chosen) if chosen else None, scope, *_bounds(prepared, times, candidate, scope)
    )


def _choose(prepared: Prepared, times: Sequence[TimeMention], candidate: Candidate) -> TimeMention | None:
    best: tuple[float, TimeMention] | None = None
    for sentence in _near(prepared, candidate.sentence):
        for mention in _of(times, sentence):
            score = _score(prepared, mention, sentence, candidate)
            if score is not None and (best is None or score > best[0]):
                best = (score, mention)
    return best[1] if best and best[0] >= _points("time")["least"] else None


def _near(prepared: Prepared, index: int) -> list[Sentence]:
    return prepared.sentences[max(0, index - BEFORE) : index + AFTER + 1]


def _of(times: Sequence[TimeMention], sentence: Sentence) -> Iterator[TimeMention]:
    for mention in times:
        if sentence.start <= mention.start < sentence.end:
            yield mention


def _score(
    prepared: Prepared, mention: TimeMention, sentence: Sentence, candidate: Candidate
) -> float | None:
    """Return how well a time fits a candidate; None where it is the time of nothing that happened."""
    p = _points("time")
    word = prepared.norm[mention.start : mention.end]
    if (
        mention.type == "SET"
        or word in _list("time", "skipped")
        or (mention.value or "").startswith("FUTURE")
    ):
        return None
    tokens = prepared.words(sentence)
    before = [t for t in tokens if t.end <= mention.start]
    after = [t for t in tokens if t.start >= mention.end]
    if _dateline(prepared, before, after, sentence):
        return None
    score = 0.0
    if before and before[-1].norm in _list("time", "placing"):
        score += p["placed"]
    if _said(before, after, sentence):
        score += p["said"]
    if mention.type == "TIME" and mention.from_ is None or ("T" in (mention.value or "") and ":" in word):
        score += p["clock"]
    if mention.value in ("PAST_REF", "PRESENT_REF") or mention.value is None:
        score += p["vague"]
    if mention.type == "DURATION" and mention.from_ is None:
        score += p["lasting"]
    away = sentence.index - candidate.sentence
    if away:
        first = p["previous"] if away < 0 else p["next"]
        return score + first + p["earlier"] * (abs(away) - 1)
    return score + _distance(tokens, mention, candidate)


def _distance(tokens: list[Token], mention: TimeMention, candidate: Candidate) -> float:
    p = _points("time")
    left, right = (
        min(candidate.figure[0], candidate.trigger[0]),
        max(candidate.figure[1], candidate.trigger[1]),
    )
    if mention.start >= right:
        between = [t for t in tokens if right <= t.start < mention.start]
    else:
        between = [t for t in tokens if mention.end <= t.start < left]
    clauses = sum(1 for t in between if t.norm in (",", ";", "but", "while", "and"))
    return p["token"] * len(between) + p["clause"] * clauses


def _dateline(prepared: Prepared, before: list[Token], after: list[Token], sentence: Sentence) -> bool:
    """Say whether a time stands in the dateline that opens a report: `CITY, 3 JAN 90 (AGENCY) --`."""
    if sentence.index > 1 or len(before) > 8 or not after:
        return False
    marks = [t.norm for t in after[:8]]
    opened = all(t.upper or not t.norm.isalpha() or t.title for t in before)
    return opened and (marks[0] in ("(", "-", "[") and "-" in marks)


def _said(before: list[Token], after: list[Token], sentence: Sentence) -> bool:
    """Say whether a time belongs to a saying verb: `said on Sunday`, `police on Sunday said`, `reports X on May 4`."""
    saying, between = _saying(), _list("time", "said_between")
    if after and after[0].norm in saying:
        return True
    for token in reversed(before[-REACH:]):
        word = token.norm
        if word in saying:
            return True
        if word in between or (token.title and not sentence.shouted) or word in ("'s", "-"):
            continue
        return False
    return False


def _time(prepared: Prepared, times: Sequence[TimeMention], mention: TimeMention) -> Time:
    """Return a mention as the claim's time, with its partner where two make one range."""
    first, last = mention, mention
    for other in times:
        gap = prepared.norm[min(other.end, mention.end) : max(other.start, mention.start)].strip()
        if gap in ("to", "-", "through", "until") and other is not mention:
            first, last = (other, mention) if other.start < mention.start else (mention, other)
    from_ = first.from_
    to = last.to if first is not last else first.to
    precision = first.precision if first is last else _precision(from_, to)
    text = prepared.text[first.start : last.end]
    return Time(text=text, start=first.start, end=last.end, from_=from_, to=to, precision=precision)


def _precision(from_: date | None, to: date | None) -> int | None:
    """Return UCDP date_prec of a range of days."""
    if from_ is None or to is None or to < from_:
        return None
    days = (to - from_).days + 1
    for most, code in ((1, 1), (6, 2), (7, 3), (31, 4), (366, 5)):
        if days <= most:
            return code
    return None


def _scope(
    prepared: Prepared, times: Sequence[TimeMention], candidate: Candidate, chosen: TimeMention | None
) -> Scope:
    """Return cumulative where the words around the figure speak of a running or period total."""
    p = _points("scope")
    return (
        "cumulative" if sum(p[name] for name in _cues(prepared, times, candidate, chosen)) > 0 else "incident"
    )


def _cues(
    prepared: Prepared, times: Sequence[TimeMention], candidate: Candidate, chosen: TimeMention | None
) -> list[str]:
    """Return the names of the cues that hold, as they stand in the data file."""
    sentence = prepared.sentences[candidate.sentence]
    tokens = [t.norm for t in prepared.words(sentence)]
    line = f" {' '.join(tokens)} "
    here = list(_of(times, sentence))
    found = ["bias"]
    if any(f" {phrase} " in line for phrase in load("when")["scope"]["running"]):
        found.append("running")
    if "since" in tokens:
        found.append("since")
    if not _list("scope", "toll").isdisjoint(tokens):
        found.append("toll")
    war = not _list("scope", "wars").isdisjoint(tokens)
    perfect = not _list("scope", "perfect").isdisjoint(tokens)
    found += ["war"] * war + ["perfect"] * perfect + ["perfect_war"] * (war and perfect)
    if chosen is not None:
        found += _kind(prepared, chosen, chosen in here)
    return found + _size(candidate)


def _kind(prepared: Prepared, chosen: TimeMention, here: bool) -> list[str]:
    """Name the kind of the claim's time: a day, a month, a year, a period."""
    value = chosen.value or ""
    if chosen.type == "DURATION":
        return ["recent_hours" if value.startswith("PT") else "period"]
    if chosen.precision in (1, 2):
        return ["day"]
    word = prepared.norm[chosen.start : chosen.end]
    if chosen.precision == 4 and not word.startswith(("earlier", "late", "early", "last")):
        return ["month"]
    if (chosen.precision == 5 or len(value) in (3, 4)) and value[:1].isdigit():
        return ["year"]
    return []


def _size(candidate: Candidate) -> list[str]:
    """Name how large the figure is; a large one is seldom one incident's."""
    reading = candidate.reading
    most = max((v for v in (reading.low, reading.high) if v is not None), default=0)
    if reading.kind == "count" and most >= 20000:
        return ["huge"]
    if reading.kind == "count" and most >= 500:
        return ["large"]
    if reading.vague and (
        "thousand" in reading.vague or "million" in reading.vague or "hundreds of" in reading.vague
    ):
        return ["vague_large"]
    return []


def _bounds(
    prepared: Prepared, times: Sequence[TimeMention], candidate: Candidate, scope: Scope
) -> tuple[date | None, date | None]:
    """Return (as of, since) of a running total, where the sentence states them."""
    as_of = since = None
    if scope != "cumulative":
        return None, None
    sentence = prepared.sentences[candidate.sentence]
    for mention in _of(times, sentence):
        before = prepared.norm[max(sentence.start, mention.start - 12) : mention.start].split()
        if before[-1:] == ["since"]:
            since = mention.from_
        elif before[-2:] in (["as", "of"], ["up", "to"]) or before[-1:] in (["until"], ["by"]):
            as_of = mention.to
        elif mention.type == "DURATION" and mention.from_ is not None and mention.to is not None:
            since, as_of = since or mention.from_, as_of
    return as_of, since
