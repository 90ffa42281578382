"""Words a second and peak memory of the whole command.

    python -m tests.benchmarks.speed FOLDER [--jobs N]

Annotates every text of a folder with ``attribution annotate`` and, to know what starting costs, the
first sixteen words of it by themselves. Memory is the proportional set size of all its processes,
added up, so that pages they share count once.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Measured:
    """Seconds from start to end, and the most mebibytes held at once."""

    seconds: float
    mebibytes: float


def children(process: int) -> list[int]:
    """A process and everything it started."""
    found = [process]
    for folder in Path(f"/proc/{process}/task").glob("*/children"):
        for child in folder.read_text().split():
            found += children(int(child))
    return found


def memory(process: int) -> float:
    """Mebibytes held by a process and its children; 0 where they are gone."""
    total = 0
    for number in children(process):
        try:
            rows = Path(f"/proc/{number}/smaps_rollup").read_text().splitlines()
        except OSError:
            continue
        total += sum(int(row.split()[1]) for row in rows if row.startswith("Pss:"))
    return total / 1024


def measure(paths: list[str], jobs: int, output: Path) -> Measured:
    """Run the command to its end."""
    command = [sys.executable, "-m", "attribution.cli", "annotate", *paths]
    command += ["--output", str(output), "--force", "--jobs", str(jobs), "--quiet"]
    started = time.monotonic()
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    most = 0.0
    while process.poll() is None:
        try:
            most = max(most, memory(process.pid))
        except OSError:
            break
        time.sleep(0.5)
    process.wait()
    return Measured(time.monotonic() - started, most)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    arguments = parser.parse_args()
    texts = sorted(arguments.folder.glob("*.txt"))
    words = sum(len(text.read_text(encoding="utf-8").split()) for text in texts)
    with tempfile.TemporaryDirectory() as folder:
        brief = Path(folder) / "brief.txt"
        brief.write_text("The mayor said on Friday that the bridge over the river was safe again.")
        start = measure([str(brief)] * 1, arguments.jobs, Path(folder) / "a.jsonl")
        whole = measure([str(arguments.folder)], arguments.jobs, Path(folder) / "b.jsonl")
    print(f"documents {len(texts)}, words {words:,}, processes {arguments.jobs}")
    print(f"start {start.seconds:.1f} s; whole {whole.seconds:.1f} s")
    print(f"words/s after start {words / (whole.seconds - start.seconds):,.0f}")
    print(f"words/s with start  {words / whole.seconds:,.0f}")
    print(f"peak memory {whole.mebibytes:,.0f} MiB")


if __name__ == "__main__":
    main()
