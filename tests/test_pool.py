"""Several processes: results in order, few items taken ahead, an ended process told of."""

import os
from collections.abc import Iterator

import pytest

from attribution.errors import AttributionError
from attribution.pool import in_processes


def end(number: int) -> int:
    os._exit(number)


def taking(taken: list[int]) -> Iterator[int]:
    for number in range(50):
        taken.append(number)
        yield number


def test_results_come_in_order_and_items_are_taken_a_few_ahead():
    taken: list[int] = []
    results = in_processes(str, taking(taken), 2, ())
    assert next(results) == "0"
    assert len(taken) < 20
    assert list(results) == [str(number) for number in range(1, 50)]


def test_a_process_that_was_ended_is_told_of():
    with pytest.raises(AttributionError, match="fewer --jobs"):
        list(in_processes(end, [1], 1, ()))


def test_where_processes_cannot_fork_new_ones_are_started(monkeypatch):
    monkeypatch.setattr("multiprocessing.get_all_start_methods", lambda: ["spawn"])
    assert list(in_processes(str, range(3), 1, ())) == ["0", "1", "2"]
