"""A document cut into sentences and tokens: what `text` makes and every annotator reads.

Not part of the contract. `norm` is the text with each code point folded to a plainer one (lower case, ASCII
quotes, dashes and digits), one for one, so an offset means the same in both.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, TypeVar

from whosays.actors import Actors
from whosays.records import Document

Found = TypeVar("Found")


@dataclass(slots=True)
class Token:
    """A word, number or mark: offsets into the stored text, and its normalised form."""

    start: int
    end: int
    norm: str
    index: int
    sentence: int
    title: bool
    """Starts with a capital letter."""
    upper: bool
    """Two letters or more, all capitals."""


def bare(token: Token) -> str:
    """Return the normalised form of a token without quotes and possessive."""
    return token.norm.strip("'").removesuffix("'s")


@dataclass(slots=True)
class Sentence:
    """A sentence: its place in the text and its tokens, `tokens[first:last]` of the document."""

    start: int
    end: int
    first: int
    last: int
    index: int
    paragraph: int
    shouted: bool
    """Printed in capitals throughout (wire text, headlines): case says nothing here."""


@dataclass(slots=True)
class Prepared:
    """A document with its normalised view, sentences and tokens."""

    document: Document
    norm: str
    tokens: list[Token] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)
    actors: Actors = field(default_factory=dict)
    """Names of parties that the user added."""
    kept: dict[Any, Any] = field(default_factory=dict, init=False, repr=False, compare=False)
    """What `once` keeps."""

    @property
    def text(self) -> str:
        """The stored text."""
        return self.document.text

    def words(self, sentence: Sentence) -> list[Token]:
        """Return the tokens of one sentence."""
        return self.tokens[sentence.first : sentence.last]


def once(work: Callable[[Prepared], Found]) -> Callable[[Prepared], Found]:
    """Make a function of a document work once for each, however many stages ask; none may change its answer."""

    @wraps(work)
    def asked(prepared: Prepared) -> Found:
        if work not in prepared.kept:
            prepared.kept[work] = work(prepared)
        found: Found = prepared.kept[work]
        return found

    return asked
