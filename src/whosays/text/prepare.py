"""Document to Prepared: folded view, sentences, tokens."""

import re
from collections.abc import Iterator
from functools import cache

from whosays.actors import NONE, Actors
from whosays.folding import fold, tokenise
from whosays.lexicon import words
from whosays.prepared import Prepared, Sentence, Token
from whosays.records import Document

BREAK = re.compile(r"\n[^\S\n]*\n|\r\n[^\S\n]*\r\n|\u2029")
"""A blank line parts paragraphs."""

STOP = re.compile(r"[.!?؟。।…]+[\"')\]]*(?=\s|$)|[:;](?=\s*\n)|\.\.+")
"""Marks at which a sentence may end, with the quotes and brackets that close behind them."""

LINE = re.compile(r"(?<=[^\s,;])[^\S\n]*\r?\n[^\S\n]*(?=[-*•\"(]|[^\W_a-z])")
"""A single line break where a new line, not a wrapped one, begins."""

NAME = re.compile(r"(?:a[dlnrst]|ash|az|el|d|l)[-’'][A-Z]")
"""A name that opens with a small letter: al-Oresh, el-Kelu."""

WRAPPED = 60
"""A line of at least this many characters is taken as wrapped prose when the next follows on."""

LONGEST = 300
"""Words and marks of the longest sentence; a longer run (a list, a table, an attack) is cut, so that what is read
sentence by sentence stays linear in the length of the document."""


def prepare(document: Document, actors: Actors = NONE) -> Prepared:
    """Return `document` cut into sentences and tokens; every offset is one of the stored text.

    `actors` are parties that the user added to those that annotators know.
    """
    text, norm = document.text, fold(document.text)
    prepared = Prepared(document, norm, actors=actors)
    spans = tokenise(norm)
    position = 0
    for paragraph, (start, end) in enumerate(_paragraphs(text)):
        for left, right in _sentences(text, norm, start, end):
            first = position
            while position < len(spans) and spans[position][0] < right:
                position += 1
            for piece in _pieces(norm, spans[first:position]):
                opening = left if piece[0] is spans[first] else piece[0][0]
                closing = right if piece[-1] is spans[position - 1] else piece[-1][1]
                _add(prepared, opening, closing, paragraph, piece)
    return prepared


def _pieces(norm: str, spans: list[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    """Yield the words of a sentence, in pieces of at most `LONGEST`, cut behind a mark where there is one."""
    while len(spans) > LONGEST:
        marks = (k for k in range(LONGEST, LONGEST // 2, -1) if norm[spans[k - 1][0]] in ",;:")
        cut = next(marks, LONGEST)
        yield spans[:cut]
        spans = spans[cut:]
    if spans:
        yield spans


def _add(prepared: Prepared, start: int, end: int, paragraph: int, spans: list[tuple[int, int]]) -> None:
    text, norm, first = prepared.text, prepared.norm, len(prepared.tokens)
    index = len(prepared.sentences)
    large = small = 0
    tokens, position = prepared.tokens, first
    for left, right in spans:
        word = text[left:right]
        title = word[0].isupper()
        upper = title and word.isupper()
        if right - left > 1 and word.isalpha():
            large, small = large + upper, small + (not upper)
        tokens.append(
            Token(left, right, norm[left:right], position, index, title, upper and right - left > 1)
        )
        position += 1
    shouted = large >= 3 and large > 4 * small
    prepared.sentences.append(Sentence(start, end, first, len(prepared.tokens), index, paragraph, shouted))


def _paragraphs(text: str) -> list[tuple[int, int]]:
    edges = [0, *(edge for m in BREAK.finditer(text) for edge in m.span()), len(text)]
    return [(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True) if text[a:b].strip()]


def _sentences(text: str, norm: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the sentence spans of one paragraph, trimmed of white space."""
    found, left = [], start
    for right in sorted({*_stops(text, norm, start, end), *_lines(text, start, end), end}):
        a, b = left, right
        while a < b and text[a].isspace():
            a += 1
        while b > a and text[b - 1].isspace():
            b -= 1
        if a < b:
            found.append((a, b))
        left = right
    return found


def _stops(text: str, norm: str, start: int, end: int) -> list[int]:
    abbreviations = words("sentences", "abbreviations")
    ends = []
    for m in STOP.finditer(norm, start, end):
        if norm[m.start()] == "." and m.group().rstrip("\"')]") == ".":
            before = re.search(r"[\w.]+$", norm[max(start, m.start() - 12) : m.start()])
            word = before.group().strip(".") if before else ""
            following = text[m.end() : m.end() + 40].lstrip()
            lower = following[:1].islower() and not NAME.match(following)
            if following and (lower or following[0] in ",;"):
                continue
            dotted = bool(before and "." in before.group().strip("."))
            initial = len(word) == 1 and word.isalpha() and text[m.start() - 1].isupper()
            if word in abbreviations and not (dotted and _opens(following)):
                continue
            if initial and not dotted:
                continue
        ends.append(m.end())
    return ends


def _opens(following: str) -> bool:
    """Say whether what follows a dotted abbreviation plainly opens a sentence (The, It, In...)."""
    return bool(
        re.match(
            r"[\"“']?(?:The|It|In|On|At|He|She|They|A|An|But|This|That|There|We|I|As|After)\b", following
        )
    )


@cache
def _openers() -> frozenset[str]:
    return (
        words("grammar", "prepositions")
        | words("grammar", "determiners")
        | frozenset({"and", "or", "of", "least", "than", "nearly"})
    )


def _open_ended(line: str) -> bool:
    """Say whether a line breaks inside a phrase: it ends in `at least`, `of`, `the`."""
    last = line.rsplit(None, 1)[-1:] or [""]
    return last[0].casefold() in _openers()


def _lines(text: str, start: int, end: int) -> list[int]:
    """Return breaks of single lines that are no wrapped prose: headlines, lists, datelines."""
    ends = []
    for m in LINE.finditer(text, start, end):
        opening = text.rfind("\n", start, m.start())
        line = text[start if opening < 0 else opening + 1 : m.start()]
        if _open_ended(line):
            continue
        if len(line.strip()) < WRAPPED or text[m.end() : m.end() + 1] in "-*•":
            ends.append(m.end())
    return ends
