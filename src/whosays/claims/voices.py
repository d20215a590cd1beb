"""Attributions that vouch: which of them do, how they hold a figure, and the links that they add to a chain."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

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

    def outermost_with(self, other: "Voice") -> bool:
        """Say whether this voice is `other`, or passes on what `other` says."""
        return self is other or self.holds(*other.source)

    def links(self, prepared: Prepared) -> list[Source]:
        """Return the source and, where somebody else passed it on, the hearer."""
        made = [_source(prepared, self.source, self.cue)]
        if self.hearer is not None:
            made.append(_source(prepared, self.hearer, None))
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
    """Return the attributions that vouch for something, in order of the text."""
    starts = [t.start for t in prepared.tokens]
    made = [_voice(prepared, starts, a) for a in attributions if a.source and a.content]
    return [v for v in made if v is not None]


def _voice(prepared: Prepared, starts: list[int], a: Attribution) -> Voice | None:
    cue = _between(prepared, starts, *a.cue[0]) if a.cue else []
    first = _between(prepared, starts, *a.source[0])
    if not first:
        return None
    norms = [t.norm for t in cue]
    main = next((t for t in reversed(cue) if t.norm in _lemmas()), None)
    lemma, group = _lemmas()[main.norm] if main else (" ".join(norms), "")
    negated = any(n in words("cues", "words", "negations") or n.endswith("n't") for n in norms)
    denial = lemma in words("cues", "classes", "denying")
    if group == "attitude" or (negated and not denial) or first[0].norm in ("no", "nobody", "none"):
        return None
    content = a.content
    if words("cues", "words", "modals") & set(norms):
        return None
    opening = [t.norm for t in _between(prepared, starts, *content[0])[:4]]
    if words("cues", "nouns", "denial") & set(opening):
        denial = True
    if opening[:1] == ["to"] and lemma not in ("claim", "admit", "confess"):
        return None
    if a.cue == a.source:
        main = None
    span = (
        (main.start, main.end)
        if main and lemma != "quote"
        else (a.cue[0] if a.cue and a.cue != a.source else None)
    )
    hearer = _hearer(prepared, main) if group == "address" and main else None
    return Voice(
        source=(a.source[0][0], a.source[-1][1]), cue=span, head=lemma, content=content,
        sentence=(cue or first)[0].sentence, denies=denial and not negated,
        citing=lemma in ("cite", "quote"), hearer=hearer, at=(span or a.source[0])[0],
        trailing=lemma == "report" and span is not None and content[0][0] < span[0] < a.source[0][0],
    )  # fmt: skip


def _between(prepared: Prepared, starts: list[int], a: int, b: int) -> list[Token]:
    return prepared.tokens[bisect_left(starts, a) : bisect_left(starts, b)]


def _hearer(prepared: Prepared, verb: Token) -> tuple[int, int] | None:
    """Return the relay in `A told B`; an audience (reporters, a court) relays nothing."""
    stop = prepared.sentences[verb.sentence].last
    ends = words("cues", "words", "subordinators") | words("cues", "words", "times")
    ends |= {"on", "in", "by", "at", "over", "about", "of", "to", "from", "during"}
    found = []
    for token in prepared.tokens[verb.index + 1 : stop]:
        if token.norm in ends or not (token.norm[0].isalnum() or token.norm in "-&'") or len(found) > 9:
            break
        if found and (token.norm[0].isdigit() or token.norm in words("cues", "words", "pronouns")):
            break
        found.append(token)
    if not found or found[-1].norm in words("cues", "nouns", "audiences"):
        return None
    return (found[0].start, found[-1].end)


def _source(prepared: Prepared, span: tuple[int, int], cue: tuple[int, int] | None) -> Source:
    text = prepared.text
    a, b = _trimmed(text, *span)
    start, end = cue or (None, None)
    said = text[start:end] if cue else None
    return Source(
        start=a, end=b, text=text[a:b], cue=said, cue_start=start, cue_end=end, kind=_kind(prepared.norm[a:b])
    )


def _trimmed(text: str, a: int, b: int) -> tuple[int, int]:
    """Cut a source down to its name: appositions and what hangs on after a comma go."""
    comma = text.find(",", a, b)
    if comma > a:
        b = comma
    while b > a + 1 and (text[b - 1].isspace() or text[b - 1] in ",;:-"):
        b -= 1
    return a, b


def _kind(norm: str) -> SourceKind:
    found = norm.split()
    if len(found) == 1 and found[0] in words("cues", "words", "pronouns"):
        return "pronoun"
    return "unnamed" if found and found[-1] in words("cues", "nouns", "unnamed") else "named"
