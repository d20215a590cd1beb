import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.errors import PackageError
from whosays.evaluate import figures
from whosays.evaluate.agreement import texts_agree
from whosays.evaluate.counts import Counts
from whosays.evaluate.gold import Gold
from whosays.evaluate.matching import match
from whosays.records import Claim, Document, Span

from .invented import CAMP, claim, perfect


def only(*claims_of_camp):
    """Predict nothing but the given (figure, measure, fields) for the first document."""
    return lambda doc: [claim(doc, f, m, **more) for f, m, more in claims_of_camp] if doc.text == CAMP else []


def test_a_perfect_prediction_scores_one_everywhere(invented: Gold):
    scores = figures.score(invented, perfect)
    assert set(scores.metrics().values()) == {1.0}
    assert list(scores.errors()) == []


def test_an_empty_prediction_scores_zero_and_every_claim_is_missed(invented: Gold):
    scores = figures.score(invented, lambda document: [])
    assert scores.measure == Counts(tp=0, predicted=0, gold=6)
    assert (scores.measure.precision, scores.measure.recall, scores.measure.f1) == (0, 0, 0)
    assert scores.shares["chain"].value is None
    assert [m.kind for m in scores.errors()] == ["missed"] * 6


def test_a_figure_matches_by_overlap_and_not_by_touching(invented: Gold):
    scores = figures.score(invented, only(("eight", "killed", {})))
    assert scores.figure.tp == 1
    start = CAMP.index("guards")
    touching = [Span(start=start, end=start + 6)]
    assert match([Span(start=start - 6, end=start)], touching) == []


def test_one_prediction_answers_one_label_only(invented: Gold):
    scores = figures.score(invented, only(("Two", "destroyed", {}), ("Two", "destroyed", {})))
    assert scores.figure.tp == 2, "the figure is labelled twice, under two measures"
    assert scores.measure == Counts(tp=1, predicted=2, gold=6)
    thrice = figures.score(invented, only(*[("Two", "destroyed", {})] * 3))
    assert thrice.figure == Counts(tp=2, predicted=3, gold=6)


def test_an_equal_measure_is_preferred_whatever_the_order(invented: Gold):
    scores = figures.score(invented, only(("Two", "seized", {}), ("Two", "destroyed", {})))
    assert scores.measure.tp == 2


def test_a_wrong_measure_counts_as_figure_and_as_one_mistake(invented: Gold):
    scores = figures.score(invented, only(("Dozens", "killed", {})))
    assert (scores.figure.tp, scores.measure.tp) == (1, 0)
    wrong = [m for m in scores.errors() if m.kind == "measure"]
    assert [(m.gold, m.predicted) for m in wrong] == [("injured", "killed")]


def test_value_needs_both_bounds(invented: Gold):
    scores = figures.score(invented, only(("eight", "killed", {})))
    assert (scores.measure.tp, scores.value.tp) == (1, 0)
    assert [(m.gold, m.predicted) for m in scores.errors(kind="value")] == [("8..?", "8..8")]


def test_value_needs_both_to_be_vague(invented: Gold):
    def unbounded(document: Document) -> list[Claim]:
        found = claim(document, "Dozens", "injured")
        bare = found.figure.model_copy(update={"vague": None})
        return [found.model_copy(update={"figure": bare})]

    camp_only = Gold(invented.kind, invented.name, invented.sha256, invented.entries[:1])
    assert figures.score(camp_only, unbounded).value.tp == 0
    assert figures.score(camp_only, only(("Dozens", "injured", {}))).value.tp == 1


@pytest.mark.parametrize(
    ("field", "change"),
    [
        ("status", {"status": "civilian"}),
        ("factuality", {"factuality": "PR+"}),
        ("scope", {"scope": "cumulative"}),
        ("part_of", {"part_of": "c1-other"}),
        ("population", {"population": "villagers"}),
        ("actor", {"actor": "guards"}),
        ("place", {"place": None}),
        ("time", {"time": None}),
        ("chain", {"sources": ("the Oresh ministry", "Talvia Radio")}),
    ],
)
def test_each_field_is_judged_by_itself(invented: Gold, field, change):
    right = {
        "population": "guards", "status": "combatant", "place": "Kelu camp", "time": "Monday",
        "sources": ("the Oresh ministry",),
    }  # fmt: skip
    scores = figures.score(invented, only(("At least eight", "killed", right | change)))
    wrong = {name for name, share in scores.shares.items() if share.value == 0}
    assert wrong == {field}
    assert {m.kind for m in scores.errors()} == {field, "missed"}


