"""All that linking finds in a list of claims, in one call: questions, origins, who belongs where."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from whosays.link import across
from whosays.link import origins as resolving
from whosays.link.checks import checks as every_check
from whosays.link.counterparts import counterparts
from whosays.link.facts import Facts
from whosays.link.judged import decisions
from whosays.link.questions import Placed, place, record, speaking
from whosays.link.relations import within
from whosays.linked import Check, Copy, Family, Judgement, Link, Origin, Question


@dataclass(frozen=True, slots=True)
class Linked:
    """Questions by id, and for each claim its place among them and its origin, by claim id."""

    facts: Mapping[str, Facts]
    questions: Mapping[str, Question]
    placed: Mapping[str, Placed]
    origins: Mapping[str, Origin]

    def members(self, question: str) -> list[Facts]:
        """Return the claims of a question, in order of publication."""
        found = [self.facts[claim] for claim, where in self.placed.items() if where.question == question]
        return sorted(found, key=lambda one: one.position)


def compare_claims(
    facts: Iterable[Facts],
    copies: Iterable[Copy] = (),
    families: Sequence[Family] = (),
    judgements: Iterable[Judgement] = (),
) -> Linked:
    """Link claims of any number of documents; every claim of a document must be there.

    `copies` are what documents have in common; `judgements` are those that stand. The result is the same in
    whatever order all of these come.
    """
    known = {one.id: one for one in facts}
    family_of = {document: family.id for family in families for document in family.documents}
    suppliers = {document: family.credits for family in families for document in family.documents}
    placed = place(known.values(), family_of, decisions(judgements))
    return Linked(
        known,
        *_answered(
            known, placed, resolving.groups_of_copies(copied_claims(copies, known.values())), suppliers
        ),
    )


def copied_claims(copies: Iterable[Copy], facts: Iterable[Facts]) -> Iterator[tuple[str, str]]:
    """Yield the pairs of claims that one copied text states in two documents."""
    by_document: dict[str, list[Facts]] = defaultdict(list)
    for one in facts:
        by_document[one.document].append(one)
    for copy in copies:
        for left, right in counterparts(copy, by_document[copy.left], by_document[copy.right]):
            yield left.id, right.id


def _answered(
    known: Mapping[str, Facts],
    placed: Mapping[str, Placed],
    copied: Mapping[str, str],
    suppliers: resolving.Credits,
) -> tuple[dict[str, Question], Mapping[str, Placed], dict[str, Origin]]:
    by_question: dict[str, list[Facts]] = defaultdict(list)
    for claim, where in placed.items():
        by_question[where.question].append(known[claim])
    origins: dict[str, Origin] = {}
    questions: dict[str, Question] = {}
    for question in sorted(by_question):
        members = by_question[question]
        found = resolving.resolve(members, copied, suppliers)
        origins.update((claim, origin.record()) for claim, origin in found.items())
        questions[question] = record(speaking(members, placed), members, found)
    return questions, placed, origins


def relations(linked: Linked, question: str | None = None) -> list[Link]:
    """Return the relations among linked claims, or those that touch one question's claims.

    For one question `linked` needs its claims, those of its setting, and those of its origins elsewhere: a relation
    to a claim that is not there is not found.
    """
    by_question, by_setting = _grouped(linked)
    asked = [question] if question else sorted(by_question)
    found = [one for name in asked for one in within(by_question[name], linked.origins)]
    for members in by_setting.values():
        found += across.of_setting(members, linked.origins)
    found += across.parts(linked.facts.values())
    found += across.around(linked.facts.values(), linked.placed)
    found += across.drifts(linked.facts.values(), linked.origins)
    if question:
        wanted = {one.id for one in by_question[question]}
        found = [one for one in found if one.of in wanted or one.to in wanted]
    return sorted(found, key=lambda one: (one.kind, one.of, one.to or ""))


def checks(linked: Linked, question: str | None = None) -> list[Check]:
    """Return what does not fit among linked claims, or what of it concerns one question's claims."""
    by_question, by_setting = _grouped(linked)
    found = every_check(by_question, by_setting, linked.origins)
    if question:
        wanted = {one.id for one in by_question[question]}
        found = [one for one in found if not wanted.isdisjoint(one.claims)]
    return found


def _grouped(linked: Linked) -> tuple[dict[str, list[Facts]], dict[str, list[Facts]]]:
    by_question: dict[str, list[Facts]] = defaultdict(list)
    by_setting: dict[str, list[Facts]] = defaultdict(list)
    for claim, where in linked.placed.items():
        by_question[where.question].append(linked.facts[claim])
        by_setting[where.setting].append(linked.facts[claim])
    return by_question, by_setting
