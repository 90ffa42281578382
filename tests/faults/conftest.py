"""Folders in memory, where syncing takes no time, and how long to look for faults."""

import os
import shutil
import tempfile
from pathlib import Path

import pytest

from tests.faults.work import TALLY

MEMORY = Path("/dev/shm") if os.access("/dev/shm", os.W_OK) else None
"""A folder in memory; None where the system has none."""
LONG_RUN = os.environ.get("FAULTS") == "long"
"""Whether there is time, minutes of it, to look everywhere."""


def pytest_terminal_summary(terminalreporter):
    """How many faults were injected; a test that finds a decision lost fails."""
    for test, count in TALLY.items():
        terminalreporter.write_line(f"{count:7,} faults  {test}")
    terminalreporter.write_line(f"{TALLY.total():7,} faults in all")


@pytest.fixture
def folder(tmp_path):
    """A folder for many journals, in memory where the system has such."""
    if MEMORY is None:
        yield tmp_path
        return
    made = Path(tempfile.mkdtemp(dir=MEMORY))
    try:
        yield made
    finally:
        shutil.rmtree(made, ignore_errors=True)
