"""Whose word each claim of a question is in the end: one source told by many documents is one origin.

The innermost source that a document names counts. Where it is nameless, or the document speaks for itself, its
claim is its own unless the words were copied. A source that is itself an agency or a publisher whose own text
gives the same number is followed to the origin of that text.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from whosays.link import naming
from whosays.link.facts import Facts
from whosays.linked import Origin, OriginKind

Credits = Mapping[str, Sequence[str]]
"""Agencies that the members of a document's family name as their supplier, by document id."""

_PRECEDENCE = ("agency", "republished", "publisher")
_CARRIER: dict[str, OriginKind] = {"agency": "agency", "republished": "publisher", "publisher": "publisher"}


class Traced(NamedTuple):
    """An origin before it is made a record, of which a ledger has as many as claims."""

    key: str
    name: str
    kind: OriginKind
    through: tuple[str, ...]
    why: str

    def record(self) -> Origin:
        """Return the record."""
        return Origin.model_construct(**self._asdict())


@dataclass(frozen=True, slots=True)
class _Start:
    """Where the search for an origin begins: what one document says by itself."""

    key: str
    name: str
    kind: OriginKind
    why: str
    shared: bool
    """Only this document's, so that copied words make it one with the claim they were copied from."""


def resolve(members: Iterable[Facts], copied: Mapping[str, str], suppliers: Credits) -> dict[str, Traced]:
    """Return the origin of each claim of one question, by claim id.

    `copied` gives for a claim the group of claims whose words are copies of one another.
    """
    return _Search(sorted(members, key=lambda one: one.position), copied, suppliers).all()


class _Search:
    """The search over one question's claims, each of which may lead on to another."""

    def __init__(self, members: list[Facts], copied: Mapping[str, str], suppliers: Credits) -> None:
        self._members = members
        self._copied = copied
        self._starts = {one.id: _start(one, suppliers) for one in members}
        self._found: dict[str, Traced] = {}
        self._open: set[str] = set()
        self._sourced: dict[tuple[str, object], Facts] = {}
        self._texts: dict[tuple[str, object], Facts] = {}
        for one in members:
            figure = _figure(one)
            if not one.own_voice:
                self._sourced.setdefault((one.document, figure), one)
            for name in _carriers(one):
                if self._starts[one.id].key != name:
                    self._texts.setdefault((name, figure), one)
        self._kin = self._related()

    def all(self) -> dict[str, Traced]:
        """Return every claim's origin."""
        return {one.id: self._origin(one) for one in self._members}

    def _origin(self, one: Facts) -> Traced:
        if one.id not in self._found:
            self._open.add(one.id)
            self._found[one.id] = self._lead(one) or _origin(self._starts[one.id])
            self._open.discard(one.id)
        return self._found[one.id]

    def _lead(self, one: Facts) -> Traced | None:
        """Follow a claim to the next one, if there is one that says more."""
        start = self._starts[one.id]
        if one.own_voice:
            sourced = self._sourced.get((one.document, _figure(one)))
            if sourced and sourced.id not in self._open and not _opposed(one, sourced):
                return _on(self._origin(sourced), (), "the same document gives the number on this word")
        if start.shared and (kin := self._kin.get((one.document, start.key))):
            return self._of_copies(one, kin)
        text = self._texts.get((start.key, _figure(one)))
        if text and text.id not in self._open and text.document != one.document and _not_later(text, one):
            return _on(self._origin(text), (start.name,), f"{start.name} gives the number on this word")
        return None

    def _related(self) -> dict[tuple[str, str], list[Facts]]:
        """Return, for each voice of a document that copies share, the claims of all copies of what it says.

        A voice is all that one document gives on one nameless source or its own: copies of one of its claims
        are copies of the voice, or two sentences of one witness would be two origins.
        """
        groups: dict[str, list[Facts]] = defaultdict(list)
        for one in self._members:
            if one.id in self._copied:
                groups[self._copied[one.id]].append(one)
        kin: dict[tuple[str, str], list[Facts]] = {}
        for group in groups.values():
            voices = {
                (one.document, self._starts[one.id].key) for one in group if self._starts[one.id].shared
            }
            joined = {id(known): known for voice in voices if (known := kin.get(voice))}
            claims = [one for known in joined.values() for one in known] + group
            for voice in voices | {v for v, known in kin.items() if id(known) in joined}:
                kin[voice] = claims
        return {voice: sorted(claims, key=lambda one: one.position) for voice, claims in kin.items()}

    def _of_copies(self, one: Facts, kin: Sequence[Facts]) -> Traced | None:
        """Return the one origin of copied words: the source that a copy names, a credited agency, or the first copy."""
        named = [other for other in kin if not self._starts[other.id].shared]
        credited = [other for other in kin if self._starts[other.id].kind == "agency"]
        first = (named or credited or kin)[0]
        if first.id == one.id or first.id in self._open:
            return None
        carriers = tuple(name for name, kind in first.relay if kind == "publisher")
        return _on(self._origin(first), carriers, "the words are copied: both texts print them")


