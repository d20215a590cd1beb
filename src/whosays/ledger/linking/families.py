"""Families in a ledger. Whether it is linked at once or document by document, they come out the same."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from whosays.ledger import rows, schema
from whosays.ledger.linking import copying
from whosays.ledger.linking.texts import batches, restricted
from whosays.link.families import Decided, Edge, decided, families
from whosays.linked import Family
from whosays.records import digest
from whosays.reviewing import standing

_DOCUMENTS, _LINKED, _COPIES = schema.documents.c, schema.linked_documents.c, schema.copies.c
_CLAIMS, _FAMILIES, _JUDGEMENTS = schema.claims.c, schema.families.c, schema.judgements.c

WHOLESALE = 20
"""When one in so many documents of a ledger is new, linking all of them anew costs less than adding these."""


def link(connection: Connection, new: Sequence[str]) -> set[str]:
    """Link new documents; return those whose family, or whose passages shared with others, changed."""
    held = connection.scalar(select(func.count()).select_from(schema.documents)) or 0
    if len(new) * WHOLESALE < held:
        touched = copying.find_new(connection, new)
        return regroup(connection, new, touched) | _printing(connection, touched)
    every = list(connection.scalars(select(_DOCUMENTS.id).order_by(_DOCUMENTS.id)))
    copying.find_all(connection, every)
    connection.execute(delete(schema.families))
    linked = _Linked(connection)
    linked.add_all()
    _write(connection, linked)
    return set(every)


def regroup(connection: Connection, documents: Iterable[str], texts: Iterable[int] = ()) -> set[str]:
    """Make the families around some documents and texts anew; return the documents whose family changed.

    To be called with the documents that a judgement names when it is made or taken back.
    """
    linked = _Linked(connection)
    linked.add(documents, texts)
    return _write(connection, linked)


def family_of(connection: Connection, document: str) -> Sequence[str]:
    """Return all documents of a document's family, in order of publication; none where it has no family."""
    statement = select(_FAMILIES.record).join(schema.linked_documents, _LINKED.family == _FAMILIES.id)
    whole = schema.shown(schema.families, restricted=True)
    record = connection.scalar(statement.where(_LINKED.document_id == document, whole))
    return Family.model_validate_json(record).documents if record else ()


