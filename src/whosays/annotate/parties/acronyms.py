"""Short names that a document itself gives a party: `the Assam Rifles (AR)`."""

from collections.abc import Sequence

from whosays.actors import Name
from whosays.annotate.parties.spots import Spot
from whosays.annotate.parties.vocabulary import vocabulary
from whosays.prepared import Prepared


def acronyms(prepared: Prepared, found: Sequence[Spot]) -> dict[str, Name]:
    """Return the acronyms, folded, that stand right behind a resolved name and are made of its first letters.

    Brackets around an acronym may be lost. One that the lists know keeps its meaning.
    """
    tokens, spelled = prepared.tokens, dict[str, Name]()
    for spot in found:
        if spot.id is None or spot.form in ("person", "noun"):
            continue
        at = spot.last + 1
        at += at < len(tokens) and tokens[at].norm == "("
        if at >= len(tokens) or not tokens[at].upper or _listed(tokens[at].norm):
            continue
        initials = "".join(t.norm[0] for t in tokens[spot.first : at] if t.title)
        if len(initials) > 1 and tokens[at].norm == initials:
            spelled[initials] = Name((initials,), True, spot.id, spot.kind)
    return spelled


def _listed(word: str) -> bool:
    return any(name.words == (word,) for name in vocabulary().names.get(word, ()))
