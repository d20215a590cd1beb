"""Ids for parties that no list knows: made of their own name, or of the name of what they belong to."""

from collections.abc import Sequence

from whosays import naming, persons
from whosays.annotate.parties.spots import Spot
from whosays.annotate.parties.states import PARTS, of_name, of_state
from whosays.annotate.parties.vocabulary import vocabulary
from whosays.lexicon import words
from whosays.prepared import Prepared, Token, bare

LONGEST = 3
"""Capitalised words that a common noun takes for its owner at most: `Upper Sem police`."""


def name(prepared: Prepared, spots: Sequence[Spot]) -> None:
    """Give ids to the spots of one document that have none but are named: by their own words or by their owner's."""
    for spot in spots:
        if spot.id is not None:
            continue
        if spot.form == "named":
            spot.id = _named(prepared, spot)
        elif spot.form == "person":
            spot.id = persons.identify(prepared, spot.last)
    for k, spot in enumerate(spots):
        if spot.id is None and spot.form == "noun" and spot.kind in PARTS:
            earlier, later = spots[k - 1] if k else None, spots[k + 1] if k + 1 < len(spots) else None
            spot.id = _owned(prepared, spot, earlier, later)


def _named(prepared: Prepared, spot: Spot) -> str | None:
    said, behind = [t.norm for t in spot.tokens(prepared)], place_behind(prepared, spot.last)
    for whole, owner in ((said, said), ([*said, *behind], behind)):
        size = _nation(owner)
        if size and spot.kind == "official" and naming.body(own := _without(whole, size)) is None:
            return of_state(vocabulary().nationalities[tuple(owner[-size:])], "official", own)
    return naming.body(said) or (naming.body(said, behind) if behind else None)


def _without(said: Sequence[str], size: int) -> Sequence[str]:
    """Return a name without the state's at its end: `Ministry of Health of Ukraine`."""
    cut = said[:-size]
    return cut[:-1] if cut and cut[-1] == "of" else cut


def _nation(said: Sequence[str]) -> int:
    """Return how many words at the end of `said` name a state, 0 for none."""
    for size in (3, 2, 1):
        code = vocabulary().nationalities.get(tuple(said[-size:])) if len(said) >= size else None
        if code is not None and code.isupper():
            return size
    return 0


def _owned(prepared: Prepared, spot: Spot, earlier: Spot | None, later: Spot | None) -> str | None:
    """Return the id of a common noun that says whose it is: `Front fighters`, `fighters of the Front`."""
    kind, said = spot.kind or "", spot.words(prepared)
    if (
        earlier
        and earlier.id
        and earlier.last == spot.first - 1
        and earlier.form in ("listed", "national", "named")
    ):
        return _part_of(earlier.id, kind, said)
    at = spot.last + 1
    if later and later.id and _joins(prepared, at, later.first) and later.form != "person":
        return _part_of(later.id, kind, said)
    if spot.form != "noun" or prepared.sentences[prepared.tokens[spot.first].sentence].shouted:
        return None
    fields, owner = _before(prepared, spot.first)
    if not owner and said[-1] in words("naming", "back", "stationed"):
        owner = place_behind(prepared, spot.last)
    if not owner:
        return None
    said = [*fields, *said]
    if _nation(owner) == len(owner):
        return of_state(vocabulary().nationalities[tuple(owner)], kind, said)
    if said[-1] in words("naming", "bodies", "nouns"):
        return naming.body(said, owner)
    return of_name(owner, kind)


def _part_of(owner: str, kind: str, said: Sequence[str]) -> str:
    """Return the id of what belongs to `owner`: a state's forces have their own, a group's fighters are the group."""
    head, _, code = owner.partition(":")
    return of_state(code, kind, said) if head == "state" and code.isupper() else owner


def _joins(prepared: Prepared, at: int, first: int) -> bool:
    """Say whether the words between two mentions are `of` or `from`, with or without an article."""
    between = [t.norm for t in prepared.tokens[at:first]]
    return between[:1] in (["of"], ["from"]) and between[1:] in ([], ["the"])


def _before(prepared: Prepared, first: int) -> tuple[list[str], list[str]]:
    """Return the fields and the capitalised owner in front of a common noun: ([health], [talvian])."""
    tokens, fields, owner = prepared.tokens, list[str](), list[str]()
    start = prepared.sentences[tokens[first].sentence].first
    k = first - 1
    while k >= start and tokens[k + 1].start - tokens[k].end <= 1 and len(owner) < LONGEST:
        word = bare(tokens[k])
        if not owner and word in words("naming", "generic", "fields") and len(fields) < 2:
            fields.insert(0, word)
        elif _proper(prepared, tokens[k], opens=k == start):
            owner.insert(0, word)
        else:
            break
        k -= 1
    return fields, owner


def _proper(prepared: Prepared, token: Token, *, opens: bool) -> bool:
    """Say whether a capitalised word can be an owner's name; one that opens a sentence has to stand elsewhere, too."""
    word = bare(token)
    if not token.title or not word.isalpha() or word in words("naming", "generic", "adjectives"):
        return False
    if word in persons.never() or word in vocabulary().nouns:
        return False
    return (
        not opens
        or token.norm.endswith("'s")
        or any(
            t.title and bare(t) == word and t.index != prepared.sentences[t.sentence].first
            for t in prepared.tokens
        )
    )


def place_behind(prepared: Prepared, last: int) -> list[str]:
    """Return the capitalised words behind `in` or `of` that follow a mention: `the ministry in Oresh`."""
    tokens, found = prepared.tokens, list[str]()
    k = last + 1
    if k >= len(tokens) or tokens[k].norm not in ("in", "of") or tokens[k].sentence != tokens[last].sentence:
        return []
    for token in tokens[k + 1 : k + 2 + LONGEST]:
        if not _proper(prepared, token, opens=False) or token.sentence != tokens[last].sentence:
            break
        found.append(bare(token))
    return found
