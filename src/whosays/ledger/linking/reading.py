"""Reads linked claims back, with what stands around one question: what its relations and checks are found in."""

import json
from collections.abc import Collection, Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, exists, select

from whosays.errors import UsageError
from whosays.ledger import schema
from whosays.ledger.base import View
from whosays.ledger.linking.entries import Entry, entry
from whosays.ledger.linking.texts import batches
from whosays.link import Linked
from whosays.link.across import NEARBY
from whosays.linked import Origin, Question

_CLAIMS, _LINKED, _QUESTIONS = schema.claims.c, schema.linked_claims.c, schema.questions.c


def question(view: View, identity: str) -> Question:
    """Return one question. Raises UsageError where the ledger has none of that id."""
    for row in view.rows(select(_QUESTIONS.record).where(_QUESTIONS.id == identity)):
        return Question.model_validate_json(row["record"])
    raise UsageError(f"no question {identity}: use the id of a question in this ledger")


def around(view: View, identity: str) -> Linked:
    """Return a question's claims and all that may be related to them.

    These are the claims of its incident, or of running totals of its place and beginning; the other claims of its
    documents; those of its origins elsewhere that were published within `NEARBY` days; those of places around its
    own. Raises UsageError as `question` does.
    """
    asked = question(view, identity)
    own = list(_entries(view, [_LINKED.question == identity]))
    found = {one.facts.id: one for one in [*own, *_neighbours(view, asked, own)]}
    return _linked(found, {identity: asked})


def everything(view: View) -> Linked:
    """Return all linked claims of a ledger, for what looks at every question at once."""
    found = {one.facts.id: one for one in _entries(view, [])}
    asked = (Question.model_validate_json(row["record"]) for row in view.rows(select(_QUESTIONS.record)))
    return _linked(found, {one.id: one for one in asked})


def _linked(found: Mapping[str, Entry], questions: Mapping[str, Question]) -> Linked:
    return Linked(
        facts={claim: one.facts for claim, one in found.items()},
        questions=questions,
        placed={claim: one.where for claim, one in found.items()},
        origins={claim: _origin(one) for claim, one in found.items()},
    )


def _origin(one: Entry) -> Origin:
    told: dict[str, Any] = json.loads(one.origin)
    return Origin.model_construct(**told | {"through": tuple(told["through"])})


def _neighbours(view: View, asked: Question, own: Collection[Entry]) -> Iterator[Entry]:
    settings = sorted({one.where.setting for one in own})
    if asked.subject.area:
        yield from _entries(view, [_LINKED.area == asked.subject.area, _LINKED.setting.in_(settings)])
    for some in batches(sorted({one.facts.document for one in own})):
        yield from _entries(view, [_LINKED.document_id.in_(some)])
    days = [one.facts.published for one in own if one.facts.published]
    if days:
        told = _CLAIMS.published.between(_shifted(min(days), -NEARBY), _shifted(max(days), NEARBY))
        near = exists().where(_CLAIMS.id == _LINKED.claim_id, told)
        for some in batches(sorted({_origin(one).key for one in own})):
            yield from _entries(view, [_LINKED.origin.in_(some), near])
    wider = {name for one in own if one.facts.area for name in one.facts.area.inside}
    for some in batches(sorted(wider)):
        about = asked.subject
        alike = select(_QUESTIONS.id).where(
            _QUESTIONS.area.in_(some), _QUESTIONS.measure == about.measure, _QUESTIONS.scope == about.scope,
            _same(_QUESTIONS.first_day, about.from_ or about.since),
        )  # fmt: skip
        yield from _entries(view, [_LINKED.question.in_(alike)])


def _same(column: ColumnElement[date], day: date | None) -> ColumnElement[bool]:
    return column.is_(None) if day is None else column == day


def _shifted(day: date, by: int) -> date:
    try:
        return day + timedelta(days=by)
    except OverflowError:
        return date.min if by < 0 else date.max


def _entries(view: View, conditions: Collection[ColumnElement[bool]]) -> Iterator[Entry]:
    for row in view.rows(select(schema.linked_claims).where(*conditions).order_by(_LINKED.claim_id)):
        yield entry(row)
