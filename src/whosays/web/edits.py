"""What a reviewer's form says, as fields of a claim: spans become words, and words become bounds.

Nobody types a number: a figure's bounds are read from the words that were selected, by the grammar that reads
every figure. Places and times are looked up in what the annotators find at the same words.
"""

from collections.abc import Mapping
from typing import Any

from whosays import numbers, pipeline
from whosays.claims.relay import relay
from whosays.errors import EvidenceError, UsageError
from whosays.records import Claim, Document, Mentions, Span, refer
from whosays.text import prepare

PLAIN = ("measure", "scope", "as_of", "since", "factuality", "stance")
SPANS = ("figure", "population", "actor", "place", "time", "base", "quote")
LINKS = 6
"""Links of the chain of sources that a form holds."""
ORIGIN = "review@1"
PART = "part_"
"""Begins the names of the second claim's fields in a form that splits one in two."""

Fields = Mapping[str, str]
Json = dict[str, Any]


def changes(form: Fields, document: Document, claim: Claim) -> Json:
    """Return the fields of a claim that a form changes, as the contract's JSON.

    Raises EvidenceError where the figure's words state no number, UsageError where a span is none.
    """
    before = claim.model_dump(mode="json")
    return {
        name: value for name, value in _stated(form, document, before).items() if value != before.get(name)
    }


def missed(form: Fields, document: Document, beside: Claim | None = None) -> Json:
    """Return a whole claim that the extraction missed, as a form states it; raises as `changes` does.

    What is known of words that claim `beside` cites too is taken from there.
    """
    stated = _stated(form, document, beside.model_dump(mode="json") if beside else {})
    if stated["figure"] is None:
        raise UsageError("select the words of the figure: a claim is one number on one measure")
    people = stated["population"]
    claim_id = Claim.identify(
        document.id,
        Span(**stated["span"]),
        stated["measure"],
        Span(start=stated["figure"]["start"], end=stated["figure"]["end"]),
        Span(start=people["start"], end=people["end"]) if people else None,
    )
    carried = [link.model_dump(mode="json") for link in relay(prepare(document))]
    reference = refer(document).model_dump(mode="json")
    return stated | {"id": claim_id, "document": reference, "relay": carried, "origin": ORIGIN}


def of_part(form: Fields) -> dict[str, str]:
    """Return the fields that a form holds of the second claim, where it splits one in two."""
    return {name.removeprefix(PART): value for name, value in form.items() if name.startswith(PART)}


def _stated(form: Fields, document: Document, before: Json) -> Json:
    """Return every field that a form holds."""
    text = document.text
    words = {name: _words(form, name, text) for name in SPANS}
    found = _Found(document)
    stated: Json = {name: form.get(name) or None for name in PLAIN}
    stated["factuality"] = stated["factuality"] or "CT+"
    stated["figure"] = _figure(words["figure"], form, before.get("figure"))
    stated["population"] = words["population"] and words["population"] | {
        "status": form.get("status") or "unknown"
    }
    stated["actor"] = _kept(words["actor"], before.get("actor")) or _with(words["actor"], {"id": None})
    stated["place"] = _kept(words["place"], before.get("place")) or found.place(words["place"])
    stated["time"] = _kept(words["time"], before.get("time")) or found.time(words["time"])
    stated["base"] = words["base"]
    stated["sources"] = _chain(form, text, before.get("sources", []))
    quote = words["quote"] or _sentence(document, words["figure"])
    stated["quote"] = quote and quote["text"]
    stated["span"] = quote and {"start": quote["start"], "end": quote["end"]}
    return stated


def _words(form: Fields, name: str, text: str) -> Json | None:
    """Return the words between two offsets of a form; None where they are blank."""
    given = [form.get(f"{name}_{side}", "").strip() for side in ("start", "end")]
    if not any(given):
        return None
    if not all(part.isdecimal() and len(part) < 12 for part in given):
        raise UsageError(f"{name}: give the first code point of its words and the one behind them")
    start, end = map(int, given)
    if not start < end <= len(text):
        raise UsageError(
            f"{name}: {start}:{end} are no words of this document, it has {len(text)} code points"
        )
    return {"text": text[start:end], "start": start, "end": end}


