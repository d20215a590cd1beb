"""What two texts print alike, from their words alone."""

import random
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.link.copies import PASSAGE, Likeness, compare
from whosays.link.shingles import SHINGLE, WINDOW, fingerprints, read

REPORT = """
Shelling struck the eastern edge of Kelu camp before dawn on Tuesday, killing at least 14 people and wounding 31
others, the camp's medical committee said. Two of the dead were nurses who had come off the night shift. The committee
named nine of the victims and said that five bodies had yet to be identified.

A spokesman for the Talvian army said its guns had answered fire from a ridge some 800 metres north of the camp. He
did not say how many rounds were fired, and he would not say whether the camp had been warned.

Residents reached by telephone described three salvoes within about twelve minutes. One man said he had carried his
neighbour's two sons to a cellar and gone back for their mother, and that the stairs were no longer there.
"""
OTHER = """
Traders in Oresh opened their shops again on Friday for the first time in a week, after the governor promised that
the road to the coast would be guarded day and night. Flour had doubled in price since the bridge was closed, and
several bakeries said they would run out of yeast by Sunday whatever the governor did. A convoy of eleven lorries
reached the grain store in the afternoon; its drivers had slept in their cabs for four nights at the last checkpoint.
"""


def likeness(left: str, right: str) -> Likeness | None:
    return compare(read(left), read(right))


def reprints(left: str, right: str) -> bool:
    found = likeness(left, right)
    return found is not None and found.kind == "reprints"


def paragraphs(text: str) -> list[str]:
    return text.strip().split("\n\n")


def test_two_reports_of_their_own_have_nothing_in_common() -> None:
    assert likeness(REPORT, OTHER) is None


def test_the_same_words_are_one_passage_that_makes_up_both_texts() -> None:
    found = likeness(REPORT, REPORT.upper().replace("\n", " ").replace("'", "’"))
    assert found is not None
    assert (found.kind, found.left_share, found.right_share) == ("reprints", 1, 1)
    (passage,) = found.passages
    assert REPORT[passage.left_start : passage.left_end] == REPORT.strip().rstrip(".")
    assert passage.words == read(REPORT).words


CHANGED = {
    "a modifier": ("at least 14", "nearly 14"),
    "a number written out": ("31\nothers", "thirty-one others"),
    "a word left out": ("medical committee", "committee"),
    "a few words put in": ("Two of the dead", "Two of the dead, its chairman told reporters,"),
    "a toll brought up to date": ("killing at least 14", "killing at least 17"),
    "paragraphs run together": ("\n\n", " "),
}


@pytest.mark.parametrize(("old", "new"), CHANGED.values(), ids=CHANGED)
def test_an_edited_text_is_a_reprint(old: str, new: str) -> None:
    assert old in REPORT
    assert reprints(REPORT, REPORT.replace(old, new))


def test_a_text_cut_after_its_first_paragraph_is_a_reprint_with_all_of_its_own_words_shared() -> None:
    found = likeness(paragraphs(REPORT)[0], REPORT)
    assert found is not None
    assert (found.kind, found.left_share) == ("reprints", 1)
    assert found.right_share == pytest.approx(0.4, abs=0.05)


def test_a_paragraph_within_another_report_is_a_passage_with_its_place_in_both() -> None:
    copied = paragraphs(REPORT)[1]
    longer = f"{OTHER}\n{copied}\n{OTHER[::-1]}"
    found = likeness(REPORT, longer)
    assert found is not None
    assert found.kind == "shares_passage"
    (passage,) = found.passages
    assert copied.startswith(REPORT[passage.left_start : passage.left_end])
    assert REPORT[passage.left_start : passage.left_end] == longer[passage.right_start : passage.right_end]
    assert passage.words == read(copied).words


def test_a_short_statement_that_a_long_report_prints_in_full_is_quoted_not_reprinted() -> None:
    statement = "Our guns have been silent since the truce, and who says otherwise wants it to end tonight."
    found = likeness(statement, f"{REPORT} {statement} {OTHER}")
    assert found is not None
    assert (found.kind, found.left_share) == ("shares_passage", 1)


BULLETIN = (
    "In the past {} hours {} dead and {} injured were brought to the hospitals of the Sem valley. Since the {} of June "
    "the number of dead has risen to {} and that of the injured to {}. People are still under the rubble and on the "
    "roads, where crews can not reach them. The ministry asks families to register those who are missing there. Of the "
    "dead {} were children and {} women."
)


def test_a_bulletin_that_keeps_its_sentences_and_changes_its_numbers_is_a_new_bulletin() -> None:
    first = BULLETIN.format(24, 12, 40, 3, "1,204", "3,377", 410, 305)
    second = BULLETIN.format(48, 31, 77, 3, "1,235", "3,454", 422, 311)
    found = likeness(first, second)
    assert found is not None
    assert found.kind == "shares_passage"


def test_fewer_words_than_a_passage_are_not_enough() -> None:
    words = REPORT.split()[: PASSAGE - 1]
    assert likeness(" ".join(words) + OTHER, f"{OTHER[::-1]} {' '.join(words)}") is None


