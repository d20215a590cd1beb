"""Finds what might be counted in a sentence: numbers, vague words, articles, denials of any."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cache

from whosays import numbers
from whosays.claims import notcounted, nouns
from whosays.claims.grammar import grammar
from whosays.claims.phrases import Phrase, age, scan
from whosays.claims.verbs import adjectives, entries
from whosays.numbers import Found, Reading
from whosays.prepared import Token
from whosays.records import Measure

ALONE = frozenset({"no one", "not one", "none", "nobody", "another"})
"""Figures that may stand for people without a noun, though their first word needs one."""


OWNER = 5
"""Words within which the owner of a whole ends: `the old town's 12,000 residents`."""


LETTERS = 4
"""A past tense has more letters than this."""


@dataclass(slots=True)
class Counted:
    """A possible figure: word indices `first` to `last` (exclusive) in its sentence, and the phrase it counts."""

    first: int
    last: int
    reading: Reading
    phrase: Phrase | None
    kind: str
    """number, vague, single, zero, implied, plural."""
    described: Measure | None = None
    """What a participle in front of the noun says of them: `six abducted drivers`."""
    named: bool = False
    """An unlisted noun printed as a name: `12 Talvians`."""
    base: tuple[int, int] | None = None
    """Words of the denominator: `700 people` in `500 of the 700 people`."""

    @property
    def end(self) -> int:
        """Return the word behind the figure and its phrase."""
        return max(self.last, self.phrase.end if self.phrase else 0)

    @property
    def cls(self) -> str | None:
        """Return the class of what is counted, None where the words don't tell."""
        return self.phrase.noun.cls if self.phrase and self.phrase.noun else None


@cache
def _starts() -> frozenset[str]:
    return numbers.starts()


def counted(tokens: list[Token], words: list[str], barred: Collection[int]) -> list[Counted]:
    """Return the figures of one sentence in order. `barred` are word indices inside time expressions."""
    found: list[Counted] = []
    i = 0
    while i < len(words):
        one = None
        if (words[i] in _starts() or words[i][0].isdigit()) and i not in barred:
            one = _at(tokens, words, i, barred)
        if one is not None:
            found.append(one)
        i = i + 1 if one is None else max(one.last, one.base[1] if one.base else 0)
    return found


def _at(tokens: list[Token], words: list[str], i: int, barred: Collection[int]) -> Counted | None:
    if words[i] == "over" and i and words[i - 1] in grammar().took_over:
        return None
    found = numbers.parse(words, i)
    if found is None or any(k in barred for k in range(found.core, found.end)):
        return None
    if age(words, i) is not None or notcounted.bound(tokens, words, found.core, found.end):
        return None
    kind, first = _kind(words, found), _first(words, found)
    if (share := _share(words, found, first, kind)) is not None:
        return share
    phrase = _phrase(words, found.end)
    if phrase is not None and _acts(words, phrase):
        return None
    if found.reading.kind != "count" and kind == "number":
        known = phrase is not None and phrase.noun is not None
        return Counted(first, found.end, found.reading, phrase, kind) if known else None
    if kind == "zero":
        phrase = _reported_of(words, phrase)
    if _refused(tokens, words, found, kind, phrase):
        return None
    named = phrase is not None and phrase.noun is None and tokens[phrase.head].title and kind == "number"
    return Counted(first, found.end, found.reading, phrase, kind, _described(words, found.end, phrase), named)


def _acts(words: list[str], phrase: Phrase) -> bool:
    """Say whether what seems a noun is a verb that no measure knows: `53 escaped`, `288 voted against`."""
    head = words[phrase.head]
    return (
        phrase.noun is None and phrase.end == phrase.start + 1 and head.endswith("ed") and len(head) > LETTERS
    )


def _first(words: list[str], found: Found) -> int:
    """Return where a figure begins without its determiner: `the 14` counts with `14`."""
    first = found.start
    while first < found.core and words[first] in ("the", "these", "those", "its", "their", "his", "her"):
        first += 1
    return first


def _phrase(words: list[str], i: int) -> Phrase | None:
    """Return what is counted behind a figure: `12 rebels`, `dozens of people`, `many of them fighters`."""
    if words[i : i + 2] in (["of", "them"], ["of", "whom"], ["of", "these"], ["of", "those"]):
        i += 2
    elif i < len(words) and words[i] in grammar().determined:
        return None
    return scan(words, i)


