"""evaluate: tables, JSON, lists of mistakes."""

import json

import pytest

TEXT = "At least 12 people were killed in Kelu camp, the Ministry of Health said."
FIGURES = {
    "id": "k1", "source": "invented", "text": TEXT,
    "claims": [
        {"figure": "At least 12", "start": 0, "end": 11, "measure": "killed", "low": 12, "high": None,
         "population": "people", "sources": [{"text": "the Ministry of Health", "cue": "said"}]},
        {"figure": "people", "start": 12, "end": 18, "measure": "injured", "low": None, "high": None,
         "vague": "plural"},
    ],
}  # fmt: skip
ATTRIBUTIONS = {
    "id": "k1", "text": TEXT,
    "attributions": [{"source": [[45, 67]], "cue": [[68, 72]], "content": [[0, 43]]}],
}  # fmt: skip
TIMES = {
    "id": "k1", "dct": "2025-07-09", "text": "Shells fell on 8 July.",
    "timex": [{"start": 15, "end": 21, "type": "DATE", "value": "2025-07-08"}],
}  # fmt: skip


@pytest.fixture
def gold(tmp_path):
    def write(*entries):
        path = tmp_path / "gold.jsonl"
        path.write_text("".join(json.dumps(entry) + "\n" for entry in entries), encoding="utf-8")
        return path

    return write


def test_figures_are_scored_in_tables(run, gold):
    result = run("evaluate", gold(FIGURES))
    assert result.exit_code == 0
    for words in (
        "figure+measure",
        "precision",
        "recall",
        "f1",
        "chain",
        "by measure",
        "killed",
        "by corpus",
        "invented",
    ):
        assert words in result.stdout


@pytest.mark.parametrize(
    ("entry", "names"), [(ATTRIBUTIONS, ["cue", "content"]), (TIMES, ["strict", "relaxed"])]
)
def test_attributions_and_times_are_told_by_their_fields(run, gold, entry, names):
    result = run("evaluate", gold(entry))
    assert result.exit_code == 0
    assert all(name in result.stdout for name in names)


def test_scores_as_json(run, gold):
    scores = json.loads(run("evaluate", gold(FIGURES), "--json").stdout)
    assert scores["items"] == 2
    assert scores["metrics"]["figure+measure"] == pytest.approx(2 / 3)


def test_mistakes_are_listed_on_request(run, gold):
    path = gold(FIGURES)
    listed = run("evaluate", path, "--errors", 5).stdout
    assert "\nmissed\tk1\tinjured\t" in listed
    none = run("evaluate", path, "--errors", 5, "--kind", "factuality")
    assert "no such mistakes; kinds: " in none.stderr
    killed = run("evaluate", path, "--errors", 5, "--measure", "killed")
    assert "injured\t" not in killed.stdout


@pytest.mark.parametrize(
    "options", [["--json", "--errors", "3"], ["--kind", "missed"], ["--measure", "killed"]]
)
def test_options_that_do_not_go_together_are_wrong_usage(run, gold, options):
    assert run("evaluate", gold(FIGURES), *options).exit_code == 2


def test_a_document_on_which_the_reader_fails_is_named(run, gold, monkeypatch):
    def failing(document, **_):
        raise ZeroDivisionError("a fault")

    monkeypatch.setattr("whosays.pipeline.extract", failing)
    result = run("evaluate", gold(FIGURES))
    assert result.stderr == "counted as nothing found: k1: ZeroDivisionError: a fault\n"


@pytest.mark.parametrize("content", [None, b"", b"{}\n", b"\x00\xff\n"])
def test_a_gold_file_that_is_none_is_one_line(run, tmp_path, content):
    path = tmp_path / "gold.jsonl"
    if content is not None:
        path.write_bytes(content)
    result = run("evaluate", path)
    assert result.exit_code == 1
    assert result.stderr.startswith("whosays: error: ")
    assert result.stderr.count("\n") == 1
