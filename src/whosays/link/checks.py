"""Numbers that do not fit together, within a document or a series. Each is a reason to look again, never corrected."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, pairwise

from whosays.lexicon import words
from whosays.link.across import TELLING
from whosays.link.facts import Facts
from whosays.link.history import bounds, carried_by, day
from whosays.link.questions import Origins
from whosays.linked import Check, CheckKind, Feature

POINT = 1.0
"""Percentage points by which rounding may part a percentage from the numbers it was made of."""


def check(kind: CheckKind, claims: Sequence[Facts], **why: Feature) -> Check:
    """Return a check with what it was read from."""
    return Check.model_construct(kind=kind, claims=tuple(one.id for one in claims), why=why)


def of_document(members: Iterable[Facts]) -> Iterator[Check]:
    """Yield what does not fit within one document: parts above their total, percentages beside their base."""
    ordered = sorted((one for one in members if one.asserted), key=lambda one: one.position)
    by_id = {one.id: one for one in ordered}
    parts: dict[str, list[Facts]] = defaultdict(list)
    for one in ordered:
        if one.part_of in by_id and one.low is not None and one.kind == "count":
            parts[one.part_of].append(one)
    for whole, listed in parts.items():
        yield from _totals(by_id[whole], listed)
    yield from _percentages(ordered)


def _totals(whole: Facts, parts: Sequence[Facts]) -> Iterator[Check]:
    """Parts of which one, or all together where they have nobody in common, exceed their total."""
    _, most = bounds(whole)
    for part in parts:
        if bounds(part)[0] > most:
            yield check("part_exceeds_total", [part, whole], part=bounds(part)[0], total=most)
    apart = {
        part.population: part for part in parts if part.population in words("link", "exclusive", "classes")
    }
    total = sum(bounds(part)[0] for part in apart.values())
    if len(apart) > 1 and total > most:
        yield check("parts_exceed_total", [whole, *apart.values()], sum=total, total=most)


def _percentages(ordered: Sequence[Facts]) -> Iterator[Check]:
    """A percentage of a number that the document states, beside a count of the same people that it does not give."""
    counts = [
        one for one in ordered if one.kind == "count" and len(one.core) == 1 and one.modifier == "exact"
    ]
    for share in ordered:
        if share.kind != "percent" or len(share.core) != 1 or share.modifier not in ("exact", "about"):
            continue
        for part in counts:
            whole = next((one for one in counts if one.id == part.part_of), None)
            if (
                whole
                and part.population == share.population
                and share.measure == part.measure
                and whole.core[0]
            ):
                found = 100 * part.core[0] / whole.core[0]
                if abs(found - share.core[0]) > POINT:
                    yield check(
                        "percent_misfit", [share, part, whole], stated=share.core[0], computed=round(found, 1)
                    )


def of_series(members: Iterable[Facts], origins: Origins) -> Iterator[Check]:
    """Yield what is odd in the running totals that each origin gave of one question in time."""
    by_origin: dict[str, list[Facts]] = defaultdict(list)
    for one in members:
        if (
            one.scope == "cumulative"
            and one.aside is None
            and one.low is not None
            and one.modifier != "range"
        ):
            by_origin[origins[one.id].key].append(one)
    for _, claims in sorted(by_origin.items()):
        steps = {
            day(one): one for one in sorted(claims, key=lambda one: (day(one), one.position), reverse=True)
        }
        for earlier, later in pairwise(steps[moment] for moment in sorted(steps)):
            yield from _step(earlier, later)


def _step(earlier: Facts, later: Facts) -> Iterator[Check]:
    before, after = earlier.low, later.low
    if before is None or after is None or before == after:
        return
    why: dict[str, Feature] = {"before": before, "after": after}
    if before >= TELLING and sorted(f"{before:g}") == sorted(f"{after:g}"):
        yield check("digits_transposed", [later, earlier], **why)
    elif before >= TELLING and (after == before * 10 or f"{after:g}" == f"{before:g}0"):
        yield check("digit_added", [later, earlier], **why)
    if after < before and later.high is not None:
        yield check("series_falls", [later, earlier], **why)


def of_setting(members: Iterable[Facts]) -> Iterator[Check]:
    """Yield counts of the dead that equal the dead and the missing, or injured, that another document tells apart."""
    by_document: dict[str, list[Facts]] = defaultdict(list)
    for one in sorted(members, key=lambda one: one.position):
        if one.aside is None and one.kind == "count" and len(one.core) == 1 and one.part_of is None:
            by_document[one.document].append(one)
    done: set[tuple[str, object]] = set()
    for listed in by_document.values():
        for dead, others in combinations(listed, 2):
            if {dead.measure, others.measure} not in _ADDED or not _one_people(dead, others):
                continue
            total = dead.core[0] + others.core[0]
            for document, claims in by_document.items():
                for sum_ in claims:
                    fits = (
                        sum_.measure == "killed"
                        and sum_.core[0] == total
                        and min(dead.core[0], others.core[0]) > 0
                    )
                    if fits and document != dead.document and (sum_.id, total) not in done:
                        done.add((sum_.id, total))
                        yield check("measures_added", [sum_, dead, others], sum=total)


_ADDED = ({"killed", "missing"}, {"killed", "injured"})


def _one_people(a: Facts, b: Facts) -> bool:
    return (a.population, a.status, a.party) == (b.population, b.status, b.party)


def of_carriers(members: Iterable[Facts], origins: Origins) -> Iterator[Check]:
    """Yield where an outlet's series of running totals goes on with another supplier's figures: a new series."""
    by_carrier: dict[str, list[Facts]] = defaultdict(list)
    for one in sorted(members, key=lambda one: (day(one), one.position)):
        if one.scope == "cumulative" and one.aside is None and one.core and one.relay and not one.own_voice:
            by_carrier[one.relay[-1][0]].append(one)
    for carrier, claims in sorted(by_carrier.items()):
        for earlier, later in pairwise(claims):
            before, after = origins[earlier.id], origins[later.id]
            known = {origins[one.id].key for one in claims if day(one) <= day(earlier)}
            if after.key not in known and not carried_by(later, after.key):
                yield check(
                    "supplier_changed", [later, earlier], outlet=carrier, before=before.name, after=after.name
                )


def checks(
    by_question: Mapping[str, Sequence[Facts]], by_setting: Mapping[str, Sequence[Facts]], origins: Origins
) -> list[Check]:
    """Return every check of linked claims, in order of its kind and claims."""
    by_document: dict[str, list[Facts]] = defaultdict(list)
    found: list[Check] = []
    for members in by_question.values():
        found += [*of_series(members, origins), *of_carriers(members, origins)]
        for one in members:
            by_document[one.document].append(one)
    for members in by_setting.values():
        found += of_setting(members)
    for members in by_document.values():
        found += of_document(members)
    return sorted(found, key=lambda one: (one.kind, one.claims))
