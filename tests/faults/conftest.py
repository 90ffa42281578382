"""Folders in memory, where syncing takes no time, and how long to look for faults."""

import os
import shutil
import tempfile
from pathlib import Path

import pytest

MEMORY = Path("/dev/shm") if os.access("/dev/shm", os.W_OK) else None
"""A folder in memory; None where the system has none."""
LONG_RUN = os.environ.get("FAULTS") == "long"
"""Whether there is time, minutes of it, to look everywhere."""


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