class _Linked:
    """Documents by the key of their text, the reprints among these texts, and what reviewers decided of them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.decisions = _decisions(connection)
        self.printed: dict[int, list[str]] = {}
        self.edges: set[Edge] = set()

    def add_all(self) -> None:
        """Take in the whole ledger."""
        for document, text in self._connection.execute(select(_LINKED.document_id, _LINKED.text)):
            self.printed.setdefault(text, []).append(document)
        self.edges.update(Edge(*row) for row in self._connection.execute(_REPRINTS))

    def add(self, documents: Iterable[str], texts: Iterable[int]) -> None:
        """Take in all that may be of one family with these, near or far."""
        joined: dict[str, set[str]] = {}
        for decision in self.decisions:
            if decision.together:
                joined.setdefault(decision.left, set()).add(decision.right)
                joined.setdefault(decision.right, set()).add(decision.left)
        fresh = set(texts) | self._texts(documents)
        while fresh:
            printing = self._printing(fresh)
            self.printed |= printing
            reached = self._across(fresh)
            partners = {
                other for listed in printing.values() for one in listed for other in joined.get(one, ())
            }
            fresh = (reached | self._texts(partners)) - self.printed.keys()

    def _texts(self, documents: Iterable[str]) -> set[int]:
        found: set[int] = set()
        for some in batches(sorted(documents)):
            found.update(self._connection.scalars(select(_LINKED.text).where(_LINKED.document_id.in_(some))))
        return found

    def _printing(self, texts: Collection[int]) -> dict[int, list[str]]:
        found: dict[int, list[str]] = {text: [] for text in texts}
        for some in batches(sorted(texts)):
            statement = select(_LINKED.document_id, _LINKED.text).where(_LINKED.text.in_(some))
            for document, text in self._connection.execute(statement):
                found[text].append(document)
        return found

    def _across(self, texts: Collection[int]) -> set[int]:
        """Return the texts that reprint one of these or are reprinted by one, and note which."""
        found: set[int] = set()
        for some in batches(sorted(texts)):
            for end in (_COPIES.left_text, _COPIES.right_text):
                edges = [Edge(*row) for row in self._connection.execute(_REPRINTS.where(end.in_(some)))]
                self.edges.update(edges)
                found.update(text for edge in edges for text in (edge.left, edge.right))
        return found


_REPRINTS = select(_COPIES.left_text, _COPIES.right_text, _COPIES.left_share, _COPIES.right_share).where(
    _COPIES.kind == "reprints"
)


def _decisions(connection: Connection) -> list[Decided]:
    statement = select(_JUDGEMENTS.id, _JUDGEMENTS.record).where(_JUDGEMENTS.target_kind == "family")
    made = connection.execute(statement.order_by(_JUDGEMENTS.id)).mappings()
    return decided(standing(rows.read_judgement(row) for row in made))


def _write(connection: Connection, linked: _Linked) -> set[str]:
    """Write the families of what was taken in; return the documents whose family is another one now."""
    documents = [document for listed in linked.printed.values() for document in listed]
    groups = families(linked.printed, linked.edges, linked.decisions)
    made = {rows_[0]["id"]: rows_ for rows_ in _rows(connection, groups)}
    members = dict(zip(made, groups, strict=True))
    family_of = {document: name for name, group in members.items() for document in group}
    before = _before(connection, documents)
    moved = [one for one in documents if before[one] != family_of.get(one)]
    known = _records(connection, {name for name in before.values() if name})
    changed = {name for name, new in made.items() if known.get(name) != new}
    for some in batches(sorted(known.keys() - made.keys() | (changed & known.keys()))):
        connection.execute(delete(schema.families).where(_FAMILIES.id.in_(some)))
    for some in batches([row for name in sorted(changed) for row in made[name]]):
        connection.execute(insert(schema.families), some)
    moving = update(schema.linked_documents).where(_LINKED.document_id == bindparam("one"))
    for moves in batches([{"one": one, "family": family_of.get(one)} for one in moved]):
        connection.execute(moving.values(family=bindparam("family")), moves)
    return {*moved, *(document for name in changed for document in members[name])}


def _rows(connection: Connection, groups: Sequence[Sequence[str]]) -> Iterator[list[dict[str, Any]]]:
    """Yield the rows of each group: one, or with restricted members one with them, and one without.

    Members come in order of publication, and so do the agencies that they name.
    """
    members = [document for group in groups for document in group]
    filed: dict[str, tuple[date, str]] = {}
    credited: dict[str, list[str]] = {}
    held: set[str] = set()
    for some in batches(members):
        published = select(_DOCUMENTS.id, _DOCUMENTS.filed).where(_DOCUMENTS.id.in_(some))
        filed.update((one, (day, one)) for one, day in connection.execute(published))
        first = select(_CLAIMS.document_id, _CLAIMS.record)
        for one, record in connection.execute(
            first.where(_CLAIMS.document_id.in_(some), _CLAIMS.sequence == 0)
        ):
            credited[one] = [link["name"] for link in json.loads(record)["relay"] if link["kind"] == "agency"]
        held |= restricted(connection, some)
    for group in groups:
        ordered = sorted(group, key=filed.__getitem__)
        name, left = "f1-" + digest(ordered[:1]), [one for one in ordered if one not in held]
        rows_ = [_row(name, ordered, credited) | {"whole": True, "open": len(left) == len(ordered)}]
        if 1 < len(left) < len(ordered):
            rows_.append(_row(name, left, credited) | {"whole": False, "open": True})
        yield rows_


def _row(name: str, ordered: Sequence[str], credited: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    agencies = {
        name.casefold(): name for one in reversed(ordered) for name in reversed(credited.get(one, ()))
    }
    family = Family(id=name, documents=tuple(ordered), credits=tuple(reversed(agencies.values())))
    return {"id": name, "documents": len(ordered), "record": family.model_dump_json()}


def _before(connection: Connection, documents: Sequence[str]) -> dict[str, str | None]:
    found: dict[str, str | None] = {}
    for some in batches(documents):
        statement = select(_LINKED.document_id, _LINKED.family).where(_LINKED.document_id.in_(some))
        found.update((one, family) for one, family in connection.execute(statement))
    return found


def _records(connection: Connection, names: Collection[str]) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for some in batches(sorted(names)):
        statement = select(schema.families).where(_FAMILIES.id.in_(some)).order_by(_FAMILIES.whole.desc())
        for row in connection.execute(statement).mappings():
            found.setdefault(row["id"], []).append(dict(row))
    return found


def _printing(connection: Connection, texts: Collection[int]) -> set[str]:
    found: set[str] = set()
    for some in batches(sorted(texts)):
        found.update(connection.scalars(select(_LINKED.document_id).where(_LINKED.text.in_(some))))
    return found
