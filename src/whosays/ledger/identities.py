"""Who speaks and who acts in a claim, by id: looking for whole ids in the column `ids`, and filling it."""

import json
from collections.abc import Callable
from hashlib import blake2b
from types import SimpleNamespace
from typing import Any

from sqlalchemy import ColumnElement, Connection, bindparam, or_, select

from whosays.ledger import rows, schema
from whosays.records import Claim

_BATCH = 2000
_SIGN = 8
"""Bytes of a sign, a letter each."""
_PRIVATE = 0xE000


def holds(part: rows.Part, identity: str) -> ColumnElement[bool]:
    """Return the condition that a claim has an id in a part, or that of a body of it: `state:NO/defence-ministry`."""
    column = schema.claims.c.ids
    return or_(*(column.contains(f"\n{part} {identity}{end}", autoescape=True) for end in ("\n", "/")))


def sign(part: rows.Part, identity: str) -> str:
    """Return the one word by which the index of words knows an id: of private letters, which nobody types."""
    hashed = blake2b(f"{part} {identity}".encode(), digest_size=_SIGN).digest()
    return "".join(chr(_PRIVATE + byte) for byte in hashed)


def signs(claim: Claim, part: rows.Part) -> str:
    """Return the signs of a claim's ids in a part, and of the bodies that these are of."""
    ids = [
        line.removeprefix(f"{part} ") for line in rows.ids(claim).split("\n") if line.startswith(f"{part} ")
    ]
    wider = {
        "/".join(steps[:n]) for steps in (one.split("/") for one in ids) for n in range(1, len(steps) + 1)
    }
    return " ".join(sign(part, identity) for identity in sorted(wider))


def fill(connection: Connection, done: Callable[[int], None]) -> None:
    """Set the columns of the claims that a ledger held before it had them.

    Names and ids are read from the JSON: to build a million records only for them would take minutes.
    """
    table = schema.claims
    setting = table.update().where(table.c.id == bindparam("claim"))
    found = connection.execute(select(table.c.id, table.c.record))
    while part := found.fetchmany(_BATCH):
        connection.execute(setting, [{"claim": claim_id} | _columns(record) for claim_id, record in part])
        done(len(part))


def _columns(record: str) -> dict[str, str]:
    claim: Any = json.loads(record, object_hook=lambda fields: SimpleNamespace(**fields))
    return {"ids": rows.ids(claim), "parties": rows.parties(claim)}