def _start(one: Facts, suppliers: Credits) -> _Start:
    if one.voices:
        identity, words, _ = one.voices[0]
        if identity is not None:
            kind: OriginKind = "person" if naming.personal(words) else "party"
            return _Start(identity, words, kind, "the innermost source that the document names", shared=False)
        plain = " ".join(naming.word_list(words))
        return _Start(
            f"{one.document}:{plain}", words, "unnamed", "nameless, so the document's own", shared=True
        )
    for wanted in _PRECEDENCE:
        named = next((name for name, kind in one.relay if kind == wanted), None)
        if wanted == "agency" and named is None:
            supplied = suppliers.get(one.document, ())
            if supplied:
                why = "the document names nobody; a text of its family credits the agency"
                return _Start(_named(supplied[0]), supplied[0], "agency", why, shared=True)
        if named is not None:
            why = f"the document names nobody; its {_WORDED[wanted]} speaks"
            return _Start(_named(named), named, _CARRIER[wanted], why, shared=True)
    return _Start(f"{one.document}:", "the document itself", "document", "nobody is named", shared=True)


_WORDED = {"agency": "agency", "republished": "first publisher", "publisher": "publisher"}


def _named(name: str) -> str:
    return naming.key(name) or f"name:{name}"


def _origin(start: _Start) -> Traced:
    return Traced(start.key, start.name, start.kind, (), start.why)


def _on(origin: Traced, through: Sequence[str], why: str) -> Traced:
    """Return the origin that a claim was followed to, with the way there, nearest first."""
    way = dict.fromkeys((*through, *origin.through))
    return origin._replace(through=tuple(way), why=f"{why}; {origin.why}")


def _figure(one: Facts) -> object:
    """What makes two claims the same number: the numbers named, or the vague word."""
    return one.core or one.vague


def _opposed(a: Facts, b: Facts) -> bool:
    """Say whether one gives a number as the least and the other as the greatest: that is no retelling."""
    return (a.high is None and b.low is None) or (a.low is None and b.high is None)


def _carriers(one: Facts) -> set[str]:
    return {_named(name) for name, _ in one.relay}


def _not_later(text: Facts, one: Facts) -> bool:
    return (text.published or date.max) <= (one.published or date.min)


def groups_of_copies(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return for each claim of `pairs` the smallest id among the claims whose words are copies of one another."""
    parent: dict[str, str] = {}

    def find(claim: str) -> str:
        parent.setdefault(claim, claim)
        while parent[claim] != claim:
            parent[claim] = parent[parent[claim]]
            claim = parent[claim]
        return claim

    for left, right in pairs:
        one, other = sorted((find(left), find(right)))
        parent[other] = one
    return {claim: find(claim) for claim in parent}
