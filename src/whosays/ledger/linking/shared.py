"""What documents of a ledger have in common, as records: what families show, and origins of claims are read from."""

from collections.abc import Collection, Iterator

from sqlalchemy import Connection, RowMapping, select

from whosays.ledger import schema
from whosays.ledger.linking.copying import likeness
from whosays.ledger.linking.texts import batches
from whosays.linked import Copy, Passage

_DOCUMENTS, _LINKED, _COPIES = schema.documents.c, schema.linked_documents.c, schema.copies.c
_ENDS = (_COPIES.left_text, _COPIES.right_text)


def copies(connection: Connection, documents: Collection[str]) -> Iterator[Copy]:
    """Yield what documents have in common with others, each pair of documents once.

    Of several documents that print one text, the first by id stands for all, an unrestricted one where there is
    one: it is paired with each of the others, and it alone with documents of other texts. So the pairs of a
    thousand equal documents are a thousand, and whatever is copied hangs together through them, with restricted
    documents and without.
    """
    texts: dict[int, list[str]] = {}
    for some in batches(sorted(documents)):
        statement = select(_LINKED.text, _LINKED.document_id).where(_LINKED.document_id.in_(some))
        for text, document in connection.execute(statement):
            texts.setdefault(text, []).append(document)
    heads = _heads(connection, texts)
    for text, printing in texts.items():
        yield from _equal(connection, text, heads[text], printing)
    leading = {text for text, printing in texts.items() if heads[text] in printing}
    yield from _between(connection, leading, heads)


def _heads(connection: Connection, texts: Collection[int]) -> dict[int, str]:
    """Return the document that stands for each text."""
    found: dict[int, str] = {}
    for some in batches(sorted(texts)):
        printing = (
            select(_LINKED.text, _LINKED.document_id)
            .join(schema.documents, _DOCUMENTS.id == _LINKED.document_id)
            .where(_LINKED.text.in_(some))
        )
        last_first = printing.order_by(_DOCUMENTS.restricted.desc(), _LINKED.document_id.desc())
        found.update((text, document) for text, document in connection.execute(last_first))
    return found


def _equal(connection: Connection, text: int, head: str, printing: Collection[str]) -> Iterator[Copy]:
    """Yield the pairs of documents that print one text."""
    others = [document for document in printing if document != head]
    if head in printing:
        statement = select(_LINKED.document_id).where(_LINKED.text == text, _LINKED.document_id != head)
        others = list(connection.scalars(statement.order_by(_LINKED.document_id)))
    if not others:
        return
    found = connection.execute(select(_DOCUMENTS.text).where(_DOCUMENTS.id == head)).scalar_one()
    words = connection.execute(select(_LINKED.words).where(_LINKED.document_id == head)).scalar_one()
    whole = Passage(left_start=0, left_end=len(found), right_start=0, right_end=len(found), words=words)
    for other in others:
        left, right = sorted((head, other))
        yield Copy(left=left, right=right, kind="reprints", left_share=1, right_share=1, passages=(whole,))


def _between(connection: Connection, texts: Collection[int], heads: dict[int, str]) -> Iterator[Copy]:
    """Yield the pairs of the documents that stand for texts that have passages in common."""
    for some in batches(sorted(texts)):
        rows: dict[tuple[int, int], RowMapping] = {}
        here = set(some)
        for end in _ENDS:
            for row in connection.execute(select(schema.copies).where(end.in_(some))).mappings():
                pair = (row["left_text"], row["right_text"])
                if min(one for one in pair if one in texts) in here:
                    rows[pair] = row
        first = heads | _heads(connection, {text for pair in rows for text in pair} - heads.keys())
        for (left, right), row in sorted(rows.items(), key=lambda item: item[0]):
            yield likeness(row).copy(first[left], first[right])
