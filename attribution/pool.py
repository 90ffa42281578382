"""Work spread over several processes, with its results in the order of what went in."""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import TypeVar

from attribution.errors import AttributionError

T = TypeVar("T")
R = TypeVar("R")

_AHEAD = 4
"""Items handed to each process before its results are waited for."""


def in_processes(
    work: Callable[[T], R],
    items: Iterable[T],
    jobs: int,
    preload: Sequence[str],
    *,
    resumable: bool = False,
) -> Iterator[R]:
    """The result for each item, in order; items are taken a few ahead of what is waited for.

    Args:
        work: what is done with an item; it and the items are pickled.
        items: what is worked on, of any number.
        jobs: how many processes.
        preload: modules that are imported once and then shared by the processes.
        resumable: whether what is done need not be done again.

    Raises:
        AttributionError: if a process was ended from outside.
    """
    context = multiprocessing.get_context(_start_method())
    context.set_forkserver_preload(list(preload))
    with ProcessPoolExecutor(jobs, context, _ignore_interrupts) as pool:
        try:
            yield from _in_order(pool, work, items, ahead=jobs * _AHEAD)
        except BrokenProcessPool as error:
            raise AttributionError(
                "a process was ended from outside, most likely for want of memory; "
                f"run again with fewer --jobs{', and --resume' if resumable else ''}"
            ) from error


def _start_method() -> str:
    """A server that forks with everything loaded, or new processes where systems cannot fork."""
    return "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"


def _ignore_interrupts() -> None:
    """Ctrl-C goes to the whole group of processes; the one that was started ends the others."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _in_order(
    pool: ProcessPoolExecutor, work: Callable[[T], R], items: Iterable[T], ahead: int
) -> Iterator[R]:
    """Results in the order of the items, with at most ``ahead`` of them under way."""
    under_way: deque[Future[R]] = deque()
    try:
        for item in items:
            under_way.append(pool.submit(work, item))
            if len(under_way) >= ahead:
                yield under_way.popleft().result()
        while under_way:
            yield under_way.popleft().result()
    finally:
        for future in under_way:
            future.cancel()
