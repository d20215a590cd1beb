"""Active or passive: on which side of a verb the counted stand.

English past forms are mostly also participles, and headlines drop the auxiliary, so what stands around a bare form
decides: `killed 12` is active, `12 killed in` passive, `left 12 wounded` passive.
"""

from functools import cache

from whosays import numbers
from whosays.claims import nouns
from whosays.claims.candidate import Voice
from whosays.claims.grammar import grammar
from whosays.claims.verbs import Verb, unglued, verbs


def group(words: list[str], i: int) -> tuple[int, str]:
    """Return where the verb group of word `i` begins and what opens it: be, have, modal or nothing."""
    g = grammar()
    j, kind = i, ""
    while j > 0:
        word = words[j - 1]
        if word in g.be:
            kind = kind or "be"
        elif word in g.have:
            kind = kind or "have"
        elif word in g.modals:
            kind = kind or "modal"
        elif not (word in g.adverbs or word in g.verb_group or word.endswith("ly")):
            break
        j -= 1
    while j < i and words[j] not in g.auxiliary:
        j += 1
    return j, kind


def voice(words: list[str], i: int, end: int, verb: Verb, kind: str) -> Voice | None:
    """Say whether the verb at word `i` is active or passive; None where it is no verb at all.

    `end` is the word behind the verb and its particles, `kind` what opens its group.
    """
    if verb.form == "ing":
        return "active"
    if verb.form in ("base", "s"):
        return "active" if _finite(words, i, end, verb, kind) else None
    if kind == "be" or (verb.suffer and words[i] != unglued(words[i])):
        return "passive" if verb.suffer else "active"
    return "active" if kind == "have" else _bare(words, i, end, verb)


def _finite(words: list[str], i: int, end: int, verb: Verb, kind: str) -> bool:
    """Say whether a base or -s form is a verb here and not a noun (`the rescue teams`, `an attack`)."""
    g = grammar()
    before = words[i - 1] if i else ""
    counting = counts(words, end)
    if verb.form == "base" and kind != "modal" and i:
        ambiguous = not counting or _event(words[i])
        if ambiguous and not (
            _number(before)
            or before in g.plural_subjects
            or before in g.pronouns
            or (before[-1] == "s" and len(before) > 2)
        ):
            return False
    if (
        before == "of"
        or before in g.determiners
        or before in g.possessives
        or (before in g.prepositions and kind != "modal")
    ):
        return False
    bare = verb.form == "base" and kind != "modal" and i > 0 and before not in g.pronouns
    if bare and verb.suffer and not verb.particles:
        return counting or (end < len(words) and words[end] not in g.after_passive)
    return True


def _bare(words: list[str], i: int, end: int, verb: Verb) -> Voice | None:
    """Read a past form or participle without auxiliary from what stands around it."""
    g = grammar()
    before = words[i - 1] if i else ""
    after = words[end] if end < len(words) else "."
    if before in g.attributive and after not in g.after_passive:
        return None
    acting = "person" in verb.do and not any(cls != "body" for cls in verb.suffer)
    if acting or verb.form == "past":
        return "active"
    if verb.form == "part" or _left_so(words, i):
        return "passive"
    if before in ("who", "which") and verb.do and after in g.after_passive:
        return "active"
    if counts(words, end):
        return "passive" if _next_pair(words, i, end) else "active"
    closed = after in g.after_passive or not after[0].isalnum()
    return "passive" if closed or end >= len(words) else "active"


def _event(word: str) -> bool:
    """Say whether a verb form is also a noun of attack (`strike`, `raid`)."""
    noun = nouns.lookup(word)
    return noun is not None and noun.cls in ("attack", "munition")


@cache
def _starts() -> frozenset[str]:
    return numbers.starts()


def counts(words: list[str], i: int) -> bool:
    """Say whether a number of people or things begins at word `i`."""
    if i >= len(words) or not (words[i][0].isdigit() or words[i] in _starts()):
        return False
    found = numbers.parse(words, i)
    if found is None:
        return False
    years = words[i] in ("between", "from") and i + 1 < len(words) and len(words[i + 1]) == 4
    following = words[found.end] if found.end < len(words) else "."
    return not years and following not in grammar().not_counted


def _number(word: str) -> bool:
    return word[0].isdigit() or word in grammar().small or word in ("dozens", "scores")


def _next_pair(words: list[str], i: int, end: int) -> bool:
    """Say whether `killed` closes one count and another begins: `6 killed 22 injured`."""
    if not any(_number(word) for word in words[max(0, i - 6) : i]):
        return False
    found = numbers.parse(words, end)
    if found is None:
        return False
    following = words[found.end : found.end + 2]
    return any(verb.participle for word in following for verb in verbs().get(word, ()))


def _left_so(words: list[str], i: int) -> bool:
    """Say whether word `i` describes what was left behind: `left three others wounded`."""
    g = grammar()
    window = words[max(0, i - 7) : i]
    for k, word in enumerate(window):
        if word in g.left_behind:
            rest = window[k + 1 :]
            plain = all((w[0].isalnum() or w == "-") and w not in g.prepositions for w in rest)
            return plain and any(_number(w) for w in rest)
    return False
