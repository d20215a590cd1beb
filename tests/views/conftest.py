"""One small invented ledger: two dated documents, one undated, one restricted."""

from collections.abc import Iterator
from datetime import date

import pytest

from tests.ledger.making import claim, document
from whosays.ledger import View, open_store
from whosays.records import Claim, Document, Relay, Skipped

JUNE = document(
    "Shells killed 12 in Kelu camp on Monday, the Oresh ministry told Talvia Press. 7 more fell on Sunday.",
    "june.txt",
    publisher="Talvia Press",
    published=date(2031, 6, 30),
)
JULY = document(
    "Some 100% of roads closed; 40 fled Ilve_2 since May, Ilve’s\nmayor said. 3 were hurt.",
    "july.txt",
    publisher="Ilve Post",
    published=date(2031, 7, 15),
)
UNDATED = document("A flyer says 90 died in Kelu Straße.", "flyer.txt")
HELD = document("The front says it killed 31 near Oresh.", "held.txt", publisher="Ilve Post", restricted=True)

KELU = {
    "name": "Kelu", "country": "TV", "admin1": "Lower Sem", "latitude": -1.5, "longitude": 30.25,
    "geonames_id": 4711, "precision": 1,
}  # fmt: skip

CLAIMS = {
    "twelve": claim(
        JUNE,
        "12",
        place="Kelu camp",
        resolved=KELU,
        time="Monday",
        days=(date(2031, 6, 30), date(2031, 6, 30)),
        sources=("the Oresh ministry", "Talvia Press"),
    ),
    "seven": claim(JUNE, "7", time="Sunday", days=(date(2031, 6, 29), date(2031, 6, 29))),
    "forty": claim(
        JULY,
        "40",
        "displaced",
        place="Ilve_2",
        time="since May",
        days=(date(2031, 5, 1), date(2031, 7, 15)),
        sources=("Ilve’s\nmayor",),
    ),
    "three": claim(
        JULY,
        "3",
        "injured",
        actor="Ilve’s\nmayor",
        ids=("name:ilve-mayor",),
        relay=(Relay(name="Oresh Wire", kind="agency"),),
    ),
    "ninety": claim(UNDATED, "90", place="Kelu Straße", sources=("A flyer",)),
    "thirty-one": claim(
        HELD, "31", actor="it", sources=("The front",), ids=("forces:NO", "state:NO/front-office")
    ),
}
DOCUMENTS = (JUNE, JULY, UNDATED, HELD)


def of(made: Document) -> list[Claim]:
    return [one for one in CLAIMS.values() if one.document.id == made.id]


@pytest.fixture
def view() -> Iterator[View]:
    with open_store(":memory:") as store:
        with store.writer() as writer:
            for made in reversed(DOCUMENTS):
                writer.put(made, of(made))
            writer.skip(Skipped(source="empty.txt", reason="the file is empty"))
        with store.view() as opened:
            yield opened
