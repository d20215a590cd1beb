"""Short names that a document itself gives a party: `the Assam Rifles (AR)`."""

from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter

from whosays.annotate.parties.vocabulary import Name, vocabulary
from whosays.prepared import Prepared
from whosays.records import PartyMention


def acronyms(prepared: Prepared, found: Sequence[PartyMention]) -> dict[str, Name]:
    """Return the acronyms, folded, that stand right behind a resolved name and are made of its first letters.

    Brackets around an acronym may be lost. One that the lists know keeps its meaning.
    """
    tokens, spelled = prepared.tokens, dict[str, Name]()
    for mention in found:
        if mention.id is None or mention.kind is None:
            continue
        at = bisect_left(tokens, mention.end, key=attrgetter("start"))
        at += at < len(tokens) and tokens[at].norm == "("
        if at >= len(tokens) or not tokens[at].upper or tokens[at].norm in vocabulary().names:
            continue
        first = bisect_left(tokens, mention.start, key=attrgetter("start"))
        initials = "".join(t.norm[0] for t in tokens[first:at] if t.title)
        if len(initials) > 1 and tokens[at].norm == initials:
            spelled[initials] = Name((initials,), True, mention.id, mention.kind)
    return spelled
