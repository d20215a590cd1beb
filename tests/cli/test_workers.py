"""Documents read in several processes come back as they would from one."""

import json
import os
import time
from itertools import count

import pytest

from whosays.cli import workers
from whosays.cli.workers import AHEAD, HERE, spread

LINES = [json.dumps({"number": number}) for number in range(HERE + AHEAD * 8)]


@pytest.fixture(params=[1, 2], ids=["one core", "two cores"])
def cores(request, monkeypatch):
    monkeypatch.setattr(workers, "cores", lambda: request.param)


@pytest.mark.usefixtures("cores")
def test_answers_come_in_the_order_of_the_items():
    found = [(line, answer()) for line, answer in spread(json.loads, LINES)]
    assert found == [(line, json.loads(line)) for line in LINES]


def test_what_other_processes_read_comes_back_in_its_place(monkeypatch):
    monkeypatch.setattr(workers, "cores", lambda: 3)
    seen, answers = [], spread(_reader, count())
    for item, answer in answers:
        number, process = answer()
        assert number == item == len(seen)
        seen.append(process)
        if len(set(seen)) == 3:
            break
    answers.close()
    assert seen[:HERE] == [os.getpid()] * HERE


def _reader(number: int) -> tuple[int, int]:
    time.sleep(0.005)
    return number, os.getpid()


@pytest.mark.usefixtures("cores")
def test_what_reading_raised_is_raised_by_its_answer_and_costs_no_other():
    broken = [*LINES[: HERE + 3], "{", *LINES[HERE + 3 :]]
    failed = []
    for line, answer in spread(json.loads, broken):
        try:
            answer()
        except ValueError:
            failed.append(line)
    assert failed == ["{"]


@pytest.mark.usefixtures("cores")
def test_a_reader_that_stops_early_leaves_no_process_behind():
    import multiprocessing

    answers = spread(json.loads, LINES)
    for _ in range(HERE + 2):
        next(answers)
    answers.close()
    assert multiprocessing.active_children() == []


def test_few_documents_are_read_here(monkeypatch):
    monkeypatch.setattr(workers, "_elsewhere", lambda *args: pytest.fail("processes started"))
    assert [answer() for _, answer in spread(json.loads, LINES[:HERE])] == [
        json.loads(line) for line in LINES[:HERE]
    ]


def test_the_same_claims_come_from_one_process_and_from_several(run, tmp_path, monkeypatch):
    text = "At least {n} villagers were killed in Oresh on Friday, police said. Two guards were abducted."
    feed = tmp_path / "feed.jsonl"
    feed.write_text("".join(json.dumps({"text": text.format(n=n)}) + "\n" for n in range(2, HERE + 8)))
    printed = []
    for number in (1, 2):
        monkeypatch.setattr(workers, "cores", lambda number=number: number)
        printed.append(run("extract", feed).stdout)
    assert printed[0] == printed[1]
    assert printed[0].count("\n") >= HERE
