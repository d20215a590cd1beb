"""Reads linked claims back, with what stands around one question: what its relations and checks are found in."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, select

from whosays.ledger import schema
from whosays.ledger.base import View
from whosays.ledger.linking.entries import Entry, entry
from whosays.ledger.linking.texts import batches
from whosays.link import Linked
from whosays.link.across import NEARBY, told_number
from whosays.linked import Origin, Question

_LINKED, _QUESTIONS = schema.linked_claims.c, schema.questions.c


def around(view: View, identity: str, *, restricted: bool) -> Linked:
    """Return a question's claims and all that may be related to them; all of it without restricted documents, or with.

    These are the claims of its incident, or of running totals of its place and beginning; the other claims of its
    documents; those of its origins elsewhere that give one of its numbers about then; those of places around its
    own. Where no claim is left the question is missing.
    """
    asked = _questions(view, restricted, _QUESTIONS.id == identity)
    own = list(_Reader(view, restricted).entries(_LINKED.question == identity)) if asked else []
    neighbours = _neighbours(_Reader(view, restricted), asked[identity], own) if asked else ()
    return _linked({one.facts.id: one for one in [*own, *neighbours]}, asked, restricted=restricted)


def alone(view: View, identity: str, *, restricted: bool) -> Linked:
    """Return a question's own claims, for what asks only how these stand to one another."""
    asked = _questions(view, restricted, _QUESTIONS.id == identity)
    own = _Reader(view, restricted).entries(_LINKED.question == identity) if asked else ()
    return _linked({one.facts.id: one for one in own}, asked, restricted=restricted)


def everything(view: View, *, restricted: bool) -> Linked:
    """Return all linked claims of a ledger, for what looks at every question at once."""
    found = {one.facts.id: one for one in _Reader(view, restricted).entries()}
    return _linked(found, _questions(view, restricted), restricted=restricted)


def _questions(view: View, restricted: bool, *conditions: ColumnElement[bool]) -> dict[str, Question]:
    shown = schema.shown(schema.questions, restricted=restricted)
    found = view.rows(select(_QUESTIONS.id, _QUESTIONS.record).where(shown, *conditions))
    return {row["id"]: Question.model_validate_json(row["record"]) for row in found}


def _linked(found: Mapping[str, Entry], questions: Mapping[str, Question], *, restricted: bool) -> Linked:
    return Linked(
        facts={claim: one.facts for claim, one in found.items()},
        questions=questions,
        placed={claim: one.where for claim, one in found.items()},
        origins={claim: origin(one, restricted=restricted) for claim, one in found.items()},
    )


def origin(one: Entry, *, restricted: bool) -> Origin:
    """Return the origin of a claim, found with restricted documents or without."""
    told: dict[str, Any] = json.loads(one.origin if restricted else one.open_origin or one.origin)
    return Origin.model_construct(**told | {"through": tuple(told["through"])})


class _Reader:
    """Reads linked claims, those of restricted documents among them or not."""

    def __init__(self, view: View, restricted: bool) -> None:
        self.view = view
        self.restricted = restricted
        self.key = _LINKED.origin if restricted else _LINKED.open_origin
        self._shown = [] if restricted else [_LINKED.restricted.is_(False)]

    def entries(self, *conditions: ColumnElement[bool]) -> Iterator[Entry]:
        """Yield the claims that satisfy the conditions."""
        statement = select(schema.linked_claims).where(*conditions, *self._shown)
        for row in self.view.rows(statement.order_by(_LINKED.claim_id)):
            yield entry(row)


def _neighbours(reader: _Reader, asked: Question, own: Collection[Entry]) -> Iterator[Entry]:
    settings = sorted({one.where.setting for one in own})
    if asked.subject.area:
        yield from reader.entries(_LINKED.area == asked.subject.area, _LINKED.setting.in_(settings))
    for some in batches(sorted({one.facts.document for one in own})):
        yield from reader.entries(_LINKED.document_id.in_(some))
    yield from _told_elsewhere(reader, own)
    wider = {name for one in own if one.facts.area for name in one.facts.area.inside}
    for some in batches(sorted(wider)):
        about = asked.subject
        alike = select(_QUESTIONS.id).where(
            _QUESTIONS.area.in_(some), _QUESTIONS.measure == about.measure, _QUESTIONS.scope == about.scope,
            _same(_QUESTIONS.first_day, about.from_ or about.since),
        )  # fmt: skip
        yield from reader.entries(_LINKED.question.in_(alike))


def _told_elsewhere(reader: _Reader, own: Collection[Entry]) -> Iterator[Entry]:
    """Yield the claims in which the origins of some claims give their numbers again, soon before or after.

    Those within twice `NEARBY`, since which claim was the first depends on those around both.
    """
    days: dict[str, dict[str, list[date]]] = defaultdict(lambda: defaultdict(list))
    for one in own:
        number = told_number(one.facts)
        if number and one.facts.published:
            days[origin(one, restricted=reader.restricted).key][number].append(one.facts.published)
    for key, numbers in sorted(days.items()):
        for some in batches(sorted(numbers)):
            for one in reader.entries(reader.key == key, _LINKED.told.in_(some)):
                told = one.facts.published
                near = numbers[str(told_number(one.facts))]
                if told and any(abs((told - day).days) <= 2 * NEARBY for day in near):
                    yield one


def _same(column: ColumnElement[date], day: date | None) -> ColumnElement[bool]:
    return column.is_(None) if day is None else column == day
