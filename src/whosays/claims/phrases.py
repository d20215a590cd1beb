"""Finds noun phrases around a figure with closed word classes and the noun lists; there is no tagger."""

from dataclasses import dataclass
from functools import cache

from whosays.claims import nouns
from whosays.claims.grammar import grammar
from whosays.claims.nouns import Noun
from whosays.claims.triggers import verbs
from whosays.lexicon import load

PARTICIPLES = frozenset("injured wounded missing dead killed hurt detained died".split())
"""Words right behind a number that are its predicate, not its noun: `11 injured`."""

FINAL = frozenset("shot hit hurt left wounded injured missing dead killed captured slain".split())
"""Words that, behind a head noun, begin its predicate although they may be nouns."""

LONGEST = 11
"""Words a counted noun phrase may have."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: word indices `start` to `end` (exclusive), its head, and what the head means."""

    start: int
    end: int
    head: int
    noun: Noun | None


def known(words: list[str], i: int) -> Noun | None:
    """Return the noun at word `i`; a hyphenated compound counts at its last word."""
    return nouns.lookup(words[i]) if 0 <= i < len(words) else None


def age(words: list[str], i: int) -> int | None:
    """Return where an age ends that begins at word `i`: 13 year old, 22-year-old, aged 7."""
    if not words[i][0].isdigit() and not (words[i] == "aged" and i + 1 < len(words)):
        return None
    if words[i] == "aged":
        return i + 2 if words[i + 1][0].isdigit() else None
    j = i + 1
    seen = []
    while j < len(words) and len(seen) < 2:
        if words[j] in ("year", "years", "yr", "month", "months", "old", "olds"):
            seen.append(words[j])
        elif words[j] != "-":
            break
        j += 1
    return j if seen[-1:] in (["old"], ["olds"]) else None


def leads_to_noun(words: list[str], i: int) -> bool:
    """Say whether a known noun follows word `i` before anything that ends a noun phrase."""
    g = grammar()
    for j in range(i + 1, min(i + 5, len(words))):
        word = words[j]
        if known(words, j):
            return True
        if word in g.prepositions or word in g.auxiliary or word in g.subordinators or word in g.determiners:
            return False
        if word in g.include or word == "of":
            return False
        if not (word[0].isalnum() or word in "-/"):
            return False
    return False


def stops(words: list[str], start: int, j: int, head: int | None) -> bool:
    """Say whether a noun phrase ends before word `j`."""
    g = grammar()
    word = words[j]
    if word in g.prepositions or word in g.auxiliary or word in g.subordinators or word in g.pronouns:
        return True
    if head is None and word in ("alleged", "suspected", "reported", "confirmed") and leads_to_noun(words, j):
        return False
    if (
        word in g.reporting
        or word in g.include
        or word in ("of", "and", "or", "&", "dead", "not", "each", "both", "per")
    ):
        return True
    if not (word[0].isalnum() or word in "-/'("):
        return True
    if word.endswith("ing") and j > start and not known(words, j) and not known(words, j + 1):
        return True
    verbal = word in verbs() or word in g.verbs or word in g.adverbs or word in g.time_words
    if head is not None and word in FINAL:
        return True
    if head is not None:
        participle = word.endswith(("ed", "ing")) and word not in nouns.table()
        return (
            participle
            or (verbal and not known(words, j))
            or (verbal and known(words, j) is not None and _verb_after_head(words, j))
        )
    return verbal and not known(words, j) and not leads_to_noun(words, j)


def _verb_after_head(words: list[str], j: int) -> bool:
    """After a head noun a word that is noun and verb (`strike`, `attack`) is a verb where an object follows."""
    g = grammar()
    following = words[j + 1] if j + 1 < len(words) else "."
    return following in g.determiners or following in g.possessives or following[0].isdigit()


