"""The incidents of a ledger, each with what a convention makes of its claims and where and when it was."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from whosays.linked import Question
from whosays.records import DocumentRef, Place, Record
from whosays.views.coding import CONVENTIONS, Coding, Stated, ucdp
from whosays.views.linking import Held, Latest, latest


class Case(Record):
    """One incident as a coder meets it: place, days, what was read, and its coding."""

    incident: str
    place: Place | None
    """As the claim that decided the area words it; null where no claim names one."""
    place_name: str | None
    first: date | None
    last: date | None
    dated: bool
    """False where the days are taken from the publication dates."""
    documents: tuple[DocumentRef, ...]
    """In order of publication."""
    origins: tuple[str, ...]
    """Names of those on whose word the figures are."""
    sides: tuple[str, ...]
    """Parties whose dead fighters are counted."""
    coding: Coding


def cases(ledger: Held, convention: str) -> Iterator[Case]:
    """Yield the incidents whose claims a convention looks at, by first day (undated last), place and id.

    Running totals are no incidents and have no case.
    """
    found = [_case(ledger, name, asked, convention) for name, asked in incidents(ledger).items()]
    kept = [
        case for case in found if any(one.claims for one in case.coding.values) or len(case.coding.notes) > 1
    ]
    yield from sorted(kept, key=lambda case: (case.first or date.max, case.place_name or "", case.incident))


def incidents(ledger: Held) -> dict[str, list[Question]]:
    """Return the questions of each incident, by its id."""
    found: dict[str, list[Question]] = defaultdict(list)
    for question in ledger.questions.values():
        if question.incident:
            found[question.incident].append(question)
    return found


def accounts(ledger: Held, questions: Iterable[Question]) -> list[Stated]:
    """Return the latest accounts of an incident's questions, as far as they count people or things one by one."""
    return [
        _stated(ledger, question, one)
        for question in questions
        if countable(question)
        for one in latest(ledger, question.id)
    ]


def countable(question: Question) -> bool:
    """Whether the answers are counts of one measure: no shares, no estimates, no numbers that two measures share."""
    about = question.subject
    return about.kind == "count" and about.estimate is None and about.joint is None


def _stated(ledger: Held, question: Question, one: Latest) -> Stated:
    about, figure = question.subject, one.figure
    wholes = {claim.part_of for claim in one.claims}
    return Stated(
        claims=tuple(claim.id for claim in one.claims),
        origin=one.origin.key,
        measure=about.measure,
        status=about.status,
        group=about.population,
        party=about.party,
        low=figure.low,
        high=figure.high,
        vague=figure.vague,
        words=ledger.said[figure.id].words,
        wholes=frozenset() if None in wholes else frozenset(whole for whole in wholes if whole),
    )


def _case(ledger: Held, name: str, questions: Sequence[Question], convention: str) -> Case:
    told = accounts(ledger, questions)
    claims = [claim for one in told for claim in one.claims]
    days = questions[0].subject
    documents = {ledger.said[claim].document.id: ledger.said[claim].document for claim in claims}
    return Case(
        incident=name,
        place=_place(ledger, claims),
        place_name=next((one.area_name for one in questions if one.area_name), None),
        first=days.from_,
        last=days.to,
        dated=any(ledger.linked.facts[claim].first for claim in claims),
        documents=tuple(sorted(documents.values(), key=lambda one: (one.published or date.max, one.id))),
        origins=tuple(sorted({ledger.linked.origins[claim].name for claim in claims})),
        sides=ucdp.sides(told),
        coding=CONVENTIONS[convention](told),
    )


def _place(ledger: Held, claims: Iterable[str]) -> Place | None:
    """Return the place of the claims, a resolved one before words alone; of several the one with the least id."""
    found = {claim: place for claim in claims if (place := ledger.said[claim].place)}
    ranked = sorted(found, key=lambda claim: (found[claim].geonames_id is None, claim))
    return found[ranked[0]] if ranked else None
