"""``python -m tests.benchmarks.corroboration FILE [--sizes 1000,10000] [--family N] [--jobs N]``.

Adds documents to an index as the command does and tells, at each size, how many more are added per
second, what that cost from the start, by the clock and of this process, and how much memory and
disk was used; with one job this process does everything. The annotations are repeated with names
and numbers changed, each by others of the same length, so that every span holds; that makes every
repetition a near copy. With ``--family 1`` all annotations come once before any comes again, so
that the first ones have no copies and all later ones do; with a larger family each comes so many
times in a row, so that the mix is the same at every size.
"""

from __future__ import annotations

import argparse
import hashlib
import re
import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from functools import partial
from itertools import count, islice
from pathlib import Path

from attribution.cli.corroborate import spare_collector
from attribution.corroboration import Index, findings, insert
from attribution.corroboration.entries import Entry, entries
from attribution.errors import StoreError
from attribution.records import Annotation, ErrorRecord
from attribution.store import read_lines, read_records, write_record

_CHANGED = re.compile(r"(?<![.!?:\"“”]\s)(?<!^)\b[A-Z][a-z]+|\d")
_TEXTS = re.compile(r'"(?:text|name|outlet|title|population|window|place|unit)":"(?:[^"\\]|\\.)*"')
_ALIASES = re.compile(r'"aliases":\[[^\]]*\]')
_VALUE = re.compile(r'"value":(\d+)\.0')
_STEP = 500  # documents over which the rate at a size is taken
Made = Entry | ErrorRecord | StoreError


def repeated(lines: list[str], family: int = 1) -> Iterator[Annotation]:
    """The annotations again and again, each ``family`` times in a row, always with other names."""
    for start in count(step=family):
        for line in lines:
            for times in range(start, start + family):
                yield _repetition(line, times)


def _repetition(line: str, times: int) -> Annotation:
    annotation = Annotation.model_validate_json(_changed(line, times) if times else line)
    identity = hashlib.sha256(f"{times} {annotation.document.id}".encode()).hexdigest()
    document = annotation.document.model_copy(update={"id": f"sha256:{identity}"})
    return annotation.model_copy(update={"document": document})


def _changed(line: str, times: int) -> str:
    other = partial(_other, shift=times)

    def change(match: re.Match[str]) -> str:
        return _CHANGED.sub(other, match[0])

    line = _ALIASES.sub(change, _TEXTS.sub(change, line))
    return _VALUE.sub(lambda match: f'"value":{_digits(match[1], times)}.0', line)


def _other(match: re.Match[str], shift: int) -> str:
    """A word of the same length, the same one for each word at each repetition."""
    word = match[0]
    if word.isdigit():
        return _digits(word, shift)
    digest = hashlib.md5(f"{shift} {word}".encode(), usedforsecurity=False).digest()
    letters = [chr(97 + digest[place % 16] % 26) for place in range(len(word))]
    return "".join(letters).capitalize()


def _digits(number: str, shift: int) -> str:
    return "".join(str(1 + (int(digit) - 1 + shift) % 9) for digit in number)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("annotations", type=Path)
    parser.add_argument("--sizes", default="1000,10000")
    parser.add_argument("--family", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=2)
    arguments = parser.parse_args()
    sizes = [int(size) for size in arguments.sizes.split(",")]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        made = folder / "made.jsonl"
        _make(made, arguments.annotations, arguments.family, max(sizes) + _STEP)
        spare_collector()  # as the command does
        with closing(Index(folder / "index")) as index:
            measure(index, folder, entries(read_lines(made), arguments.jobs), sizes)


def _make(made: Path, annotations: Path, family: int, number: int) -> None:
    records = read_records(annotations)
    lines = [each.model_dump_json() for each in records if not isinstance(each, ErrorRecord)]
    with made.open("wb") as file:
        for annotation in islice(repeated(lines, family), number):
            write_record(file, annotation)


@dataclass
class Cost:
    """Seconds: by the clock, and of this process."""

    clock: float = 0.0
    process: float = 0.0

    @contextmanager
    def growing(self) -> Iterator[None]:
        """Add what is spent meanwhile."""
        clock, process = time.perf_counter(), time.process_time()
        yield
        self.clock += time.perf_counter() - clock
        self.process += time.process_time() - process

    def __add__(self, other: Cost) -> Cost:
        return Cost(self.clock + other.clock, self.process + other.process)

    def __str__(self) -> str:
        return f"{self.clock:,.1f} s ({self.process:,.1f} s of this process)"


def measure(index: Index, folder: Path, made: Iterator[Made], sizes: list[int]) -> None:
    """Print a line for each size, and what the largest cost of the smallest."""
    adding, costs, whole, added = Cost(), {}, {}, 0
    for size in sizes:
        with adding.growing():
            _insert(index, islice(made, size - added))
        costs[size] = replace(adding)
        with (more := Cost()).growing():
            _insert(index, islice(made, _STEP))
        adding, added = adding + more, size + _STEP
        with (telling := Cost()).growing():
            found = Counter(type(finding).__name__ for finding in findings(index))
        whole[size] = costs[size] + telling
        disk = sum(file.stat().st_size for file in folder.glob("index*")) / 2**20
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**10
        sys.stdout.write(
            f"{size:,} documents in {costs[size]}; then {_STEP / more.clock:,.0f} a second, "
            f"{_STEP / more.process:,.0f} a second of this process; all findings in {telling}; "
            f"{disk:,.0f} MiB on disk, {memory:,.0f} MiB held; "
            f"{', '.join(f'{number:,} {kind}' for kind, number in sorted(found.items()))}\n"
        )
        sys.stdout.flush()
    first, last = min(costs), max(costs)
    for what, cost in (("adding", costs), ("adding and telling", whole)):
        clock = cost[last].clock / cost[first].clock
        process = cost[last].process / cost[first].process
        sys.stdout.write(
            f"{what} from {first:,} to {last:,}: {clock:.1f} times by the clock, "
            f"{process:.1f} times of this process\n"
        )


def _insert(index: Index, made: Iterator[Made]) -> None:
    for entry in made:
        if isinstance(entry, Entry):
            insert(index, entry)


if __name__ == "__main__":
    main()
