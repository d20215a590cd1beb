import pytest

from tests.views.conftest import DOCUMENTS, JULY, JUNE
from whosays import views
from whosays.errors import UsageError
from whosays.ledger import View


def test_documents_come_with_their_text_in_the_order_of_their_claims(view: View) -> None:
    read = list(views.documents(view))
    assert read[:2] == [JUNE, JULY]
    assert {made.id: made for made in read} == {made.id: made for made in DOCUMENTS}
    claimed = list(dict.fromkeys(claim.document.id for claim in views.claims(view)))
    assert [made.id for made in read] == claimed


def test_a_document_is_found_by_its_id(view: View) -> None:
    assert views.document(view, JULY.id) == JULY
    with pytest.raises(UsageError, match="no document d1-unknown"):
        views.document(view, "d1-unknown")


def test_skipped_inputs_are_listed_with_their_reason(view: View) -> None:
    assert [(one.source, one.reason) for one in views.skipped(view)] == [("empty.txt", "the file is empty")]
