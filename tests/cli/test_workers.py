"""Documents read in several processes come back as they would from one."""

import json
import multiprocessing
import os
import time
from itertools import count

import pytest

from whosays.cli import workers
from whosays.cli.workers import AHEAD, HERE, MOST, spread

LINES = [json.dumps({"number": number}) for number in range(HERE + AHEAD * 8)]


@pytest.fixture(params=[1, 2], ids=["one core", "two cores"])
def cores(request, monkeypatch):
    monkeypatch.setattr(workers, "cores", lambda: request.param)


@pytest.mark.usefixtures("cores")
def test_answers_come_in_the_order_of_the_items():
    found = [(line, answer()) for line, answer in spread(json.loads, LINES)]
    assert found == [(line, json.loads(line)) for line in LINES]


def test_what_other_processes_read_or_raise_comes_back_in_its_place(monkeypatch):
    monkeypatch.setattr(workers, "cores", lambda: 3)
    read, failed, answers = [], [], spread(_reader, count())
    for place, (item, answer) in enumerate(answers):
        assert item == place
        try:
            read.append(answer())
        except ValueError as err:
            failed.append(int(str(err)))
        if len(set(read)) == 3 and len(set(failed)) == 3:
            break
    answers.close()
    assert read[: HERE // 2] == [os.getpid()] * (HERE // 2)


def test_little_is_kept_while_another_process_is_slow(monkeypatch):
    monkeypatch.setattr(workers, "cores", lambda: 2)
    drawn = []
    answers = spread(_slow_elsewhere, (drawn.append(number) or number for number in count()))
    for place, (_, answer) in enumerate(answers):
        assert len(drawn) - place <= 2 * MOST + 1
        if answer():
            break
    answers.close()


def _slow_elsewhere(number: int) -> bool:
    elsewhere = multiprocessing.parent_process() is not None
    time.sleep(0.5 if elsewhere else 0.001)
    return elsewhere


def _reader(number: int) -> int:
    time.sleep(0.005)
    if number % 3 == 0:
        raise ValueError(os.getpid())
    return os.getpid()


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
        monkeypatch.setattr(workers, "_here", _late(workers._here))
        printed.append(run("extract", feed).stdout)
    assert printed[0] == printed[1]
    assert printed[0].count("\n") >= HERE


def _late(here):
    """Read here so slowly that other processes read most."""
    return lambda *args: time.sleep(0.2) or here(*args)