@pytest.mark.parametrize(
    ("left", "right", "alike"),
    [
        ("Twelve people were killed in Kelu camp", "Twelve people were killed in Kelu camp.", True),
        ("Twelve people were killed in Kelu camp", "Twelve people were killed in Oresh market", False),
        ("Four words are few", "Four words are few", False),
        ("", "", False),
        ("", REPORT, False),
        ("!!! ... ???", "!!! ... ???", False),
    ],
)
def test_short_texts_must_be_the_same_nearly_whole(left: str, right: str, alike: bool) -> None:
    assert reprints(left, right) is alike


ARABIC = """
أعلنت لجنة المخيم أن القصف الذي وقع فجر الثلاثاء أدى إلى مقتل ١٤ شخصا على الأقل وإصابة ٣١ آخرين، وقالت إن خمس جثث لم
يتم التعرف عليها بعد، وإن اثنتين من القتلى كانتا ممرضتين أنهتا نوبة الليل قبل دقائق من سقوط القذائف.
"""
CHINESE = """
营地医疗委员会说，星期二黎明前的炮击造成至少十四人死亡，三十一人受伤。死者中有两名刚下夜班的护士。委员会公布了九名遇难者的姓名，
并说还有五具遗体身份不明。军方发言人说，炮火是对营地以北山脊射击的回应，他没有说明发射了多少发炮弹。
"""


@pytest.mark.parametrize("text", [ARABIC, CHINESE], ids=["right to left", "no spaces between words"])
def test_other_scripts_are_compared_word_by_word_or_sign_by_sign(text: str) -> None:
    assert reprints(text, text.strip() + " ")
    assert likeness(text, OTHER) is None
    half = text[: len(text) // 2]
    found = likeness(half, text)
    assert found is not None
    assert found.left_share > 0.9


def test_letters_and_marks_composed_or_not_are_the_same_words() -> None:
    text = "Trente-deux blessés à l’hôpital général de Séra, a déclaré une infirmière." * 2
    assert reprints(unicodedata.normalize("NFC", text), unicodedata.normalize("NFD", text))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("shell " * 1_000_000, "shell " * 1_000_000),
        ("shell " * 1_000_000, "shell " * 30),
        ("one two three " * 200_000, "three two one " * 200_000),
        ("死" * 500_000, "死" * 400_000),
        (" ".join(map(str, range(200_000))), " ".join(map(str, reversed(range(200_000))))),
    ],
    ids=["one word", "one word, shorter", "three words", "one sign", "all different, turned round"],
)
def test_texts_made_to_be_slow_are_compared_in_one_pass(left: str, right: str) -> None:
    found = likeness(left, right)
    assert found is None or sum(p.words for p in found.passages) <= min(read(left).words, read(right).words)


WORDS = st.lists(
    st.sampled_from(["shell", "camp", "the", "of", "14", "dead", "army", "said", "two"]), max_size=60
)


def test_a_copy_of_two_documents_is_put_in_the_order_of_their_ids() -> None:
    found = likeness(paragraphs(REPORT)[0], REPORT)
    assert found is not None
    one, other = found.copy("a", "b"), found.copy("d", "c")
    assert (one.left, one.right, other.left, other.right) == ("a", "b", "c", "d")
    assert (one.left_share, one.right_share) == (other.right_share, other.left_share)
    assert [(p.left_start, p.left_end) for p in one.passages] == [
        (p.right_start, p.right_end) for p in other.passages
    ]


@given(WORDS, WORDS, WORDS, WORDS)
def test_spans_lie_within_the_texts_and_shares_within_the_whole(
    before: list[str], shared: list[str], after: list[str], other: list[str]
) -> None:
    left, right = " ".join(before + shared + after), " ".join(other + shared)
    found = likeness(left, right)
    for passage in found.passages if found else ():
        assert 0 <= passage.left_start < passage.left_end <= len(left)
        assert 0 <= passage.right_start < passage.right_end <= len(right)
        assert passage.words <= len(left[passage.left_start : passage.left_end].split())
        assert passage.words <= len(right[passage.right_start : passage.right_end].split())


def test_any_run_of_words_in_both_texts_leaves_a_fingerprint_in_both() -> None:
    chance = random.Random(5)  # noqa: S311
    shared = " ".join(f"w{n}" for n in range(SHINGLE + WINDOW - 1))
    for _ in range(200):
        texts = [
            " ".join(f"{side}{chance.random()}" for _ in range(chance.randrange(100))) + f" {shared} "
            + " ".join(f"{side}{chance.random()}" for _ in range(chance.randrange(100)))
            for side in "ab"
        ]  # fmt: skip
        left, right = (set(fingerprints(read(text)).tolist()) for text in texts)
        assert left & right


def test_fingerprints_are_the_same_in_every_process() -> None:
    kept = fingerprints(read("Shelling killed fourteen people in Kelu camp"))
    assert kept.tolist() == [4868471260819023335, 5062818803510428253, 14480842879994243921]
