"""What only the whole stage of rules shows: rows that are dropped, places that belong to a name."""

from dataclasses import replace

import pytest

from whosays.claims import drafts
from whosays.pipeline import extract
from whosays.records import Document


def read(text: str):
    return extract(Document.build(text=text, source="test"), rules=True)


def test_a_row_whose_words_do_not_carry_its_value_is_dropped_and_the_document_is_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    join = drafts.join

    def misread(*args):
        joined = join(*args)
        joined[0].counted.reading = replace(joined[0].counted.reading, low=13.0, high=13.0)
        return joined

    monkeypatch.setattr(drafts, "join", misread)
    assert [claim.figure.text for claim in read("Twelve people died and nine were wounded.")] == ["nine"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("12 people were killed in the town, the Students Association of Lisbon said.", None),
        ("12 people were killed in Lisbon, the Students Association of Lisbon said.", "Lisbon"),
    ],
)
def test_a_place_inside_a_partys_name_is_not_where_it_happened(text: str, place: str | None) -> None:
    (claim,) = read(text)
    assert (claim.place.text if claim.place else None) == place
