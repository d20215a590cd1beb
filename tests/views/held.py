"""A ledger in which restricted documents tell whose word others are: what they alone know must stay with them.

Each route by which an origin is found has a pair: an unrestricted document, and a restricted one that says more.
"""

from datetime import date

from tests.ledger.making import claim, document
from whosays.ledger import Store
from whosays.records import Claim, Document, Relay

SECRETS = ("Quinmar", "Held Channel", "Brevek Agency", "Hultor")
"""Names that stand in restricted documents alone."""

ROOF = (
    "when shells struck the market on 8 July and the roof of the hall came down over the northern gate, and "
    "traders who had opened early ran out through smoke that hung over the whole of the eastern quarter"
)
DAY = (date(2031, 7, 8), date(2031, 7, 8))


def _made(text: str, publisher: str, day: int, number: str, **fields: object) -> tuple[Document, list[Claim]]:
    held = publisher in SECRETS or bool(fields.pop("held", False))
    made = document(
        text, f"{publisher}-{day}.txt", publisher=publisher, published=date(2031, 7, day), restricted=held
    )
    relay = (*fields.pop("carried", ()), Relay(name=publisher, kind="publisher"))  # type: ignore[misc]
    told = {"place": "Kelu camp", "people": "people", "time": "8 July", "days": DAY, "scope": "incident"}
    return made, [claim(made, number, **(told | {"relay": relay} | fields))]  # type: ignore[arg-type]


COPIED = f"In Kelu camp 41 people were killed {ROOF}."
CREDITED = (
    f"In Kelu camp 57 people were hurt {ROOF}, it was said later in the day by those who had come to help."
)
EVERY = [
    # The words of the first are copied, and the copy that names who said so may not be passed on.
    _made(COPIED, "Ilve Post", 9, "41"),
    _made(f"{COPIED} Quinmar hospital said so.", "Held Channel", 10, "41", sources=("Quinmar hospital",)),
    # The first cites an agency, whose own text, on another's word, may not be passed on.
    _made(
        "Talvia Wire says 63 people were killed in Kelu camp on 8 July.", "Sem Post", 9, "63",
        sources=("Talvia Wire",),
    ),
    _made(
        "In Kelu camp 63 people were killed on 8 July, Hultor said.", "Talvia Wire", 8, "63",
        sources=("Hultor",), held=True,
    ),
    # Two print one text, and the one that credits the agency may not be passed on.
    _made(CREDITED, "Dar Post", 9, "57", measure="injured"),
    _made(
        f"{CREDITED} More later.", "Held Channel", 9, "57", measure="injured",
        carried=(Relay(name="Brevek Agency", kind="agency"),),
    ),
]  # fmt: skip


def fill(store: Store, *, with_held: bool = True) -> None:
    """Put the ledger's documents in and link them, those that are restricted too or not."""
    with store.writer() as writer:
        for made, claims in EVERY:
            if with_held or not made.restricted:
                writer.put(made, claims)
        writer.link()
