"""Chooses which time of a text is when a claim's event happened, by points.

Every time near the figure has features (placed behind a preposition, hung on a saying verb, how many words
away); the points of each are in `data/when.toml`. Having no time has points too, so a claim may stay without.
"""

import re
from functools import cache
from itertools import pairwise

from whosays.claims.candidate import Candidate
from whosays.claims.clauses import region
from whosays.claims.recounts import recounted
from whosays.claims.timeline import Timeline
from whosays.lexicon import load, words
from whosays.prepared import Prepared, Sentence, Token
from whosays.records import TimeMention

SUBJECT = 8
"""How many words may open a sentence before a time that a saying verb follows."""

REACH = 10
"""How many words may stand between a saying verb and the time that belongs to it."""


@cache
def _list(*keys: str) -> frozenset[str]:
    return words("when", *keys)


@cache
def _points(part: str) -> dict[str, float]:
    return dict(load("when")[part]["points"])


@cache
def _saying(*kinds: str) -> frozenset[str]:
    """Return every form of the verbs of these kinds (state, address, charge, attitude)."""
    verbs = load("cues")["verbs"]
    return frozenset(
        form
        for kind in kinds
        for verb, forms in verbs.get(kind, {}).items()
        for form in (verb, *forms.split())
    )


def choose(timeline: Timeline, candidate: Candidate) -> TimeMention | None:
    """Return the time with the most points, None where having none has more.

    A time of day that names no day (`at 6 pm`) gives way to the day of the same incident.
    """
    weights = _points("time")
    least = _total(weights, none_features(timeline.prepared, candidate))
    scored = [(_total(weights, f), m, f) for m, f in candidates(timeline, candidate)]
    ranked = sorted(scored, key=lambda one: -one[0])
    if not ranked or ranked[0][0] <= least:
        return None
    best = ranked[0][1]
    if not ranked[0][2]["dayless"]:
        return best
    days = (m for score, m, f in ranked if score > least and not f["dayless"] and not f["vague"])
    return next(days, best)


def _total(weights: dict[str, float], features: dict[str, float]) -> float:
    return sum(weights[name] * value for name, value in features.items())


@cache
def _day_words() -> frozenset[str]:
    """Return the words that give a time of day its day: months, weekdays, `today`, `last night`."""
    data = load("times")
    tables = ("months", "month_abbreviations", "weekdays", "deictic")
    return frozenset(word for name in tables for word in data[name]) | {"this", "last"}


def none_features(prepared: Prepared, candidate: Candidate) -> dict[str, float]:
    """Return what speaks for a claim without a time."""
    sentence = prepared.sentences[candidate.sentence]
    tokens = prepared.words(sentence)
    said = {t.norm for t in tokens}
    before = [t.norm for t in tokens if t.end <= candidate.figure[0]][-6:]
    return {
        "none": 1.0,
        "none_implied": float(candidate.reading.modifier == "implied"),
        "none_had": float("had" in said),
        "none_relative": float(not {"which", "who", "whose", "where", "whom"}.isdisjoint(before)),
        "none_deed": float(any(b == "of" and a in _list("time", "deeds") for a, b in pairwise(before))),
        "none_accused": float(not _list("time", "accused").isdisjoint(said)),
        "none_since": float("since" in said),
        **dict.fromkeys(size(candidate), 1.0),
        "none_first": float(sentence.index == 0),
        "none_state": float(candidate.measure in ("strength", "held", "in_need", "missing")),
        "none_present": float(candidate.measure in ("deployed", "protested", "attacks", "launched")),
        "none_modal": float(not _list("time", "modal").isdisjoint(said)),
        "none_vague": float(candidate.reading.vague is not None),
        "none_war": float(not _list("scope", "words", "war").isdisjoint(said)),
        "none_toll": float(not _list("scope", "words", "toll").isdisjoint(said)),
        "none_has": float(not {"has", "have"}.isdisjoint(said)),
    }


