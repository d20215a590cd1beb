"""The pipeline strings stages together, checks at import that they fit, and adds nothing of its own."""

import importlib

import pytest

from whosays import annotate as stage
from whosays import pipeline
from whosays.claims import build
from whosays.errors import PackageError
from whosays.records import Document, Mentions

TEXT = "At least 12 people were killed in Kelu on 8 July, the Kelu Committee said. Dozens of people fled."


def document(text: str = TEXT) -> Document:
    return Document.build(text=text, source="a.txt", published="2025-07-09")


def test_annotators_cover_all_that_claims_require() -> None:
    assert build.REQUIRES <= pipeline.ASSIGNED


def test_every_annotator_assigns_a_field_of_its_own() -> None:
    assigned = [annotator.assigns for annotator in stage.ANNOTATORS]
    assert len(assigned) == len(set(assigned))
    assert set(assigned) == set(Mentions.model_fields) - {"document"}


def test_a_requirement_that_nobody_assigns_is_found_at_import(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(build, "REQUIRES", build.REQUIRES | {"weather"})
        with pytest.raises(PackageError, match="no annotator assigns weather"):
            importlib.reload(pipeline)
    importlib.reload(pipeline)


def test_annotate_finds_every_kind_of_mention() -> None:
    mentions = pipeline.annotate(document())
    said = {
        name: [TEXT[m.start : m.end] for m in getattr(mentions, name)] for name in ("quantities", "times")
    }
    assert said == {"quantities": ["At least 12", "8", "Dozens"], "times": ["8 July"]}
    assert mentions.document.id == document().id
    (attribution,) = mentions.attributions
    assert [TEXT[a:b] for a, b in attribution.source] == ["the Kelu Committee"]
    assert [TEXT[a:b] for a, b in attribution.cue] == ["said"]


def test_extract_gives_rows_in_order_of_the_text() -> None:
    found = pipeline.extract(document())
    assert [(c.measure, c.figure.text) for c in found] == [("killed", "At least 12"), ("displaced", "Dozens")]
    starts = [c.figure.start for c in found]
    assert starts == sorted(starts)


def test_the_same_document_gives_the_same_rows() -> None:
    assert pipeline.extract(document()) == pipeline.extract(document())
    assert pipeline.annotate(document()) == pipeline.annotate(document())


def test_a_document_does_not_colour_the_next() -> None:
    alone = pipeline.extract(document())
    pipeline.extract(document("Police said nobody was hurt. He added that the road was open."))
    assert pipeline.extract(document()) == alone


@pytest.mark.parametrize("text", ["", " \r\n", "No figure here.", "😀", "\x00"])
def test_a_text_without_a_claim_gives_no_rows(text: str) -> None:
    assert pipeline.extract(document(text)) == []


def test_rows_name_their_document() -> None:
    given = document()
    for claim in pipeline.extract(given):
        assert claim.document.id == given.id
        assert claim.document.source == "a.txt"
        assert str(claim.document.published) == "2025-07-09"
