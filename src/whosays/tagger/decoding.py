"""The likeliest row of tags of a text's words, all of them taken together (Viterbi, 1967).

Word by word the likeliest tags may not fit each other: half a content here, a hole there. What follows what is learnt.
"""

import numpy as np

from whosays.tagger.features import Floats
from whosays.tagger.tags import CONTENT, RESUMED, TAGS

NEVER = -1e4
"""Score of what cannot be: a word that goes on with a span that the word before it is not in."""


def fits(before: int, tag: int) -> bool:
    """Say whether a word of tag `tag` may stand behind one of tag `before`."""
    kind = _kind(before)
    if tag == RESUMED:
        return kind != CONTENT
    return tag == 0 or tag % 2 == 1 or _kind(tag) == kind


def _kind(tag: int) -> int:
    return CONTENT if tag == RESUMED else (tag - 1) // 2


FORBIDDEN: Floats = np.array(
    [[0.0 if fits(a, b) else NEVER for b in range(TAGS)] for a in range(TAGS)], dtype=np.float32
)
"""What is added to the score of each pair of neighbours."""


def likeliest(scores: Floats, moves: Floats) -> list[int]:
    """Return the tags of the words of a text; `scores` has a row a word, `moves` the score of each pair of neighbours.

    A text begins as behind a word that is in no span.
    """
    if not len(scores):
        return []
    allowed = moves + FORBIDDEN
    best = allowed[0] + scores[0]
    back = []
    for row in scores[1:]:
        ways = best[:, None] + allowed
        back.append(ways.argmax(0))
        best = ways.max(0) + row
    found = [int(best.argmax())]
    for came in reversed(back):
        found.append(int(came[found[-1]]))
    return found[::-1]
