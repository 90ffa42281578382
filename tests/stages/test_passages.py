"""Statements about checking in passages of many outlets' styles, on the trained models.

``known``, ``later`` and ``verdicts`` are what the stage was built on, passage by passage; ``apart``
was written first and put aside, and is only measured; its file tells what it gave at first sight.
"""

import pytest

from attribution import Annotator
from tests.stages.passages import annotated, faults, passages, scores

pytestmark = pytest.mark.models
OPEN = {"Two weapons experts who examined"}
"""Passages that are known to be read wrongly."""


@pytest.fixture(scope="module")
def annotator() -> Annotator:
    return Annotator()


def name(passage: dict) -> str:
    return passage["text"][:48]


@pytest.mark.parametrize(
    "passage", [*passages("known"), *passages("later"), *passages("verdicts")], ids=name
)
def test_a_passage(passage: dict, annotator: Annotator) -> None:
    if any(passage["text"].startswith(opening) for opening in OPEN):
        pytest.xfail("experts who examined something nobody has a noun for")
    assert faults(passage, annotated(passage, annotator)) == []


def test_passages_put_aside(annotator: Annotator) -> None:
    found = scores("apart", annotator)
    assert found["detection"] >= 0.95, found
    assert found["status"] >= 0.92, found
    assert found["targets"] >= 0.85, found
