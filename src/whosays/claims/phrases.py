"""Finds noun phrases around a figure with closed word classes and the noun lists; there is no tagger."""

from dataclasses import dataclass

from whosays.claims import nouns
from whosays.claims.grammar import grammar
from whosays.claims.nouns import Noun
from whosays.claims.verbs import verbs

LONGEST = 11
"""Words a counted noun phrase may have."""

BRACKETED = 6
"""Words in brackets that may stand inside a noun phrase: `Assam Rifles (AR) personnel`."""

APPOSED = 26
"""Words of an apposition between commas that are stepped over: `, identified as X and Y,`."""

AGE = frozenset({"year", "years", "yr", "month", "months", "old", "olds"})


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
    if words[i] == "aged":
        return i + 2 if i + 1 < len(words) and words[i + 1][0].isdigit() else None
    if not words[i][0].isdigit():
        return None
    j, last = i + 1, ""
    for _ in range(4):
        if j >= len(words) or not (words[j] in AGE or words[j] == "-"):
            break
        last = words[j] if words[j] != "-" else last
        j += 1
    return j if last in ("old", "olds") else None


def leads_to_noun(words: list[str], i: int) -> bool:
    """Say whether a known noun follows word `i` before anything that ends a noun phrase."""
    g = grammar()
    for j in range(i + 1, min(i + 5, len(words))):
        word = words[j]
        if known(words, j):
            return True
        if word in g.prepositions or word in g.auxiliary or word in g.subordinators or word in g.determiners:
            return False
        if word in g.include or word == "of" or not (word[0].isalnum() or word in "-/"):
            return False
    return False


def stops(words: list[str], start: int, j: int, head: int | None) -> bool:
    """Say whether a noun phrase that began at `start` ends before word `j`."""
    g = grammar()
    word = words[j]
    if word in g.phrase_stops:
        return True
    if head is None and word in g.suspected and leads_to_noun(words, j):
        return False
    if word in g.reporting or word in g.include or word in g.phrase_ends:
        return True
    if not (word[0].isalnum() or word in "-/'("):
        return True
    noun = known(words, j)
    if word.endswith("ing") and j > start and noun is None and not known(words, j + 1):
        return True
    verbal = word in verbs() or word in g.verbs or word in g.adverbs or word in g.time_words
    if head is None:
        return verbal and noun is None and not leads_to_noun(words, j)
    participle = word.endswith(("ed", "ing")) and word not in nouns.table()
    return word in g.final or participle or (verbal and (noun is None or _verb_after_head(words, j)))


def _verb_after_head(words: list[str], j: int) -> bool:
    """After a head noun a word that is noun and verb (`strike`, `attack`) is a verb where an object follows."""
    g = grammar()
    following = words[j + 1] if j + 1 < len(words) else "."
    return following in g.determiners or following in g.possessives or following[0].isdigit()


def scan(words: list[str], i: int) -> Phrase | None:
    """Return the noun phrase that starts at word `i`, behind a figure or a determiner."""
    j = _skip_determiners(words, i)
    if j == i and j < len(words) and words[j] in grammar().participles:
        if known(words, j + 1) is None or words[j + 1] in grammar().participles:
            return None
        j += 1
    start, head, noun = j, None, None
    while j < len(words) and j - start < LONGEST:
        over = age(words, j) or _bracketed(words, start, j, head)
        if over is not None:
            j = over
            continue
        numeric = words[j][0].isdigit() or words[j] in grammar().small
        if words[j] == "(" or (numeric and j > start and words[j - 1] != "-"):
            break
        if stops(words, start, j, head):
            break
        found = known(words, j)
        if found is not None and (head is None or words[j] not in grammar().titles):
            head, noun = j, found
        j += 1
    if j == start:
        return None
    if head is None:
        head = j - 1
        return _extend(words, Phrase(start, j, head, noun)) if words[head][0].isalpha() else None
    return _extend(words, Phrase(start, head + 1 if j - head > 3 else j, head, noun))


