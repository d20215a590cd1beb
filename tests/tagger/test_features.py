import numpy as np
import pytest

from tests.tagger.reading import REPORT, read
from whosays.claims.drafts import triggered
from whosays.tagger.features import LONGEST, MEASURES, QUOTED, Reader
from whosays.tagger.model import model
from whosays.tagger.names import Names
from whosays.tagger.pieces import MASKS, PIECES, Pieces
from whosays.tagger.proposals import proposals
from whosays.tagger.windows import windows


def _inputs(text: str) -> dict[str, np.ndarray]:
    prepared, mentions, rows = read(text)
    names, cues = Names(prepared, mentions, model().pieces), triggered(prepared)
    found = proposals(prepared, mentions, rows, names, cues)
    reading = Reader(prepared, names, model().pieces).figures(windows(prepared)[0], found, cues)
    return reading.words() | reading.asked()


@pytest.mark.parametrize(
    ("one", "other"),
    [("Israeli", "Syrian"), ("Russia", "Ukraine"), ("Hamas", "Hezbollah"), ("Turkish", "Indian")],
)
def test_the_model_cannot_tell_one_party_from_another(one: str, other: str) -> None:
    text = "{0} forces said two {0} soldiers and three {1} soldiers were killed in a {1} strike on Friday."
    a, b = _inputs(text.format(one, other)), _inputs(text.format(other, one))
    assert all(np.array_equal(a[name], b[name]) for name in a)


def test_every_proposal_pools_its_own_words_to_one() -> None:
    assert np.allclose(_inputs(REPORT)["pool"].sum(-1), 1.0)


def test_an_unknown_word_is_cut_after_a_few_pieces() -> None:
    assert 1 <= len(model().pieces.split("zxqvwkjpttrryyuiopasdfghj")) <= PIECES


def test_accents_do_not_hide_a_word() -> None:
    listed = ["[PAD]", *(f"[unused{k + 1}]" for k in range(MASKS)), "[CLS]", "[SEP]", "[UNK]", "cafe"]
    table = {name: k for k, name in enumerate(listed)}
    assert Pieces(table).split("café") == [table["cafe"]]


def test_words_that_give_a_measure_are_marked_with_it() -> None:
    marks = _inputs("The rebels abducted the old mayor.")["rule"]
    assert len(MEASURES) + MEASURES.index("captured") in marks


def test_words_of_many_pieces_do_not_run_over_what_the_model_reads() -> None:
    text = "Two men were killed " + "zxqvwkjpttrr " * 210 + "."
    assert _inputs(text)["pieces"].shape[1] <= LONGEST


def test_the_rules_attributions_are_marked_for_the_model_to_tag_anew() -> None:
    prepared, mentions, _ = read(REPORT)
    reader = Reader(prepared, Names(prepared, mentions, model().pieces), model().pieces)
    window = windows(prepared)[0]
    marked = reader.attributions(window, mentions.attributions, ()).words()["mark"]
    assert mentions.attributions
    assert marked.any()
    assert not reader.plain(window).words()["mark"].any()


def test_what_stands_in_quotation_marks_is_marked() -> None:
    prepared, mentions, _ = read('"We saw smoke," she said.')
    reader = Reader(prepared, Names(prepared, mentions, model().pieces), model().pieces)
    marked = reader.attributions(windows(prepared)[0], (), [(0, 15)]).words()["rule"][0]
    assert marked.tolist().count(QUOTED) == 6
    assert marked[1:7].all()
