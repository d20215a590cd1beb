"""Every number in the text, whether or not it counts anything: digits, words, ranges, vague words."""

from functools import cache

from whosays import numbers
from whosays.prepared import Prepared
from whosays.records import QuantityMention


@cache
def _starts() -> frozenset[str]:
    return numbers.starts() - {
        "a",
        "an",
        "another",
        "no",
        "the",
        "other",
        "all",
        "its",
        "their",
        "from",
        "any",
        "some",
        "by",
    }


def quantities(prepared: Prepared) -> list[QuantityMention]:
    """Return the number phrases of a document in order; articles (`a man`) are no numbers here."""
    found: list[QuantityMention] = []
    for sentence in prepared.sentences:
        tokens = prepared.words(sentence)
        words = [token.norm for token in tokens]
        i = 0
        while i < len(words):
            said = numbers.parse(words, i) if words[i][0].isdigit() or words[i] in _starts() else None
            if said is None:
                i += 1
                continue
            r = said.reading
            found.append(
                QuantityMention(
                    start=tokens[said.start].start,
                    end=tokens[said.end - 1].end,
                    low=r.low,
                    high=r.high,
                    modifier=r.modifier,
                    vague=r.vague,
                    kind=r.kind,
                )
            )
            i = said.end
    return found