def test_the_innermost_source_is_asked_only_where_the_gold_has_one(invented: Gold):
    predictions = only(
        ("At least eight", "killed", {}), ("Dozens", "injured", {"sources": ("Talvia Radio",)})
    )
    scores = figures.score(invented, predictions)
    assert (scores.shares["innermost"].equal, scores.shares["innermost"].total) == (0, 1)
    assert (scores.shares["chain"].equal, scores.shares["chain"].total) == (0, 2)


def test_a_document_that_crashes_counts_as_predicted_nothing_and_is_listed(invented: Gold):
    def fragile(document: Document) -> list[Claim]:
        if document.title == "Port":
            raise RecursionError("too deep")
        return perfect(document)

    scores = figures.score(invented, fragile)
    assert scores.measure == Counts(tp=4, predicted=4, gold=6)
    assert [(c.name, c.reason) for c in scores.crashes] == [("port", "RecursionError: too deep")]


def test_a_damaged_installation_is_no_score(invented: Gold):
    def damaged(document: Document) -> list[Claim]:
        raise PackageError("data file cues.toml is damaged: reinstall whosays")

    with pytest.raises(PackageError):
        figures.score(invented, damaged)


def test_measures_and_corpora_add_up_to_the_whole(invented: Gold):
    scores = figures.score(invented, lambda doc: perfect(doc)[:-1])
    assert sum(scores.by_measure().values(), Counts()) == scores.measure
    assert scores.by_measure()["destroyed"] == Counts(tp=2, predicted=2, gold=3)
    parts = scores.by_corpus()
    assert {name: part.measure.gold for name, part in parts.items()} == {"whole": 2, "wire": 4}
    assert sum((part.measure for part in parts.values()), Counts()) == scores.measure


def test_errors_can_be_filtered_by_kind_measure_and_corpus(invented: Gold):
    scores = figures.score(invented, lambda document: [])
    assert [m.words for m in scores.errors(label="destroyed", corpus="whole")] == ["40", "3"]
    assert list(scores.errors(kind="spurious")) == []


def test_an_error_is_one_line_with_its_sentence(invented: Gold):
    scores = figures.score(invented, lambda document: [])
    line = str(next(m for m in scores.errors(label="injured")))
    assert "\n" not in line
    assert line.rsplit("\t", maxsplit=1)[-1] == "Dozens of villagers were injured."


def test_the_json_names_the_file_and_holds_every_table(invented: Gold):
    scores = figures.score(invented, perfect)
    said = json.loads(scores.to_json())
    assert (said["sha256"], said["documents"], said["items"]) == (invented.sha256, 2, 6)
    assert said["tables"] == scores.tables()
    assert said["tables"]["figures"] == scores.as_rows()


@pytest.mark.parametrize(
    ("a", "b", "equal"),
    [
        (None, None, True), ("", None, True), ("Oresh", None, False), (None, "Oresh", False),
        ("the Oresh ministry", "ORESH", True), ("at", "At dawn", True),
        ("the army of Talvia", "the Kelu guards", True),
        ("Kelu camp", "Kelu-side", True), ("on 4", "in 4", False),
        ("army of Talvia", "guards of Kelu", False), ("May 2031", "June 2031", False),
    ],
)  # fmt: skip
def test_texts_agree_by_containment_or_a_shared_word(a, b, equal):
    assert texts_agree(a, b) is equal
    assert texts_agree(b, a) is equal


spans = st.lists(
    st.tuples(st.integers(0, 30), st.integers(1, 9)).map(lambda s: Span(start=s[0], end=s[0] + s[1]))
)


@given(spans, spans)
def test_pairs_overlap_and_use_each_side_once(gold, predicted):
    pairs = match(gold, predicted)
    assert len({g for g, _ in pairs}) == len({p for _, p in pairs}) == len(pairs)
    assert all(gold[g].start < predicted[p].end and predicted[p].start < gold[g].end for g, p in pairs)


@given(spans)
def test_spans_matched_with_themselves_are_all_matched(gold):
    assert len(match(gold, gold)) == len(gold)


@given(st.integers(0, 50), st.integers(0, 50), st.integers(0, 50))
def test_f1_is_the_harmonic_mean_and_stays_between_zero_and_one(tp, fp, fn):
    counts = Counts(tp, tp + fp, tp + fn)
    assert 0 <= counts.f1 <= 1
    if tp:
        p, r = counts.precision, counts.recall
        assert counts.f1 == pytest.approx(2 * p * r / (p + r))
