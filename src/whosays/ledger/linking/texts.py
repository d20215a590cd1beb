"""The texts of a ledger as linking compares them: each once, however many documents print it."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from hashlib import blake2b
from typing import TypeVar

from sqlalchemy import Connection, insert, select

from whosays.ledger import schema
from whosays.link.shingles import Hashes, Text, fingerprints, read

BATCH = 500
"""Rows written, or ids asked for, in one statement."""

_KEPT = 100_000
_DOCUMENTS, _LINKED = schema.documents.c, schema.linked_documents.c
Item = TypeVar("Item")


def batches(items: Sequence[Item]) -> Iterator[Sequence[Item]]:
    """Yield the items in slices that one statement can take."""
    for start in range(0, len(items), BATCH):
        yield items[start : start + BATCH]


def key(text: str) -> int:
    """Return the key of a text: 64 bits of its hash as a signed number, which is what databases sort by."""
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), signed=True)


class Texts:
    """Reads texts by key, and remembers the last hundred thousand."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.get = lru_cache(maxsize=_KEPT)(self._get)

    def _get(self, text: int) -> Text:
        printing = select(_LINKED.document_id).where(_LINKED.text == text).limit(1).scalar_subquery()
        return read(
            self._connection.execute(select(_DOCUMENTS.text).where(_DOCUMENTS.id == printing)).scalar_one()
        )


def enter(connection: Connection, documents: Sequence[str]) -> Iterator[tuple[int, Hashes]]:
    """Note which text each document prints; yield those that none printed before: their keys and fingerprints.

    A text of fewer words than a shingle is one of its own in each document: nothing tells whether it was copied.
    """
    for ids in batches(documents):
        printed = connection.execute(select(_DOCUMENTS.id, _DOCUMENTS.text).where(_DOCUMENTS.id.in_(ids)))
        texts = {document: (key(text), text) for document, text in printed}
        wanted = {text for text, _ in texts.values()}
        sizes = connection.execute(
            select(_LINKED.text, _LINKED.words, _LINKED.fingerprints).where(_LINKED.text.in_(wanted))
        )
        known = {text: (words, kept) for text, words, kept in sizes}
        rows = []
        for document, (text, words) in texts.items():
            if text not in known:
                found = read(words)
                hashes = fingerprints(found)
                known[text] = (found.words, len(hashes))
                if len(hashes):
                    yield text, hashes
            size, kept = known[text]
            own = text if kept else key(document)
            rows.append({"document_id": document, "text": own, "words": size, "fingerprints": kept})
        connection.execute(insert(schema.linked_documents), rows)
