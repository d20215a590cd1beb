"""How two claims of one question stand to each other: who repeats, revises, contradicts, denies or corrects whom."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from whosays.link.facts import DENIED, Facts
from whosays.link.history import History, apart, day, disjoint
from whosays.link.questions import histories
from whosays.linked import Feature, Link, Origin, Relation


def link(kind: Relation, of: Facts, to: Facts | None, **why: Feature) -> Link:
    """Return a relation with what it was read from."""
    return Link.model_construct(kind=kind, of=of.id, to=to.id if to else None, why=why)


def within(members: Iterable[Facts], origins: Mapping[str, Origin]) -> Iterator[Link]:
    """Yield the relations among the claims of one question."""
    ordered = sorted(members, key=lambda one: one.position)
    standing = [one for one in ordered if one.aside is None]
    told = histories(ordered, origins)
    yield from _repeats(standing, origins)
    for history in told.values():
        for new, old in history.revisions:
            yield link("revises", new, old, before=shown(old), after=shown(new))
        for late, standing_then in history.superseded:
            yield link(
                "cites_superseded", late, standing_then, cited=shown(late), given_since=shown(standing_then)
            )
    yield from _contradicts(told)
    yield from _denies(ordered, origins)
    yield from _corrects(ordered, origins)
    yield from _second_voices(ordered)


def _repeats(standing: Sequence[Facts], origins: Mapping[str, Origin]) -> Iterator[Link]:
    first: dict[tuple[str, object], Facts] = {}
    for one in standing:
        key = (origins[one.id].key, one.core or one.vague)
        earlier = first.setdefault(key, one)
        if earlier is not one:
            yield link(
                "repeats", one, earlier, origin=key[0], same_document=one.document == earlier.document,
                wording=None if one.modifier == earlier.modifier else f"{earlier.modifier}, now {one.modifier}",
            )  # fmt: skip


def _contradicts(told: Mapping[str, History]) -> Iterator[Link]:
    """Link each two figures that two origins hold at the end, once, by the first claims that state them."""
    done: set[tuple[object, object]] = set()
    holding = [(name, one) for name, one in told.items() if one.latest]
    for n, (left_name, left) in enumerate(holding):
        for right_name, right in holding[:n]:
            if not disjoint(left, right):
                continue
            for a in left.latest:
                for b in right.latest:
                    later, earlier = sorted((a, b), key=lambda one: (day(one), one.position), reverse=True)
                    pair = (_figure(later), _figure(earlier))
                    if pair not in done and apart(a, b):
                        done |= {pair, (pair[1], pair[0])}
                        names = (left_name, right_name) if later is a else (right_name, left_name)
                        yield link(
                            "contradicts", later, earlier, figure=shown(later), other=shown(earlier),
                            origin=names[0], other_origin=names[1],
                        )  # fmt: skip


def _figure(one: Facts) -> object:
    return (one.low, one.high, day(one) if one.scope == "cumulative" else None)


def _denies(ordered: Sequence[Facts], origins: Mapping[str, Origin]) -> Iterator[Link]:
    asserted: dict[object, list[Facts]] = defaultdict(list)
    for one in ordered:
        if one.asserted:
            asserted[one.core or one.vague].append(one)
    for one in ordered:
        if one.aside == DENIED:
            said = asserted.get(one.core or one.vague, [])
            others = [other for other in said if origins[other.id].key != origins[one.id].key]
            if others or not said:
                yield link("denies", one, others[0] if others else None, figure=shown(one))


def _corrects(ordered: Sequence[Facts], origins: Mapping[str, Origin]) -> Iterator[Link]:
    """A text that gives one number and takes another back corrects those who gave that other on the same word."""
    for wrong in ordered:
        if wrong.aside != DENIED or not wrong.core:
            continue
        right = next((one for one in ordered if _put_right(one, wrong, origins)), None)
        if right is None:
            continue
        given = next((one for one in ordered if _given(one, wrong, origins)), None)
        yield link("corrected", right, given, wrong=shown(wrong), right=shown(right))


def _put_right(one: Facts, wrong: Facts, origins: Mapping[str, Origin]) -> bool:
    same = one.document == wrong.document and origins[one.id].key == origins[wrong.id].key
    return same and one.asserted and bool(one.core) and one.core != wrong.core


def _given(one: Facts, wrong: Facts, origins: Mapping[str, Origin]) -> bool:
    if not one.asserted or one.core != wrong.core or one.document == wrong.document:
        return False
    return origins[one.id].key == origins[wrong.id].key or bool(set(one.relay) & set(wrong.relay))


def _second_voices(ordered: Sequence[Facts]) -> Iterator[Link]:
    """Yield what a second voice of the same document says of a claim; that voice has no claim of its own."""
    kinds: dict[str, Relation] = {"denied": "denies", "unverified": "unverified", "corrected": "corrected"}
    for one in ordered:
        if one.stance in kinds:
            yield link(kinds[one.stance], one, None, stance=one.stance)


def shown(one: Facts) -> str:
    """Return a figure in short, as features of a relation show it."""
    if not one.core:
        return one.vague or one.modifier
    return f"{one.modifier} " + " to ".join(f"{number:g}" for number in one.core)
