"""Key to painted screen, opening and memory of the review.

    python -m tests.benchmarks.reviewing [--documents N] [--characters N]

Makes so many small documents and one long one of a single line, opens them, and presses keys in the
app without a terminal: from the key's arrival to the end of the update it causes. Times are wall
clock; the processor's own are given beside them, as other work may be going on.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import resource
import tempfile
import time
from pathlib import Path

from textual.events import Key

from attribution.ingest.document import RawDocument
from attribution.journal import Journal
from attribution.review.library import Library
from attribution.review.session import Session
from tests.annotations import TEXT, annotation
from ui.app import ReviewApp

KEYS = (
    ("j", "j"), ("a", "a"), ("f", "f"), ("u", "u"), ("G", "G"), ("k", "k"), ("g", "g"),
    ("v", "v"), ("escape", None), ("e", "e"), ("escape", None),
)  # fmt: skip


def make(path: Path, documents: int, characters: int) -> None:
    """Write the annotations: the long one first."""
    made = annotation(TEXT + " quay" * (characters // 5), "long.txt")
    small = annotation(TEXT + " Number 0.", "0.txt")
    line = small.model_dump_json()
    with path.open("w") as file:
        file.write(made.model_dump_json() + "\n")
        for number in range(documents):
            text = f"{TEXT} Number {number}."
            other = line.replace(small.document.id, RawDocument(text, "").id)
            file.write(other.replace(" Number 0.", f" Number {number}.") + "\n")


async def press(session: Session, rounds: int) -> dict[str, list[tuple[float, float]]]:
    """Milliseconds by the clock and of the processor, for each key each time."""
    app = ReviewApp(session)
    times: dict[str, list[tuple[float, float]]] = {}
    async with app.run_test(size=(160, 50)) as pilot:
        await pilot.pause()
        for name, character in KEYS * rounds:
            clock, processor = time.perf_counter(), time.process_time()
            app.post_message(Key(name, character))
            await asyncio.sleep(0)
            while not app.typing.is_idle:
                await asyncio.sleep(0.0005)
            await pilot.pause()
            spent = time.perf_counter() - clock, time.process_time() - processor
            times.setdefault(name, []).append((1000 * spent[0], 1000 * spent[1]))
    return times


def share(values: list[float], part: float) -> float:
    """The value that so large a share of the values does not exceed."""
    return sorted(values)[min(int(part * len(values)), len(values) - 1)]


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=20_000)
    parser.add_argument("--characters", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=20)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "annotations.jsonl"
        make(path, arguments.documents, arguments.characters)
        clock, processor = time.perf_counter(), time.process_time()
        with Journal(Path(folder) / "ada.jsonl", "ada") as journal:
            session = Session(Library([path]), journal)
            gc.freeze()
            opened = time.perf_counter() - clock, time.process_time() - processor
            size = path.stat().st_size >> 20
            print(f"opened {len(session.queue):,} claims, {size} MiB in {opened[0]:.1f} s", end=" ")
            print(f"({opened[1]:.1f} s of the processor)")
            times = asyncio.run(press(session, arguments.rounds))
        every = [pair for listed in times.values() for pair in listed]
        for name, listed in [*times.items(), ("all", every)]:
            for kind, values in zip(("clock", "processor"), zip(*listed, strict=True), strict=True):
                parts = [f"{share(list(values), part):6.1f}" for part in (0.5, 0.95, 0.99)]
                print(f"{name:8} {kind:10} p50 {parts[0]}  p95 {parts[1]}  p99 {parts[2]} ms")
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"peak memory {most:.0f} MiB")


if __name__ == "__main__":
    main()
