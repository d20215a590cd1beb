"""What many documents say to one question, where they differ, who is relied on, what was revised."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from whosays import views
from whosays.errors import ConflictError, UsageError
from whosays.ledger import View
from whosays.linked import Link, Question
from whosays.report import asked as laying
from whosays.report import naming, rows
from whosays.views import Change, QuestionDetail
from whosays.web import deciding
from whosays.web.asking import Asked, Asking
from whosays.web.bench import Here, page
from whosays.web.deciding import Form
from whosays.web.pages.claims import CHOICES
from whosays.web.session import Who

router = APIRouter()

PAGE = 50
DIFFERING = 20
"""Disagreements of a page, which are told in sentences."""
SPELT_OUT = 100
"""Claims of a question up to which its differences are told in the list of all."""
LOOKED = 100
"""Questions that are looked at for one page, so that no page takes long; the next goes on behind them."""
NOTES = 200
"""Relations of one kind that a page prints."""


@router.get("/questions")
def questions(request: Request, here: Here, asked: Asking, compared: bool = True) -> Response:
    """List what is comparable, most origins first."""
    with here.view() as view:
        rest = views.questions(view, asked.filter, after=asked.order.after, compared=compared)
        found = list(islice(rest, PAGE + 1))
    return page(
        request, "questions.html.j2", asked=asked, choices=CHOICES, found=found[:PAGE],
        more=len(found) > PAGE, compared=compared,
    )  # fmt: skip


@router.get("/questions/{question_id}")
def question(request: Request, here: Here, asked: Asking, question_id: str, done: int = 0) -> Response:
    """Show everything that is said to a question."""
    with here.view() as view:
        return page(request, "question.html.j2", **_shown(view, asked, question_id, done=done))


@router.post("/questions/{question_id}")
def decide(request: Request, here: Here, asked: Asking, who: Who, form: Form, question_id: str) -> Response:
    """Take claims out of a question, put another question's in, or take the last such decision back."""
    with here.view() as view:
        detail = views.question(view, question_id, restricted=asked.filter.restricted)
        try:
            target, moved = _aim(view, form, detail)
        except UsageError as err:
            return page(
                request, "question.html.j2", 422, **_shown(view, asked, question_id, refused=str(err))
            )
        made = deciding.decision(
            form.get("action", ""), "question", target, who.name, form.get("note", ""),
            {"members": moved} if moved else {},
        )  # fmt: skip
        try:
            with here.reviewer() as reviewer:
                stored = reviewer.judge(made, deciding.seen(form))
        except (ConflictError, UsageError) as err:
            status = 409 if isinstance(err, ConflictError) else 422
            with here.view() as fresh:
                shown = _shown(fresh, asked, question_id, refused=str(err))
            return page(request, "question.html.j2", status, **shown)
    with here.view() as view:
        there = views.question_of(view, target) or question_id
    return RedirectResponse(f"/questions/{there}?done={stored.id}", 303)


@router.get("/disagreements")
def disagreements(request: Request, here: Here, asked: Asking) -> Response:
    """List the questions whose accounts differ or do not fit."""
    found: list[_Differing] = []
    after = None
    with here.view() as view:
        rest = views.looked_at(view, asked.filter, after=asked.order.after)
        for looked, one in enumerate(rest, start=1):
            differing = _Differing.of(view, one, restricted=asked.filter.restricted)
            found += [differing] if differing.says else []
            if len(found) == DIFFERING or looked == LOOKED:
                after = one.id
                break
    return page(request, "disagreements.html.j2", asked=asked, choices=CHOICES, found=found, after=after)


@router.get("/sources")
def sources(request: Request, here: Here, asked: Asking) -> Response:
    """List who is relied on."""
    with here.view() as view:
        found = list(islice(views.relied(view, asked.filter, after=asked.order.after), PAGE + 1))
    return page(
        request, "sources.html.j2", asked=asked, choices=CHOICES, found=found[:PAGE], more=len(found) > PAGE
    )