def candidates(timeline: Timeline, candidate: Candidate) -> list[tuple[TimeMention, dict[str, float]]]:
    """Return the times around a claim, each with the features its points are counted from."""
    prepared = timeline.prepared
    found: list[tuple[TimeMention, dict[str, float]]] = []
    own = False
    for away in (0, -1, 1, -2, -3):
        index = candidate.sentence + away
        if not 0 <= index < len(prepared.sentences):
            continue
        sentence = prepared.sentences[index]
        here = [m for m in timeline.of(sentence) if _usable(prepared, m, sentence)]
        if not away:
            start, end = region(timeline, candidate)
            here = [m for m in here if start <= m.start < end]
        else:
            here = [m for m in here if not begins(prepared, m)]
        ordered = sorted(here, key=lambda m: _gap(m, candidate))
        for rank, mention in enumerate(ordered):
            features = {
                **_features(timeline, mention, sentence),
                **_place_features(prepared, mention, sentence, candidate, away),
            }
            features["nearest"] = float(rank == 0)
            features["own_time"] = float(own and away != 0)
            found.append((mention, features))
        own = own or (away == 0 and any(not (f["said"] or f["said_far"] or f["dayless"]) for _, f in found))
    return found


def begins(prepared: Prepared, mention: TimeMention) -> bool:
    """Say whether a running total counts from a time: `since May`, not `the first since May, when 45 were killed`."""
    told = prepared.norm[mention.end : mention.end + 6].split()
    before = prepared.norm[max(0, mention.start - 8) : mention.start].split()
    return before[-1:] == ["since"] and told[:2] != [",", "when"] and told[:1] != [",when"]


def _gap(mention: TimeMention, candidate: Candidate) -> int:
    ahead = mention.start - candidate.figure[1]
    return ahead if ahead >= 0 else candidate.figure[0] - mention.end


def _usable(prepared: Prepared, mention: TimeMention, sentence: Sentence) -> bool:
    """Say whether a time can be when something happened: no set, no `now`, no minutes, no dateline, no as-of."""
    word = prepared.norm[mention.start : mention.end]
    if (
        mention.type == "SET"
        or word in _list("time", "skipped")
        or (mention.value or "").startswith("FUTURE")
        or ((mention.value or "").startswith("PT") and (mention.value or "")[-1] in "MS")
    ):
        return False
    if said_as_of(prepared, mention):
        return False
    return not _dateline(prepared, mention, sentence)


def said_as_of(prepared: Prepared, mention: TimeMention) -> bool:
    """Say whether a time is the day at which a total stands: `as of 24 November`."""
    return prepared.norm[max(0, mention.start - 10) : mention.start].split()[-2:] == ["as", "of"]


def _features(timeline: Timeline, mention: TimeMention, sentence: Sentence) -> dict[str, float]:
    """Return the features of a time by itself, worked out once a document."""
    known = timeline.features.get(mention.start)
    if known is None:
        known = timeline.features[mention.start] = _mention_features(timeline.prepared, mention, sentence)
    return known


def _mention_features(prepared: Prepared, mention: TimeMention, sentence: Sentence) -> dict[str, float]:
    """Return what a time is by itself and beside its neighbours."""
    tokens = prepared.words(sentence)
    before = [t for t in tokens if t.end <= mention.start]
    after = [t for t in tokens if t.start >= mention.end]
    value, word = mention.value or "", prepared.norm[mention.start : mention.end]
    said = _said(before, sentence)
    placed = bool(before) and before[-1].norm in _list("time", "placing")
    lasting = mention.type == "DURATION"
    published = prepared.document.published
    return {
        "placed": float(placed),
        "said": float(said == "near"),
        "said_far": float(said == "far"),
        "said_reports": float(said == "reports"),
        "said_behind": float(_says(before, after)),
        "judged": float(bool(after) and after[0].norm in _saying("charge", "attitude")),
        "dayless": float(mention.type == "TIME" and _day_words().isdisjoint(re.findall(r"[^\W\d_]+", word))),
        "today": float(word.startswith("today")),
        "after_verb": float(_after_verb(before)),
        "vague": float(value.endswith("_REF") or not value),
        "lasting": float(lasting and mention.from_ is None and not placed),
        "lasting_placed": float(lasting and mention.from_ is None and placed),
        "span": float(lasting and mention.from_ is not None),
        "year": float(len(value) == 4 and not placed),
        "year_placed": float(len(value) == 4 and placed),
        "long": float(len(value) in (2, 3)),
        "month": float(bool(re.fullmatch(r"\S{4}-\d\d", value))),
        "part": float(mention.type == "TIME"),
        "opens": float(not before),
        "possessive": float(bool(after) and after[0].norm in ("'s", "-")),
        "future": float(bool(published and mention.from_ and mention.from_ > published)),
        "title": float(bool(after) and after[0].title and not placed and not sentence.shouted),
    }


