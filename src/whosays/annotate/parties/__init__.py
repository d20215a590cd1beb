"""Parties, organisations and persons in text, resolved to neutral ids where the starter list knows them."""

from whosays.annotate.parties.acronyms import acronyms
from whosays.annotate.parties.names import Finder
from whosays.annotate.parties.vocabulary import Name
from whosays.prepared import Prepared
from whosays.records import PartyMention


def parties(prepared: Prepared) -> list[PartyMention]:
    """Return the parties of a document in the order of the text; mentions do not overlap.

    `id` stays None for a party the lists don't know, `kind` where the words don't tell it. Every party is read by
    the same rules: exchanging two names of one kind exchanges their ids and nothing else.
    """
    caseless = not any(t.title for t in prepared.tokens)
    found = _read(prepared, caseless, {})
    spelled = acronyms(prepared, found)
    return _read(prepared, caseless, spelled) if spelled else found


def _read(prepared: Prepared, caseless: bool, acronyms: dict[str, Name]) -> list[PartyMention]:
    found: list[PartyMention] = []
    for sentence in prepared.sentences:
        found += Finder(prepared, sentence, acronyms, caseless=caseless or sentence.shouted).mentions()
    return found
