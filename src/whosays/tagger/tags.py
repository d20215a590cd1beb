"""Spans as tags of words and back: each word begins a span, goes on with one, resumes one, or is in none (IOB2).

A content that goes on behind an interruption (`"We left," he said, "at dawn."`) is resumed there: one span, two runs.
"""

from collections.abc import Iterable, Sequence

PARTS = ("source", "cue", "content")
"""Parts of an attribution that words are tagged with."""

ENTITIES = ("PER", "LOC", "ORG")
"""Kinds of names that words are tagged with."""

CONTENT = PARTS.index("content")

RESUMED = 1 + 2 * len(PARTS)
"""Tag of the word where a content goes on behind an interruption."""

TAGS = RESUMED + 1

Run = tuple[int, int]
"""Words from the first to the last (exclusive)."""


def tags(length: int, spans: Iterable[tuple[int, Sequence[Run]]]) -> list[int]:
    """Return a tag for each of `length` words: 0 for none, 1 + 2k where a span of kind k begins, 2 + 2k inside it.

    Where spans overlap, the earlier ones of `spans` keep their words. A source or cue that is interrupted begins anew.
    """
    found = [0] * length
    for kind, runs in spans:
        again = RESUMED if kind == CONTENT else 1 + 2 * kind
        first_tag, behind = 1 + 2 * kind, -1
        for first, last in runs:
            for k in range(max(0, first), min(last, length)):
                if not found[k]:
                    found[k] = 2 + 2 * kind if k == behind else first_tag
                    first_tag, behind = again, k + 1
    return found


def spans(found: Sequence[int]) -> list[tuple[int, list[Run]]]:
    """Return the spans of tagged words as (kind, runs), in order of their first words.

    A word that should go on with a span but stands behind none begins one.
    """
    made: list[tuple[int, list[Run]]] = []
    latest: dict[int, list[Run]] = {}
    for k, tag in enumerate(found):
        if not tag:
            continue
        kind, inside = (CONTENT, 1) if tag == RESUMED else divmod(tag - 1, 2)
        runs = latest.get(kind)
        if runs and inside and runs[-1][1] == k:
            runs[-1] = (runs[-1][0], k + 1)
        elif runs and tag == RESUMED:
            runs.append((k, k + 1))
        else:
            runs = latest[kind] = [(k, k + 1)]
            made.append((kind, runs))
    return made
