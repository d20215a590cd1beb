"""A document's text with its evidence marked.

Spans of claims nest and cross. The text is cut at every boundary into flat pieces, each carrying the layers
that cover it, so any set of spans is well-formed HTML and the pieces joined are the text.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup

from whosays import lexicon
from whosays.records import Claim
from whosays.report import safe


@dataclass(frozen=True, slots=True)
class Layer:
    """One kind of evidence span: the name in the records, its class letter in the page, its name in words."""

    key: str
    letter: str
    name: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that the same spans cover throughout; `claims` are the rows whose figure it holds."""

    start: int
    end: int
    letters: str
    claims: tuple[int, ...]


def layers() -> list[Layer]:
    """Return the layers in the order of the legend."""
    return [Layer(**entry) for entry in lexicon.load("report")["layer"]]


def letter_spans(claim: Claim) -> list[tuple[str, int, int]]:
    """Return (class letter, start, end) of every span a claim cites, without the quote itself."""
    letters = {layer.key: layer.letter for layer in layers()}
    return [(letters[name], start, end) for name, start, end, _ in claim.spans() if name in letters]


def pieces(length: int, spans: Iterable[tuple[str, int, int, int]]) -> Iterator[Piece]:
    """Cut a text of `length` code points at the bounds of `spans`: (letter, start, end, row of the claim).

    What a span covers outside the text is left out. The pieces cover the text without gap or overlap.
    """
    opening: dict[int, list[tuple[str, int]]] = {}
    closing: dict[int, list[tuple[str, int]]] = {}
    for letter, start, end, row in spans:
        if start < min(end, length):
            opening.setdefault(start, []).append((letter, row))
            closing.setdefault(min(end, length), []).append((letter, row))
    bounds = sorted({0, length, *opening, *closing})
    active: Counter[tuple[str, int]] = Counter()
    for start, end in pairwise(bounds):
        active.subtract(closing.get(start, ()))
        active.update(opening.get(start, ()))
        now = [key for key, count in active.items() if count > 0]
        active = Counter({key: active[key] for key in now})
        yield Piece(
            start,
            end,
            "".join(sorted({letter for letter, _ in now})),
            tuple(sorted({row for letter, row in now if letter == "f"})),
        )


def anchor(document: int, claim: Claim) -> str:
    """Return the id of the place in the page where a claim's figure begins."""
    return f"f{document}-{claim.figure.start}"


def paint(
    text: str, spans: Iterable[tuple[str, int, int, int]], tags: Callable[[Piece], tuple[str, str]]
) -> Markup:
    """Return a text as HTML with each marked piece between the two tags, ours, that `tags` gives for it."""
    out: list[str] = []
    for piece in pieces(len(text), spans):
        words = safe.text(text[piece.start : piece.end])
        opening, closing = tags(piece) if piece.letters else ("", "")
        out.append(f"{opening}{words}{closing}")
    return Markup("".join(out))  # noqa: S704 every piece of text was escaped, the rest is ours


def markup(text: str, document: int, claims: Sequence[tuple[int, Claim]]) -> Markup:
    """Return the text of the page's n-th document as HTML, the spans of its claims (row, claim) marked."""
    spans = [(letter, start, end, row) for row, claim in claims for letter, start, end in letter_spans(claim)]
    first = {claim.figure.start: anchor(document, claim) for _, claim in claims}

    def tags(piece: Piece) -> tuple[str, str]:
        classes = " ".join(piece.letters)
        if not piece.claims:
            return f'<span class="{classes}">', "</span>"
        target = f' id="{first[piece.start]}"' if piece.start in first else ""
        rows = " ".join(map(str, piece.claims))
        return f'<a{target} class="{classes}" href="#c{piece.claims[0]}" data-rows="{rows}">', "</a>"

    return paint(text, spans, tags)
