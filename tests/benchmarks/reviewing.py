"""Opening a large store, and key to painted screen: time and memory.

    python -m tests.benchmarks.reviewing [--documents N] [--characters N] [--lines N] [--rounds N]

Makes a store of many documents (10 kB a line), the first of them one long line; opens it in
processes of their own, first without an index and then with it, and a third time with a journal of
many lines; then presses keys in the app, without a terminal: from the key's arrival to the end of
the update it causes. Times are wall clock; the processor's own are given beside them, as other work
may be going on.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from textual.events import Key

from attribution.journal import Entry, Journal
from attribution.review.library import Library
from attribution.review.queue import Order
from attribution.review.session import Session
from tests.benchmarks.stores import make
from ui.app import ReviewApp

STEPS = (
    "j", "a", "f", "u", "G", "k", "space", "g", "v", "escape", "e", "escape", "pagedown",
    "filter:status=unable", "G", "a", "filter:source~sta", "j", "filter:unreviewed", "G",
    "filter:pumps", "k", "filter:the", "filter:article~the", "filter:article~banaki", "j",
    "filter:confidence<0.5 zone=body", "filter:document~77", "filter:",
    "order:c", "a", "G", "order:i", "j", "order:d",
)  # fmt: skip
"""Keys, filters and orders; the last key of a filter or an order is what is measured."""


@contextmanager
def measured(what: str) -> Iterator[None]:
    """Print how long something took, and the most memory the process has had."""
    clock, processor = time.perf_counter(), time.process_time()
    yield
    clock, processor = time.perf_counter() - clock, time.process_time() - processor
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
    print(f"{what:42} {clock:7.2f} s, processor {processor:7.2f} s, peak memory {most} MiB")


def open_store(store: Path, journal: Path, what: str) -> None:
    """Open a store in a process of its own, as the command does."""
    with measured(what):
        library = Library([store])
        with Journal(journal, "ada") as held:
            Session(library, held).resume()


def fill(store: Path, path: Path, lines: int) -> None:
    """Write a journal: decisions on claims here and there, one in twenty a correction."""
    library = Library([store])
    chance = random.Random(3)
    with Journal(path, "ada") as journal:
        while (left := lines - len(journal.corrections)) > 0:
            entries = []
            for _ in range(min(left, 500)):
                place = library.place(chance.randrange(len(library)))
                claim = f"c{chance.randrange(4)}"
                if chance.random() < 0.05:
                    entries.append(Entry(place.id, place.base, claim, "zone", "body", "lede"))
                else:
                    decision = chance.choice(["accept", "accept", "reject", "flag"])
                    entries.append(Entry(place.id, place.base, claim, "decision", None, decision))
            journal.append_all(entries)


async def press(session: Session, rounds: int) -> dict[str, list[tuple[float, float]]]:
    """Milliseconds by the clock and of the processor, for each step each time."""
    app = ReviewApp(session, alone=True)
    times: dict[str, list[tuple[float, float]]] = {}

    async def key(name: str) -> tuple[float, float]:
        clock, processor = time.perf_counter(), time.process_time()
        app.post_message(Key(name, name if len(name) == 1 else None))
        await asyncio.sleep(0)
        while not app.typing.is_idle:
            await asyncio.sleep(0.0005)
        await pilot.pause()
        clock, processor = time.perf_counter() - clock, time.process_time() - processor
        return 1000 * clock, 1000 * processor

    async with app.run_test(size=(160, 50)) as pilot:
        await pilot.pause()
        for step in STEPS * rounds:
            kind, colon, what = step.partition(":")
            if colon:
                await key("slash" if kind == "filter" else "o")
            if kind == "filter":
                await key("ctrl+u")
                for character in what:
                    await key(character)
            last = "enter" if kind == "filter" else what if colon else step
            times.setdefault(step, []).append(await key(last))
    return times


def without_screen(session: Session, rounds: int) -> dict[str, list[tuple[float, float]]]:
    """The same for what the steps ask of the session, nothing being drawn."""
    orders: dict[str, Order] = {"c": "confidence", "i": "disagreement", "d": "document"}
    times: dict[str, list[tuple[float, float]]] = {}
    steps: dict[str, Callable[[], object]] = {
        "a": lambda: (session.decide("accept"), session.next_unreviewed(), session.progress),
        "u": session.undo,
        "G": lambda: session.go_to(len(session.queue)),
        "d": lambda: session.documents("77")[:50],
    }
    for step in STEPS:
        kind, _, what = step.partition(":")
        if kind == "filter":
            steps[step] = partial(session.arrange, expression=what)
        elif kind == "order":
            steps[step] = partial(session.arrange, order=orders[what])
    for name, do in list(steps.items()) * rounds:
        clock, processor = time.perf_counter(), time.process_time()
        do()
        clock, processor = time.perf_counter() - clock, time.process_time() - processor
        times.setdefault(name, []).append((1000 * clock, 1000 * processor))
    return times


def share(values: list[float], part: float) -> float:
    """The value that so large a share of the values does not exceed."""
    return sorted(values)[min(int(part * len(values)), len(values) - 1)]


def tell(times: dict[str, list[tuple[float, float]]]) -> None:
    """Print the times of each step, and of all."""
    every = [pair for listed in times.values() for pair in listed]
    for name, listed in [*times.items(), ("all", every)]:
        parts = [
            f"{kind} p50 {share(values, 0.5):6.1f}  p95 {share(values, 0.95):6.1f}  "
            f"p99 {share(values, 0.99):6.1f} ms"
            for kind, column in zip(("clock", "processor"), zip(*listed, strict=True), strict=True)
            for values in [list(column)]
        ]
        print(f"{name:34} {'   '.join(parts)}")


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=100_000)
    parser.add_argument("--characters", type=int, default=1_000_000)
    parser.add_argument("--lines", type=int, default=50_000)
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument("--open", nargs=3, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.open:
        store, journal, what = arguments.open
        open_store(Path(store), Path(journal), what)
        return
    with tempfile.TemporaryDirectory() as folder:
        store, filled = Path(folder) / "annotations.jsonl", Path(folder) / "ada.jsonl"
        make(store, arguments.documents, arguments.characters)
        print(f"{arguments.documents:,} documents, {store.stat().st_size / 1e6:,.0f} MB")

        def opened(journal: Path, what: str) -> None:
            module = [sys.executable, "-m", "tests.benchmarks.reviewing", "--open"]
            clock = time.perf_counter()
            subprocess.run([*module, str(store), str(journal), what], check=True)
            print(
                f"{'':42} {time.perf_counter() - clock:7.2f} s with Python and Textual themselves"
            )

        opened(Path(folder) / "none" / "ada.jsonl", "opening, first time")
        index = sum(path.stat().st_size for path in Path(folder).glob("*.review-index"))
        print(f"index: {index / 1e6:,.0f} MB")
        for _ in range(3):
            opened(Path(folder) / "none" / "ada.jsonl", "opening again")
        fill(store, filled, arguments.lines)
        for _ in range(3):
            opened(filled, f"opening again, {arguments.lines:,} lines of a journal")
        library = Library([store])
        with Journal(filled, "ada") as journal:
            session = Session(library, journal)
            print("without a screen:")
            tell(without_screen(session, arguments.rounds))
            print("key to painted screen:")
            tell(asyncio.run(press(session, arguments.rounds)))
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
        print(f"peak memory of the app {most} MiB")


if __name__ == "__main__":
    main()