def _skip_determiners(words: list[str], i: int) -> int:
    g = grammar()
    j = i + 1 if i < len(words) and words[i] == "of" else i
    while j < len(words) and (
        words[j] in g.determiners or words[j] in ("more", "other", "additional", "further", "such")
    ):
        pronoun = words[j] in ("more", "both", "no", "this", "that", "these", "those")
        if pronoun and not leads_to_noun(words, j):
            break
        j += 1
    return j


def _bracketed(words: list[str], start: int, j: int, head: int | None) -> int | None:
    """Return the word behind brackets that stand inside the phrase, or None where they end it."""
    if words[j] != "(":
        return None
    for k in range(j + 1, min(j + BRACKETED + 1, len(words) - 1)):
        if words[k] == ")":
            return None if stops(words, start, k + 1, head) else k + 1
    return None


def _extend(words: list[str], phrase: Phrase) -> Phrase:
    """Take in `women and children` and `members of the security forces`."""
    following = words[phrase.end] if phrase.end < len(words) else ""
    noun = phrase.noun
    if following == "and" and noun is not None and noun.plural and noun.cls == nouns.PERSON:
        second = known(words, phrase.end + 1)
        people = second is not None and second.plural and second.cls == nouns.PERSON
        if people and words[phrase.end + 1] not in ("others", "injured", "wounded"):
            return Phrase(phrase.start, phrase.end + 2, phrase.head, noun)
    if following == "of" and words[phrase.head].rstrip("s") in grammar().partitive:
        inner = scan(words, phrase.end + 1)
        if inner is not None:
            return Phrase(phrase.start, inner.end, phrase.head, _partitive(noun, inner.noun))
    return phrase


def _partitive(noun: Noun | None, inner: Noun | None) -> Noun | None:
    """Return what `members of the security forces` or `part of a bridge` counts."""
    if inner is None or (noun is not None and noun.status != "unknown"):
        return noun
    if inner.cls == nouns.PERSON:
        return Noun(nouns.PERSON, inner.status, True)
    return noun or inner


def before(words: list[str], end: int, titled: list[bool]) -> Phrase | None:
    """Return the noun phrase that ends just before word `end` (the subject of a passive)."""
    stop = _skip_asides(words, end)
    start = stop
    while start > 0 and stop - start < LONGEST:
        word = words[start - 1]
        if word in grammar().determiners and word not in ("this", "that"):
            start -= 1
            break
        if _breaks(words, start - 1, stop, titled):
            break
        start -= 1
    if start >= stop:
        return None
    inside = words[start:stop]
    limit = start + inside.index("of") if "of" in inside else stop
    for k in range(limit - 1, start - 1, -1):
        if (noun := known(words, k)) is not None:
            return Phrase(start, stop, k, noun)
    return Phrase(start, stop, stop - 1, None)


def _breaks(words: list[str], i: int, stop: int, titled: list[bool]) -> bool:
    """Say whether a noun phrase that ends at `stop` can't reach back over word `i`."""
    g = grammar()
    word = words[i]
    linking = word == "of" and i >= 1 and stop - i > 1
    if not linking and word in g.phrase_stops:
        return True
    if word in g.reporting or word in ("and", "or") or not (word[0].isalnum() or word in "-/'&"):
        return True
    return (word in verbs() or word in g.time_words) and not titled[i] and not known(words, i)


def _skip_asides(words: list[str], end: int) -> int:
    """Step back over `who`, an apposition between commas and brackets to the end of the phrase they describe."""
    j = end
    if j and words[j - 1] in ("who", "that", "which"):
        j -= 1
    if j and words[j - 1] == ",":
        j = _skip_apposition(words, j - 1)
    if j and words[j - 1] == ")":
        opening = next((k for k in range(j - 2, max(j - 9, -1), -1) if words[k] == "("), None)
        j = j if opening is None else opening
    return j


def _skip_apposition(words: list[str], comma: int) -> int:
    for k in range(comma - 1, max(comma - APPOSED, 0), -1):
        if words[k] == ",":
            aged = k >= 2 and words[k - 1].isdigit() and words[k - 2] == ","
            return k - 2 if aged else k
    return comma
