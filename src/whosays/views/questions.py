"""The questions of a ledger: all that a filter asks for, or one with everything that is said to it."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import partial

from sqlalchemy import ColumnElement, and_, func, or_, select

from whosays import lexicon
from whosays.errors import UsageError
from whosays.ledger import View, rows, schema
from whosays.ledger.linking import reading
from whosays.ledger.linking.entries import entry
from whosays.ledger.linking.texts import batches
from whosays.link import Linked
from whosays.link.subjects import Key
from whosays.linked import Origin, Question
from whosays.records import Claim
from whosays.views import assembling, matching
from whosays.views.compared import QuestionDetail
from whosays.views.matching import Wanted
from whosays.views.selection import ClaimFilter

_LINKED, _QUESTIONS = schema.linked_claims.c, schema.questions.c
_CLAIMS, _REVIEWS, _PRINTED = schema.claims.c, schema.reviews.c, schema.linked_documents.c
_ORDER = (_QUESTIONS.origins.desc(), _QUESTIONS.claims.desc(), _QUESTIONS.id)
_SOON = 7
"""Days between two events in one place that might be taken for one."""
_NEAR = 30
"""How many near questions are looked at."""


def questions(
    view: View,
    wanted: Wanted | None = None,
    *,
    after: str | None = None,
    differ: bool | None = None,
    compared: bool = False,
) -> Iterator[Question]:
    """Yield the questions that have a claim to satisfy `wanted`: most origins first, then most claims, then by id.

    `after` is the id of a question to go on after. `differ` asks for those in which two origins' latest
    figures have no number in common, or for the others; `compared` leaves out what one document alone states on one
    origin's word. Without restricted documents each question counts what is left of it.

    Raises UsageError where `after` names no question.
    """
    wanted = wanted or ClaimFilter()
    statement = select(_QUESTIONS.record).where(_shown(wanted.restricted), *_asked(wanted))
    if after is not None:
        statement = statement.where(*_behind(view, after, restricted=wanted.restricted))
    if differ is not None:
        statement = statement.where(_QUESTIONS.differ.is_(differ))
    if compared:
        statement = statement.where(or_(_QUESTIONS.documents > 1, _QUESTIONS.origins > 1))
    for row in view.rows(statement.order_by(*_ORDER)):
        yield Question.model_validate_json(row["record"])


def _asked(wanted: Wanted) -> Iterator[ColumnElement[bool]]:
    if wanted.measure is not None:
        yield _QUESTIONS.measure == wanted.measure
    rest = replace(wanted, measure=None)
    if list(matching.by_words(rest)):
        yield _QUESTIONS.id.in_(select(_LINKED.question).where(*matching.linked(rest)))


def brief(view: View, identity: str, *, restricted: bool) -> Question:
    """Return the record of one question, by its whole id. Raises UsageError where there is none to show."""
    for found in _named(view, _QUESTIONS.id == identity, restricted=restricted):
        return found
    raise UsageError(f"no question {identity} to go on after: use the id of a question in this ledger")


def _behind(view: View, after: str, *, restricted: bool) -> Iterator[ColumnElement[bool]]:
    last = brief(view, after, restricted=restricted)
    fewer = and_(_QUESTIONS.origins == last.origins, _QUESTIONS.claims < last.claims)
    later = and_(
        _QUESTIONS.origins == last.origins, _QUESTIONS.claims == last.claims, _QUESTIONS.id > last.id
    )
    yield _QUESTIONS.origins <= last.origins
    yield or_(_QUESTIONS.origins < last.origins, fewer, later)


def _shown(restricted: bool) -> ColumnElement[bool]:
    return schema.shown(schema.questions, restricted=restricted)


def question(view: View, identity: str, *, restricted: bool = True) -> QuestionDetail:
    """Return one question with everything that is said to it.

    `identity` is its id or the beginning of it. Raises UsageError where no question's id begins so, or several do, or
    where only `restricted` documents, which were not asked for, answer it.
    """
    exact = _QUESTIONS.id == identity
    found = list(_named(view, exact, restricted=restricted)) or list(
        _named(view, _QUESTIONS.id.startswith(identity, autoescape=True), restricted=restricted)
    )
    if len(found) > 1:
        raise UsageError(f"several questions begin with {identity}: give more of the id")
    shown = detail(view, found[0], restricted=restricted) if found else None
    if shown is None:
        raise UsageError(f"no question {identity}: use an id that `whosays questions` shows")
    return shown


def question_of(view: View, claim_id: str) -> str | None:
    """Return the id of the question that a claim answers; None for one that is not linked yet."""
    statement = select(_LINKED.question).where(_LINKED.claim_id == claim_id)
    return next((row["question"] for row in view.rows(statement)), None)


def detail(view: View, asked: Question, *, restricted: bool) -> QuestionDetail | None:
    """Return a question with everything that is said to it, or None where none of it may be shown."""
    linked = reading.around(view, asked.id, restricted=restricted)
    return _detail(view, asked, linked, _near(view, asked, restricted))


def own(view: View, asked: Question, *, restricted: bool) -> QuestionDetail | None:
    """Return a question with how its own claims stand to one another, and nothing of others: much less to read."""
    return _detail(view, asked, reading.alone(view, asked.id, restricted=restricted), ())


def _detail(
    view: View, asked: Question, linked: Linked, near: Iterable[tuple[Question, Key]]
) -> QuestionDetail | None:
    answered = linked.questions.get(asked.id)
    if answered is None:
        return None
    return assembling.detail(linked, answered, partial(_claims, view), _families(view, asked.id), near)


def _named(view: View, condition: ColumnElement[bool], *, restricted: bool) -> Iterator[Question]:
    statement = select(_QUESTIONS.record).where(condition, _shown(restricted))
    for row in view.rows(statement.order_by(_QUESTIONS.id).limit(2)):
        yield Question.model_validate_json(row["record"])


def _claims(view: View, wanted: Iterable[str]) -> dict[str, Claim]:
    """Return the records of claims as they stand after review."""
    found: dict[str, Claim] = {}
    for some in batches(sorted(wanted)):
        machine = select(_CLAIMS.id, _CLAIMS.record).where(_CLAIMS.id.in_(some))
        stand = select(_REVIEWS.claim_id.label("id"), _REVIEWS.record).where(_REVIEWS.claim_id.in_(some))
        for statement in (machine, stand):
            found |= {row["id"]: rows.read_claim(row) for row in view.rows(statement)}
    return found


def _families(view: View, question: str) -> dict[str, str]:
    """Return the family of each document that speaks to a question, where it has one."""
    documents = select(_LINKED.document_id).where(_LINKED.question == question)
    statement = select(_PRINTED.document_id, _PRINTED.family).where(
        _PRINTED.document_id.in_(documents), _PRINTED.family.is_not(None)
    )
    return {row["document_id"]: row["family"] for row in view.rows(statement)}


def _near(view: View, asked: Question, restricted: bool) -> Iterator[tuple[Question, Key]]:
    """Yield questions on the same event, or in the same place about then, whose measure is taken for this one's.

    Each comes with what its claims have in common.
    """
    about = asked.subject
    measures = [about.measure, *lexicon.load("report")["near"].get(about.measure, ())]
    setting = select(_QUESTIONS.setting).where(_QUESTIONS.id == asked.id).scalar_subquery()
    places = [_QUESTIONS.setting == setting]
    if about.area is not None:
        then = [_QUESTIONS.scope != about.scope]
        if about.from_ and about.to:
            then.append(
                and_(
                    _QUESTIONS.first_day <= _shifted(about.to, _SOON),
                    _QUESTIONS.last_day >= _shifted(about.from_, -_SOON),
                )
            )
        places.append(and_(_QUESTIONS.area == about.area, or_(*then)))
    statement = select(_QUESTIONS.record).where(
        _QUESTIONS.id != asked.id, _QUESTIONS.measure.in_(measures), or_(*places), _shown(restricted)
    )
    found = (
        Question.model_validate_json(row["record"])
        for row in view.rows(statement.order_by(*_ORDER).limit(_NEAR))
    )
    near = {one.id: one for one in found}
    by_rule = and_(_LINKED.question.in_(near), _LINKED.base == _LINKED.question)
    keys = {
        row["question"]: entry(row).where.key
        for row in view.rows(select(schema.linked_claims).where(by_rule))
    }
    yield from ((near[one], key) for one, key in keys.items())


def _shifted(day: date, by: int) -> date:
    return date.fromordinal(min(max(day.toordinal() + by, date.min.toordinal()), date.max.toordinal()))


def origins(view: View, *, restricted: bool) -> dict[str, Origin]:
    """Return the origin of every linked claim, by the claim's id; equal ones are one object.

    Without `restricted` documents their claims are left out, and no origin was found with their help.
    """
    known: dict[str, Origin] = {}
    found: dict[str, Origin] = {}
    told = _LINKED.origin_record if restricted else func.coalesce(_LINKED.open_record, _LINKED.origin_record)
    statement = select(_LINKED.claim_id, told.label("told"))
    if not restricted:
        statement = statement.where(_LINKED.restricted.is_(False))
    for row in view.rows(statement):
        record = row["told"]
        if record not in known:
            known[record] = Origin.model_validate_json(record)
        found[row["claim_id"]] = known[record]
    return found
