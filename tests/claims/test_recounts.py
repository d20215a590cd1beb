"""The day on which a count changes is not the day on which people died."""

from datetime import date

import pytest

from whosays.pipeline import extract
from whosays.records import Document


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The Ministry of Health on Saturday raised the death toll in Kelu camp to 26.", None),
        ("The Ministry of Health raised the number of people killed in Kelu camp to 26 on Saturday.", None),
        ("The death toll from Tuesday's shelling of Kelu camp rose to 29 on Friday, officials said.", 8),
        ("The death toll from the bombing in Kelu camp on 8 July rose to 29, officials said.", 8),
        ("At least 26 people were killed in Kelu camp on Tuesday, the Ministry of Health said.", 8),
    ],
)
def test_a_recount_does_not_date_the_event(text: str, day: int | None) -> None:
    (claim,) = extract(Document.build(text=text, source="x", published=date(2025, 7, 12)))
    found = claim.time.from_ if claim.time else None
    assert found == (date(2025, 7, day) if day else None)
