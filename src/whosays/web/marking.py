"""A document's text in the workbench: its claims marked as in the report, and layers of all that was found.

Small letters are the spans of claims, as in the report; capitals are mentions, whether or not a claim cites
them. `data-start` of the element around a text is the code point it begins at.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from whosays.records import Claim, Mentions
from whosays.report import marked

AROUND = 700
"""Code points of context before and after the evidence of a claim."""
EVIDENCE, ALONE = "e", "x"
LAYERS = {"times": "T", "places": "L", "parties": "P", "sources": "S", "cues": "Q", "contents": "C"}
"""Layers of mentions by the name that addresses give them, and their letters."""

Spans = list[tuple[str, int, int, int]]


@dataclass(frozen=True, slots=True)
class Window:
    """A part of a text as HTML, the code point it begins at, and whether text was cut off on each side."""

    start: int
    html: Markup
    cut_before: bool
    cut_behind: bool


def evidence(text: str, claim: Claim, around: int = AROUND) -> Window:
    """Return the words of a claim in their surroundings, its spans marked."""
    start = max(0, claim.span.start - around)
    end = min(len(text), claim.span.end + around)
    spans = [(letter, a, b) for letter, a, b in marked.letter_spans(claim) if start <= a and b <= end]
    spans.append((EVIDENCE, claim.span.start, claim.span.end))
    shifted = [(letter, a - start, b - start, 0) for letter, a, b in spans]
    return Window(start, marked.paint(text[start:end], shifted, _plain), start > 0, end < len(text))


def layered(text: str, claims: Sequence[Claim], mentions: Mentions | None) -> Markup:
    """Return a whole text with its claims, and its mentions where there are any; figures lead to their claim."""
    spans: Spans = [
        (letter, start, end, n)
        for n, claim in enumerate(claims)
        for letter, start, end in marked.letter_spans(claim)
    ]
    if mentions:
        spans += _mentioned(mentions)

    def tags(piece: marked.Piece) -> tuple[str, str]:
        if not piece.claims:
            return _plain(piece)
        claim = claims[piece.claims[0]]
        target = f' id="{claim.id}"' if claim.figure.start == piece.start else ""
        return f'<a{target} class="{" ".join(piece.letters)}" href="/claims/{claim.id}">', "</a>"

    return marked.paint(text, spans, tags)


def alone(text: str, shared: Iterable[tuple[int, int]]) -> Markup:
    """Return a whole text, what lies outside the `shared` spans marked as found here alone."""
    spans: Spans = []
    at = 0
    for start, end in [*sorted(shared), (len(text), len(text))]:
        if any(character.isalnum() for character in text[at:start]):
            spans.append((ALONE, at, start, 0))
        at = max(at, end)
    return marked.paint(text, spans, _plain)


def _plain(piece: marked.Piece) -> tuple[str, str]:
    return f'<span class="{" ".join(piece.letters)}">', "</span>"


def _mentioned(mentions: Mentions) -> Spans:
    found: list[tuple[str, Iterable[tuple[int, int]]]] = [
        ("times", ((m.start, m.end) for m in mentions.times)),
        ("places", ((m.start, m.end) for m in mentions.places)),
        ("parties", ((m.start, m.end) for m in mentions.parties)),
    ]
    for attribution in mentions.attributions:
        found += [
            ("sources", attribution.source),
            ("cues", attribution.cue),
            ("contents", attribution.content),
        ]
    return [(LAYERS[layer], start, end, -1) for layer, spans in found for start, end in spans]