def _after_verb(before: list[Token]) -> bool:
    """Say whether a verb that says nothing stands right before a time or its preposition."""
    placing = _list("time", "placing") | {"the"}
    word = next((t.norm for t in reversed(before[-4:]) if t.norm not in placing), "")
    return word.endswith("ed") and word not in _saying("state", "address")


def _place_features(
    prepared: Prepared, mention: TimeMention, sentence: Sentence, candidate: Candidate, away: int
) -> dict[str, float]:
    """Return where a time stands to the figure."""
    if away:
        own = prepared.sentences[candidate.sentence]
        said = [t.norm for t in prepared.words(own)]
        events = _list("time", "events")
        pairs = pairwise(said)
        opening = said[0] if said else ""
        return {
            "again": float(any(a in ("the", "this", "that") and b in events for a, b in pairs)),
            "pronoun": float(opening in _list("time", "pronouns")),
            "elsewhere": float(opening in _list("time", "elsewhere")),
            "also": float("also" in said or "another" in said),
            "away_long": float(sentence.end - sentence.start > 200),
            "away": 1.0,
            "away_before": float(away < -1),
            "away_far": float(away < -2),
            "away_next": float(away > 0),
            "eventful": float(
                not _list("time", "happening").isdisjoint(t.norm for t in prepared.words(sentence))
            ),
            "eventless": float(_list("time", "happening").isdisjoint(said)),
            "apart": float(opening in _list("time", "apart")),
            "lead": float(sentence.index == 0),
        }
    tokens = prepared.words(sentence)
    left, right = (
        min(candidate.figure[0], candidate.trigger[0]),
        max(candidate.figure[1], candidate.trigger[1]),
    )
    ahead = mention.start >= right
    span = (right, mention.start) if ahead else (mention.end, left)
    between = [t.norm for t in tokens if span[0] <= t.start < span[1]]
    return {
        "behind": float(ahead),
        "distance": min(len(between), 30) / 10,
        "commas": float(min(between.count(","), 3)),
        "joined": float("and" in between),
        "clause": float(not {"but", "while", "which", "who", "whom", "that", ";"}.isdisjoint(between)),
        "recount": float(recounted(prepared, mention, candidate)),
        "when": float(not {"when", "after", "as"}.isdisjoint(between)),
    }


def _dateline(prepared: Prepared, mention: TimeMention, sentence: Sentence) -> bool:
    """Say whether a time tells when a report was written: `CITY, 3 JAN 90 (AGENCY) --`, `18 November 2016`.

    Such a day has its year, stands in the first lines and behind no preposition.
    """
    if sentence.index > 3 or mention.start > 400 or mention.precision != 1 or mention.type != "DATE":
        return False
    words_before = prepared.norm[: mention.start].split()[-2:]
    after = prepared.norm[mention.end : mention.end + 3].strip()[:1]
    if words_before and words_before[-1].strip("(,") in _list("time", "placing"):
        return False
    year = re.search(r"\d{4}|\d\D+\d\d$", prepared.norm[mention.start : mention.end])
    return bool(year) or (sentence.index == 0 and after in ("(", "-", "_"))


def _says(before: list[Token], after: list[Token]) -> bool:
    """Say whether a saying verb takes the time before it: `police on Sunday said`."""
    if not after or after[0].norm not in _saying("state", "address") - {"reports"}:
        return False
    return len(before) <= SUBJECT and _list("time", "happening").isdisjoint(t.norm for t in before)


def _said(before: list[Token], sentence: Sentence) -> str:
    """Say how a time hangs on a saying verb before it: near, far, reports, or empty where none does.

    `Said on Sunday` is near, `said in a statement on Sunday` far, `reports The Post on May 4` reports.
    """
    saying, between = _saying("state", "address"), _list("time", "said_between")
    near = True
    for token in reversed(before[-REACH:]):
        word = token.norm
        if word in saying:
            return "reports" if word in ("reports", "report") else "near" if near else "far"
        if word in ("on", "late", "early", "earlier"):
            continue
        near = False
        if word in between or (token.title and not sentence.shouted) or word in ("'s", "-"):
            continue
        return ""
    return ""


def size(candidate: Candidate) -> list[str]:
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
