"""questions, disagreements, sources, changes."""

import json

import pytest

from whosays.linked import Question
from whosays.views import Change, QuestionDetail, Relied

FEED = [
    {"id": "a", "publisher": "Ministry of Health", "published": "2025-07-09",
     "text": "Twelve people were killed in Kelu camp on 8 July, the Ministry of Health said."},
    {"id": "b", "publisher": "Ilve Post", "published": "2025-07-09",
     "text": "About 12 people were killed in Kelu camp on 8 July, the Ministry of Health said."},
    {"id": "c", "publisher": "Radio Hastel", "published": "2025-07-10",
     "text": "Up to 12 people were killed in Kelu camp on 8 July, according to the Ministry of Health."},
    {"id": "d", "publisher": "Ministry of Health", "published": "2025-07-12",
     "text": "The Ministry of Health said that 23 people were killed in Kelu camp on 8 July."},
    {"id": "e", "publisher": "Quillon Press", "published": "2025-07-12",
     "text": "The Darvane Front said that 31 people were killed in Kelu camp on 8 July."},
    {"id": "f", "publisher": "Quillon Press", "published": "2025-07-12",
     "text": "Nine houses were destroyed in Mirrow on 11 July, police said."},
]  # fmt: skip


@pytest.fixture
def ledger(tmp_path, run):
    feed = tmp_path / "feed.jsonl"
    feed.write_text("".join(json.dumps(line) + "\n" for line in FEED), encoding="utf-8")
    assert run("add", feed, "--ledger", tmp_path / "compared.db").exit_code == 0
    return tmp_path / "compared.db"


def records(kind, run, ledger, *options):
    result = run(*options, "--ledger", ledger, "--json")
    assert result.exit_code == 0
    return [kind.model_validate_json(line) for line in result.stdout.splitlines()]


def test_questions_are_counted_by_origin(run, ledger):
    first, *_ = records(Question, run, ledger, "questions")
    assert (first.subject.measure, first.area_name) == ("killed", "Kelu camp")
    assert (first.origins, first.documents, first.low, first.high, first.differ) == (2, 5, 12, 31, True)
    shown = run("questions", "--ledger", ledger).stdout
    assert "killed, people" in shown
    assert "12 to 31" in shown


@pytest.mark.parametrize(
    ("options", "measures"),
    [
        (["--measure", "destroyed"], {"destroyed"}),
        (["--source", "police"], {"destroyed"}),
        (["--place", "kelu"], {"killed"}),
        (["--until", "2025-07-08"], {"killed"}),
        (["--since", "2030-01-01"], set()),
    ],
)
def test_filters_choose_questions(run, ledger, options, measures):
    found = records(Question, run, ledger, "questions", *options)
    assert {one.subject.measure for one in found} == measures


def test_one_question_is_shown_whole_under_the_beginning_of_its_id(run, ledger):
    first, *_ = records(Question, run, ledger, "questions")
    (whole,) = records(QuestionDetail, run, ledger, "questions", first.id[:11])
    assert whole.question == first
    shown = run("questions", first.id[:11], "--ledger", ledger).stdout
    for words in (
        "3 outlets, 1 origin",
        "has no number in",
        "revises",
        "The Darvane Front said that 31 people",
    ):
        assert words in " ".join(shown.split())


def test_an_unknown_question_is_wrong_usage(run, ledger):
    result = run("questions", "q1-none", "--ledger", ledger)
    assert result.exit_code == 2
    assert "no question q1-none" in result.stderr


def test_disagreements_set_both_accounts_side_by_side(run, ledger):
    (found,) = records(QuestionDetail, run, ledger, "disagreements")
    assert [voice.latest.figure.text for voice in found.voices] == ["23", "31"]
    shown = run("disagreements", "--ledger", ledger).stdout
    assert "31 exact" in shown
    assert "23 exact" in shown
    assert "destroyed" not in shown


def test_where_nothing_differs_it_says_so(run, ledger):
    assert "No accounts of" in run("disagreements", "--measure", "destroyed", "--ledger", ledger).stdout


def test_sources_tell_what_is_second_hand(run, ledger):
    first, *_ = records(Relied, run, ledger, "sources")
    assert (first.claims, first.documents, first.relayed) == (4, 4, 2)
    assert "Ilve Post, Radio Hastel" in run("sources", "--ledger", ledger).stdout


def test_changes_have_the_figure_before_and_after(run, ledger):
    (change,) = records(Change, run, ledger, "changes")
    assert (change.old.figure.low, change.new.figure.text, change.kind) == (12, "23", "revises")
    assert "12 Jul 2025" in run("changes", "--ledger", ledger).stdout


@pytest.mark.parametrize("command", ["questions", "sources"])
def test_a_limit_says_that_there_is_more(run, ledger, command):
    limited = run(command, "--ledger", ledger, "--json", "--limit", 1)
    assert len(limited.stdout.splitlines()) == 1
    assert limited.stderr == "the first 1 are shown; --limit 0 shows all\n"


def test_the_report_counts_origins_too(run, ledger, tmp_path):
    assert run("report", "--ledger", ledger, "--output", tmp_path / "page.html").exit_code == 0
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert "3 outlets, 1 origin" in page
    assert 'id="changes"' in page
