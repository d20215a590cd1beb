"""Which texts of a ledger have passages in common: found for all of them at once, or for new ones among the rest.

Both ways leave the same rows. What two texts have in common follows from these two; which two are compared follows
from all texts there are (`link.candidates`). So a new text brings new pairs, and may take some away, where a
wording has become common: those few are looked at again.
"""

import json
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from sqlalchemy import Connection, RowMapping, delete, insert, or_, select

from whosays.ledger import schema
from whosays.ledger.linking.texts import BATCH, Texts, batches
from whosays.link import candidates
from whosays.link.candidates import Shared
from whosays.link.copies import Likeness, compare
from whosays.link.shingles import Hashes, fingerprints
from whosays.linked import Passage

_FINGERPRINTS, _COPIES, _LINKED = schema.fingerprints.c, schema.copies.c, schema.linked_documents.c

_ROWS = 20_000
"""Fingerprints written at a time."""


def find_all(connection: Connection, documents: Sequence[str]) -> None:
    """Make the tables anew from all documents of the ledger."""
    for table in (schema.fingerprints, schema.copies, schema.linked_documents):
        connection.execute(delete(table))
    texts = Texts(connection)
    found = dict(texts.enter(documents))
    _keep(connection, found)
    keys = sorted(found)
    close = ((keys[left], keys[right]) for left, right in candidates.pairs([found[text] for text in keys]))
    for _ in _compared(connection, texts, close):
        pass


def find_new(connection: Connection, documents: Sequence[str]) -> set[int]:
    """Bring the tables up to date with new documents; return the texts of which anything changed."""
    texts = Texts(connection)
    found = dict(texts.enter(documents))
    _keep(connection, found)
    near = _Neighbours(connection, found.keys())
    close = {(min(text, other), max(text, other)) for text in found for other in near.of(text, found[text])}
    touched = {text for pair in _compared(connection, texts, sorted(close)) for text in pair}
    for text in sorted(near.moved):
        known = neighbours(connection, text)
        if not known:
            continue
        for other in known - near.of(text, fingerprints(texts.get(text)), among=known):
            pair = (_COPIES.left_text == min(text, other), _COPIES.right_text == max(text, other))
            connection.execute(delete(schema.copies).where(*pair))
            touched |= {text, other}
    return touched | found.keys()


def neighbours(connection: Connection, text: int) -> set[int]:
    """Return the texts that have a passage in common with one."""
    ends = select(_COPIES.left_text, _COPIES.right_text)
    either = or_(_COPIES.left_text == text, _COPIES.right_text == text)
    return {end for pair in connection.execute(ends.where(either)) for end in pair} - {text}


def _keep(connection: Connection, found: Mapping[int, Hashes]) -> None:
    """Write fingerprints, in the order of their index, which is several times faster."""
    if not found:
        return
    hashes = np.concatenate(list(found.values())).view(np.int64)
    texts = np.repeat(np.array(list(found), dtype=np.int64), [len(each) for each in found.values()])
    order = np.lexsort((texts, hashes))
    for start in range(0, len(order), _ROWS):
        part = order[start : start + _ROWS]
        rows = zip(hashes[part].tolist(), texts[part].tolist(), strict=True)
        connection.execute(insert(schema.fingerprints), [{"hash": h, "text": t} for h, t in rows])


def _compared(
    connection: Connection, texts: Texts, pairs: Iterable[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Compare texts pair by pair, write down what they have in common, and yield the pairs that do."""
    rows: list[dict[str, Any]] = []
    for left, right in pairs:
        likeness = compare(texts.get(left), texts.get(right))
        if likeness is None:
            continue
        rows.append({"left_text": left, "right_text": right} | _row(likeness))
        yield left, right
        if len(rows) == BATCH:
            connection.execute(insert(schema.copies), rows)
            rows = []
    if rows:
        connection.execute(insert(schema.copies), rows)


def _row(likeness: Likeness) -> dict[str, Any]:
    passages = [(p.left_start, p.left_end, p.right_start, p.right_end, p.words) for p in likeness.passages]
    return {
        "kind": likeness.kind,
        "left_share": likeness.left_share,
        "right_share": likeness.right_share,
        "passages": json.dumps(passages, separators=(",", ":")),
    }


def likeness(row: RowMapping) -> Likeness:
    """Return what a row of `copies` says two texts have in common."""
    passages = tuple(
        Passage(left_start=a, left_end=b, right_start=c, right_end=d, words=words)
        for a, b, c, d, words in json.loads(row["passages"])
    )
    return Likeness(row["kind"], row["left_share"], row["right_share"], passages)


class _Neighbours:
    """Finds the texts worth comparing with one, as they are with the new texts among the rest.

    `moved` are older texts whose neighbours may have become fewer by that.
    """

    def __init__(self, connection: Connection, new: Collection[int]) -> None:
        self._connection = connection
        self._new = new
        self._seen: dict[int, Shared] = {}
        self.moved: set[int] = set()

    def of(self, text: int, hashes: Hashes, among: Collection[int] | None = None) -> set[int]:
        """Return the texts worth comparing with `text` of these fingerprints, perhaps only `among` some.

        One of the first few with a common wording would meet all that have it, which may be most of the ledger.
        """
        telling: Counter[int] = Counter()
        common: Counter[int] = Counter()
        for one in hashes.view(np.int64).tolist():
            shared = self._shared(one)
            met = shared.heads()
            if text in met:
                met = shared.texts if shared.telling else self._with(one, None, among)
            (telling if shared.telling else common).update(met)
        others = (telling.keys() | common.keys()) - {text}
        if among is not None:
            others &= set(among)
        sizes = self._sizes(sorted(others))
        return {
            one for one in others if candidates.worth(telling[one], common[one], min(len(hashes), sizes[one]))
        }

    def _shared(self, one: int) -> Shared:
        if one not in self._seen:
            texts = self._with(one, candidates.COMMON + 1 + len(self._new))
            after, before = Shared(texts), Shared([text for text in texts if text not in self._new])
            self._seen[one] = after
            same_weight = before.telling == after.telling
            self.moved |= set(before.heads()) - (set(after.heads()) if same_weight else set())
        return self._seen[one]

    def _with(self, one: int, most: int | None, among: Collection[int] | None = None) -> list[int]:
        statement = select(_FINGERPRINTS.text).where(_FINGERPRINTS.hash == one)
        if among is not None:
            statement = statement.where(_FINGERPRINTS.text.in_(among))
        return list(self._connection.scalars(statement.order_by(_FINGERPRINTS.text).limit(most)))

    def _sizes(self, texts: Sequence[int]) -> dict[int, int]:
        found: dict[int, int] = {}
        for some in batches(texts):
            statement = select(_LINKED.text, _LINKED.fingerprints).where(_LINKED.text.in_(some))
            found.update((text, kept) for text, kept in self._connection.execute(statement))
        return found
