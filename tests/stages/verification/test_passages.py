"""Statements about checking in passages of many outlets' styles, on the trained models.

``known``, ``later`` and ``verdicts`` are what the stage was built on, passage by passage; ``apart``
was written first and put aside, ``wide``, ``wider``, ``formulas`` and ``closing`` by writers who
had not seen the rules; they are only measured, and their files tell what they gave at first sight.
"""

import pytest

from attribution import Annotator
from tests.stages.verification.passages import annotated, faults, passages, scores

pytestmark = pytest.mark.models


@pytest.fixture(scope="module")
def annotator() -> Annotator:
    return Annotator()


def name(passage: dict) -> str:
    return passage["text"][:48]


@pytest.mark.parametrize(
    "passage", [*passages("known"), *passages("later"), *passages("verdicts")], ids=name
)
def test_a_passage(passage: dict, annotator: Annotator) -> None:
    assert faults(passage, annotated(passage, annotator)) == []


@pytest.mark.parametrize(
    ("name", "detection", "status", "targets"),
    [
        ("apart", 0.95, 0.95, 0.93),
        ("wide", 0.92, 0.94, 0.88),
        ("wider", 0.93, 0.95, 0.84),
        ("formulas", 0.95, 0.95, 0.92),
        ("closing", 0.97, 0.97, 0.93),
    ],
)
def test_passages_by_others(
    name: str, detection: float, status: float, targets: float, annotator: Annotator
) -> None:
    found = scores(name, annotator)
    assert found["detection"] >= detection, found
    assert found["status"] >= status, found
    assert found["targets"] >= targets, found
