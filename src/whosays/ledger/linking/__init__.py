"""Links the documents of a ledger: all that is found follows from its documents and judgements, in any order.

`link` takes in what was added since; it runs in one transaction of its caller. What was added and not linked is on a
list in the ledger, which a document joins when it is stored and leaves when it is linked: killed in between, the
next run completes it.
"""

from collections.abc import Collection

from sqlalchemy import Connection, delete, func, insert, select

from whosays.ledger import schema
from whosays.ledger.linking import families, questions
from whosays.ledger.linking.families import family_of
from whosays.ledger.linking.questions import documents_of
from whosays.ledger.linking.shared import copies
from whosays.linked import TargetKind

__all__ = ["await_link", "copies", "documents_of", "family_of", "link", "relink"]


def await_link(connection: Connection, document: str) -> None:
    """Put a document on the list, in the transaction that stores it."""
    connection.execute(insert(schema.unlinked).values(document_id=document))


def link(connection: Connection) -> int:
    """Link the documents that came since the last time, and return how many these were."""
    new = list(
        connection.scalars(select(schema.unlinked.c.document_id).order_by(schema.unlinked.c.document_id))
    )
    if new:
        changed = families.link(connection, new)
        held = connection.scalar(select(func.count()).select_from(schema.documents)) or 0
        if len(new) * families.WHOLESALE < held:
            questions.find_new(connection, new, changed)
        else:
            questions.find_all(connection)
        connection.execute(delete(schema.unlinked))
    return len(new)


def relink(connection: Connection, kind: TargetKind, named: Collection[str]) -> None:
    """Link anew what a decision touches that was made or taken back: it names documents of families, or claims."""
    if kind == "family":
        questions.find_new(connection, (), families.regroup(connection, named))
    elif kind == "question":
        questions.redecide(connection)
    else:
        questions.find_new(connection, documents_of(connection, named), ())
