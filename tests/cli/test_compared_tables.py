"""Questions in the terminal: origins are counted, both sides stand, what repeats is folded."""

import pytest

from tests.views.asked import THIRTY_ONE, TWENTY_THREE, detail, question, subject
from whosays.cli import compared
from whosays.linked import Check, Link


@pytest.fixture
def shown(capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "220")

    def lines(printed, *args):
        printed(*args)
        return [" ".join(line.split()) for line in capsys.readouterr().out.splitlines() if line.strip()]

    return lines


def test_questions_are_one_line_each(shown):
    other = question(
        id="q1-aa", subject=subject(scope="cumulative", from_=None, to=None), differ=False, low=None
    )
    lines = shown(compared.questions_table, "2 questions", [question(), other])
    assert lines[0] == "2 questions"
    assert "q1-01234567 killed, people Kelu camp, 8 Jul 2031 12 to 31 2 5 5 differ" in lines
    assert "q1-aa killed, people Kelu camp, running total → 31 2 5 5" in lines


def test_accounts_stand_by_day_then_name_and_reprints_are_folded(shown):
    lines = shown(compared.detail_tables, detail())
    assert lines[0] == (
        "killed, people: Kelu camp, 8 Jul 2031 (2 origins, 5 documents, 5 claims; q1-0123456789abcdef0123)"
    )
    table = " ".join(lines[3 : lines.index("Why several documents are one origin")])
    assert table.startswith("Darvane Front 9 Jul 2031 31 exact The Darvane Front said")
    assert "Ministry of Health 9 Jul 2031 12 exact Shells killed 12 people" in table
    assert "Hastel Courier (3 documents, 1 text) 12 Jul 2031 23 exact" in table


def test_why_documents_are_one_origin_is_said_where_there_are_several(shown):
    lines = shown(compared.detail_tables, detail())
    (reasons,) = (line for line in lines if line.startswith("Ministry of Health 4 outlets, 1 origin"))
    assert reasons.endswith("named as source; or: Ilve Post and Hastel Courier print one text")
    assert not any(line.startswith("Darvane Front 1 outlet") for line in lines)


def test_relations_name_both_accounts_and_leave_out_repetition(shown):
    lines = shown(compared.detail_tables, detail())
    assert not any("repeats" in line for line in lines)
    (differing,) = (line for line in lines if "has no number in" in line)
    assert (
        differing == "Ministry of Health, 12 Jul has no number in common Darvane Front, 9 Jul 2031: 31 gap 8"
    )


def test_what_is_near_but_not_comparable_says_why(shown):
    lines = shown(compared.detail_tables, detail())
    assert (
        "q1-ffff killed, people (civilian): Kelu camp, 8 Jul 2031 status differs: unknown, civilian" in lines
    )


def test_a_disagreement_shows_the_latest_account_of_each_origin(shown):
    lines = shown(compared.disagreement_tables, detail())
    origins = [line.split(" 20")[0] for line in lines if "exact" in line]
    assert origins == ["Darvane Front 9 Jul", "Ministry of Health 12 Jul"]
    assert not any("12 exact" in line for line in lines)
    assert not any("revises" in line for line in lines)


def test_what_a_second_voice_says_needs_no_other_account(shown):
    caveat = Link(kind="unverified", of=THIRTY_ONE.id, to=None, why={"stance": "unverified"})
    lines = shown(compared.detail_tables, detail(relations=(caveat,)))
    assert "Darvane Front, 9 Jul 2031: 31 the document could not" in lines


def test_numbers_that_do_not_fit_are_named_with_their_accounts(shown):
    found = Check(kind="series_falls", claims=(TWENTY_THREE.id, THIRTY_ONE.id), why={"by": 8})
    lines = shown(compared.disagreement_tables, detail(checks=(found,)))
    assert "Numbers to look at again" in lines
    assert any(
        line.startswith("a running total falls Ministry of Health, 12 Jul 2031: 23;") for line in lines
    )


def test_tables_with_nothing_to_tell_are_left_out(shown):
    lines = shown(compared.detail_tables, detail(relations=(), near=(), checks=()))
    assert not {"How the accounts relate", "Near, but not comparable", "Numbers to look at again"} & set(
        lines
    )
