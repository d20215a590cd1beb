"""Links the documents of a ledger: all that is found follows from its documents and judgements, in any order.

`link` takes in what was added since; it runs in one transaction of its caller. What was added and not linked is on a
list in the ledger, which a document joins when it is stored and leaves when it is linked: killed in between, the
next run completes it.
"""

from collections.abc import Iterable

from sqlalchemy import Connection, delete, insert, select

from whosays.ledger import schema
from whosays.ledger.linking import families
from whosays.ledger.linking.shared import copies

__all__ = ["await_link", "copies", "link", "relink"]


def await_link(connection: Connection, document: str) -> None:
    """Put a document on the list, in the transaction that stores it."""
    connection.execute(insert(schema.unlinked).values(document_id=document))


def link(connection: Connection) -> int:
    """Link the documents that came since the last time, and return how many these were."""
    new = list(
        connection.scalars(select(schema.unlinked.c.document_id).order_by(schema.unlinked.c.document_id))
    )
    if new:
        families.link(connection, new)
        connection.execute(delete(schema.unlinked))
    return len(new)


def relink(connection: Connection, documents: Iterable[str]) -> None:
    """Make families anew after a decision on them that names these documents was made or taken back."""
    families.regroup(connection, documents)
