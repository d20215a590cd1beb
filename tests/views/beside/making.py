from datetime import date
from itertools import groupby
from typing import Any

from tests.ledger.making import claim, document
from whosays import link
from whosays.link import Linked
from whosays.records import Claim
from whosays.series import Area, Count, Entry

KELU = {
    "name": "Kelu", "country": "YE", "latitude": 1.5, "longitude": 30.25, "geonames_id": 7001, "precision": 1,
}  # fmt: skip
DAY = date(2031, 7, 8)


def told(who: str, number: int, *, measure: str = "killed", people: str = "people", **fields: Any) -> Claim:
    """One document with one claim: so many people killed in Kelu camp on 8 July, on somebody's word."""
    text = f"{who} said on 8 July that shells had {measure} {number} {people} in Kelu camp."
    made = document(
        text, f"{who}-{number}-{measure}-{people}.txt", published=fields.pop("published", date(2031, 7, 9))
    )
    place = fields.pop("place", "Kelu camp")
    return claim(
        made,
        str(number),
        measure,
        people=people,
        place=place,
        resolved=fields.pop("resolved", KELU),
        time=fields.pop("time", "8 July"),
        days=fields.pop("days", (DAY, DAY)),
        sources=(who,),
        **({"scope": "incident"} | fields),
    )


def linked(claims: list[Claim]) -> Linked:
    by_document = sorted(claims, key=lambda one: one.document.id)
    return link.compare_claims(
        facts
        for _, of_one in groupby(by_document, key=lambda one: one.document.id)
        for facts in link.of_document(one.model_dump(mode="json") for one in of_one)
    )


def total(who: str, number: int, since: date | None, as_of: date, **fields: Any) -> Claim:
    """One document with a running total."""
    return told(
        who, number, scope="cumulative", since=since, as_of=as_of, time=None, published=as_of, **fields
    )  # fmt: skip


def entry(value: int, first: date = DAY, last: date | None = None, **fields: Any) -> Entry:
    """One event in Kelu camp, or a row of another kind."""
    count = {"column": "best", "measure": "killed", "value": value}
    count |= {name: fields.pop(name) for name in Count.model_fields if name in fields}
    shared: dict[str, Any] = {
        "series": "UCDP GED", "kind": "event", "line": 2, "area": Area(names=("Kelu camp",), country="YE"),
    }  # fmt: skip
    return Entry(from_=first, to=last or first, counts=(Count(**count),), **(shared | fields))
