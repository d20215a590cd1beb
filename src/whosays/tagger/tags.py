"""Spans as tags of words and back: each word begins a span, goes on with one, or is in none (IOB2).

A part that goes on behind an interruption (`"We left," he said, "at dawn."`) goes on with the same span.
"""

from collections.abc import Iterable, Sequence

PARTS = ("source", "cue", "content")
"""Parts of an attribution that words are tagged with."""

ENTITIES = ("PER", "LOC", "ORG")
"""Kinds of names that words are tagged with."""

Run = tuple[int, int]
"""Words from the first to the last (exclusive)."""


def tags(length: int, spans: Iterable[tuple[int, Sequence[Run]]]) -> list[int]:
    """Return a tag for each of `length` words: 0 for none, 1 + 2k where a span of kind k begins, 2 + 2k inside it.

    Where spans overlap, the earlier ones of `spans` keep their words.
    """
    found = [0] * length
    for kind, runs in spans:
        begun = False
        for first, last in runs:
            for k in range(max(0, first), min(last, length)):
                if not found[k]:
                    found[k] = 2 + 2 * kind if begun else 1 + 2 * kind
                    begun = True
    return found


def spans(found: Sequence[int], reach: Sequence[int] | None = None) -> list[tuple[int, list[Run]]]:
    """Return the spans of tagged words as (kind, runs), in order of their first words.

    `reach` gives for each kind how many words may interrupt a span; any number without it.
    """
    made: list[tuple[int, list[Run]]] = []
    latest: dict[int, list[Run]] = {}
    for k, tag in enumerate(found):
        if not tag:
            continue
        kind, inside = divmod(tag - 1, 2)
        runs = latest.get(kind)
        if runs is None or not inside or (reach is not None and k - runs[-1][1] > reach[kind]):
            runs = latest[kind] = [(k, k + 1)]
            made.append((kind, runs))
        elif runs[-1][1] == k:
            runs[-1] = (runs[-1][0], k + 1)
        else:
            runs.append((k, k + 1))
    return made
