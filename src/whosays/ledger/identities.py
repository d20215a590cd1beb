"""Who speaks and who acts in a claim, by id: looking for whole ids in the column `ids`, and filling it."""

from sqlalchemy import ColumnElement, Connection, or_, select

from whosays.ledger import rows, schema

_BATCH = 2000


def holds(part: rows.Part, identity: str) -> ColumnElement[bool]:
    """Return the condition that a claim has an id in a part, or that of a body of it: `state:NO/defence-ministry`."""
    column = schema.claims.c.ids
    return or_(*(column.contains(f"\n{part} {identity}{end}", autoescape=True) for end in ("\n", "/")))


def fill(connection: Connection) -> None:
    """Set the columns of the claims that a ledger held before it had them."""
    table = schema.claims
    found = connection.execute(select(table.c.id, table.c.record)).mappings()
    while part := found.fetchmany(_BATCH):
        for row in part:
            claim = rows.read_claim(row)
            changed = {"ids": rows.ids(claim), "parties": rows.parties(claim)}
            connection.execute(table.update().where(table.c.id == claim.id).values(changed))
