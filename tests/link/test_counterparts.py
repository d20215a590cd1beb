"""Claims that two documents share because the words that state them were copied."""

from dataclasses import dataclass

from tests.link.test_copies import REPORT
from whosays.link.copies import compare
from whosays.link.counterparts import counterparts
from whosays.link.shingles import read
from whosays.linked import Copy


@dataclass(frozen=True)
class Fact:
    id: str
    measure: str
    figure_start: int
    figure_end: int
    low: float | None
    high: float | None
    vague: str | None = None


def fact(text: str, words: str, measure: str, low: float | None, high: float | None) -> Fact:
    start = text.rindex(words)
    return Fact(f"{measure} {start}", measure, start, start + len(words), low, high)


def copy(left: str, right: str) -> Copy:
    found = compare(read(left), read(right))
    assert found is not None
    return found.copy("a", "b")


def found(left: str, right: str, ours: list[Fact], theirs: list[Fact]) -> list[tuple[str, str]]:
    return [(a.id, b.id) for a, b in counterparts(copy(left, right), ours, theirs)]


def test_the_same_number_of_the_same_measure_in_copied_words_is_a_pair() -> None:
    printed = "Oresh Radio reports from the valley.\n" + REPORT
    ours = [fact(REPORT, "at least 14", "killed", 14, None), fact(REPORT, "31", "injured", 31, 31)]
    theirs = [fact(printed, "31", "injured", 31, 31), fact(printed, "at least 14", "killed", 14, None)]
    assert found(REPORT, printed, ours, theirs) == [(ours[0].id, theirs[1].id), (ours[1].id, theirs[0].id)]


def test_a_modifier_changed_on_the_way_does_not_part_them_and_another_number_does() -> None:
    printed = REPORT.replace("at least 14", "nearly 14").replace("31", "33")
    ours = [fact(REPORT, "at least 14", "killed", 14, None), fact(REPORT, "31", "injured", 31, 31)]
    theirs = [fact(printed, "nearly 14", "killed", None, 14), fact(printed, "33", "injured", 33, 33)]
    assert found(REPORT, printed, ours, theirs) == [(ours[0].id, theirs[0].id)]


def test_another_measure_of_the_same_words_is_no_counterpart() -> None:
    ours, theirs = fact(REPORT, "31", "injured", 31, 31), fact(REPORT, "31", "casualties", 31, 31)
    assert found(REPORT, REPORT + " ", [ours], [theirs]) == []


def test_a_claim_beside_the_copied_words_has_no_counterpart() -> None:
    printed = REPORT + " Oresh Radio's own reporter counted 31 graves."
    ours = [fact(REPORT, "31", "injured", 31, 31)]
    theirs = [fact(printed, "31", "injured", 31, 31)]
    assert found(REPORT, printed, ours, theirs) == []


def test_equal_claims_of_one_passage_are_paired_by_place() -> None:
    printed = REPORT.split("Two of the dead")[0]
    ours = [Fact("first", "killed", 90, 92, 1, 1), Fact("second", "killed", 150, 152, 1, 1)]
    theirs = [Fact("kept", "killed", 151, 153, 1, 1)]
    assert found(REPORT, printed, ours, theirs) == [("second", "kept")]
    assert found(printed, REPORT, theirs, ours) == [("kept", "second")]
    assert found(REPORT, REPORT + " ", ours, [ours[0]]) == [("first", "first")]