@router.get("/changes")
def changes(request: Request, here: Here, asked: Asking) -> Response:
    """List what was revised or corrected, question by question."""
    found: list[Change] = []
    after = None
    with here.view() as view:
        rest = views.changes_by_question(view, asked.filter, after=asked.order.after)
        for looked, (question, made) in enumerate(rest, start=1):
            found += made
            if len(found) >= PAGE or looked == LOOKED:
                after = question.id
                break
    return page(request, "changes.html.j2", asked=asked, choices=CHOICES, found=found, after=after)


@dataclass(frozen=True, slots=True)
class Told:
    """A relation in words, with the claims at its ends."""

    of: str
    of_words: str
    verb: str
    to: str | None
    to_words: str
    why: str


def relations(detail: QuestionDetail, links: Iterable[Link]) -> Iterator[Told]:
    """Yield relations in words."""
    named = naming.stated(detail)
    for link in links:
        to = named.get(link.to, "") if link.to else ""
        yield Told(link.of, named.get(link.of, ""), naming.relation(link), link.to, to, naming.features(link))


@dataclass(frozen=True, slots=True)
class _Differing:
    """A question with what differs in it, as the list prints it: in one of many claims only that it does.

    Where accounts differ, how they stand to other questions is left to the page of the question.
    """

    question: Question
    differing: list[Told]
    flags: list[Told]
    checks: int

    @classmethod
    def of(cls, view: View, asked: Question, *, restricted: bool) -> "_Differing":
        look = views.own if asked.differ else views.detail
        large = asked.differ and asked.claims > SPELT_OUT
        detail = None if large else look(view, asked, restricted=restricted)
        if detail is None:
            return cls(asked, [], [], 0)
        differing, flags = (list(relations(detail, links)) for links in (detail.differing, detail.flags))
        return cls(asked, differing, flags, len(detail.checks))

    @property
    def says(self) -> bool:
        """Whether anything in it differs or does not fit."""
        return self.question.differ or bool(self.differing or self.flags or self.checks)


def laid_out(detail: QuestionDetail) -> laying.Asked:
    """Return a question with its picture; colours are by origin."""
    origins = {
        claim.id: voice.origin
        for voice in detail.voices
        for account in voice.accounts
        for claim in account.claims
    }
    claims = [claim for voice in detail.voices for account in voice.accounts for claim in account.claims]
    return next(laying.lay_out([detail], rows.gather([], claims, origins)))


def _shown(view: View, asked: Asked, question_id: str, *, done: int = 0, refused: str = "") -> dict[str, Any]:
    detail = views.question(view, question_id, restricted=asked.filter.restricted)
    q = laid_out(detail)
    made = {one.id: one for row in q.numbers for one in views.history(view, "question", row)}
    return {
        "q": q,
        "differing": list(relations(detail, detail.differing[:NOTES])),
        "flags": list(relations(detail, detail.flags[:NOTES])),
        "unsaid": sum(max(0, len(links) - NOTES) for links in (detail.differing, detail.flags)),
        "history": [made[number] for number in sorted(made, key=lambda number: number or 0)],
        "asked": asked,
        "done": views.judgement(view, done) if done else None,
        "refused": refused,
    }


def _aim(view: View, form: deciding.Fields, detail: QuestionDetail) -> tuple[str, list[str]]:
    """Return the claim that a decision starts from and those it moves."""
    held = [claim.id for voice in detail.voices for account in voice.accounts for claim in account.claims]
    action = form.get("action", "")
    if action == "split":
        moved = [one for one in form.many.get("members", []) if one in held]
        kept = [one for one in held if one not in moved]
        if not moved or not kept:
            raise UsageError("tick the claims that belong elsewhere: some, but not all")
        return kept[0], moved
    if action == "join":
        other = views.question(view, form.get("other", ""))
        return held[0], [c.id for v in other.voices for a in v.accounts for c in a.claims]
    if action == "undo":
        return form.get("target", ""), []
    raise UsageError(f"a question can't be decided by {action!r}: split it, join another, or take that back")
