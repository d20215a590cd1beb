"""A larger model's answers: kept where it is not sure of a label, found again by what the models read."""

import numpy as np
import pytest
from training.answers import recall, sparse, spread, write
from training.spans import Tagged


def window(*pieces: int) -> Tagged:
    rows = np.array([pieces] * 5, dtype=np.int64)
    return Tagged("one", "parts", rows, np.zeros(len(pieces), dtype=np.int64))


@pytest.mark.parametrize(
    ("chances", "right", "said"),
    [
        ([0.98, 0.02], 0, None),
        ([0.6, 0.39, 0.01], 0, {"0": 60, "1": 39}),
        ([0.1, 0.9], 0, {"0": 10, "1": 90}),
    ],
)
def test_chances_are_written_where_what_is_right_is_not_certain(chances, right, said):
    assert sparse(np.array(chances), right) == said


@pytest.mark.parametrize("lean", [0.0, 0.6, 1.0])
def test_a_label_s_weight_is_spread_and_none_is_lost(lean):
    weights = np.array([0.0, 1.0, 0.0])
    spread({"0": 30, "1": 60}, weights, lean)
    assert weights == pytest.approx([lean / 3, 1 - lean / 3, 0])


def test_answers_are_found_again_by_what_is_read(tmp_path):
    path, asked, other = tmp_path / "answers.jsonl.gz", window(5, 6, 7), window(5, 6, 8)
    write(path, [(asked, {"1": {"3": 40, "0": 60}})])
    recall(path, [asked, other])
    assert (asked.answers, other.answers) == ({"1": {"3": 40, "0": 60}}, {})
    again = tmp_path / "again.jsonl.gz"
    write(again, [(asked, asked.answers)])
    assert again.read_bytes() == path.read_bytes()
