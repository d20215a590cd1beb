"""Labelled passages to the arrays that the encoder is trained on.

Every proposal of the grammar gets the measure of the labelled figure that it overlaps, or none; a proposal that is a
figure also gets its roles as the places in the window where the label's words stand.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from whosays.annotate import annotate_prepared
from whosays.claims.build import REQUIRES, claims
from whosays.claims.drafts import triggered
from whosays.evaluate.gold import Entry, GoldClaim
from whosays.evaluate.matching import match
from whosays.prepared import Prepared
from whosays.records import Span
from whosays.tagger.features import FACTUALITY, MEASURES, STATUS, Reader, Reading
from whosays.tagger.names import Names
from whosays.tagger.pieces import Pieces
from whosays.tagger.proposals import Proposal, proposals, read_for
from whosays.tagger.suggestions import ROLES, Suggestion, Suggestions
from whosays.tagger.windows import Window, around
from whosays.text import prepare

MOST = 12
"""Places where the words of a role may stand, at most."""


@dataclass
class Example:
    """One window: its arrays, and the labels of its proposals (index into `reading.first`)."""

    name: str
    reading: Reading
    judged: list[int] = field(default_factory=list)
    measure: list[int] = field(default_factory=list)
    plural: list[int] = field(default_factory=list)
    figures: list[dict[str, Any]] = field(default_factory=list)
    """Of each proposal that is a figure: its index, status, factuality, scope, and per role the right starts and
    ends (0 for none, nothing where unknown) and the rules' start and end (0 for none, -1 outside the window)."""


def figures(entries: Iterable[Entry], pieces: Pieces) -> Iterator[Example]:
    """Yield the windows of labelled documents that hold proposals."""
    for entry in entries:
        yield from examples(entry, pieces)


def examples(entry: Entry, pieces: Pieces) -> Iterator[Example]:
    """Yield the windows of one labelled document, each with its proposals' labels."""
    prepared = prepare(entry.document)
    mentions = annotate_prepared(prepared, REQUIRES)
    names, cues = Names(prepared, mentions, pieces), triggered(prepared)
    found = proposals(prepared, mentions, claims(prepared, mentions), names, cues)
    spans = [Span(start=prepared.tokens[p.first].start, end=prepared.tokens[p.last - 1].end) for p in found]
    gold = {p: entry.claims[g] for g, p in match(entry.claims, spans, _same(entry.claims, found))}
    rules = Suggestions(prepared, mentions, found, cues)
    reader = Reader(prepared, names, pieces)
    for window in around(prepared, read_for(found, cues)):
        inside = [k for k, p in enumerate(found) if window.first <= p.first and p.last <= window.last]
        reading = reader.figures(window, [found[k] for k in inside], cues)
        one = Example(entry.name, reading)
        for position, k in enumerate(inside):
            if window.owned <= found[k].first < window.end:
                _label(one, position, found[k], gold.get(k))
                if k in gold:
                    hint = rules.of(found[k], gold[k].measure)
                    where = _Places(prepared, reader, window, reading)
                    one.figures.append(where.labels(position, gold[k], hint, entry))
        if one.judged:
            yield one


def _same(wanted: tuple[GoldClaim, ...], found: list[Proposal]) -> Callable[[int, int], bool]:
    return lambda g, p: any(c.measure == wanted[g].measure for c in found[p].claims)


def _label(one: Example, position: int, proposal: Proposal, label: GoldClaim | None) -> None:
    one.judged.append(position)
    one.measure.append(MEASURES.index(label.measure) if label else 0)
    one.plural.append(-1 if label is None or proposal.kind != "phrase" else int(label.vague is not None))


@dataclass
class _Places:
    """Finds where in a window the words of a label stand."""

    prepared: Prepared
    reader: Reader
    window: Window
    reading: Reading

    def labels(self, position: int, label: GoldClaim, hint: Suggestion, entry: Entry) -> dict[str, Any]:
        sources = [*(s.text for s in label.sources), None, None]
        said = (label.population, label.actor, label.place, label.time, *sources[:2])
        total = entry.claims[label.part_of] if label.part_of is not None else None
        roles = [self._roles(role, words, label) for role, words in zip(ROLES, said, strict=False)]
        roles.append(self._edges([(total.start, total.end)]) if total else ([0], [0]))
        none, outside = (0, 0), (-1, -1)
        rules = [none if where is None else self._edge(*where) or outside for where in hint.spans()]
        return {
            "at": position,
            "status": STATUS.index(label.status),
            "factuality": FACTUALITY.index(label.factuality),
            "scope": int(bool(label.cumulative)),
            "roles": roles,
            "rules": rules,
            "rule_scope": int(hint.cumulative),
        }

    def _roles(self, role: str, words: str | None, label: GoldClaim) -> tuple[list[int], list[int]]:
        if words is None:
            return [0], [0]
        places = _occurrences(self.prepared.text, words)
        if role == "population":
            places = sorted(places, key=lambda p: abs(p[0] - label.end))[:1]
        return self._edges(places)

    def _edges(self, places: list[tuple[int, int]]) -> tuple[list[int], list[int]]:
        at = [edge for place in places if (edge := self._edge(*place))]
        return [a for a, _ in at], [b for _, b in at]

    def _edge(self, start: int, end: int) -> tuple[int, int] | None:
        """Return the first word pieces of the first and the last word of a span, None outside the window."""
        return self.reader.edges(self.window, self.reading, start, end)


def _occurrences(text: str, words: str) -> list[tuple[int, int]]:
    found, start = [], text.find(words)
    while start >= 0 and len(found) < MOST:
        found.append((start, start + len(words)))
        start = text.find(words, start + 1)
    return found