def scan(words: list[str], i: int) -> Phrase | None:
    """Return the noun phrase that starts at word `i`, behind a figure or a determiner."""
    g = grammar()
    j = i
    if j < len(words) and words[j] == "of":
        j += 1
    while j < len(words) and (
        words[j] in g.determiners or words[j] in ("more", "other", "additional", "further", "such")
    ):
        if words[j] in ("more", "both", "no", "this", "that", "these", "those") and not leads_to_noun(
            words, j
        ):
            break
        j += 1
    if j == i and j < len(words) and words[j] in PARTICIPLES:
        if known(words, j + 1) is None or words[j + 1] in PARTICIPLES:
            return None
        j += 1
    start, head, noun = j, None, None
    while j < len(words) and j - start < LONGEST:
        if (after := age(words, j)) is not None:
            j = after
            continue
        if words[j] == "(":
            closing = _closing(words, j)
            if (
                closing is None
                or closing + 1 >= len(words)
                or stops(words, start, closing + 1, head)
                or closing - j > 6
            ):
                break
            j = closing + 1
            continue
        numeric = words[j][0].isdigit() or words[j] in small_numbers()
        if numeric and (head is not None or j > start) and words[j - 1] != "-":
            break
        if stops(words, start, j, head):
            break
        if (found := known(words, j)) is not None and words[j] not in g.titles | {"-"}:
            head, noun = j, found
        elif found is not None and head is None:
            head, noun = j, found
        j += 1
    if j == start:
        return None
    if head is None:
        head = j - 1
        if not words[head][0].isalpha():
            return None
    elif j - head > 3:
        j = head + 1
    return _extend(words, start, j, head, noun)


@cache
def small_numbers() -> frozenset[str]:
    """Return the number words below a hundred."""
    data = load("numbers")
    return frozenset(data["units"]) | frozenset(data["tens"])


def _closing(words: list[str], i: int) -> int | None:
    for j in range(i + 1, min(i + 9, len(words))):
        if words[j] == ")":
            return j
    return None


def _extend(words: list[str], start: int, end: int, head: int, noun: Noun | None) -> Phrase:
    """Take in `women and children` and `members of the security forces`."""
    following = words[end : end + 2]
    if following[:1] == ["and"] and noun and noun.plural and noun.cls == "person":
        second = known(words, end + 1)
        third = words[end + 2] if end + 2 < len(words) else "."
        if (
            second
            and second.plural
            and second.cls == "person"
            and words[end + 1] not in ("others", "injured", "wounded")
        ):
            del third
            return Phrase(start, end + 2, head, noun)
    if following[:1] == ["of"] and words[head].rstrip("s") in grammar().partitive | {"famil", "part"}:
        inner = scan(words, end + 1)
        if inner is not None:
            return Phrase(start, inner.end, head, _partitive(noun, inner.noun))
    return Phrase(start, end, head, noun)


def _partitive(noun: Noun | None, inner: Noun | None) -> Noun | None:
    """Return what `members of the security forces` or `part of a bridge` counts."""
    if inner is None or (noun is not None and noun.status != "unknown"):
        return noun
    if inner.cls == nouns.PERSON:
        return Noun(nouns.PERSON, inner.status, True)
    return noun or inner


def before(words: list[str], end: int, titled: list[bool]) -> Phrase | None:
    """Return the noun phrase that ends just before word `end` (the subject of a passive)."""
    g = grammar()
    j = end
    if j and words[j - 1] in ("who", "that", "which"):
        j -= 1
    if j and words[j - 1] == ",":
        j = _skip_apposition(words, j - 1)
    if j and words[j - 1] == ")":
        k = j - 1
        while k > 0 and words[k] != "(" and j - k < 8:
            k -= 1
        j = k if words[k] == "(" else j
    stop = j
    while j > 0 and stop - j < LONGEST:
        word = words[j - 1]
        if word in g.determiners and word not in ("this", "that"):
            j -= 1
            break
        linking = word == "of" and j - 2 >= 0 and stop - j >= 1
        if not linking and (
            word in g.prepositions or word in g.auxiliary or word in g.subordinators or word in g.pronouns
        ):
            break
        if word in g.reporting or word in ("and", "or") or not (word[0].isalnum() or word in "-/'&"):
            break
        if (word in verbs() or word in g.time_words) and not titled[j - 1] and not known(words, j - 1):
            break
        j -= 1
    if j >= stop:
        return None
    for k in range(stop - 1, j - 1, -1):
        if "of" in words[j:stop] and k >= j + words[j:stop].index("of"):
            continue
        if (noun := known(words, k)) is not None:
            return Phrase(j, stop, k, noun)
    return Phrase(j, stop, stop - 1, None)


def _skip_apposition(words: list[str], comma: int) -> int:
    """Step back over `, identified as X and Y,` to the end of the phrase it describes."""
    for k in range(comma - 1, max(comma - 26, 0), -1):
        if words[k] == ",":
            aged = k >= 2 and words[k - 1].isdigit() and words[k - 2] == ","
            return k - 2 if aged else k
    return comma
