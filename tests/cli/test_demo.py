"""demo: what a newcomer sees first."""


def test_demo_reads_its_corpus_and_leaves_a_ledger_and_a_report(run, tmp_path):
    result = run("demo", "--out", tmp_path / "demo")
    assert result.exit_code == 0
    assert (tmp_path / "demo" / "report.html").is_file()
    assert run("doctor", "--ledger", tmp_path / "demo" / "demo.db").exit_code == 0
    for words in (
        "What was counted",
        "On whose word",
        "at_least",
        "vague",
        "killed",
        "Kelu",
        "empty-message.txt",
    ):
        assert words in result.stdout
    assert str(tmp_path / "demo" / "report.html") in result.stdout


def test_demo_leaves_a_series_that_some_of_its_claims_can_be_compared_with(run, tmp_path):
    assert run("demo", "--out", tmp_path).exit_code == 0
    result = run("compare", tmp_path / "darvane-daily.csv", "--ledger", tmp_path / "demo.db")
    assert result.exit_code == 0
    assert "Darvane Casualty" in result.stdout


def test_demo_again_shows_the_same_and_touches_nothing_else(run, tmp_path):
    first = run("demo", "--out", tmp_path)
    (tmp_path / "mine.txt").write_text("mine")
    again = run("demo", "--out", tmp_path)
    assert again.stdout == first.stdout
    assert (tmp_path / "mine.txt").read_text() == "mine"


def test_demo_in_a_place_that_is_no_folder_is_one_line(run, tmp_path):
    (tmp_path / "file").write_text("")
    result = run("demo", "--out", tmp_path / "file")
    assert result.exit_code == 1
    assert result.stderr.startswith("whosays: error: ")
    assert result.stderr.count("\n") == 1
