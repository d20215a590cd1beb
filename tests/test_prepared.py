"""What stages share of a document."""

from whosays.prepared import once
from whosays.records import Document
from whosays.text import prepare


def test_what_is_worked_out_once_is_worked_out_for_each_document():
    asked = []

    @once
    def words(prepared):
        asked.append(prepared.text)
        return len(prepared.tokens)

    one, other = (
        prepare(Document.build(text=text, source="x")) for text in ("Nine died.", "All nine were found.")
    )
    before = prepare(one.document)
    assert [words(one), words(other), words(one)] == [3, 5, 3]
    assert asked == ["Nine died.", "All nine were found."]
    assert one == before