def _share(words: list[str], found: Found, first: int, kind: str) -> Counted | None:
    """Read a part of a stated base: `500 of the 700 people`, `half of the 48 wounded were children`."""
    i = found.end
    halved = found.reading.kind == "ratio" and words[i : i + 1] == ["the"]
    if kind not in ("number", "vague") or not (words[i : i + 1] == ["of"] or halved):
        return None
    j = _owned(words, i if halved else i + 1)
    whole = numbers.parse(words, j) if j < len(words) else None
    end = whole.end if whole is not None and whole.reading.modifier not in ("vague", "zero") else j
    said = adjectives().get(words[end]) if end < len(words) else None
    if said is not None and end + 1 < len(words) and words[end + 1] in grammar().be:
        base = (j if end > j else i + 1, end + 1)
        return Counted(first, i, found.reading, scan(words, end + 2), kind, said, base=base)
    if end == j or whole is None or whole.reading.low in (None, 1):
        return None
    phrase = scan(words, end)
    if phrase is None or phrase.noun is None:
        return None
    return Counted(first, i, found.reading, phrase, kind, base=(j, phrase.end))


def _owned(words: list[str], i: int) -> int:
    """Return where a whole begins behind its determiner or owner: `the 700`, `its 700`, `the town's 700`."""
    owner = next((k for k in range(i, min(i + OWNER, len(words))) if words[k].endswith("'s")), None)
    if owner is not None and all(word[0].isalpha() for word in words[i:owner]):
        return owner + 1
    return i + 1 if words[i : i + 1] in (["the"], ["those"], ["all"], ["its"], ["their"]) else i


def _kind(words: list[str], found: Found) -> str:
    """Return how a figure counts: number, vague, single (`a man`) or zero."""
    if found.reading.modifier in ("vague", "zero"):
        return found.reading.modifier
    first = words[found.core]
    single = first in ("a", "an", "another", "yet") or (first == "one" and found.end == found.core + 1)
    return "single" if single and found.reading.low == 1 else "number"


def _reported_of(words: list[str], phrase: Phrase | None) -> Phrase | None:
    """Look through `no reports of casualties` and `no loss of life` to what is denied."""
    if phrase is None or words[phrase.head] not in grammar().none_of:
        return phrase
    return scan(words, phrase.end) if words[phrase.end : phrase.end + 1] == ["of"] else phrase


def _refused(tokens: list[Token], words: list[str], found: Found, kind: str, phrase: Phrase | None) -> bool:
    """Say whether the words around a figure keep it from counting harm."""
    core, last = found.core, found.end
    if _lacks_noun(words, found, kind, phrase) or notcounted.speaking(words, phrase):
        return True
    if notcounted.rate(words, last, phrase):
        return True
    nameless = phrase is None or phrase.noun is None
    if nameless and notcounted.aged(tokens, words, found.start, last):
        return True
    if kind == "single":
        return notcounted.apposition(tokens, words, found.start)
    if kind == "vague":
        return notcounted.wrapping(words, core, last)
    if kind != "number":
        return False
    if phrase is None and (words[found.start] == "the" or notcounted.numbered(words, core)):
        return True
    return notcounted.uncounted(words, core, last, phrase)


def _lacks_noun(words: list[str], found: Found, kind: str, phrase: Phrase | None) -> bool:
    """Say whether a figure that counts only with a known noun behind it has none."""
    g = grammar()
    text = " ".join(words[found.core : found.end])
    head = words[phrase.head] if phrase else ""
    nameless = phrase is None or phrase.noun is None
    if phrase is not None and head in g.not_counted and (nameless or kind in ("vague", "single")):
        return True
    if kind == "number":
        return False
    if words[found.core] in g.unspecified and head not in nouns.counted():
        return True
    if kind == "single" and phrase is None:
        return text not in ("one", "another")
    if words[found.core] not in g.needs_noun or not nameless or (text in ALONE and phrase is None):
        return False
    if kind == "vague" and phrase is None and _stands_alone(words, found):
        return False
    return not (kind == "single" and nouns.origin(head))


def _stands_alone(words: list[str], found: Found) -> bool:
    """Say whether a vague word stands for people by itself: `injured many`, `many were missing`."""
    following = words[found.end] if found.end < len(words) else "."
    governed = found.start > 0 and any(verb.suffer for verb in entries(words[found.start - 1]))
    return words[found.core] in ("many", "some", "several", "most") and (
        governed or following in grammar().be
    )


def _described(words: list[str], last: int, phrase: Phrase | None) -> Measure | None:
    if phrase is None or phrase.noun is None or phrase.noun.cls != nouns.PERSON or last >= len(words):
        return None
    return adjectives().get(words[last])
