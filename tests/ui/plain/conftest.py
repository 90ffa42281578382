import pytest

from tests.annotations import annotation
from tests.ui.plain.talking import reviewing


@pytest.fixture
def review(tmp_path):
    with reviewing(tmp_path, annotation()) as plain:
        yield plain
