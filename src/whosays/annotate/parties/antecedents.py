"""What `the ministry`, `the group`, `its fighters` point back to.

A noun points back to the parties named before it in the document that it can stand for. It stands for the only one
of them; where several compete, for the only one that its own paragraph names before it; and else for nobody, since
an unknown party is better than a wrong one. `its` and `their` point to the only party that the sentence names
before them, or else the sentence before. Nothing hangs on what a name is made of, save that `the committee` stands
only for a name that holds `committee`.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from whosays.annotate.parties.spots import Form, Spot
from whosays.annotate.parties.states import of_state
from whosays.annotate.parties.vocabulary import vocabulary
from whosays.lexicon import load, words
from whosays.prepared import Prepared, bare

ARMED = frozenset(("rebel group", "militia"))
CLASSES = ("group", "armed", "army", "police", "state", "media", "monitor")
OFFICES = frozenset(("official", "police", "media", "monitor"))
"""Kinds that a name's own words tell whatever side it is on."""


@dataclass(frozen=True, slots=True)
class Party:
    """A party that was named: what later nouns are compared with."""

    id: str
    kind: str | None
    form: Form
    words: frozenset[str]
    sentence: int
    paragraph: int


@cache
def _classes() -> dict[str, str]:
    return {noun: name for name in CLASSES for noun in words("naming", "back", name)}


@cache
def _heads() -> frozenset[str]:
    """Return all nouns that can point back."""
    same = frozenset(load("naming")["bodies"]["nouns"].split())
    return same | frozenset(vocabulary().organisations) | frozenset(_classes())


def point_back(prepared: Prepared, spots: Sequence[Spot]) -> list[Spot]:
    """Return the spots of a document with the ids of those that point back, and what else points back, in order."""
    found: list[Spot] = []
    parties: list[Party] = []
    for spot in _merged(prepared, spots):
        if spot.id is None:
            spot.id = _antecedent(prepared, spot, parties)
        if spot.id is not None or spot.form != "back" or _capital(prepared, spot.last):
            found.append(spot)
        if spot.form != "person":
            party = _party(prepared, spot)
            if party is not None:
                parties.append(party)
    return found


def _capital(prepared: Prepared, noun: int) -> bool:
    """Say whether a noun is printed as a name: `the Coalition`."""
    token = prepared.tokens[noun]
    return token.title and not prepared.sentences[token.sentence].shouted


def _party(prepared: Prepared, spot: Spot) -> Party | None:
    """Return what a spot names; one without an id still competes where its own words say which it is."""
    token = prepared.tokens[spot.first]
    said = frozenset(spot.words(prepared))
    if spot.form == "noun":
        fields, _ = _lead(prepared, spot.first)
        said |= frozenset(fields)
        if spot.id is None and not (fields and spot.kind == "official"):
            return None
    if spot.form == "back" or (spot.id is None and spot.form != "noun"):
        return None
    said |= frozenset((spot.id or "").rpartition("/")[2].rpartition(":")[2].split("-"))
    place = prepared.sentences[token.sentence]
    return Party(
        spot.id or "?" + " ".join(sorted(said)), spot.kind, spot.form, said, place.index, place.paragraph
    )


def _merged(prepared: Prepared, spots: Sequence[Spot]) -> Iterator[Spot]:
    """Yield the spots together with the nouns outside of them that could point back, in order."""
    heads, tokens = _heads(), prepared.tokens
    at = 0
    for spot in [*spots, None]:
        stop = spot.first if spot else len(tokens)
        for k in range(max(at, 1), stop):
            if bare(tokens[k]) in heads and _lead(prepared, k)[1]:
                yield Spot(k, k, None, None, "back")
        if spot:
            yield spot
            at = spot.last + 1


def _lead(prepared: Prepared, noun: int) -> tuple[list[str], str]:
    """Return the fields before a noun and the determiner before them, empty where there is none."""
    tokens, fields = prepared.tokens, list[str]()
    k = noun - 1
    while k >= 0 and len(fields) < 2 and bare(tokens[k]) in words("naming", "generic", "fields"):
        fields.insert(0, bare(tokens[k]))
        k -= 1
    if k < 0 or tokens[k].sentence != tokens[noun].sentence:
        return fields, ""
    known = words("naming", "back", "determiners") | words("naming", "back", "owners")
    return fields, tokens[k].norm if tokens[k].norm in known else ""


def _antecedent(prepared: Prepared, spot: Spot, parties: Sequence[Party]) -> str | None:
    """Return the id of what a common noun points back to."""
    if spot.form not in ("noun", "back") or not parties or _says_which(prepared, spot.last):
        return None
    fields, determiner = _lead(prepared, spot.first)
    noun = bare(prepared.tokens[spot.last])
    sentence = prepared.sentences[prepared.tokens[spot.first].sentence]
    if determiner in words("naming", "back", "owners"):
        return _owner(noun, sentence.index, parties)
    if not determiner:
        return None
    fitting = [p for p in parties if _fits(p, noun, fields)]
    near = [p for p in fitting if p.paragraph == sentence.paragraph]
    for among, all_ in (
        (fitting, parties),
        (near, [p for p in parties if p.paragraph == sentence.paragraph]),
    ):
        ids = {p.id for p in among}
        if len(ids) == 1 and _one_nation(noun, all_):
            (only,) = ids
            return None if only.startswith("?") else only
    return None


def _says_which(prepared: Prepared, last: int) -> bool:
    """Say whether what follows a noun tells which is meant, so that it points ahead: `the group of 20`."""
    tokens = prepared.tokens
    if last + 1 >= len(tokens) or tokens[last + 1].sentence != tokens[last].sentence:
        return False
    following = tokens[last + 1]
    shouted = prepared.sentences[following.sentence].shouted
    return following.norm in ("of", "for", "that", "which", "who") or (following.title and not shouted)


def _fits(party: Party, noun: str, fields: Sequence[str]) -> bool:
    """Say whether `the <fields> <noun>` can stand for a party."""
    if noun in party.words and party.words.issuperset(fields):
        return True
    if fields:
        return False
    named = party.form == "named" and party.kind not in OFFICES
    match _classes().get(noun):
        case "group":
            fits = named or party.kind in ARMED | {"monitor", "political party"}
        case "armed":
            fits = named or party.kind in ARMED
        case "army":
            fits = not named and party.kind == "state forces"
        case "state":
            fits = party.kind == "official" and "/" not in party.id and party.form != "named"
        case kind:
            fits = kind is not None and party.kind == kind
    return fits


def _one_nation(noun: str, parties: Sequence[Party]) -> bool:
    """Say whether one nation at most is in play, where the noun is one that every nation has."""
    if _classes().get(noun) not in ("army", "police", "state"):
        return True
    return len({code for p in parties if (code := p.id.partition(":")[2].partition("/")[0]).isupper()}) < 2


def _owner(noun: str, sentence: int, parties: Sequence[Party]) -> str | None:
    """Return the id of `its fighters`: what the sentence, or else the one before, names alone."""
    if noun not in words("naming", "back", "owned"):
        return None
    for where in (sentence, sentence - 1):
        ids = {
            p.id
            for p in parties[bisect_left(parties, where, key=lambda p: p.sentence) :]
            if p.sentence == where
        }
        if ids:
            only = ids.pop()
            if ids or only.startswith("?"):
                return None
            head, _, code = only.partition(":")
            kind = vocabulary().nouns.get(noun, "")
            state = head == "state" and code.isupper() and kind
            return of_state(code, kind) if state else only
    return None
