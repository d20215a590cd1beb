"""Families of documents that print one text, and what their members have in common, passage by passage."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import and_, or_, select

from whosays.errors import UsageError
from whosays.ledger import View, rows, schema
from whosays.ledger.linking.copying import likeness
from whosays.linked import Copy, Family, Passage
from whosays.records import Document

PAGE = 50
_FAMILIES, _LINKED, _COPIES = schema.families.c, schema.linked_documents.c, schema.copies.c
_DOCUMENTS = schema.documents.c


@dataclass(frozen=True, slots=True)
class FamilyDetail:
    """A family with its documents, in order of publication."""

    family: Family
    documents: tuple[Document, ...]
    hidden: int
    """Members that are restricted and were not asked for."""


def families(
    view: View, *, restricted: bool = False, after: str | None = None, limit: int = PAGE
) -> list[Family]:
    """Return families of two documents or more, the largest first, then by id; behind family `after`.

    Without `restricted` documents each is what is left of it.
    """
    shown = schema.shown(schema.families, restricted=restricted)
    statement = select(_FAMILIES.record).where(shown)
    if after is not None:
        size = len(_family(view, after, restricted=restricted).documents)
        behind = and_(_FAMILIES.documents == size, _FAMILIES.id > after)
        statement = statement.where(or_(_FAMILIES.documents < size, behind))
    ordered = statement.order_by(_FAMILIES.documents.desc(), _FAMILIES.id).limit(limit)
    return [Family.model_validate_json(row["record"]) for row in view.rows(ordered)]


def family(view: View, identity: str, *, restricted: bool = False) -> FamilyDetail:
    """Return a family with its documents, as restricted ones among them make it or those that are left.

    Raises UsageError where there is none of that id.
    """
    whole = _family(view, identity, restricted=True)
    statement = select(_DOCUMENTS.id, _DOCUMENTS.text, _DOCUMENTS.record)
    held = {
        row["id"]: rows.read_document(row)
        for row in view.rows(statement.where(_DOCUMENTS.id.in_(whole.documents)))
    }
    documents = tuple(held[one] for one in whole.documents if restricted or not held[one].restricted)
    hidden = len(whole.documents) - len(documents)
    return FamilyDetail(_left(view, whole, documents) if hidden else whole, documents, hidden)


def _left(view: View, whole: Family, documents: Sequence[Document]) -> Family:
    if len(documents) > 1:
        return _family(view, whole.id, restricted=False)
    return Family(id=whole.id, documents=tuple(one.id for one in documents))


def family_of(view: View, document_id: str) -> str | None:
    """Return the id of the family that a document is of; None where it prints a text of its own."""
    statement = select(_LINKED.family).where(_LINKED.document_id == document_id)
    return next((row["family"] for row in view.rows(statement)), None)


def shared(view: View, left: Document, right: Document) -> Copy | None:
    """Return what two documents have in common, seen from `left`; None where no passage of theirs was found."""
    ids = (left.id, right.id)
    statement = select(_LINKED.document_id, _LINKED.text, _LINKED.words).where(_LINKED.document_id.in_(ids))
    linked = {row["document_id"]: row for row in view.rows(statement)}
    if len(linked) < len(ids):
        return None
    one, other = linked[left.id]["text"], linked[right.id]["text"]
    if one == other:
        end, words = len(left.text), linked[left.id]["words"]
        whole = Passage(left_start=0, left_end=end, right_start=0, right_end=end, words=words)
        return Copy(
            left=left.id, right=right.id, kind="reprints", left_share=1, right_share=1, passages=(whole,)
        )
    pair = select(schema.copies).where(
        _COPIES.left_text == min(one, other), _COPIES.right_text == max(one, other)
    )
    for row in view.rows(pair):
        alike = likeness(row)
        copy = Copy(
            left=left.id, right=right.id, kind=alike.kind, left_share=alike.left_share,
            right_share=alike.right_share, passages=alike.passages,
        )  # fmt: skip
        return copy if one < other else _turned(copy)
    return None


def _turned(copy: Copy) -> Copy:
    passages = tuple(
        Passage(
            left_start=one.right_start,
            left_end=one.right_end,
            right_start=one.left_start,
            right_end=one.left_end,
            words=one.words,
        )
        for one in copy.passages
    )
    return copy.model_copy(
        update={"left_share": copy.right_share, "right_share": copy.left_share, "passages": passages}
    )


def _family(view: View, identity: str, *, restricted: bool) -> Family:
    shown = schema.shown(schema.families, restricted=restricted)
    for row in view.rows(select(_FAMILIES.record).where(_FAMILIES.id == identity, shown)):
        return Family.model_validate_json(row["record"])
    raise UsageError(f"no family {identity}: use the id of a family in this ledger")
