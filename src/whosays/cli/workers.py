"""Reads documents in several processes, this one among them, in order: each on one core, with a model of its own.

A few documents are read here, where starting other processes would cost more than it saves. The others come back in
the order in which they went out, so what is printed or stored is the same whatever the number of processes.
"""

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import closing
from functools import partial
from itertools import chain, islice
from typing import Any, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

HERE = 10
"""Documents that are read in this process alone before others are started."""

AHEAD = 4
"""Documents that wait for each of the other processes, or are read by it."""

MOST = 16
"""Documents a core that are kept, at most, while one before them is still being read."""


def cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def spread(
    read: Callable[[Item], Result], items: Iterable[Item]
) -> Iterator[tuple[Item, Callable[[], Result]]]:
    """Yield every item, in order, with what gives what was read of it, or raises what reading it raised.

    `read` is handed to the other processes once.
    """
    waiting = iter(items)
    for item in islice(waiting, HERE) if cores() > 1 else waiting:
        yield item, partial(read, item)
    for item in islice(waiting, 1):
        with closing(_elsewhere(read, chain([item], waiting))) as answers:
            yield from answers


def _elsewhere(
    read: Callable[[Item], Result], items: Iterable[Item]
) -> Generator[tuple[Item, Callable[[], Result]], None, None]:
    """Read in other processes and in this one, which reads what they have no room for, so that no core waits."""
    context, others = multiprocessing.get_context("spawn"), cores() - 1
    pool = ProcessPoolExecutor(others, mp_context=context, initializer=_begin, initargs=(read,))
    queue: deque[tuple[Item, Future[Result]]] = deque()
    try:
        started = [pool.submit(_started) for _ in range(others)]
        for item in items:
            waiting = sum(not answer.done() for _, answer in queue)
            room = waiting < AHEAD * sum(one.done() for one in started)
            queue.append((item, pool.submit(_read, item) if room else _here(read, item)))
            while queue and (queue[0][1].done() or len(queue) > MOST * (others + 1)):
                yield _answer(*queue.popleft())
        yield from (_answer(*one) for one in queue)
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _here(read: Callable[[Item], Result], item: Item) -> Future[Result]:
    answer = Future[Result]()
    try:
        answer.set_result(read(item))
    except Exception as err:
        answer.set_exception(err)
    return answer


def _answer(item: Item, answer: Future[Result]) -> tuple[Item, Callable[[], Result]]:
    return item, answer.result


_READS: list[Callable[[Any], Any]] = []
"""What this process reads with: handed over once, since it may hold a long list."""


def _started() -> None:
    """Tell that this process can read, by being done."""


def _read(item: Any) -> Any:
    return _READS[-1](item)


def _begin(read: Callable[[Any], Any]) -> None:
    """Take what to read with, leave Ctrl-C to the process that started this one, and end with it."""
    _READS.append(read)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:

        def watch() -> None:
            parent.join()
            os._exit(1)

        threading.Thread(target=watch, daemon=True).start()