def _figure(words: Json | None, form: Fields, before: Json | None) -> Json | None:
    """Return a figure with the bounds that its words state."""
    if words is None:
        return None
    wanted = form.get("modifier") or None
    kept = _kept(words, before)
    if kept and wanted in {None, kept["modifier"]}:
        return kept
    allowed = sorted(numbers.readings(words["text"]), key=lambda reading: reading.modifier)
    chosen = [reading for reading in allowed if wanted in {None, reading.modifier}]
    if len({reading.modifier for reading in chosen}) != 1:
        can = ", ".join(dict.fromkeys(reading.modifier for reading in allowed))
        told = f"they can be read as {can}: choose how" if can else "select the number with its modifier"
        raise EvidenceError(f"figure: {words['text']!r} states no such number: {told}")
    reading = chosen[0]
    return words | {
        "low": reading.low, "high": reading.high, "modifier": reading.modifier, "vague": reading.vague,
        "kind": reading.kind,
    }  # fmt: skip


def _kept(words: Json | None, before: Json | None) -> Json | None:
    """Return what was known of these very words before."""
    same = words and before and (words["start"], words["end"]) == (before["start"], before["end"])
    return before if same else None


def _with(words: Json | None, more: Json) -> Json | None:
    return words and words | more


def _chain(form: Fields, text: str, before: list[Json]) -> list[Json]:
    known = {(link["start"], link["end"]): link for link in before}
    chain = []
    for n in range(LINKS):
        said = _words(form, f"source{n}", text)
        if said is None:
            continue
        cue = _words(form, f"cue{n}", text)
        link = known.get((said["start"], said["end"]), said | {"kind": "named", "id": None})
        cited = {"cue": None, "cue_start": None, "cue_end": None}
        if cue:
            cited = {"cue": cue["text"], "cue_start": cue["start"], "cue_end": cue["end"]}
        elif link.get("cue") and link.get("cue_start") is None:
            cited = {"cue": link["cue"], "cue_start": None, "cue_end": None}
        chain.append(link | cited)
    return chain


def _sentence(document: Document, figure: Json | None) -> Json | None:
    """Return the sentence around a figure: the evidence, where nothing else was selected."""
    if figure is None:
        return None
    for sentence in prepare(document).sentences:
        if sentence.start <= figure["start"] and figure["end"] <= sentence.end:
            words = document.text[sentence.start : sentence.end]
            return {"text": words, "start": sentence.start, "end": sentence.end}
    return figure


class _Found:
    """What the annotators find in a document, asked for only where a place or time was selected anew."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._mentions: Mentions | None = None

    def _annotated(self) -> Mentions:
        self._mentions = self._mentions or pipeline.annotate(self._document)
        return self._mentions

    def place(self, words: Json | None) -> Json | None:
        """Return words as a place, resolved where the same words are a resolved mention."""
        unknown: Json = dict.fromkeys(
            ("name", "country", "admin1", "latitude", "longitude", "geonames_id", "precision")
        )
        for mention in self._annotated().places if words else ():
            if words and (mention.start, mention.end) == (words["start"], words["end"]):
                return words | mention.model_dump(mode="json", include=set(unknown))
        return _with(words, unknown)

    def time(self, words: Json | None) -> Json | None:
        """Return words as a time, with its days where the same words are a mention that has some."""
        unknown: Json = {"from": None, "to": None, "precision": None}
        for mention in self._annotated().times if words else ():
            if words and (mention.start, mention.end) == (words["start"], words["end"]):
                days = mention.model_dump(mode="json", include={"from_", "to", "precision"})
                return words | days
        return _with(words, unknown)
