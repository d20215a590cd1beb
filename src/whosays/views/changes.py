"""What was revised or corrected: one origin's figure and the one that took its place."""

from collections.abc import Iterator
from datetime import date

from whosays.ledger import View
from whosays.linked import Question
from whosays.views.compared import Change, QuestionDetail
from whosays.views.matching import Wanted
from whosays.views.questions import own, questions
from whosays.views.selection import ClaimFilter


def changes(view: View, wanted: Wanted | None = None, *, after: str | None = None) -> Iterator[Change]:
    """Yield the changes in questions that have a claim to satisfy `wanted`: in the order of `questions`, then by day.

    `after` is the id of a question to go on after. A question that one document alone answers has none.
    """
    for _, found in by_question(view, wanted or ClaimFilter(), after=after):
        yield from found


def by_question(
    view: View, wanted: Wanted, *, after: str | None = None
) -> Iterator[tuple[Question, list[Change]]]:
    """Yield each question that is looked at with its changes, none for most."""
    for asked in questions(view, wanted, after=after, compared=True):
        found = own(view, asked, restricted=wanted.restricted)
        yield asked, list(of_question(found)) if found else []


def of_question(found: QuestionDetail) -> Iterator[Change]:
    """Yield the changes of one question, by day, each once; one both revised and taken back is told as corrected."""
    stated = {
        claim.id: (claim, voice.origin, account)
        for voice in found.voices
        for account in voice.accounts
        for claim in account.claims
    }
    told: dict[tuple[str, str], Change] = {}
    for one in found.relations:
        if one.kind not in ("revises", "corrected") or one.of not in stated or one.to not in stated:
            continue
        (new, origin, after), (old, _, before) = stated[one.of], stated[one.to]
        accounts = (before.claims[0].id, after.claims[0].id)
        if one.kind == "corrected" or accounts not in told:
            told[accounts] = Change(
                day=new.as_of or new.document.published, kind=one.kind, origin=origin,
                question=found.question, old=old, new=new, why=one.why,
            )  # fmt: skip
    yield from sorted(
        told.values(), key=lambda change: (change.day or date.max, change.new.id, change.old.id)
    )
