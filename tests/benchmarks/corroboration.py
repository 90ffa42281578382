"""``python -m tests.benchmarks.corroboration ANNOTATIONS.jsonl [--sizes 1000,10000] [--family N]``.

Adds documents to an index and tells, at each size, how many more are added per second, what that
cost from the start, and how much memory and disk was used. The annotations are repeated with names
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
from collections.abc import Iterable, Iterator
from contextlib import closing
from functools import partial
from itertools import count, islice
from pathlib import Path

from attribution.cli.corroborate import spare_collector
from attribution.corroboration import Index, add, findings
from attribution.records import Annotation, ErrorRecord
from attribution.store import read_records

_CHANGED = re.compile(r"(?<![.!?:\"“”]\s)(?<!^)\b[A-Z][a-z]+|\d")
_TEXTS = re.compile(r'"(?:text|name|outlet|title|population|window|place|unit)":"(?:[^"\\]|\\.)*"')
_ALIASES = re.compile(r'"aliases":\[[^\]]*\]')
_VALUE = re.compile(r'"value":(\d+)\.0')
_MADE = 100  # documents made before they are added
_STEP = 500  # documents over which the rate at a size is taken


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
    arguments = parser.parse_args()
    records = read_records(arguments.annotations)
    lines = [each.model_dump_json() for each in records if not isinstance(each, ErrorRecord)]
    sizes = [int(size) for size in arguments.sizes.split(",")]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "index"
        spare_collector()  # as the command does
        with closing(Index(path)) as index:
            measure(index, path, repeated(lines, arguments.family), sizes)


def measure(index: Index, path: Path, documents: Iterator[Annotation], sizes: list[int]) -> None:
    """Print a line for each size; only the time spent in adding counts, not the changing."""
    costs: dict[int, float] = {}
    whole: dict[int, float] = {}
    spent, added = 0.0, 0
    for size in sizes:
        spent += _add(index, islice(documents, size - added))[1]
        costs[size] = spent
        wall, processor = _add(index, islice(documents, _STEP))
        added = size + _STEP
        spent += processor
        start = time.process_time()
        found = Counter(type(finding).__name__ for finding in findings(index))
        told = time.process_time() - start
        whole[size] = costs[size] + told
        disk = sum(file.stat().st_size for file in path.parent.iterdir()) / 2**20
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**10
        sys.stdout.write(
            f"{size:,} documents in {costs[size]:,.1f} processor seconds; then "
            f"{_STEP / processor:,.0f} a processor second, {_STEP / wall:,.0f} a second; "
            f"all findings in {told:,.1f} s; {disk:,.0f} MiB on disk, {memory:,.0f} MiB held; "
            f"{', '.join(f'{number:,} {kind}' for kind, number in sorted(found.items()))}\n"
        )
        sys.stdout.flush()
    sizes = sorted(costs)
    for what, cost in (("adding", costs), ("adding and telling", whole)):
        factor = cost[sizes[-1]] / cost[sizes[0]]
        sys.stdout.write(
            f"{what} from {sizes[0]:,} to {sizes[-1]:,}: {factor:.1f} times the cost\n"
        )


def _add(index: Index, documents: Iterable[Annotation]) -> tuple[float, float]:
    """Seconds by the clock and of the processor that adding took.

    Documents are made many at a time, as what making one leaves in the processor's caches would
    slow the adding of it, and only those that come again with other names need much making.
    """
    wall = processor = 0.0
    documents = iter(documents)
    while made := list(islice(documents, _MADE)):
        starts = time.perf_counter(), time.process_time()
        for annotation in made:
            add(index, annotation)
        wall += time.perf_counter() - starts[0]
        processor += time.process_time() - starts[1]
    return wall, processor


if __name__ == "__main__":
    main()
