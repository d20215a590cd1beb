"""A small linked ledger: Kelu on two days, two origins that differ, a denial, a restricted document."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from tests.ledger.making import claim, document
from tests.views.asked import CLAIMS, DOCUMENTS, WHERE_WHEN
from whosays.ledger import View, open_store
from whosays.records import Claim, Document

HELD = document(
    "A channel says that 90 people died in Kelu camp on 8 July, in words that may not be passed on.",
    "held.txt",
    publisher="Held Channel",
    published=date(2031, 7, 10),
    restricted=True,
)
NINETY = claim(HELD, "90", **WHERE_WHEN, sources=("A channel",))
INJURED_TEXT = document(
    "37 were injured in Kelu camp on 8 July, the Ministry of Health said.",
    "injured.txt",
    publisher="Ilve Post",
    published=date(2031, 7, 9),
)
INJURED = claim(
    INJURED_TEXT, "37", "injured", place="Kelu camp", time="8 July",
    days=(date(2031, 7, 8), date(2031, 7, 8)), sources=("the Ministry of Health",),
)  # fmt: skip
CIVILIANS_TEXT = document(
    "The Sem Monitor said that 29 civilians died in Kelu camp on 8 July.",
    "monitor.txt",
    publisher="Sem Monitor",
    published=date(2031, 7, 13),
)
COUNTED = claim(
    CIVILIANS_TEXT, "29", people="civilians", place="Kelu camp", time="8 July",
    days=(date(2031, 7, 8), date(2031, 7, 8)), sources=("The Sem Monitor",),
)  # fmt: skip
assert COUNTED.population
CIVILIANS = COUNTED.model_copy(
    update={"population": COUNTED.population.model_copy(update={"status": "civilian"})}
)

EVERY: list[tuple[Document, list[Claim]]] = [
    *((of, [one for one in CLAIMS if one.document.id == of.id]) for of in DOCUMENTS),
    (HELD, [NINETY]),
    (INJURED_TEXT, [INJURED]),
    (CIVILIANS_TEXT, [CIVILIANS]),
]


@contextmanager
def ledger(*more: tuple[Document, list[Claim]]) -> Iterator[View]:
    with open_store(":memory:") as store:
        with store.writer() as writer:
            for of, claims in (*EVERY, *more):
                writer.put(of, claims)
            writer.link()
        with store.view() as view:
            yield view
