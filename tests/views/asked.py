"""One question made by hand: a ministry that revises, two outlets that reprint, a front that differs."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from tests.ledger.making import claim, document
from whosays.linked import Link, Origin, Question, Subject
from whosays.records import Claim, Relay
from whosays.views import Account, Near, QuestionDetail, Voice

MINISTRY = Origin(
    key="name:ministry-of-health", name="Ministry of Health", kind="party", why="named as source"
)
FRONT = Origin(key="name:darvane-front", name="Darvane Front", kind="party", why="named as source")

SAID = "Shells killed 12 people in Kelu camp on 8 July, the Ministry of Health said."
REPRINTS = [
    document(SAID, f"{name}.html", publisher=name, published=date(2031, 7, day))
    for name, day in (("Talvia Wire", 9), ("Ilve Post", 9), ("Hastel Courier", 10))
]
REVISED = document(
    "The Ministry of Health put the dead of 8 July in Kelu camp at 23 people.",
    "b.txt",
    publisher="Ministry of Health",
    published=date(2031, 7, 12),
)
OTHER = document(
    "The Darvane Front said that 31 people died in Kelu camp on 8 July.",
    "front.txt",
    publisher="Darvane Front",
    published=date(2031, 7, 9),
)
DOCUMENTS = (*REPRINTS, REVISED, OTHER)

WHERE_WHEN: dict[str, Any] = {
    "people": "people", "place": "Kelu camp", "time": "8 July", "days": (date(2031, 7, 8), date(2031, 7, 8))
}  # fmt: skip

TWELVE = [
    claim(
        of, "12", **WHERE_WHEN, sources=("the Ministry of Health",),
        relay=(Relay(name="Talvia Wire", kind="agency"),),
    )
    for of in REPRINTS
]  # fmt: skip
TWENTY_THREE = claim(REVISED, "23", **WHERE_WHEN, sources=("The Ministry of Health",))
THIRTY_ONE = claim(OTHER, "31", **WHERE_WHEN, sources=("The Darvane Front",))
CLAIMS = (*TWELVE, TWENTY_THREE, THIRTY_ONE)
ORIGINS = {one.id: FRONT if one is THIRTY_ONE else MINISTRY for one in CLAIMS}


def subject(**fields: Any) -> Subject:
    defaults = {
        "measure": "killed", "kind": "count", "population": "people", "status": "unknown", "party": None,
        "estimate": None, "scope": "incident", "base": None, "area": "text:kelu camp", "since": None,
        "from_": date(2031, 7, 8), "to": date(2031, 7, 8), "precision": 1,
    }  # fmt: skip
    return Subject(**(defaults | fields))


def question(**fields: Any) -> Question:
    defaults: dict[str, Any] = {
        "id": "q1-0123456789abcdef0123", "subject": subject(), "area_name": "Kelu camp", "claims": 5,
        "documents": 5, "origins": 2, "low": 12, "high": 31, "differ": True, "incident": "i1-0",
    }  # fmt: skip
    return Question(**(defaults | fields))


def account(claims: Iterable[Claim], texts: int, day: date | None) -> Account:
    return Account(day=day, claims=tuple(claims), texts=texts)


def voice(origin: Origin, *accounts: Account, texts: int = 1, why: tuple[str, ...] = ()) -> Voice:
    documents = {one.document.id for told in accounts for one in told.claims}
    return Voice(origin=origin, accounts=accounts, documents=len(documents), texts=texts, why=why)


def detail(**fields: Any) -> QuestionDetail:
    ministry = voice(
        MINISTRY,
        account(TWELVE, 1, date(2031, 7, 9)),
        account([TWENTY_THREE], 1, date(2031, 7, 12)),
        texts=2,
        why=("named as source", "Ilve Post and Hastel Courier print one text"),
    )
    front = voice(FRONT, account([THIRTY_ONE], 1, date(2031, 7, 9)), why=("named as source",))
    defaults: dict[str, Any] = {
        "question": question(),
        "voices": (front, ministry),
        "relations": (
            Link(kind="repeats", of=TWELVE[1].id, to=TWELVE[0].id, why={"same_text": True}),
            Link(kind="revises", of=TWENTY_THREE.id, to=TWELVE[0].id, why={"days": 3, "same_basis": True}),
            Link(kind="contradicts", of=TWENTY_THREE.id, to=THIRTY_ONE.id, why={"gap": 8}),
        ),
        "near": (
            Near(
                question=question(id="q1-ffff", subject=subject(status="civilian"), origins=1, differ=False),
                why="status differs: unknown, civilian",
            ),
        ),
    }
    return QuestionDetail(**(defaults | fields))
