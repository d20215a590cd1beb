"""Attributions that vouch: which of them do, what they hold, and the links that they add to a chain."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from whosays.claims.denying import denies
from whosays.claims.speakers import Speakers
from whosays.lexicon import load, words
from whosays.prepared import Prepared, Token
from whosays.records import Attribution, Source, SourceKind


@dataclass(slots=True)
class Voice:
    """One attribution that vouches for its content."""

    source: tuple[int, int]
    cue: tuple[int, int] | None
    head: str
    """Lemma of the cue's verb; the cue's words where it has none."""
    content: tuple[tuple[int, int], ...]
    sentence: int
    """Index of the sentence that holds the cue, or the source where no words mark the attribution."""
    denies: bool
    citing: bool
    """Its source is cited by the sentence's own source and so lies further in."""
    hearer: tuple[int, int] | None

    at: int
    """Where the cue stands, or the source where no words mark the attribution."""
    trailing: bool
    """A report named behind its own content: `..., reports X`."""

    @property
    def size(self) -> int:
        """Number of code points that the content reaches over."""
        return self.content[-1][1] - self.content[0][0]

    def holds(self, start: int, end: int) -> bool:
        """Say whether the content holds the words at start..end."""
        return any(a <= start and end <= b for a, b in self.content)

    def rebuts(self, other: "Voice") -> bool:
        """Say whether this voice denies the nameless reports of `other`, so that they vouch for nothing."""
        return self.denies and other.cue is None and self.holds(*other.source)

    def quotes(self, other: "Voice", said: str) -> bool:
        """Say whether `other`, whose source is `said`, is this voice speaking of itself: `as I said`."""
        return said in ("i", "we") and self is not other and self.holds(*other.source)

    def links(self, prepared: Prepared, speakers: Speakers) -> list[Source]:
        """Return the source and, where somebody else passed it on, the hearer."""
        made = [_source(prepared, speakers, self.source, self.cue)]
        if self.hearer is not None:
            made.append(_source(prepared, speakers, self.hearer, None))
        return made


@cache
def _lemmas() -> dict[str, tuple[str, str]]:
    found: dict[str, tuple[str, str]] = {}
    for group, entries in load("cues")["verbs"].items():
        for lemma, forms in entries.items():
            for form in (lemma, *forms.split()):
                found.setdefault(form, (lemma, group))
    return found


def voices(prepared: Prepared, attributions: Sequence[Attribution]) -> list[Voice]:
    """Return the attributions that vouch for something, in order of their cues."""
    starts = [t.start for t in prepared.tokens]
    made = [_voice(prepared, starts, a) for a in attributions if a.source and a.content]
    return sorted((v for v in made if v is not None), key=lambda v: v.at)


def _voice(prepared: Prepared, starts: list[int], a: Attribution) -> Voice | None:
    cue = _between(prepared, starts, *a.cue[0]) if a.cue and a.cue != a.source else []
    first = _between(prepared, starts, *a.source[0])
    content = _between(prepared, starts, a.content[0][0], a.content[-1][1])
    opening = [t.norm for t in content[:4]]
    main = next((t for t in reversed(cue) if t.norm in _lemmas()), None)
    lemma, group = _lemmas()[main.norm] if main else (" ".join(t.norm for t in cue), "")
    denial = denies(lemma, group, content)
    if not first or not _vouches(cue, first[0].norm, opening, lemma, speaks=denial or group != "attitude"):
        return None
    span = (cue[0].start, cue[-1].end) if cue else None
    if main is not None and lemma != "quote":
        span = (main.start, main.end)
    negated = any(_negates(t.norm) for t in cue)
    return Voice(
        source=(a.source[0][0], a.source[-1][1]), cue=span, head=lemma, content=a.content,
        sentence=(cue or first)[0].sentence, denies=denial and not negated,
        citing=main is not None and main.norm in ("citing", "quoting"), at=(span or a.source[0])[0],
        hearer=_hearer(prepared, main) if group == "address" and main else None,
        trailing=lemma == "report" and span is not None and a.content[0][0] < span[0] < a.source[0][0],
    )  # fmt: skip


def _vouches(cue: list[Token], source: str, opening: list[str], lemma: str, *, speaks: bool) -> bool:
    """Say whether an attribution asserts its content: no attitude, nothing negated, promised or possible."""
    if not speaks or source in ("no", "nobody", "none"):
        return False
    denying = lemma in words("cues", "classes", "denying")
    if any(t.norm in words("cues", "words", "modals") or (_negates(t.norm) and not denying) for t in cue):
        return False
    if lemma == "dismiss" and not (words("cues", "nouns", "saying") | {"as", "that", "it", "them"}) & set(
        opening
    ):
        return False
    return opening[:1] != ["to"] or lemma in ("claim", "admit", "confess")


def _negates(word: str) -> bool:
    return word in words("cues", "words", "negations") or word.endswith("n't")


def _between(prepared: Prepared, starts: list[int], a: int, b: int) -> list[Token]:
    return prepared.tokens[bisect_left(starts, a) : bisect_left(starts, b)]


def _hearer(prepared: Prepared, verb: Token) -> tuple[int, int] | None:
    """Return the relay in `A told B`; an audience (reporters, a court) relays nothing."""
    stop = prepared.sentences[verb.sentence].last
    ends = words("cues", "words", "subordinators") | words("cues", "words", "times")
    ends |= {"on", "in", "by", "at", "over", "about", "of", "to", "from", "during"}
    found: list[Token] = []
    for token in prepared.tokens[verb.index + 1 : stop]:
        if token.norm in ends or not (token.norm[0].isalnum() or token.norm in "-&'") or len(found) > 9:
            break
        if found and (token.norm[0].isdigit() or token.norm in words("cues", "words", "pronouns")):
            break
        found.append(token)
    if not found or found[-1].norm in words("cues", "nouns", "audiences"):
        return None
    return (found[0].start, found[-1].end)


def _source(
    prepared: Prepared, speakers: Speakers, span: tuple[int, int], cue: tuple[int, int] | None
) -> Source:
    text = prepared.text
    a, b = _trimmed(text, *span)
    start, end = cue or (None, None)
    return Source(
        start=a, end=b, text=text[a:b], cue=text[start:end] if cue else None, cue_start=start, cue_end=end,
        kind=_kind(prepared.norm[a:b]), id=speakers.identify(*span),
    )  # fmt: skip


def _trimmed(text: str, a: int, b: int) -> tuple[int, int]:
    """Cut a source down to its name: appositions and what hangs on after a comma go."""
    comma = text.find(",", a, b)
    if comma > a:
        b = comma
    if b - a > 2 and text[b - 1] in "sS" and text[b - 2] in "'’":
        b -= 2
    while b > a + 1 and (text[b - 1].isspace() or text[b - 1] in ",;:-"):
        b -= 1
    return a, b


def _kind(norm: str) -> SourceKind:
    found = norm.split()
    if len(found) == 1 and found[0] in words("cues", "words", "pronouns"):
        return "pronoun"
    return "unnamed" if found and found[-1] in words("cues", "nouns", "unnamed") else "named"
