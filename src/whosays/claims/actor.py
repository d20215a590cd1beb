"""Finds who did it, as the text asserts."""

import re
from collections.abc import Sequence

from whosays.claims.candidate import Candidate
from whosays.prepared import Prepared
from whosays.records import Actor, PartyMention

BY = re.compile(r"\bby ((?:[\w'-]+ ){0,5}?)$")


def actor(prepared: Prepared, parties: Sequence[PartyMention], candidate: Candidate) -> Actor | None:
    """Return who did it, or None where the text does not say."""
    sentence = prepared.sentences[candidate.sentence]
    for party in parties:
        if sentence.start <= party.start < sentence.end and BY.search(
            prepared.norm[sentence.start : party.start]
        ):
            return Actor(
                start=party.start, end=party.end, text=prepared.text[party.start : party.end], id=party.id
            )
    return None
