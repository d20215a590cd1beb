"""Spans nest, cross and touch; the marked text is still the text."""

from hypothesis import given, settings
from hypothesis import strategies as st
from report_builders import TEXT, claim, document
from test_report_safe import read

from whosays.report import marked, safe

SPANS = st.lists(
    st.tuples(st.sampled_from("fpaltsqb"), st.integers(0, 30), st.integers(0, 40), st.integers(0, 5)),
    max_size=12,
)


@settings(deadline=None)
@given(st.integers(0, 30), SPANS)
def test_pieces_cover_the_text_without_gap_or_overlap(
    length: int, spans: list[tuple[str, int, int, int]]
) -> None:
    pieces = list(marked.pieces(length, spans))
    assert [n for p in pieces for n in range(p.start, p.end)] == list(range(length))


@settings(deadline=None)
@given(st.integers(1, 30), SPANS)
def test_each_piece_has_exactly_the_layers_and_rows_that_cover_it(
    length: int, spans: list[tuple[str, int, int, int]]
) -> None:
    for piece in marked.pieces(length, spans):
        for at in range(piece.start, piece.end):
            covering = [s for s in spans if s[1] <= at < s[2]]
            assert set(piece.letters) == {s[0] for s in covering}
            assert set(piece.claims) == {s[3] for s in covering if s[0] == "f"}


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=20), st.data())
def test_marked_text_reads_as_the_stored_text(around: str, data: st.DataObject) -> None:
    text = f"{around}12 <b>people</b>\r\nof Kelu & Oresh 🕯️ ١٧{around}"
    of = document(text)
    parts = [
        text[a:b]
        for a, b in data.draw(st.lists(st.tuples(st.integers(0, 25), st.integers(5, 40)), max_size=4))
    ]
    claims = [
        (n, claim(of, said, population=part or None, sources=(text[1:9],)))
        for n, (said, part) in enumerate(zip(("12", "١٧", "12"), parts, strict=False))
    ]
    reader = read(str(marked.markup(text, 3, claims)))
    assert "".join(reader.parts) == safe.visible(text)
    assert set(reader.tags) <= {"span", "a"}


def test_a_figure_links_to_its_row_and_carries_every_row_it_bears() -> None:
    of = document()
    rows = [(4, claim(of, "At least 12")), (5, claim(of, "At least 12", "casualties"))]
    html = str(marked.markup(TEXT, 2, rows))
    assert '<a id="f2-0" class="f" href="#c4" data-rows="4 5">At least 12</a>' in html
    assert [marked.anchor(2, c) for _, c in rows] == ["f2-0", "f2-0"]


def test_a_carriage_return_survives_as_a_reference() -> None:
    assert "said.&#13;\nThe" in str(marked.markup(TEXT, 0, []))


def test_every_evidence_span_of_a_claim_has_a_layer() -> None:
    row = claim(
        document(), "At least 12", population="people", place="Kelu camp", sources=("the Ministry of Health",)
    )
    letters = [letter for letter, *_ in marked.letter_spans(row)]
    assert letters == ["f", "p", "l", "s"]
    assert len({layer.letter for layer in marked.layers()}) == len(marked.layers()) == 8
