"""The texts of a ledger as linking compares them: each once, however many documents print it."""

from collections.abc import Collection, Iterator, Sequence
from hashlib import blake2b
from typing import TypeVar

from sqlalchemy import Connection, insert, select

from whosays.ledger import schema
from whosays.link.shingles import Hashes, Text, fingerprints, read

BATCH = 500
"""Rows written, or ids asked for, in one statement."""

_WORDS = 25_000_000
"""Words of texts that are kept in memory, some 30 bytes each."""

_DOCUMENTS, _LINKED = schema.documents.c, schema.linked_documents.c
Item = TypeVar("Item")


def batches(items: Sequence[Item]) -> Iterator[Sequence[Item]]:
    """Yield the items in slices that one statement can take."""
    for start in range(0, len(items), BATCH):
        yield items[start : start + BATCH]


def key(text: str) -> int:
    """Return the key of a text: 64 bits of its hash as a signed number, which is what databases sort by."""
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), signed=True)


def restricted(connection: Connection, documents: Collection[str] | None = None) -> set[str]:
    """Return which of some documents may be held but not passed on; of all where none are named."""
    held = select(_DOCUMENTS.id).where(_DOCUMENTS.restricted.is_(True))
    if documents is None:
        return set(connection.scalars(held))
    return {
        one
        for some in batches(sorted(documents))
        for one in connection.scalars(held.where(_DOCUMENTS.id.in_(some)))
    }


def publishers(connection: Connection, documents: Collection[str] | None = None) -> dict[str, str]:
    """Return who published each document that names a publisher; of all where none are named."""
    named = select(_DOCUMENTS.id, _DOCUMENTS.publisher).where(_DOCUMENTS.publisher.is_not(None))
    parts = [named]
    if documents is not None:
        parts = [named.where(_DOCUMENTS.id.in_(some)) for some in batches(sorted(documents))]
    return {one: name for part in parts for one, name in connection.execute(part)}


class Texts:
    """The texts of a ledger by key, read once as long as there is room to keep them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._kept: dict[int, Text] = {}
        self._words = 0

    def get(self, text: int) -> Text:
        """Return a text that some linked document prints."""
        found = self._kept.get(text)
        if found is None:
            printing = select(_LINKED.document_id).where(_LINKED.text == text).limit(1).scalar_subquery()
            printed = self._connection.execute(select(_DOCUMENTS.text).where(_DOCUMENTS.id == printing))
            found = read(printed.scalar_one())
            self._keep(text, found)
        return found

    def _keep(self, text: int, found: Text) -> None:
        self._kept[text] = found
        self._words += found.words
        while self._words > _WORDS and len(self._kept) > 2:
            self._words -= self._kept.pop(next(iter(self._kept))).words

    def enter(self, documents: Sequence[str]) -> Iterator[tuple[int, Hashes]]:
        """Note which text each document prints; yield those that none printed before: their keys and fingerprints.

        A text of fewer words than a shingle is one of its own in each document: nothing tells whether it was copied.
        """
        for ids in batches(documents):
            printed = self._connection.execute(
                select(_DOCUMENTS.id, _DOCUMENTS.text).where(_DOCUMENTS.id.in_(ids))
            )
            texts = {document: (key(text), text) for document, text in printed}
            wanted = {text for text, _ in texts.values()}
            sizes = self._connection.execute(
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
                        self._keep(text, found)
                        yield text, hashes
                size, kept = known[text]
                own = text if kept else key(document)
                rows.append({"document_id": document, "text": own, "words": size, "fingerprints": kept})
            self._connection.execute(insert(schema.linked_documents), rows)
