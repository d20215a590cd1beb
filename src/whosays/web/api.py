"""The ledger as JSON, under /api: the same records as the contract, described by /api/openapi.json.

Writes take what a page takes: the signature of the session as header X-CSRF-Token (`/api/session` gives it),
or the token as `Authorization: Bearer`.
"""

from datetime import UTC, datetime
from itertools import islice
from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Query
from pydantic import BaseModel, ConfigDict, Field

from whosays import views
from whosays.linked import Action, Family, Judgement, Question, State, TargetKind
from whosays.records import Claim, Document
from whosays.views import Change, QuestionDetail, Relied
from whosays.views.listing import COUNTED
from whosays.web.asking import Asking
from whosays.web.bench import Here
from whosays.web.deciding import LONGEST_NOTE
from whosays.web.session import HEADER, LONGEST_NAME, Who, named

MOST = 500


class Problem(BaseModel):
    """What is wrong, and what to do."""

    error: str


class Session(BaseModel):
    """What a program needs to write."""

    reviewer: str
    header: str
    value: str


class Row(BaseModel):
    """A claim as it stands after review."""

    claim: Claim
    state: State
    restricted: bool


class Rows(BaseModel):
    """A page of claims; `after` asks for the next one."""

    claims: list[Row]
    count: int = Field(description=f"How many match; {COUNTED + 1} stands for any greater number.")
    after: str | None = None


class Standing(Row):
    """A claim as it stands, as extracted, and all that was decided of it."""

    machine: Claim | None
    history: list[Judgement]
    seen: int = Field(description="Id of the last judgement; a new one must name it.")


class Read(BaseModel):
    """A document with its claims."""

    document: Document
    claims: list[Claim]


class Decision(BaseModel):
    """A decision as it is asked for; `after` holds the fields that an edit changes, in the contract's form."""

    model_config = ConfigDict(extra="forbid")

    action: Action
    target_kind: TargetKind = "claim"
    target: str = Field(max_length=200)
    seen: int = Field(0, ge=0, lt=2**53)
    after: dict[str, Any] = Field(default_factory=dict)
    note: str | None = Field(None, max_length=LONGEST_NOTE)
    reviewer: str | None = Field(None, max_length=LONGEST_NAME)


TOLD: dict[int | str, dict[str, Any]] = {
    status: {"model": Problem, "description": what}
    for status, what in {
        401: "No token, or not the right one.",
        403: "A write without the session's signature; or a restricted document.",
        404: "The ledger has nothing of that id.", 409: "Somebody decided in between: look, and decide again.",
        413: "Too large.", 422: "Something makes no sense; the message says what to use.",
        503: "The ledger can't be read or written.",
    }.items()
}  # fmt: skip

_Some = Annotated[int, Query(ge=1, le=MOST)]
_Words = Annotated[str, Query(max_length=200)]

router = APIRouter(prefix="/api", tags=["ledger"], responses=TOLD)
_Id = Annotated[str, Query(max_length=200)]


@router.get("/session")
def session(who: Who) -> Session:
    """Return the name that decisions carry, and the header that writes need."""
    return Session(reviewer=who.name, header=HEADER, value=who.csrf)


@router.get("/claims")
def claims(here: Here, asked: Asking, limit: _Some = views.PAGE) -> Rows:
    """Search the claims as they stand after review."""
    with here.view() as view:
        found = views.listing(view, asked.filter, asked.order, limit)
        many = views.count(view, asked.filter)
    rows = [Row(claim=row.claim, state=row.state, restricted=row.restricted) for row in found.rows]
    return Rows(claims=rows, count=many, after=rows[-1].claim.id if found.more and rows else None)


@router.get("/claims/{claim_id}")
def claim(here: Here, claim_id: str, restricted: bool = False) -> Standing:
    """Return one claim; one of a restricted document only when that is asked for."""
    with here.view() as view:
        held = views.reviewed(view, claim_id)
    _refuse(held.restricted and not restricted)
    return Standing(
        claim=held.claim, state=held.state, restricted=held.restricted, machine=held.machine,
        history=list(held.history), seen=held.last,
    )  # fmt: skip


@router.get("/documents/{document_id}")
def document(here: Here, document_id: str, restricted: bool = False) -> Read:
    """Return one document with its text and all its claims as they stand, rejected ones too."""
    with here.view() as view:
        held = views.document(view, document_id)
        _refuse(held.restricted and not restricted)
        return Read(document=held, claims=[c for c, _ in views.standing_claims(view, document=document_id)])


@router.get("/judgements")
def judgements(
    here: Here,
    before: Annotated[int, Query(ge=0, lt=2**53)] = 0,
    limit: _Some = 100,
) -> list[Judgement]:
    """Return what was decided, the last first."""
    with here.view() as view:
        return list(views.judgements(view, before=before or None, limit=limit))


@router.post("/judgements", status_code=201)
def judge(here: Here, who: Who, asked: Decision) -> Judgement:
    """Store a decision. It is on disk when the answer comes."""
    made = Judgement(
        at=datetime.now(UTC), user=named(asked.reviewer or "") or who.name, action=asked.action,
        target_kind=asked.target_kind, target=asked.target, after=asked.after, note=asked.note,
    )  # fmt: skip
    with here.reviewer() as reviewer:
        return reviewer.judge(made, asked.seen)


@router.get("/summary")
def summary(here: Here) -> dict[State, int]:
    """Return how many claims stand in each state."""
    with here.view() as view:
        return views.progress(view)


@router.get("/questions")
def questions(here: Here, asked: Asking, compared: bool = True, limit: _Some = views.PAGE) -> list[Question]:
    """Return what is comparable, most origins first; the id of the last asks, as `after`, for the next."""
    with here.view() as view:
        found = views.questions(view, asked.filter, after=asked.order.after, compared=compared)
        return list(islice(found, limit))


@router.get("/questions/{question_id}")
def question(here: Here, question_id: str, restricted: bool = False) -> QuestionDetail:
    """Return everything that is said to a question."""
    with here.view() as view:
        return views.question(view, question_id, restricted=restricted)


@router.get("/disagreements")
def disagreements(here: Here, asked: Asking, limit: _Some = 20) -> list[QuestionDetail]:
    """Return the questions whose accounts differ or do not fit; the id of the last asks, as `after`, for the next."""
    with here.view() as view:
        return list(islice(views.disagreements(view, asked.filter, after=asked.order.after), limit))


@router.get("/sources")
def sources(here: Here, asked: Asking, limit: _Some = 100) -> list[Relied]:
    """Return who is relied on, directly and through others; the key of the last asks, as `after`, for the next."""
    with here.view() as view:
        return list(islice(views.relied(view, asked.filter, after=asked.order.after), limit))


@router.get("/changes")
def changes(here: Here, asked: Asking, limit: _Some = 100) -> list[Change]:
    """Return what was revised or corrected; the id of the last one's question asks, as `after`, for the next.

    All changes of a question come together, so there may be some more than `limit`.
    """
    found: list[Change] = []
    with here.view() as view:
        for _, made in views.changes_by_question(view, asked.filter, after=asked.order.after):
            found += made
            if len(found) >= limit:
                break
    return found


@router.get("/families")
def families(here: Here, after: _Words = "", limit: _Some = 100, restricted: bool = False) -> list[Family]:
    """Return the families of documents that print one text, the largest first."""
    with here.view() as view:
        return views.families(view, restricted=restricted, after=after or None, limit=limit)


def _refuse(restricted: bool) -> None:
    if restricted:
        raise HTTPException(403, "The document is restricted: ask with restricted=true.")
