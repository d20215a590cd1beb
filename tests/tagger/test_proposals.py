from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tests.tagger.reading import REPORT, read
from whosays import numbers
from whosays.claims.drafts import triggered
from whosays.prepared import Prepared
from whosays.records import Claim, Mentions
from whosays.tagger.model import model
from whosays.tagger.names import Names
from whosays.tagger.proposals import Proposal, proposals, read_for

pieces = [
    "At", "least", "12", "villagers", "were", "killed", ",", "and", "a", "bridge", "in", "Oresh", "was", "blown", "up",
    ".", "the", "mayor", "several", "others", "no", "one",
]  # fmt: skip


def _proposed(prepared: Prepared, mentions: Mentions, rows: list[Claim]) -> list[Proposal]:
    names = Names(prepared, mentions, model().pieces)
    return proposals(prepared, mentions, rows, names, triggered(prepared))


def _figures(text: str) -> list[str]:
    prepared, mentions, rows = read(text)
    found = _proposed(prepared, mentions, rows)
    return [text[prepared.tokens[p.first].start : prepared.tokens[p.last - 1].end] for p in found]


def test_every_figure_of_the_rules_is_proposed() -> None:
    prepared, mentions, rows = read(REPORT)
    proposed = {id(row) for p in _proposed(prepared, mentions, rows) for row in p.claims}
    assert proposed == {id(row) for row in rows}


def test_numbers_without_a_row_are_proposed_too() -> None:
    assert "40" in _figures("The talks, at which nobody was killed, were joined by 40 delegates.")


def test_numbers_far_from_any_word_that_gives_a_measure_are_not() -> None:
    assert _figures("The choir has 40 singers and two halls.") == []


def test_who_is_counted_by_no_word_is_proposed_where_somebody_is_harmed() -> None:
    assert "His wife" in _figures("His wife was killed.")
    assert _figures("His wife sang.") == []


def test_numbers_inside_a_date_are_not_proposed() -> None:
    assert not {"8", "2015"} & set(_figures("Two guards died on 8 July 2015."))


@given(st.lists(st.sampled_from(pieces), max_size=40))
def test_proposals_stand_in_order_and_never_overlap(words: list[str]) -> None:
    prepared, mentions, rows = read(" ".join(words))
    found = _proposed(prepared, mentions, rows)
    assert all(a.last <= b.first for a, b in pairwise(found))


@given(st.lists(st.sampled_from(pieces), max_size=40))
def test_what_is_proposed_can_be_derived_from_its_own_words(words: list[str]) -> None:
    text = " ".join(words)
    prepared, mentions, rows = read(text)
    for one in _proposed(prepared, mentions, rows):
        said = text[prepared.tokens[one.first].start : prepared.tokens[one.last - 1].end]
        assert one.reading in numbers.readings(said)


def test_text_is_read_for_the_sake_of_figures_with_a_row_or_a_word_that_gives_a_measure_beside_them() -> None:
    text = "Three men were killed. There were 40 delegates at the talks."
    prepared, mentions, rows = read(text)
    found, cues = _proposed(prepared, mentions, rows), triggered(prepared)
    asked = read_for(found, cues)
    assert {"Three", "40"} <= set(_figures(text))
    assert {prepared.tokens[k].sentence for k in asked} == {0}
