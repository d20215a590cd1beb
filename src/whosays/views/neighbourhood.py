"""What was linked around one question, with or without the claims of restricted documents."""

from sqlalchemy import select

from whosays.ledger import View, schema
from whosays.ledger.linking import reading
from whosays.ledger.linking.texts import batches
from whosays.link.compare import Linked
from whosays.link.questions import record, speaking

_DOCUMENTS = schema.documents.c


def around(view: View, identity: str, *, restricted: bool) -> Linked:
    """Return the claims of a question with all that its relations may touch.

    Without `restricted` documents the question in it is as those of its claims answer it that are left; where none
    is, it is missing.
    """
    linked = reading.around(view, identity)
    held = set() if restricted else _restricted(view, {one.document for one in linked.facts.values()})
    if not held:
        return linked
    facts = {claim: one for claim, one in linked.facts.items() if one.document not in held}
    left = Linked(
        facts=facts,
        questions={},
        placed={claim: linked.placed[claim] for claim in facts},
        origins={claim: linked.origins[claim] for claim in facts},
    )
    members = left.members(identity)
    if not members:
        return left
    asked = record(speaking(members, left.placed), members, left.origins)
    return Linked(left.facts, {identity: asked}, left.placed, left.origins)


def _restricted(view: View, documents: set[str]) -> set[str]:
    found: set[str] = set()
    for some in batches(sorted(documents)):
        statement = select(_DOCUMENTS.id).where(_DOCUMENTS.id.in_(some), _DOCUMENTS.restricted.is_(True))
        found.update(row["id"] for row in view.rows(statement))
    return found
