"""Parties, organisations and persons in text, with neutral ids: by list, by name, by what they point back to."""

from whosays.actors import Name
from whosays.annotate.parties.acronyms import acronyms
from whosays.annotate.parties.antecedents import point_back
from whosays.annotate.parties.names import Finder
from whosays.annotate.parties.spots import Spot
from whosays.annotate.parties.unlisted import name
from whosays.prepared import Prepared
from whosays.records import PartyMention


def parties(prepared: Prepared) -> list[PartyMention]:
    """Return the parties of a document in the order of the text; mentions do not overlap.

    A party that no list knows has an id made of its name (`whosays.naming`); `the ministry`, `its fighters` have
    the id of the party that they point back to, where one alone fits. `id` stays None where nothing tells, `kind`
    where the words don't. Every party is read by the same rules: exchanging two names of one kind exchanges their
    ids and nothing else.
    """
    caseless = not any(t.title for t in prepared.tokens)
    found = _read(prepared, caseless, {})
    spelled = acronyms(prepared, found)
    if spelled:
        found = _read(prepared, caseless, spelled)
    return [_record(prepared, spot) for spot in point_back(prepared, found)]


def _read(prepared: Prepared, caseless: bool, acronyms: dict[str, Name]) -> list[Spot]:
    found: list[Spot] = []
    for sentence in prepared.sentences:
        found += Finder(prepared, sentence, acronyms, caseless=caseless or sentence.shouted).mentions()
    name(prepared, found)
    return found


def _record(prepared: Prepared, spot: Spot) -> PartyMention:
    """Return the mention of a spot, without a possessive."""
    first, last = prepared.tokens[spot.first], prepared.tokens[spot.last]
    end = last.end - 2 if last.norm.endswith("'s") else last.end
    return PartyMention(start=first.start, end=end, id=spot.id, kind=spot.kind)
